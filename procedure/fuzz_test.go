package procedure_test

import (
	"errors"
	"io"
	"io/fs"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"kith/internal/testcase"
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
	f.Fuzz(func(t *testing.T, text string) { packOrFaults(t, text) })
}

// packOrFaults holds that a text beside England's pack is either a pack that can be asked, looked through and shown, or
// faults with a file, a line and what to do.
func packOrFaults(t interface{ Fatal(of ...any) }, text string) {
	base, err := fs.ReadFile(procedures.FS, "england.yaml")
	if err != nil {
		t.Fatal(err)
	}
	l, err := procedure.Load(fstest.MapFS{"england.yaml": {Data: base}, "x.yaml": {Data: []byte(text)}})
	if err != nil {
		fault := &procedure.FaultError{}
		if !errors.As(err, &fault) || fault.Line < 1 || fault.Do == "" || fault.File == "" {
			t.Fatal(err, "is not a fault that can be mended, in", text)
		}
		return
	}
	cal, on := reference.Calendar(), timescale.NewDate(2026, 12, 8)
	p, err := l.At("x", on)
	if err != nil {
		t.Fatal(err, "though what loads is whole on every day:", text)
	}
	if _, err := l.Lint("x", on, cal); err != nil {
		t.Fatal(err)
	}
	if err := procedure.WriteShow(io.Discard, p); err != nil {
		t.Fatal(err)
	}
	for _, d := range p.Deadlines(map[procedure.Event]timescale.Date{procedure.Review: on}, cal) {
		if d.Due.IsZero() || d.Source == "" {
			t.Fatal(d.Key, "has no day or no source in", text)
		}
	}
}

// Somebody's slip of the hand in a pack: a line twice, gone or moved, a word changed, a sign too many or too few.
func TestASlipInAPackLeavesAPackOrFaultsThatCanBeMended(t *testing.T) {
	t.Parallel()
	var packs []string
	for _, name := range []string{"cornwall.yaml", "pan-sussex.yaml", "gateshead.yaml"} {
		text, err := fs.ReadFile(procedures.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		packs = append(packs, string(text))
	}
	packs = append(packs, procedure.Schema())
	random := rand.New(rand.NewPCG(testcase.Seed(t), 2))
	for range testcase.Times(40, 20_000) {
		lines := strings.SplitAfter(packs[random.IntN(len(packs))], "\n")
		for range 1 + random.IntN(3) {
			slip(random, lines)
		}
		packOrFaults(t, strings.Join(lines, ""))
	}
}

func slip(random *rand.Rand, lines []string) {
	at, other := random.IntN(len(lines)), random.IntN(len(lines))
	line := lines[at]
	cut := random.IntN(len(line) + 1)
	switch random.IntN(7) {
	case 0:
		lines[at] = ""
	case 1:
		lines[at] += line
	case 2:
		lines[at], lines[other] = lines[other], lines[at]
	case 3:
		lines[at] = line[:cut] + string(" :,-{}[]\"'#&*!|>%@`~?\t0aé"[random.IntN(25)]) + line[cut:]
	case 4:
		lines[at] = line[:cut]
	case 5:
		lines[at] = " " + line
	case 6:
		lines[at] = strings.Replace(line, "limit", []string{"target", "default", "from: 2026-01-01", "~", "999999999999999999999"}[random.IntN(5)], 1)
	}
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
