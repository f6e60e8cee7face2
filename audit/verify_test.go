package audit_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"kith/audit"
	"kith/timescale"
)

// log is a log in memory: its entries, and the hashes that were stored as each took its place.
type log struct {
	entries []audit.Entry
	hashes  []tlog.Hash
}

func at(minute int) timescale.Instant {
	return timescale.InstantOf(time.Date(2026, 11, 2, 9, minute, 0, 0, time.UTC))
}

func entry(n int) audit.Entry {
	e := audit.Entry{
		Tenant: "north", ID: fmt.Sprintf("entry-%d", n), At: at(n), Account: "jo", Deed: "look at a family", Ground: "allocated", Kind: audit.Looked,
	}
	if n%2 == 0 {
		e.Family, e.Subject, e.Kind = "kai", "conference-1", audit.Did
	}
	return e
}

func (l *log) add(t *testing.T, e audit.Entry) {
	t.Helper()

	hashes, err := e.Hashes(int64(len(l.entries)), tlog.HashReaderFunc(func(places []int64) ([]tlog.Hash, error) {
		read := make([]tlog.Hash, len(places))
		for i, p := range places {
			read[i] = l.hashes[p]
		}
		return read, nil
	}))
	if err != nil {
		t.Fatal(err)
	}
	l.entries, l.hashes = append(l.entries, e), append(l.hashes, hashes...)
}

func written(t *testing.T, n int) *log {
	t.Helper()

	l := &log{}
	for i := range n {
		l.add(t, entry(i))
	}
	return l
}

// verified goes through a log that says it has so many entries.
func (l *log) verified(size int64, places []int64, signed ...audit.Checkpoint) (*audit.Verifier, error) {
	v := audit.NewVerifier(func(place int64) (tlog.Hash, bool) {
		if place >= int64(len(l.hashes)) {
			return tlog.Hash{}, false
		}
		return l.hashes[place], true
	}, signed)
	for i, e := range l.entries {
		place := int64(i)
		if places != nil {
			place = places[i]
		}
		if err := v.Check(place, e); err != nil {
			return v, err
		}
	}
	return v, v.End(size)
}

func (l *log) checkpoint(t *testing.T, n int) audit.Checkpoint {
	t.Helper()

	part := &log{entries: l.entries[:n], hashes: l.hashes}
	v := audit.NewVerifier(func(place int64) (tlog.Hash, bool) { return part.hashes[place], true }, nil)
	for i, e := range part.entries {
		if err := v.Check(int64(i), e); err != nil {
			t.Fatal(err)
		}
	}
	head, err := v.Head()
	if err != nil {
		t.Fatal(err)
	}
	return audit.Checkpoint{Tenant: "north", Size: int64(n), Head: head, At: at(n)}
}

// TestALogOfAnyLengthHoldsAndItsHeadIsTheHashOfItsTree asks the library for the head as well.
func TestALogOfAnyLengthHoldsAndItsHeadIsTheHashOfItsTree(t *testing.T) {
	t.Parallel()

	for n := range 34 {
		l := written(t, n)
		var signed []audit.Checkpoint
		for at := range n + 1 {
			signed = append(signed, l.checkpoint(t, at))
		}
		v, err := l.verified(int64(n), nil, signed...)
		if err != nil || v.Size() != int64(n) {
			t.Fatalf("%d entries: %d, %v", n, v.Size(), err)
		}
		head, err := v.Head()
		if err != nil {
			t.Fatal(err)
		}
		want, err := tlog.TreeHash(int64(n), tlog.HashReaderFunc(func(places []int64) ([]tlog.Hash, error) {
			read := make([]tlog.Hash, len(places))
			for i, p := range places {
				read[i] = l.hashes[p]
			}
			return read, nil
		}))
		if err != nil || head != want {
			t.Errorf("%d entries: the head is %s, and the tree's hash %s, %v", n, head, want, err)
		}
	}
}

// TestEveryFieldOfAnEntryIsHeldByItsHash changes one at a time.
func TestEveryFieldOfAnEntryIsHeldByItsHash(t *testing.T) {
	t.Parallel()

	for name, change := range map[string]func(e *audit.Entry){
		"tenant": func(e *audit.Entry) { e.Tenant = "south" }, "id": func(e *audit.Entry) { e.ID += "x" },
		"when": func(e *audit.Entry) { e.At = at(59) }, "who": func(e *audit.Entry) { e.Account = "sam" },
		"deed": func(e *audit.Entry) { e.Deed = "book a conference" }, "ground": func(e *audit.Entry) { e.Ground = "chair" },
		"family": func(e *audit.Entry) { e.Family += "x" }, "subject": func(e *audit.Entry) { e.Subject += "x" },
		"kind": func(e *audit.Entry) {
			e.Kind = map[audit.Kind]audit.Kind{audit.Did: audit.Looked, audit.Looked: audit.Did}[e.Kind]
		},
	} {
		for place := range 9 {
			l := written(t, 9)
			change(&l.entries[place])
			_, err := l.verified(9, nil)
			isFault(t, fmt.Sprintf("%s of %d", name, place), err, int64(place), "not what was written there")
		}
	}
}

func isFault(t *testing.T, what string, err error, place int64, why string) {
	t.Helper()

	var fault *audit.Fault
	if !errors.As(err, &fault) || fault.Place != place || !strings.Contains(fault.Why, why) || !strings.Contains(err.Error(), fmt.Sprintf("entry %d: ", place)) {
		t.Errorf("%s: %v, and it should be entry %d: %s", what, err, place, why)
	}
}

// TestWhatIsTakenOutMovedOrCutIsFoundWhereItStood does each at every place of a log.
func TestWhatIsTakenOutMovedOrCutIsFoundWhereItStood(t *testing.T) {
	t.Parallel()

	const n = 13
	for place := range n {
		l := written(t, n)
		var places []int64
		for i := range l.entries {
			places = append(places, int64(i))
		}
		without := &log{append(append([]audit.Entry{}, l.entries[:place]...), l.entries[place+1:]...), l.hashes}
		if place < n-1 {
			_, err := without.verified(n, append(append([]int64{}, places[:place]...), places[place+1:]...))
			isFault(t, "taken out", err, int64(place), fmt.Sprintf("missing: the next entry found stands at %d", place+1))
			_, err = without.verified(n, nil)
			isFault(t, "taken out, the rest moved up", err, int64(place), "not what was written there")

			swapped := written(t, n)
			swapped.entries[place], swapped.entries[place+1] = swapped.entries[place+1], swapped.entries[place]
			_, err = swapped.verified(n, nil)
			isFault(t, "swapped", err, int64(place), "not what was written there")
		}

		cut := written(t, n)
		cut.entries = cut.entries[:place]
		_, err := cut.verified(n, nil)
		isFault(t, "cut", err, int64(place), "missing: the log had 13 entries")
		_, err = cut.verified(int64(place), nil)
		isFault(t, "cut, with its length", err, int64(place), "missing: its hash is there and it is not")
		cut.hashes = cut.hashes[:tlog.StoredHashIndex(0, int64(place))]
		if _, err := cut.verified(int64(place), nil); err != nil {
			t.Errorf("cut with its length and hashes, a log is one: only checkpoints contradict it: %v", err)
		}
		_, err = cut.verified(int64(place), nil, l.checkpoint(t, n))
		isFault(t, "cut, and signed", err, int64(place), "by a signed checkpoint")

		whole := written(t, n)
		_, err = whole.verified(int64(place), nil)
		isFault(t, "length", err, int64(place), fmt.Sprintf("its length was changed to %d", place))
		whole.hashes = whole.hashes[:tlog.StoredHashIndex(0, int64(place))]
		_, err = whole.verified(n, nil)
		isFault(t, "hashes", err, int64(place), "its hashes are missing")
	}
}

// TestALogWrittenAnewIsFoundByEachCheckpoint changes an entry and makes every hash anew, as whoever knows how may.
func TestALogWrittenAnewIsFoundByEachCheckpoint(t *testing.T) {
	t.Parallel()

	const n = 9
	was := written(t, n)
	for place := range n {
		anew := &log{}
		for i := range n {
			e := entry(i)
			if i == place {
				e.Account = "somebody else"
			}
			anew.add(t, e)
		}
		for signed := 1; signed <= n; signed++ {
			_, err := anew.verified(n, nil, was.checkpoint(t, signed))
			if signed <= place {
				if err != nil {
					t.Errorf("changed at %d, signed at %d: %v", place, signed, err)
				}
				continue
			}
			isFault(t, "written anew", err, int64(signed-1), fmt.Sprintf("by a signed checkpoint of %d entries", signed))
		}
	}
}
