package main

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kith/internal/testcase"
	"kith/procedure"
)

// failing is what a test and a property have in common.
type failing interface {
	Helper()
	Fatalf(format string, parts ...any)
}

// counts runs kith deadlines as a person would, and holds that whatever is typed is either counted, or refused with a
// sentence and the code for being asked wrongly.
func counts(t failing, name, at string) {
	t.Helper()
	var out, errs bytes.Buffer
	switch code := run(context.Background(), &out, &errs, []string{"deadlines", "--procedure=" + name, "--at=" + at, "--json", "--explain"}); code {
	case 0:
		var due []map[string]any
		if err := json.Unmarshal(out.Bytes(), &due); err != nil || errs.Len() > 0 {
			t.Fatalf("%q: %v, %s", at, err, errs.String())
		}
		for _, d := range due {
			for _, part := range []string{"deadline", "anchor", "due", "rule", "source"} {
				if text, is := d[part].(string); !is || text == "" {
					t.Fatalf("%q: %v has no %s", at, d, part)
				}
			}
		}
	case 2:
		if out.Len() > 0 || !strings.HasPrefix(errs.String(), "kith deadlines: ") {
			t.Fatalf("%q: %q, %q", at, out.String(), errs.String())
		}
	default:
		t.Fatalf("%q: exit code %d, %s", at, code, errs.String())
	}
}

func TestWhateverDayIsTypedIsCountedOrRefusedInASentence(t *testing.T) {
	t.Parallel()
	for range testcase.Times(1, 20) {
		rapid.Check(t, func(t *rapid.T) {
			event := rapid.SampledFrom(procedure.Events()).Draw(t, "event")
			day := rapid.StringMatching(`[0-9]{4}-[0-9]{2}-[0-9]{2}|(1|2)(9|0)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])|.{0,12}`).Draw(t, "day")
			counts(t, rapid.SampledFrom([]string{"england", "derby-derbyshire", "pan-sussex"}).Draw(t, "procedure"), string(event)+"="+day)
		})
	}
}

// FuzzDeadlines is the same for whatever a fuzzer thinks of, the name of the procedure included.
func FuzzDeadlines(f *testing.F) {
	for _, at := range []string{
		"strategy-discussion=2026-12-08", "review=2026-02-29", "birth=0001-01-01", "core-group=9999-12-31", "conference=", "=", "",
		"initial-conference=2026-12-08=1", "due-date=2026-12-8", "transfer-notified=2028-02-29", "birth=２０２６-12-08", "review=2026-12-08\x00",
	} {
		f.Add("england", at)
	}
	f.Add("", "birth=2026-12-08")
	f.Add("../england", "birth=2026-12-08")
	f.Fuzz(func(t *testing.T, name, at string) { counts(t, name, at) })
}
