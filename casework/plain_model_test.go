package casework_test

import (
	"slices"
	"time"
)

// What follows says in plain words who may know what of one family, from what was done for it, in the order in which it was done:
// as somebody would keep it on paper, and with nothing of the product's. Everybody and everything goes by its id.

// onPaper is all that was done for one family, and when it is now.
type onPaper struct {
	now    time.Time // in London
	people []onePerson
	ties   []oneTie
	homes  []*oneHome
	said   []oneSaid
	asked  []string // who was asked how they may be reached
	parts  []*onePart
	nights []*oneNight
	away   *[]*oneAbsence // of the whole partnership
	locked map[string]bool
}

type onePerson struct {
	id    string
	adult bool
	into  string // the entry that they turned out to be
}

type oneTie struct{ id, person, child string }

type oneHome struct {
	id     string
	open   bool // for everyone taking part
	hidden []string
	living []oneStay
}

type oneStay struct{ person, from, until string }

type oneSaid struct {
	id, audience        string
	names, about        []string
	writer, inTheirName string
}

type onePart struct {
	account, kind string // of the family, "family" or "beside them"
	children      []string
	ended         bool
}

// oneNight is when somebody on duty had the family open.
type oneNight struct {
	account string
	until   time.Time
	ended   bool
}

type oneAbsence struct{ id, who, cover, from, until string }

// oneReader is somebody who asks.
type oneReader struct {
	account, person string
	unit            bool // of the safeguarding unit
}

func (p *onPaper) day() string { return p.now.Format(time.DateOnly) }

// whoever is the entry that stands for somebody.
func (p *onPaper) whoever(id string) string {
	for _, one := range p.people {
		if one.id == id && one.into != "" {
			return one.into
		}
	}
	return id
}

func (p *onPaper) isAdult(id string) bool {
	return slices.ContainsFunc(p.people, func(one onePerson) bool { return one.id == id && one.adult })
}

// partsOf are what somebody is to the family at this moment: their own parts, those of whoever they cover for today, the unit's in
// every family, and a night's.
func (p *onPaper) partsOf(r oneReader) []onePart {
	var mine []onePart
	if p.locked[r.account] {
		return nil
	}
	for _, part := range p.parts {
		if part.ended {
			continue
		}
		if part.account == r.account {
			mine = append(mine, *part)
		}
		for _, gone := range *p.away {
			if gone.who == part.account && gone.cover == r.account && gone.from <= p.day() && p.day() <= gone.until {
				mine = append(mine, *part)
			}
		}
	}
	if r.unit {
		mine = append(mine, onePart{kind: "safeguarding unit"})
	}
	for _, night := range p.nights {
		if night.account == r.account && !night.ended && p.now.Before(night.until) {
			mine = append(mine, onePart{kind: "duty worker"})
		}
	}
	return mine
}

// asking is somebody at the moment at which they ask.
type asking struct {
	*onPaper
	oneReader
	parts []onePart
}

func (p *onPaper) asks(r oneReader) asking { return asking{p, r, p.partsOf(r)} }

func (a asking) takesPart() bool { return len(a.parts) > 0 }

func (a asking) works() bool {
	return slices.ContainsFunc(a.parts, func(part onePart) bool { return part.kind != "family" && part.kind != "beside them" })
}

func (a asking) has(kind string) bool {
	return slices.ContainsFunc(a.parts, func(part onePart) bool { return part.kind == kind })
}

// is reports whether a name is theirs: their account, their entry, or one that turned out to be theirs.
func (a asking) is(name string) bool {
	return name != "" && (name == a.account || a.person != "" && (name == a.person || a.whoever(name) == a.person))
}

func (a asking) isOneOf(names []string) bool { return slices.ContainsFunc(names, a.is) }

// reaches reports whether one of the family came for this child, by whichever of the child's entries.
func (a asking) reaches(child string) bool {
	for _, part := range a.parts {
		for _, one := range part.children {
			if a.whoever(one) == a.whoever(child) {
				return true
			}
		}
	}
	return false
}

func (a asking) meant(audience string, names []string) bool {
	switch audience {
	case "everyone":
		return a.takesPart()
	case "professionals":
		return a.works() && !a.isOneOf(names)
	case "named":
		return a.isOneOf(names)
	case "not-named":
		return a.takesPart() && !a.isOneOf(names)
	case "child-chosen":
		return a.isOneOf(names) || a.has("chair") || a.has("allocated social worker")
	case "chair":
		return a.has("chair")
	}
	return false
}

// knows are all the things of the family that somebody may know, each by what it is and its id.
func (p *onPaper) knows(r oneReader) map[string]bool {
	a, known := p.asks(r), map[string]bool{}
	if !a.takesPart() {
		return known
	}
	for _, one := range p.people {
		if one.into == "" && a.knowsPerson(one) {
			known["person "+one.id] = true
		}
	}
	for _, tie := range p.ties {
		siblings := !p.isAdult(tie.person)
		if a.works() || a.reaches(tie.child) && (!siblings || a.reaches(tie.person)) {
			known["tie "+tie.id] = true
		}
	}
	for _, home := range p.homes {
		if a.knowsHome(home) {
			known["home "+home.id] = true
		}
	}
	for _, said := range p.said {
		if a.knowsSaid(said) {
			known["said "+said.id] = true
		}
	}
	for _, who := range p.asked {
		if a.works() || a.is(who) {
			known["contact "+who] = true
		}
	}
	return known
}

// knowsPerson: a child for those who came for them; an adult for themselves, and for those who came for a child of theirs.
func (a asking) knowsPerson(one onePerson) bool {
	switch {
	case a.works():
		return true
	case !one.adult:
		return a.reaches(one.id)
	case a.is(one.id):
		return true
	}
	return slices.ContainsFunc(a.ties, func(tie oneTie) bool { return a.whoever(tie.person) == one.id && a.reaches(tie.child) })
}

// knowsHome: an address is for those who work with the family, and for those who live there; where it is open, for those who came
// for a child who lives there. From whom it is hidden, it is hidden whatever else they are.
func (a asking) knowsHome(home *oneHome) bool {
	if a.isOneOf(home.hidden) {
		return false
	}
	if a.works() {
		return true
	}
	for _, stay := range home.living {
		here := stay.from <= a.day() && (stay.until == "" || a.day() < stay.until)
		if here && (a.whoever(stay.person) == a.person || home.open && !a.isAdult(stay.person) && a.reaches(stay.person)) {
			return true
		}
	}
	return false
}

// knowsSaid: whoever wrote it down knows it; others where it was meant for them, and the family's where it is about no other child.
// Whose words they are, where a worker wrote them down for somebody, opens nothing.
func (a asking) knowsSaid(said oneSaid) bool {
	switch {
	case a.is(said.writer):
		return true
	case !a.meant(said.audience, said.names):
		return false
	}
	return a.works() || !slices.ContainsFunc(said.about, func(child string) bool { return !a.reaches(child) })
}
