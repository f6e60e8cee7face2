package procedure_test

import (
	"testing"
	_ "time/tzdata"

	"kith/procedure"
	"kith/procedures"
	"kith/reference"
	"kith/timescale"
)

func day(t *testing.T, text string) timescale.Date {
	t.Helper()
	d, err := timescale.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func library(t *testing.T) procedure.Library {
	t.Helper()
	l, err := procedure.Load(procedures.FS)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func pack(t *testing.T, name string) procedure.Pack {
	t.Helper()
	p, err := library(t).At(name, day(t, "2026-12-08"))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestEveryPackOfOursIsWhole(t *testing.T) {
	t.Parallel()
	l := library(t)
	if got := len(l.Names()); got != 6 {
		t.Errorf("%d packs; want 6: %v", got, l.Names())
	}
	for _, name := range l.Names() {
		if p := pack(t, name); p.Layers[0] != "england" || p.Title == "" {
			t.Errorf("%s: title %q, layers %v", name, p.Title, p.Layers)
		}
	}
	_ = reference.Calendar()
}
