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
	run   func(ctx context.Context, out, errs io.Writer, args []string) error
}

func commands() []command {
	return []command{
		{"serve", "Serve Kith to the people who work with it", serve},
		{"demo", "Serve the demonstration: made-up partnerships, people and families", demo},
		{"migrate", "Bring the database to this version", migrate},
		{"user", "Add people who sign in, and make links for them", user},
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
	if len(args) == 0 || args[0] == "--help" || args[0] == "-h" || args[0] == "help" {
		usage(out)
		return 0
	}
	for _, c := range commands() {
		if c.name != args[0] {
			continue
		}
		err := c.run(ctx, out, errs, args[1:])
		switch {
		case err == nil, errors.Is(err, flag.ErrHelp):
			return 0
		case errors.Is(err, errUsage):
			fmt.Fprintln(errs, "kith "+c.name+": "+err.Error())
			return 2
		}
		fmt.Fprintln(errs, "kith "+c.name+": "+err.Error())
		return 1
	}
	fmt.Fprintf(errs, "kith: there is no command %q. Try kith --help\n", args[0])
	return 2
}

func usage(out io.Writer) {
	fmt.Fprint(out, "Kith runs child protection conferences.\n\nUsage: kith COMMAND [flags]\n\n")
	for _, c := range commands() {
		fmt.Fprintf(out, "  %-12s %s\n", c.name, c.about)
	}
	fmt.Fprint(out, "\nkith COMMAND --help says what a command takes.\n")
}

var errUsage = errors.New("not asked properly")

func asked(format string, parts ...any) error {
	return fmt.Errorf("%w: %s", errUsage, fmt.Sprintf(format, parts...))
}
