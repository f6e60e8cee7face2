package procedure

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"gopkg.in/yaml.v3"

	"kith/fault"
	"kith/timescale"
)

// Change is a partnership's own change of one value of its procedure. It holds from its day on, until a later change of the
// same value. What happened before that day keeps the rule that it had.
type Change struct {
	Path   string
	Value  string // as a pack's file would give it, or TakenAway
	Source string // the decision or the edition that it comes from
	Kind   Kind
	From   timescale.Date
}

// TakenAway is the value of a change that takes away what the partnership says itself: from its day on its region's or the
// country's value holds again, or nothing is said, where neither says anything. No form writes it as the value of anything.
const TakenAway = "null"

// TakesAway reports whether a change takes the partnership's own value away.
func (c Change) TakesAway() bool { return c.Value == TakenAway }

// The rules for a change.
var (
	ErrNoSuchValue  = fault.New("", "There is nothing of that name in the procedure")
	ErrChangeSource = fault.New("source", "Enter where the change comes from: a decision with its date, or an edition of your procedure")
	ErrChangeDay    = fault.New("from", "The change must begin after today: what happened until then keeps its rule")
	ErrChangeTwice  = fault.New("from", "Another change of this begins on the same day. Choose another day, or undo that one first")
	ErrNothingOwn   = fault.New("", "Your partnership says nothing of its own about this, so there is nothing to take away")
	ErrChangeNone   = fault.New("value", "This is how it is already. Change something, or leave it")
)

// With returns a library in which a partnership's changes lie over its pack. The library itself stays as it is. It fails with
// ErrNoSuchValue or a fault.List where a change cannot be read, and never for another partnership's sake.
func (l Library) With(name string, changes []Change) (Library, error) {
	layers, err := l.layers(name)
	if err != nil {
		return l, err
	}
	top := layers[len(layers)-1]
	own := file{name: name, path: top.path, title: top.title, over: name, about: top.about, level: top.level}
	known := map[string]field{}
	for _, f := range fieldsOf(new(Pack)) {
		known[f.path] = f
	}
	ordered := slices.Clone(changes)
	slices.SortStableFunc(ordered, func(a, b Change) int { return a.From.Compare(b.From) })
	last := map[string]int{}
	for i, c := range ordered {
		value, node, err := changed(known, c)
		if err != nil {
			return l, err
		}
		if before, there := last[c.Path]; there {
			if own.entries[before].holds.from == c.From {
				return l, ErrChangeTwice
			}
			own.entries[before].holds.until = c.From.AddDays(-1)
		}
		last[c.Path] = i
		own.entries = append(own.entries, entry{
			path: c.Path, line: i + 1, value: value, node: node, source: c.Source, kind: c.Kind, pack: name, holds: period{from: c.From},
			taken: c.TakesAway(),
		})
	}
	with := Library{files: l.files, laid: maps.Clone(l.laid), own: maps.Clone(l.own)}
	if with.own == nil {
		with.own = map[string]file{}
	}
	with.own[name] = own
	if err := with.lay(name); err != nil {
		return l, refused(err)
	}
	return with, nil
}

// Own reports whether the partnership itself says something about a value on a day, in its pack or by a change of it: only that
// can be taken away.
func (l Library) Own(name, path string, on timescale.Date) (bool, error) {
	layers, err := l.layers(name)
	if err != nil {
		return false, err
	}
	gone := takenOn(layers, on)
	for _, layer := range layers {
		for _, e := range layer.entries {
			if layer.ofPartnership() && e.path == path && layer.speaks(e, on, gone) {
				return true, nil
			}
		}
	}
	return false, nil
}

// changed reads one change's value.
func changed(known map[string]field, c Change) (any, *yaml.Node, error) {
	f, there := known[c.Path]
	if !there {
		return nil, nil, ErrNoSuchValue
	}
	if c.TakesAway() {
		return nil, nil, nil
	}
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(c.Value), &doc); err != nil || len(doc.Content) == 0 {
		return nil, nil, fault.New("value", "Enter the value")
	}
	value, err := f.decode(doc.Content[0])
	if err != nil {
		return nil, nil, refused(err)
	}
	return value, doc.Content[0], nil
}

// refused is a fault of a pack in the words of a form.
func refused(err error) error {
	if f, is := errors.AsType[*FaultError](err); is {
		return fault.New("value", sentence(f.What, f.Do))
	}
	return fmt.Errorf("laying a change over a procedure: %w", err)
}

// Weigh looks at what a partnership's changes would do on the day that they begin: what would be wrong with the procedure
// then that is not wrong without them. An Error among the findings means that the change must not be made.
func (l Library) Weigh(with Library, name string, on timescale.Date, cal timescale.Calendar) ([]Finding, error) {
	layers, err := l.layers(name)
	if err != nil {
		return nil, err
	}
	base, err := l.At(layers[0].name, on)
	if err != nil {
		return nil, err
	}
	look := func(in Library) ([]Finding, error) {
		p, err := in.At(name, on)
		if err != nil {
			return nil, err
		}
		return slices.Concat(lintClocks(p, base, cal), lintAnchors(p, cal), lintMeeting(p), lintWords(&p)), nil
	}
	before, err := look(l)
	if err != nil {
		return nil, err
	}
	after, err := look(with)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(after, func(f Finding) bool { return slices.Contains(before, f) }), nil
}
