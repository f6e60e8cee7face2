package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"kith/procedure"
	"kith/procedures"
	"kith/reference"
	"kith/timescale"
)

// procedureOf shows what people work by. It opens no data.
func procedureOf(ctx context.Context, c call) error {
	return inside(ctx, "kith procedure", "Shows the procedures: the law and national guidance, and what partnerships lay over them.", []command{
		{"list", "List the procedures, a line each", procedureList},
		{"show", "Show what starts which deadline, and every value of one procedure on a day", procedureShow},
		{"schema", "Print a documented example of everything that a procedure can say", procedureSchema},
		{"lint", "Look procedures through for faults, and for what is doubtful", procedureLint},
	}, c)
}

// shelf is where procedures are read from, and the day they are looked at.
type shelf struct {
	folder string
	on     string
}

func (s *shelf) flags(a *asking) {
	a.StringVar(&s.folder, "packs", env("KITH_PACKS", ""), "`folder` of procedures of your own, beside Kith's (KITH_PACKS)")
}

func (s *shelf) day(a *asking) {
	a.StringVar(&s.on, "on", "", "the `date` it is looked at, as in 2027-03-01; today unless said")
}

func (s *shelf) date(a *asking) timescale.Date {
	if s.on == "" {
		return timescale.InstantOf(time.Now()).Date()
	}
	day, err := timescale.Parse(s.on)
	if err != nil {
		a.fault("--on: %s", err)
	}
	return day
}

// load reads the packs. Each fault of a file is a line.
func (s *shelf) load(a *asking) procedure.Library {
	from := []fs.FS{procedures.FS}
	if s.folder != "" {
		if info, err := os.Stat(s.folder); err != nil || !info.IsDir() {
			a.fault("--packs: there is no folder %s", s.folder)
			return procedure.Library{}
		}
		from = append(from, os.DirFS(s.folder))
	}
	l, err := procedure.Load(from...)
	var many interface{ Unwrap() []error }
	switch {
	case errors.As(err, &many):
		for _, one := range many.Unwrap() {
			a.fault("%s", one)
		}
	case err != nil:
		a.fault("%s", err)
	}
	return l
}

func procedureList(_ context.Context, c call) error {
	var s shelf
	a := c.ask("procedure list", "Lists the procedures, a line each: name, title, what it lies over, what it is.", "kith procedure list")
	s.flags(a)
	if _, err := a.read(); err != nil {
		return err
	}
	l := s.load(a)
	if a.faulty() != nil {
		return a.faulty()
	}
	return procedure.WriteList(c.out, l)
}

func procedureShow(_ context.Context, c call) error {
	var s shelf
	a := c.ask("procedure show", "Shows which event starts which deadline, and every value of one procedure as it stands on a day, with its kind, its source and who gave it.",
		"kith procedure show cornwall --on 2027-03-01")
	a.takes, a.most = "NAME", 1
	s.flags(a)
	s.day(a)
	names, err := a.read()
	if err != nil {
		return err
	}
	day, l := s.date(a), s.load(a)
	if len(names) == 0 {
		a.fault("say which procedure, as in kith procedure show cornwall")
	}
	if a.faulty() != nil {
		return a.faulty()
	}
	p, err := l.At(names[0], day)
	if errors.Is(err, procedure.ErrUnknownProcedure) {
		return asked("%s", err)
	}
	if err != nil {
		return err
	}
	return procedure.WriteShow(c.out, p)
}

func procedureSchema(_ context.Context, c call) error {
	a := c.ask("procedure schema", "Prints a documented example of everything that a procedure can say. Take from it what yours says.",
		"kith procedure schema > packs/our-partnership.yaml")
	if _, err := a.read(); err != nil {
		return err
	}
	if a.faulty() != nil {
		return a.faulty()
	}
	_, err := io.WriteString(c.out, procedure.Schema())
	return err
}

// procedureLint fails where a procedure must not be used.
func procedureLint(_ context.Context, c call) error {
	var s shelf
	a := c.ask("procedure lint", "Looks procedures through, all unless some are named, as they stand and as they will. It fails on what must not be used, and warns of what is doubtful.",
		"kith procedure lint --packs our-procedures")
	a.takes, a.most = "[NAME...]", 1000
	s.flags(a)
	s.day(a)
	names, err := a.read()
	if err != nil {
		return err
	}
	day, l := s.date(a), s.load(a)
	if a.faulty() != nil {
		return a.faulty()
	}
	if len(names) == 0 {
		names = l.Names()
	}
	var found []procedure.Finding
	for _, name := range names {
		some, err := l.Lint(name, day, reference.Calendar())
		if errors.Is(err, procedure.ErrUnknownProcedure) {
			return asked("%s", err)
		}
		if err != nil {
			return err
		}
		found = append(found, some...)
	}
	faulty, err := procedure.WriteLint(c.out, found)
	if faulty && err == nil {
		err = errors.New("not to be used as it stands")
	}
	return err
}

// deadlines counts what events start, each by the procedure as it stood on the event's own day.
func deadlines(_ context.Context, c call) error {
	var s shelf
	events := map[procedure.Event]timescale.Date{}
	a := c.ask("deadlines", "Counts the deadlines that events start under a procedure, and says by which rule and source.",
		"kith deadlines --procedure cornwall --at strategy-discussion=2026-11-02 --at initial-conference=2026-11-19")
	s.flags(a)
	name := a.String("procedure", "", "`name` of the procedure; kith procedure list names them")
	a.Func("at", "`event=date`, as often as needed: "+eventNames(), func(text string) error {
		event, date, err := procedure.ParseAt(text)
		if err != nil {
			return err
		}
		if earlier, twice := events[event]; twice && earlier != date {
			return fmt.Errorf("%s has a date already", event)
		}
		events[event] = date
		return nil
	})
	asJSON := a.Bool("json", false, "write JSON")
	explain := a.Bool("explain", false, "say how each is counted, day by day")
	if _, err := a.read(); err != nil {
		return err
	}
	a.needs("procedure", *name)
	if len(events) == 0 && len(a.faults) == 0 {
		a.fault("--at is needed: say what happened and when")
	}
	l := s.load(a)
	if a.faulty() != nil {
		return a.faulty()
	}
	due, err := l.Deadlines(*name, events, reference.Calendar())
	if errors.Is(err, procedure.ErrUnknownProcedure) {
		return asked("--procedure: %s", err)
	}
	if err != nil {
		return err
	}
	format := map[[2]bool]procedure.Format{
		{false, false}: procedure.Table, {false, true}: procedure.Explained,
		{true, false}: procedure.JSON, {true, true}: procedure.ExplainedJSON,
	}[[2]bool{*asJSON, *explain}]
	return procedure.WriteDeadlines(c.out, due, format)
}

func eventNames() string {
	var names []string
	for _, e := range procedure.Events() {
		names = append(names, string(e))
	}
	return strings.Join(names, ", ")
}
