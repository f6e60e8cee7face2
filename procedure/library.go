package procedure

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"kith/timescale"
)

// Library is a set of packs. It is read-only once loaded, and may be shared, and so are the packs it gives.
type Library struct {
	files map[string]file
	laid  *shelf
}

// shelf keeps packs as they stood on days that were asked for: laying one together takes longer than most pages.
type shelf struct {
	mu    sync.Mutex
	packs map[day]Pack
}

type day struct {
	name string
	on   timescale.Date
}

// mostLaid is how many are kept; then the shelf is cleared.
const mostLaid = 512

// Load reads every .yaml file at the top of the given file systems: Kith's own packs, and an authority's beside them.
// It tells every fault at once, each a *FaultError with its file and line.
func Load(from ...fs.FS) (Library, error) {
	l := Library{files: map[string]file{}, laid: &shelf{packs: map[day]Pack{}}}
	var faults []error
	for _, fsys := range from {
		paths, err := fs.Glob(fsys, "*.yaml")
		if err != nil {
			return Library{}, fmt.Errorf("listing procedures: %w", err)
		}
		for _, at := range paths {
			text, err := fs.ReadFile(fsys, at)
			if err != nil {
				return Library{}, fmt.Errorf("reading procedure: %w", err)
			}
			name := strings.TrimSuffix(path.Base(at), ".yaml")
			if earlier, there := l.files[name]; there {
				faults = append(faults, &FaultError{at, 1, "a pack of this name is there already (" + earlier.path + ")", "rename the file"})
				continue
			}
			pack, err := readPack(name, at, text)
			if err != nil {
				faults = append(faults, err)
				continue
			}
			l.files[name] = pack
		}
	}
	if len(faults) == 0 {
		for _, name := range l.Names() {
			if _, err := l.layers(name); err != nil {
				faults = append(faults, err)
			}
		}
	}
	if len(faults) > 0 {
		return Library{}, errors.Join(faults...)
	}
	return l, nil
}

// Listing is one pack in a list of them.
type Listing struct {
	Name, Title, About string
	Over               string // the pack it lies over; empty for the lowest
}

// List returns the packs in the order of their names.
func (l Library) List() []Listing {
	list := make([]Listing, 0, len(l.files))
	for _, f := range l.files {
		list = append(list, Listing{f.name, f.title, f.about, f.over})
	}
	slices.SortFunc(list, func(a, b Listing) int { return cmp.Compare(a.Name, b.Name) })
	return list
}

// Names returns the names of the packs, in order.
func (l Library) Names() []string {
	list := l.List()
	names := make([]string, len(list))
	for i, f := range list {
		names[i] = f.Name
	}
	return names
}

// layers gives the files that a pack is laid together from, the lowest first.
func (l Library) layers(name string) ([]file, error) {
	top, there := l.files[name]
	if !there {
		return nil, fmt.Errorf("%q: %w: use one of %s", name, ErrUnknownProcedure, strings.Join(l.Names(), ", "))
	}
	layers := []file{top}
	for top.over != "" {
		below, there := l.files[top.over]
		if !there {
			return nil, &FaultError{top.path, 1, fmt.Sprintf("there is no pack %q to lie over", top.over), "use one of " + strings.Join(l.Names(), ", ")}
		}
		if slices.ContainsFunc(layers, func(f file) bool { return f.name == below.name }) {
			return nil, &FaultError{top.path, 1, fmt.Sprintf("it lies over %q, which lies over it", below.name), "let one of them lie over another pack"}
		}
		layers = append(layers, below)
		top = below
	}
	slices.Reverse(layers)
	return layers, nil
}

// At returns the procedure of that name as it stood on the day. A case asks for each event with the event's own day.
// The pack is shared: nobody writes in it.
func (l Library) At(name string, on timescale.Date) (Pack, error) {
	if l.laid == nil {
		return l.lay(name, on)
	}
	l.laid.mu.Lock()
	defer l.laid.mu.Unlock()
	if p, there := l.laid.packs[day{name, on}]; there {
		return p, nil
	}
	p, err := l.lay(name, on)
	if err != nil {
		return p, err
	}
	if len(l.laid.packs) >= mostLaid {
		clear(l.laid.packs)
	}
	l.laid.packs[day{name, on}] = p
	return p, nil
}

// lay puts a pack together from its layers, the lowest first.
func (l Library) lay(name string, on timescale.Date) (Pack, error) {
	layers, err := l.layers(name)
	if err != nil {
		return Pack{}, err
	}
	p := Pack{Name: name, Title: layers[len(layers)-1].title, On: on}
	all := fieldsOf(&p)
	fields := make(map[string]field, len(all))
	for _, f := range all {
		fields[f.path] = f
	}
	for _, layer := range layers {
		p.Layers = append(p.Layers, layer.name)
		if err := lay(&p, layer, fields, on); err != nil {
			return Pack{}, err
		}
	}
	follow(&p)
	for _, f := range all {
		if !f.optional && !f.isSet() {
			return Pack{}, fmt.Errorf("procedure %s on %s: %s: %w", name, on, f.path, ErrNoValue)
		}
	}
	for _, c := range p.Clocks.named() {
		if !c.clock.Limit.IsSet() && !c.clock.Target.IsSet() {
			return Pack{}, fmt.Errorf("procedure %s on %s: clocks.%s has neither limit nor target: %w", name, on, c.name, ErrNoValue)
		}
	}
	return p, nil
}

// lay puts over p what a layer says on the day.
func lay(p *Pack, layer file, fields map[string]field, on timescale.Date) error {
	given := map[string]int{}
	for _, e := range layer.entries {
		if !e.holds.holdsOn(on) {
			continue
		}
		if line, twice := given[e.path]; twice {
			return fmt.Errorf("%s:%d: %s on %s is given in line %d too: %w", layer.path, e.line, e.path, on, line, ErrTwoValues)
		}
		given[e.path] = e.line
		fields[e.path].set(e)
	}
	for _, c := range p.Clocks.named() {
		_, limit := given["clocks."+c.name+".limit"]
		_, target := given["clocks."+c.name+".target"]
		yield(c.clock, limit, target)
	}
	return nil
}

// yield takes Kith's own default away where a pack speaks of the clock itself: a partnership that gives only a target
// has not made Kith's default its limit. What is not a default stays.
func yield(c *Clock, limit, target bool) {
	if target && !limit && c.Limit.Kind == Default {
		c.Limit = Value[Span]{}
	}
	if limit && !target && c.Target.Kind == Default {
		c.Target = Value[Span]{}
	}
}

// follow fills what goes as another thing does where no pack gives it a value of its own.
func follow(p *Pack) {
	if !p.Meeting.AgendaReview.IsSet() {
		p.Meeting.AgendaReview = p.Meeting.Agenda
	}
	for _, c := range []*Clock{&p.Clocks.ReportsToParentsReview, &p.Clocks.ReportsToChild} {
		if !c.Limit.IsSet() && !c.Target.IsSet() {
			c.Limit, c.Target = p.Clocks.ReportsToParents.Limit, p.Clocks.ReportsToParents.Target
		}
	}
}
