package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWhatWasRunIsTold(t *testing.T) {
	t.Parallel()

	const (
		pass   = `{"Action":"pass","Package":"kith/plan","Test":"TestA","Elapsed":0.1}` + "\n"
		output = `{"Action":"output","Package":"kith/plan","Test":"TestB","Output":"why <it>\n"}` + "\n"
		fail   = `{"Action":"fail","Package":"kith/plan","Test":"TestB","Elapsed":0.1}` + "\n"
		skip   = `{"Action":"skip","Package":"kith/plan","Test":"TestB","Elapsed":0}` + "\n"
		ended  = `{"Action":"pass","Package":"kith/plan","Elapsed":1}` + "\n"
		broken = `{"Action":"fail","Package":"kith/plan","Elapsed":1}` + "\n"
	)
	for name, c := range map[string]struct {
		said, told, err string
	}{
		"all well":        {pass + ended, "ok     kith/plan: 1 tests, 1.0 s\n1 passed, 0 failed, 0 skipped\n", ""},
		"one failed":      {pass + output + fail + broken, "FAILED kith/plan TestB (0.1 s)\n       why <it>\nFAILED", "1 failed"},
		"one skipped":     {pass + output + skip + ended, "skipped kith/plan TestB\n       why <it>\nok", ""},
		"nothing ran":     {ended, "0 passed", "no test ran"},
		"did not build":   {pass + `{"Action":"build-fail","ImportPath":"kith/plan"}` + "\n", "1 passed", "a package did not build, or ended before its tests"},
		"a test panicked": {pass + output + broken, "kith/plan TestB did not end\n       why <it>", "a package did not build, or ended before its tests"},
		"go itself":       {"go: no such module\n", "go: no such module", "no test ran"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			var out strings.Builder
			err := run(strings.NewReader(c.said), &out, "", "")
			if !strings.Contains(out.String(), c.told) {
				t.Errorf("told %q, want %q", out.String(), c.told)
			}
			if err == nil && c.err != "" || err != nil && err.Error() != c.err {
				t.Errorf("ended with %v, want %q", err, c.err)
			}
		})
	}
}

func TestTheNumbersOfSeveralRunsAreKept(t *testing.T) {
	t.Parallel()

	counts := filepath.Join(t.TempDir(), "counts")
	for range 2 {
		if err := run(strings.NewReader(`{"Action":"pass","Package":"p","Test":"T"}`), &strings.Builder{}, counts, ""); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(counts); err != nil || string(got) != "1 0 0\n1 0 0\n" {
		t.Errorf("%q, %v", got, err)
	}
}

func TestHowEachTestEndedIsWrittenDown(t *testing.T) {
	t.Parallel()

	ran := filepath.Join(t.TempDir(), "ran")
	said := `{"Action":"pass","Package":"kith/p","Test":"TestA"}` + "\n" + `{"Action":"skip","Package":"kith/p","Test":"TestB/one"}` + "\n" +
		`{"Action":"pass","Package":"kith/p","Test":"TestB"}` + "\n" + `{"Action":"pass","Package":"kith/p"}` + "\n"
	if err := run(strings.NewReader(said), &strings.Builder{}, "", ran); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(ran); err != nil || string(got) != "pass kith/p TestA\nskip kith/p TestB\npass kith/p TestB\n" {
		t.Errorf("%q, %v", got, err)
	}
}
