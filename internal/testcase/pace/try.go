package pace

import (
	"os"
	"strconv"
	"testing"
	"time"
)

// Variables of `make bench`: the file that results are kept in, and how many pairs each contest has. Without the first
// a contest is tried for one short turn, which proves that both sides still do their work.
const (
	KeepIn = "KITH_BENCH"
	Times  = "KITH_PAIRS"
)

const (
	turnLasts = 1500 * time.Millisecond
	tryLasts  = 20 * time.Millisecond
	fewest    = 5
)

func keepIn() string { return os.Getenv(KeepIn) }

// Timed reports whether this run times, rather than tries.
func Timed() bool { return keepIn() != "" }

// Hold holds a contest for a test, in no more pairs than it says itself: for what takes minutes each time. How fast either side was never fails it: a missed aim is said in the table.
func Hold(t testing.TB, c Contest) Result {
	t.Helper()

	most := c.Pairs
	c.Pairs, c.Each = 1, tryLasts
	if Timed() {
		c.Pairs, c.Each = fewest, turnLasts
		if n, err := strconv.Atoi(os.Getenv(Times)); err == nil {
			c.Pairs = max(n, 1)
		}
		if most > 0 {
			c.Pairs = min(c.Pairs, most)
		}
	}
	r, err := c.Hold(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if Timed() {
		if err := Keep(keepIn(), r); err != nil {
			t.Fatalf("keeping a result: %v", err)
		}
	}
	return r
}
