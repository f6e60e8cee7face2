package procedure

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"kith/timescale"
)

// Library is a set of packs. It is read-only once loaded, and may be shared, and so are the packs it gives.
type Library struct {
	files map[string]file
	own   map[string]file // a partnership's own changes, over its pack
	laid  map[string]*shelf
}

// Level says what a pack is laid over, and what it may be laid over by.
type Level string

// The levels, the lowest first. A country lies over nothing, a region over a country, a partnership over either.
const (
	CountryLevel     Level = "country"
	RegionLevel      Level = "region"
	PartnershipLevel Level = "partnership"
)

// Load reads every .yaml file at the top of the given file systems: Kith's own packs, and an authority's beside them.
// It tells every fault at once, each a *FaultError with its file and line. What loads is whole on every day: each value
// that a conference needs is there, once, with a source.
func Load(from ...fs.FS) (Library, error) {
	l := Library{files: map[string]file{}, laid: map[string]*shelf{}}
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
	for _, check := range []func(string) error{l.stacked, l.lay} {
		if len(faults) > 0 {
			return Library{}, errors.Join(faults...)
		}
		for _, name := range l.Names() {
			if err := check(name); err != nil {
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
	Level              Level
	Over               string // the pack it lies over; empty for the lowest
}

// List returns the packs in the order of their names.
func (l Library) List() []Listing {
	list := make([]Listing, 0, len(l.files))
	for _, f := range l.files {
		list = append(list, Listing{f.name, f.title, f.about, f.level, f.over})
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

// Partnerships returns the names of the packs that a partnership works by: those of a country or a region are laid under
// them.
func (l Library) Partnerships() []string {
	var names []string
	for _, one := range l.List() {
		if one.Level == PartnershipLevel {
			names = append(names, one.Name)
		}
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
	if own, there := l.own[name]; there {
		layers = append(layers, own)
	}
	return layers, nil
}

// stacked checks that a pack lies over one that its level may lie over.
func (l Library) stacked(name string) error {
	layers, err := l.layers(name)
	if err != nil {
		return err
	}
	top := layers[len(layers)-1]
	if len(layers) == 1 {
		if top.level == CountryLevel {
			return nil
		}
		return &FaultError{top.path, 1, "a " + string(top.level) + " lies over another pack", "say which under over, as in over: england"}
	}
	below := layers[len(layers)-2]
	if below.level == CountryLevel && top.level != CountryLevel || below.level == RegionLevel && top.level == PartnershipLevel {
		return nil
	}
	return &FaultError{
		top.path, 1, fmt.Sprintf("a %s cannot lie over %q, which is a %s", top.level, below.name, below.level),
		"let a region lie over a country, and a partnership over a region or a country",
	}
}

// Begins returns the days on which something in the procedure changes, in order. Before the first, between two and from
// the last one on it stands as it is.
func (l Library) Begins(name string) ([]timescale.Date, error) {
	s, there := l.laid[name]
	if !there {
		return nil, fmt.Errorf("%q: %w: use one of %s", name, ErrUnknownProcedure, strings.Join(l.Names(), ", "))
	}
	return slices.Clone(s.begins), nil
}
