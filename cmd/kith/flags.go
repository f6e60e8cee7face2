package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
)

// asking is how a command may be asked: its flags, and the words of its help.
type asking struct {
	*flag.FlagSet
	call    call
	about   string
	example string
	takes   string // what stands after the flags, such as NAME; empty for nothing
	most    int    // how many of those at most
	faults  wrong
}

// ask begins a command's flags. About is a sentence, example what one would type.
func (c call) ask(name, about, example string) *asking {
	f := flag.NewFlagSet("kith "+name, flag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.Usage = func() {}
	return &asking{FlagSet: f, call: c, about: about, example: example}
}

// read parses the flags, wherever they stand, and gives what stands between them. It collects every fault instead of
// stopping at the first, so that whoever sets Kith up mends them at one go: see faulty.
func (a *asking) read() ([]string, error) {
	var words []string
	rest := a.call.args
	for len(rest) > 0 {
		err := a.Parse(rest)
		switch {
		case errors.Is(err, flag.ErrHelp):
			a.help()
			return nil, err
		case err != nil:
			a.fault("%s", plain(err))
		}
		rest = a.Args()
		if err == nil && len(rest) > 0 {
			words, rest = append(words, rest[0]), rest[1:]
		}
	}
	if len(words) > a.most && len(a.faults) == 0 {
		a.fault("%q is not expected here", words[a.most])
	}
	return words, nil
}

// plain says what the flag package found in words like ours.
func plain(err error) string {
	text := err.Error()
	if name, found := strings.CutPrefix(text, "flag provided but not defined: -"); found {
		return "there is no flag --" + strings.TrimPrefix(name, "-")
	}
	if name, found := strings.CutPrefix(text, "flag needs an argument: -"); found {
		return "--" + name + " needs a value"
	}
	if _, after, found := strings.Cut(text, " for flag -"); found {
		return "--" + after
	}
	return text
}

func (a *asking) fault(format string, parts ...any) {
	a.faults = append(a.faults, fmt.Sprintf(format, parts...))
}

// needs notes a fault for each flag, given by name and value, that is empty.
func (a *asking) needs(flags ...string) {
	for i := 0; i+1 < len(flags); i += 2 {
		if flags[i+1] == "" {
			a.fault("--%s is needed", flags[i])
		}
	}
}

// faulty is every fault found so far, or nothing.
func (a *asking) faulty() error {
	if len(a.faults) == 0 {
		return nil
	}
	return a.faults
}

func (a *asking) help() {
	out := a.call.out
	takes := ""
	if a.takes != "" {
		takes = " " + a.takes
	}
	fmt.Fprintf(out, "%s\n\nUsage: %s%s [flags]\n\n", a.about, a.Name(), takes)
	a.VisitAll(func(f *flag.Flag) {
		value, about := flag.UnquoteUsage(f)
		if value != "" {
			value = " " + strings.ToUpper(value)
		}
		fmt.Fprintf(out, "  --%s%s\n        %s", f.Name, value, about)
		if f.DefValue != "" && f.DefValue != "false" && f.Name != "database" { // an address may hold a password
			fmt.Fprintf(out, "; %s unless said", f.DefValue)
		}
		fmt.Fprintln(out)
	})
	fmt.Fprintf(out, "\nExample:\n  %s\n", a.example)
}

func env(name, otherwise string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return otherwise
}
