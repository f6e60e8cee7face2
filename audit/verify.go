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
	stored tlog.HashReader
	edge   edge
	next   int64
}

// NewVerifier begins at the first entry. Stored are the hashes as the log keeps them.
func NewVerifier(stored tlog.HashReader) *Verifier {
	return &Verifier{stored: stored, edge: edge{}}
}

// Check takes the next entry, which the log says stands at this place.
func (v *Verifier) Check(place int64, e Entry) error {
	if place != v.next {
		return &Fault{Place: v.next, Why: fmt.Sprintf("missing: the next entry found stands at %d", place)}
	}
	hashes, err := e.Hashes(place, v.edge)
	if err != nil {
		return err
	}
	first := tlog.StoredHashIndex(0, place)
	places := make([]int64, len(hashes))
	for i := range hashes {
		places[i] = first + int64(i)
	}
	kept, err := v.stored.ReadHashes(places)
	if err != nil {
		return &Fault{Place: place, Why: "its hashes are missing from the log"}
	}
	for i := range hashes {
		if kept[i] != hashes[i] {
			return &Fault{Place: place, Why: "it is not what was written there"}
		}
		v.edge[places[i]] = hashes[i]
	}
	v.edge.trim(place)
	v.next++
	return nil
}

// Size is how many entries were found to stand.
func (v *Verifier) Size() int64 { return v.next }

// Head is the hash over all entries so far: to be kept elsewhere, so that a log put back to an older state shows.
func (v *Verifier) Head() (tlog.Hash, error) {
	head, err := tlog.TreeHash(v.next, v.stored)
	if err != nil {
		return tlog.Hash{}, fmt.Errorf("hashing the log: %w", err)
	}
	return head, nil
}

// edge holds the hashes that later entries still need.
type edge map[int64]tlog.Hash

func (e edge) ReadHashes(places []int64) ([]tlog.Hash, error) {
	read := make([]tlog.Hash, len(places))
	for i, p := range places {
		h, there := e[p]
		if !there {
			return nil, fmt.Errorf("hash %d is not at hand", p)
		}
		read[i] = h
	}
	return read, nil
}

// trim drops what no later entry can need: all but the complete subtrees that end at this place.
func (e edge) trim(place int64) {
	if len(e) < 1024 {
		return
	}
	needed := map[int64]bool{}
	for level, n := 0, place+1; n > 0; level, n = level+1, n>>1 {
		if n&1 == 1 {
			needed[tlog.StoredHashIndex(level, n-1)] = true
		}
	}
	for p := range e {
		if !needed[p] {
			delete(e, p)
		}
	}
}
