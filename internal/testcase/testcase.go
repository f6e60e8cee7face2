// Package testcase holds what tests share: how deep to look, which seed to draw from, where the tree begins, and how
// to say that a test was not run. Only tests import it.
package testcase

import (
	"crypto/rand"
	"encoding/binary"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Depths say how long a test that could go on for ever goes on.
const (
	Quick Effort = "quick" // seconds: `make check` and `make test`
	Deep  Effort = "deep"  // hours: `make deep`
)

// Effort is how long a test that could go on for ever goes on.
type Effort string

// Depth is Deep when KITH_DEPTH says so, else Quick.
func Depth() Effort {
	if os.Getenv("KITH_DEPTH") == string(Deep) {
		return Deep
	}
	return Quick
}

// Times is how often to repeat something: the first figure when quick, the second when deep.
func Times(quick, deep int) int {
	if Depth() == Deep {
		return deep
	}
	return quick
}

// Properties is a package's TestMain: each property that its tests hold is tried a hundred times, or as often as given
// when deep.
func Properties(m *testing.M, deep int) {
	flag.Parse()
	checks := flag.Lookup("rapid.checks")
	if checks != nil && Depth() == Deep && checks.Value.String() == checks.DefValue {
		if err := checks.Value.Set(strconv.Itoa(deep)); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

// Seed is where a test's random numbers start: KITH_SEED, or a new one. It is in the log of a test that fails, with
// the command that draws the same numbers again.
func Seed(t testing.TB) uint64 {
	t.Helper()

	seed, err := strconv.ParseUint(os.Getenv("KITH_SEED"), 10, 64)
	if err != nil {
		var drawn [8]byte
		rand.Read(drawn[:]) // never fails: crypto/rand ends the program instead
		seed = binary.BigEndian.Uint64(drawn[:]) >> 32
	}
	t.Logf("seed %d; the same again: KITH_SEED=%d go test -run '^%s$'", seed, seed, strings.ReplaceAll(t.Name(), "/", "$/^"))
	return seed
}

// NotRun ends a test that lacks something it needs: skipped, with the reason, or failed where KITH_REQUIRE is "all",
// as under `make test`, which promises that everything ran.
func NotRun(t testing.TB, needs, why string) {
	t.Helper()

	if os.Getenv("KITH_REQUIRE") == "all" {
		t.Fatalf("not run: needs %s (%s), and KITH_REQUIRE=all says everything runs", needs, why)
	}
	t.Skipf("not run: needs %s (%s)", needs, why)
}

// Needs of tests, as KITH_WITHOUT names them.
const (
	Chromium   Need = "Chromium"
	PostgreSQL Need = "PostgreSQL"
)

// Need is a program beside the test that some tests cannot do without.
type Need string

// Wanted skips a test whose need KITH_WITHOUT names, as `make check` does for PostgreSQL and Chromium: they are here,
// but this run is the short one.
func Wanted(t testing.TB, needs Need) {
	t.Helper()

	if slices.Contains(strings.Fields(os.Getenv("KITH_WITHOUT")), string(needs)) {
		t.Skipf("not run: this run is without %s", needs)
	}
}

// Root is the folder of the tree, where go.mod is.
func Root(t testing.TB) string {
	t.Helper()

	folder, err := os.Getwd()
	if err != nil {
		t.Fatalf("finding the folder of the tree: %v", err)
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder
		}
		above := filepath.Dir(folder)
		if above == folder {
			t.Fatal("finding the folder of the tree: no go.mod above")
		}
		folder = above
	}
}
