package web

import (
	"strconv"
	"strings"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/enquiry"
	"kith/family"
	"kith/internal/web/page"
	"kith/plan"
	"kith/timescale"
)

var familyRoutes = []route{
	{path: "/families", handle: (*Site).viewFamilies},
	{path: "/families/new", handle: (*Site).receiveFamily, posts: true},
	{path: "/families/{family}", handle: (*Site).viewFamily},
	{path: "/families/{family}/people/new", handle: (*Site).addPerson, posts: true},
	{path: "/families/{family}/households/new", handle: (*Site).recordHousehold, posts: true},
	{path: "/families/{family}/households/{household}", handle: (*Site).recordHousehold, posts: true},
	{path: "/families/{family}/merges/{merge}", handle: (*Site).settleMerge, posts: true},
	{path: "/families/{family}/kept", handle: (*Site).markKept, posts: true},
	{path: "/families/{family}/worker", handle: (*Site).reallocateWorker, posts: true},
	{path: "/families/{family}/manager", handle: (*Site).replaceManager, posts: true},
}

// viewFamilies lists the families one works with.
func (s *Site) viewFamilies(v *Visit) error {
	seen, err := s.desk.ViewFamilies(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	return v.show(page.Page{Title: "Families", Area: page.Staff}, familiesPage(seen.Show(), v.unit()))
}

// viewFamily is everything of one family that its workers share.
func (s *Site) viewFamily(v *Visit) error {
	seen, err := s.openFamily(v)
	if err != nil {
		return err
	}
	f := seen.Show()
	return v.show(familyPage(f, "/families"), viewFamilyPage(f))
}

func (s *Site) openFamily(v *Visit) (access.Copy[casework.FamilyView], error) {
	return s.desk.ViewFamily(v.ctx(), v.actor(), access.FamilyID(v.path("family")))
}

// changeable is openFamily for whoever may do what a page with a form does.
func (s *Site) changeable(v *Visit, d access.Deed, may func(casework.FamilyView) bool) (casework.FamilyView, error) {
	seen, err := s.openFamily(v)
	f := seen.Show()
	if h, there := f.Household(v.path("household")); err == nil && there {
		v.saw(access.VersionIn(seen, h))
	}
	if err == nil && !may(f) {
		err = &access.Refused{Deed: d}
	}
	return f, err
}

func mayChange(f casework.FamilyView) bool     { return f.MayChange }
func mayWork(f casework.FamilyView) bool       { return f.MayWork }
func mayReallocate(f casework.FamilyView) bool { return f.MayReallocate }

// familyPage is the shell's part of a page about one family: who it is about, and what keeps them safe.
func familyPage(f casework.FamilyView, back string) page.Page {
	band := page.CaseBand{Who: bandOf(f.Children, f.Today), Safety: f.Safety}
	for _, h := range f.Staff {
		if h.Kind == access.PartSocialWorker {
			band.Facts = append(band.Facts, "Social worker: "+h.Name)
		}
	}
	return page.Page{Title: "Family", Area: page.Staff, BackHref: back, Top: page.Band(band)}
}

// bandOf is who a case is about, on screens that others may see: initials and ages.
func bandOf(children []family.Person, today timescale.Date) string {
	all := make([]string, len(children))
	for i, c := range children {
		all[i] = c.Initials()
		switch years, known := c.Age(today); {
		case c.Kind == family.Unborn:
			all[i] += " (unborn)"
		case known:
			all[i] += " (" + strconv.Itoa(years) + ")"
		}
	}
	if len(all) == 0 {
		return "No children"
	}
	return strings.Join(all, ", ")
}

// born says when somebody was, or will be, born.
func born(p family.Person, today timescale.Date) string {
	switch {
	case p.Kind == family.Unborn:
		return "Expected " + p.Details.Expected.Long()
	case p.Details.Born.IsZero():
		return "Date of birth not known"
	}
	years, _ := p.Age(today)
	return "Born " + p.Details.Born.Long() + ", aged " + strconv.Itoa(years)
}

// called is what somebody of a family is called on a staff page.
func called(f casework.FamilyView, id access.PersonID) string {
	for _, list := range [][]family.Person{f.Children, f.Adults, f.Gone} {
		for _, p := range list {
			if p.ID == id {
				return p.FullName()
			}
		}
	}
	return "Somebody"
}

// tiesOf are what somebody is to each child, in words.
func tiesOf(f casework.FamilyView, id access.PersonID) []string {
	var all []string
	for _, t := range f.Ties {
		if t.Person == id {
			all = append(all, upperFirst(string(t.Tie))+" of "+called(f, t.Child)+", "+responsibilityWords(t.Responsibility))
		}
	}
	return all
}

func responsibilityWords(r family.Responsibility) string {
	switch r {
	case family.Holds:
		return "with parental responsibility"
	case family.HoldsNot:
		return "without parental responsibility"
	case family.NotKnownYet:
		return "parental responsibility not known"
	}
	return ""
}

// familyLines are the families of a list: whom each is about, what is under way, and who is allocated.
func familyLines(all []casework.FamilyLine) []page.Card {
	cards := make([]page.Card, len(all))
	for i, f := range all {
		cards[i] = page.Card{
			Title: or(people(f.Children), "A family with no children recorded"), Href: "/families/" + string(f.ID),
			When: strings.Join(underWay(f), ". "), Text: "Social worker: " + or(f.Worker, "nobody yet"),
		}
	}
	return cards
}

// underWay says what a family's case is at: plans, what is to be held, enquiries.
func underWay(f casework.FamilyLine) []string {
	var all []string
	for _, kind := range []plan.Kind{plan.Protection, plan.ChildInNeed} {
		var children []casework.Named
		for _, p := range f.Plans {
			for _, c := range f.Children {
				if p.Kind == kind && p.State != plan.Ended && p.Child == c.ID {
					children = append(children, c)
				}
			}
		}
		if len(children) > 0 {
			all = append(all, upperFirst(string(kind))+" plan for "+people(children))
		}
	}
	for _, m := range f.Meetings {
		if m.State != conference.Closed && m.State != conference.Cancelled {
			all = append(all, kindWords(m.Kind)+", "+string(m.State)+dayOf(m))
		}
	}
	for _, e := range f.Enquiries {
		if e.State != enquiry.Concluded {
			all = append(all, "Enquiry from "+e.ReferredOn.Long())
		}
	}
	if len(all) == 0 {
		return []string{"Nothing is under way"}
	}
	return all
}

// dayOf is when a conference is, or by when it is to be.
func dayOf(m casework.MeetingLine) string {
	if m.HeldOn.IsZero() {
		return ", due by " + m.DueOn.Long()
	}
	if m.State == conference.ToBeBooked {
		return ", proposed for " + m.HeldOn.Long()
	}
	return ", " + whenHeld(m.HeldOn, m.Begins)
}

// spanOf is from when until when there was a plan.
func spanOf(p casework.PlanLine) string {
	if p.EndedOn.IsZero() {
		return "Since " + p.BeganOn.Long()
	}
	return p.BeganOn.Long() + " until " + p.EndedOn.Long()
}
