package procedure_test

import (
	"errors"
	"io"
	"io/fs"
	"testing"
	"testing/fstest"

	"kith/procedure"
	"kith/procedures"
	"kith/reference"
	"kith/timescale"
)

// FuzzPack holds that any text is either a pack that can be asked and shown, or faults with a line and what to do.
func FuzzPack(f *testing.F) {
	for _, name := range []string{"england.yaml", "cornwall.yaml", "gateshead.yaml"} {
		text, err := fs.ReadFile(procedures.FS, name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Add("title: T\nabout: A\nover: england\nsources: {g: G}\nvalues: {dissent: {\"on\": [{value: true, source: g, kind: limit, from: 2026-01-01}]}}\n")
	f.Add("a: &a [*a]\n")
	f.Add("title: T\nabout: A\nsources: {}\nvalues: {}\n")
	base, err := fs.ReadFile(procedures.FS, "england.yaml")
	if err != nil {
		f.Fatal(err)
	}
	cal := reference.Calendar()
	f.Fuzz(func(t *testing.T, text string) {
		l, err := procedure.Load(fstest.MapFS{"england.yaml": {Data: base}, "x.yaml": {Data: []byte(text)}})
		if err != nil {
			fault := &procedure.FaultError{}
			if !errors.As(err, &fault) || fault.Line < 1 || fault.Do == "" || fault.File == "" {
				t.Fatalf("%v is not a fault that can be mended", err)
			}
			return
		}
		p, err := l.At("x", timescale.NewDate(2026, 12, 8))
		if err != nil {
			t.Fatal(err) // what loads is whole on every day
		}
		if _, err := l.Lint("x", timescale.NewDate(2026, 12, 8), cal); err != nil {
			t.Fatal(err)
		}
		if err := procedure.WriteShow(io.Discard, p); err != nil {
			t.Fatal(err)
		}
		for _, d := range p.Deadlines(map[procedure.Event]timescale.Date{procedure.Review: timescale.NewDate(2026, 12, 8)}, timescale.Calendar{}) {
			if d.Due.IsZero() || d.Source == "" {
				t.Fatalf("%+v", d)
			}
		}
	})
}

// FuzzParseAt holds that an argument is either an event of ours on a day that exists, or refused with a reason of ours.
func FuzzParseAt(f *testing.F) {
	for _, seed := range []string{"strategy-discussion=2026-12-08", "review=2026-02-29", "birth", "=", "x=2026-12-08", "core-group=", "birth=2026-12-08=1", "birth=0001-01-01", "birth=9999-12-31"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		event, date, err := procedure.ParseAt(text)
		if err != nil {
			if !errors.Is(err, procedure.ErrAtForm) && !errors.Is(err, procedure.ErrUnknownEvent) && !errors.Is(err, procedure.ErrAtYear) && !errors.Is(err, timescale.ErrNotADate) {
				t.Fatal(err)
			}
			return
		}
		if string(event)+"="+date.String() != text {
			t.Fatalf("%q was read as %s on %s", text, event, date)
		}
	})
}

// FuzzParseSpan holds that a length of time is read only as it is written.
func FuzzParseSpan(f *testing.F) {
	for _, seed := range []string{"15 working days", "1 month", "1 months", "0 days", "+3 days", "03 days", "2 weeks", ""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		span, err := procedure.ParseSpan(text)
		if err == nil && span.String() != text {
			t.Fatalf("%q was read as %s", text, span)
		}
	})
}
