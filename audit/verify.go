package audit

import (
	"fmt"

	"golang.org/x/mod/sumdb/tlog"
)

// Fault is the first place where a log does not hold.
type Fault struct {
	Place int64
	Why   string
}

func (f *Fault) Error() string { return fmt.Sprintf("entry %d: %s", f.Place, f.Why) }

// Verifier goes through a log from its first entry, comparing each with the hashes that were stored when it took its
// place. It keeps only the edge of the tree, so that a log of any length fits.
type Verifier struct {
	stored func(place int64) (tlog.Hash, bool)
	edge   [64]tlog.Hash // by level: the complete subtree that ends at the last entry, where there is one of that level
	next   int64
	signed []Checkpoint
}

// NewVerifier begins at the first entry. Stored gives the log's hashes as they are kept: it is asked for each place once,
// in their order, and says whether there is one. Signed are checkpoints of this log, smallest first.
func NewVerifier(stored func(place int64) (tlog.Hash, bool), signed []Checkpoint) *Verifier {
	return &Verifier{stored: stored, signed: signed}
}

// Check takes the next entry, which the log says stands at this place.
func (v *Verifier) Check(place int64, e Entry) error {
	if err := v.signedHere(); err != nil {
		return err
	}
	if place != v.next {
		return &Fault{Place: v.next, Why: fmt.Sprintf("missing: the next entry found stands at %d", place)}
	}
	record, err := e.Record()
	if err != nil {
		return err
	}
	h, at := tlog.RecordHash(record), tlog.StoredHashIndex(0, place)
	for level := 0; ; level++ { // the entry, then each subtree that ends with it
		kept, there := v.stored(at + int64(level))
		switch {
		case !there:
			return &Fault{Place: place, Why: "its hashes are missing from the log"}
		case kept != h:
			return &Fault{Place: place, Why: "it is not what was written there"}
		case place>>level&1 == 0:
			v.edge[level] = h
			v.next++
			return nil
		}
		h = tlog.NodeHash(v.edge[level], h)
	}
}

// End takes the length that the log says it has, once the last entry was checked.
func (v *Verifier) End(size int64) error {
	if err := v.signedHere(); err != nil {
		return err
	}
	switch _, more := v.stored(tlog.StoredHashIndex(0, v.next)); {
	case v.next < size:
		return &Fault{Place: v.next, Why: fmt.Sprintf("missing: the log had %d entries", size)}
	case v.next > size:
		return &Fault{Place: size, Why: fmt.Sprintf("the log says that it ended before it: its length was changed to %d", size)}
	case more:
		return &Fault{Place: v.next, Why: "missing: its hash is there and it is not"}
	case len(v.signed) > 0:
		c := v.signed[0]
		return &Fault{Place: v.next, Why: fmt.Sprintf("missing: on %s the log had %d entries, by a signed checkpoint", c.At, c.Size)}
	}
	return nil
}

// signedHere compares the log so far with the checkpoints that were signed when it had this many entries.
func (v *Verifier) signedHere() error {
	for len(v.signed) > 0 && v.signed[0].Size == v.next {
		c := v.signed[0]
		head, err := v.Head()
		if err != nil {
			return err
		}
		if head != c.Head {
			return &Fault{Place: v.next - 1, Why: fmt.Sprintf("it, or one before it, is not what stood there on %s, by a signed checkpoint of %d entries: "+
				"the log was cut and written anew", c.At, c.Size)}
		}
		v.signed = v.signed[1:]
	}
	return nil
}

// Size is how many entries were found to stand.
func (v *Verifier) Size() int64 { return v.next }

// Head is the hash over all entries so far: to be kept elsewhere, so that a log put back to an older state shows.
func (v *Verifier) Head() (tlog.Hash, error) {
	head, err := tlog.TreeHash(v.next, tlog.HashReaderFunc(func(places []int64) ([]tlog.Hash, error) {
		read := make([]tlog.Hash, len(places))
		for i, p := range places {
			level, _ := tlog.SplitStoredHashIndex(p)
			read[i] = v.edge[level]
		}
		return read, nil
	}))
	if err != nil {
		return tlog.Hash{}, fmt.Errorf("hashing the log: %w", err)
	}
	return head, nil
}
