package testcase_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kith/internal/testcase"
)

// said records the first thing a test would have said.
type said struct {
	testing.TB

	first string
}

func (s *said) say(words string) {
	if s.first == "" {
		s.first = words
	}
}

func (s *said) Helper()                      {}
func (s *said) Name() string                 { return "Outer/inner" }
func (s *said) Logf(form string, _ ...any)   { s.say("log: " + form) }
func (s *said) Fatalf(form string, _ ...any) { s.say("failed: " + form) }
func (s *said) Skipf(form string, _ ...any)  { s.say("skipped: " + form) }

func TestDepthIsQuickUnlessAskedForDeep(t *testing.T) {
	t.Setenv("KITH_DEPTH", "") // and so not in parallel

	for value, want := range map[string]testcase.Effort{"": testcase.Quick, "deep": testcase.Deep, "dep": testcase.Quick} {
		t.Setenv("KITH_DEPTH", value)
		if got := testcase.Depth(); got != want {
			t.Errorf("KITH_DEPTH=%q: %s, want %s", value, got, want)
		}
	}
}

func TestAGivenSeedIsTheSeed(t *testing.T) {
	t.Setenv("KITH_SEED", "42")
	if got := testcase.Seed(t); got != 42 {
		t.Errorf("got %d", got)
	}
	t.Setenv("KITH_SEED", "")
	first, second := testcase.Seed(&said{TB: t}), testcase.Seed(&said{TB: t})
	if first == second {
		t.Error("two drawn seeds are the same")
	}
}

func TestWhatIsNotRunIsNeverShownAsPassed(t *testing.T) {
	t.Setenv("KITH_REQUIRE", "") // and so not in parallel

	for value, want := range map[string]string{"": "skipped: not run", "all": "failed: not run"} {
		t.Setenv("KITH_REQUIRE", value)
		told := &said{TB: t}
		testcase.NotRun(told, "PostgreSQL", "initdb is not here")
		if !strings.HasPrefix(told.first, want) {
			t.Errorf("KITH_REQUIRE=%q: %q, want %q", value, told.first, want)
		}
	}
}

func TestTheRootHoldsTheModule(t *testing.T) {
	t.Parallel()

	if _, err := os.Stat(filepath.Join(testcase.Root(t), "go.mod")); err != nil {
		t.Error(err)
	}
}
