package access

import (
	"errors"
	"slices"
	"strings"
)

// AudienceKind is who may know a thing.
type AudienceKind string

// The audiences, widest first.
const (
	Everyone      AudienceKind = "everyone"      // everyone taking part, as far as it is about their children
	Professionals AudienceKind = "professionals" // professionals taking part, but for the people named, if any are
	Named         AudienceKind = "named"         // only the people named
	NotNamed      AudienceKind = "not-named"     // everyone taking part but the people named
	ChildChosen   AudienceKind = "child-chosen"  // the child, and those the child chose
	ChairAlone    AudienceKind = "chair"         // the chair alone
)

// Audience is decided once, when a thing is written, and travels with it into every copy.
type Audience struct {
	kind  AudienceKind
	named []Party
}

// ErrAudience means a stored audience that cannot be read; the thing it guards stays hidden.
var ErrAudience = errors.New("audience not understood")

// For makes an audience. Named, NotNamed and ChildChosen need the people they name.
func For(kind AudienceKind, named ...Party) Audience {
	return Audience{kind: kind, named: slices.Clone(named)}
}

// Kind is which audience it is.
func (a Audience) Kind() AudienceKind { return a.kind }

// Names are the people it names, if any.
func (a Audience) Names() []Party { return slices.Clone(a.named) }

// String is the stored form: the kind, then the people it names.
func (a Audience) String() string {
	if len(a.named) == 0 {
		return string(a.kind)
	}
	parts := make([]string, len(a.named))
	for i, p := range a.named {
		parts[i] = string(p)
	}
	return string(a.kind) + ":" + strings.Join(parts, ",")
}

// ParseAudience reads the stored form.
func ParseAudience(stored string) (Audience, error) {
	kind, names, _ := strings.Cut(stored, ":")
	a := Audience{kind: AudienceKind(kind)}
	if names != "" {
		for n := range strings.SplitSeq(names, ",") {
			if n == "" {
				return Audience{}, ErrAudience
			}
			a.named = append(a.named, Party(n))
		}
	}
	switch a.kind {
	case Everyone, Professionals, ChairAlone:
		return a, nil
	case Named, NotNamed, ChildChosen:
		if len(a.named) > 0 {
			return a, nil
		}
	case AboutOthers: // a reason, never an audience
	}
	return Audience{}, ErrAudience
}

// ErrApart means that no audience can be written that lies within two others.
var ErrApart = errors.New("no audience lies within both")

// Within is the audience of what was made from something that another audience may know: nobody is in it who is not in
// both. ErrApart where that cannot be written.
func (a Audience) Within(of Audience) (Audience, error) {
	names := func() []Party { return slices.Compact(slices.Sorted(slices.Values(slices.Concat(a.named, of.named)))) }
	but := func(one Audience) bool { return one.kind == Professionals || one.kind == NotNamed }
	switch {
	case of.kind == Everyone:
		return a, nil
	case a.kind == Everyone, a.String() == of.String():
		return of, nil
	case a.kind == NotNamed && of.kind == NotNamed:
		return For(NotNamed, names()...), nil
	case but(a) && but(of):
		return For(Professionals, names()...), nil
	}
	return Audience{}, ErrApart
}

// reaches decides whether somebody with this standing is in the audience, before asking whom the thing is about.
func (a Audience) reaches(s Standing) bool {
	meant := slices.ContainsFunc(s.parties(), func(p Party) bool { return slices.Contains(a.named, p) })
	switch a.kind {
	case Everyone:
		return len(s.Parts) > 0
	case Professionals:
		return s.professional() && !meant
	case Named:
		return meant
	case NotNamed:
		return len(s.Parts) > 0 && !meant
	case ChildChosen:
		return meant || s.Has(PartChair, PartSocialWorker)
	case ChairAlone:
		return s.Has(PartChair)
	case AboutOthers: // a reason, never an audience
	}
	return false
}
