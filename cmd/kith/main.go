// Command kith runs child protection conferences: one binary, one folder, or many beside a PostgreSQL.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // dates are civil dates in London, wherever the machine stands
)

// command is one thing the program does.
type command struct {
	name  string
	about string
	run   func(ctx context.Context, c call) error
}

// call is one asking of a command: what it was given, and where it answers.
type call struct {
	args []string
	out  io.Writer
	errs io.Writer
}

func commands() []command {
	return []command{
		{"serve", "Serve Kith to the people who work with it", serve},
		{"demo", "Serve the demonstration: made-up partnerships, people and families", demo},
		{"migrate", "Bring the database to this version", migrate},
		{"user", "Say who may sign in, who is away, and make links for them", user},
		{"procedure", "List the procedures, show one, or look one through", procedureOf},
		{"deadlines", "Count the deadlines that events start under a procedure", deadlines},
		{"audit", "Verify the log of who looked and who changed", auditLog},
		{"backup", "Copy the database beside a running server", backup},
		{"keys", "Change the key of everything", keysOf},
		{"version", "Say which version this is", version},
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Stdout, os.Stderr, os.Args[1:])
	stop()
	os.Exit(code)
}

// run does one command and gives the program's exit code: 0 done, 1 it failed, 2 it was not asked properly.
func run(ctx context.Context, out, errs io.Writer, args []string) int {
	return among(ctx, "kith", "Kith runs child protection conferences.", commands(), call{args, out, errs})
}

// among finds the command that is asked for, runs it, and says what went wrong, a line each.
func among(ctx context.Context, name, about string, list []command, c call) int {
	if len(c.args) == 0 || wantsHelp(c.args[0]) {
		usage(c.out, name, about, list)
		if len(c.args) == 0 && name != "kith" {
			return 2
		}
		return 0
	}
	for _, one := range list {
		if one.name == c.args[0] {
			return answered(c.errs, name+" "+one.name, one.run(ctx, call{c.args[1:], c.out, c.errs}))
		}
	}
	fmt.Fprintf(c.errs, "%s: there is no command %q. Try %s --help\n", name, c.args[0], name)
	return 2
}

func answered(errs io.Writer, name string, err error) int {
	var faults wrong
	var inner exit
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return 0
	case errors.As(err, &inner):
		return int(inner)
	case errors.As(err, &faults):
		for _, line := range faults {
			fmt.Fprintf(errs, "%s: %s\n", name, line)
		}
		return 2
	}
	fmt.Fprintf(errs, "%s: %s\n", name, err)
	return 1
}

func wantsHelp(arg string) bool {
	return arg == "--help" || arg == "-help" || arg == "-h" || arg == "help"
}

func usage(out io.Writer, name, about string, list []command) {
	fmt.Fprintf(out, "%s\n\nUsage: %s COMMAND [flags]\n\n", about, name)
	for _, c := range list {
		fmt.Fprintf(out, "  %-12s %s\n", c.name, c.about)
	}
	fmt.Fprintf(out, "\n%s COMMAND --help says what a command takes.\n", name)
}

// wrong is everything that is wrong with how a command was asked, a line each.
type wrong []string

func (w wrong) Error() string {
	if len(w) == 0 {
		return "not asked properly"
	}
	return w[0]
}

func asked(format string, parts ...any) error { return wrong{fmt.Sprintf(format, parts...)} }

// exit is the code of a command inside a command, which has said already what went wrong.
type exit int

func (e exit) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

func inside(ctx context.Context, name, about string, list []command, c call) error {
	if code := among(ctx, name, about, list, c); code != 0 {
		return exit(code)
	}
	return nil
}
