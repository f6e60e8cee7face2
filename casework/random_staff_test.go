package casework_test

import (
	"fmt"
	"slices"
	"time"

	"kith/access"
	"kith/casework"
	"kith/family"
	"kith/internal/store"
)

// What is done about homes, and by and to those who work with the family.

// household draws who lives in a home, and from whom it is hidden.
func (f *randomFamily) household(h family.Household) (family.Household, []string, []string) {
	hidden, living := some(f, f.everybody(), 2), some(f, f.everybody(), 4)
	for _, one := range f.people { // what is kept from two who are one is where it goes wrong: draw it often
		if one.into != "" && one.adult && f.draw.IntN(2) == 0 && !slices.Contains(hidden, one.into) {
			hidden = append(hidden, one.into)
		}
	}
	h.Open, h.Hidden, h.Members = f.draw.IntN(2) == 0, people(hidden), nil
	for _, one := range living {
		h.Members = append(h.Members, family.Member{Person: access.PersonID(one), From: f.w.Today().AddDays(f.draw.IntN(4) - 2)})
	}
	return h, hidden, living
}

// bothEntries are those people, and the entries that turned out to be theirs: what is kept from somebody is kept from all of them,
// whether they turn out to be others after all or not.
func (f *randomFamily) bothEntries(of []string) []string {
	all := slices.Clone(of)
	for _, one := range f.people {
		if one.into != "" && slices.Contains(of, one.into) {
			all = append(all, one.id)
		}
	}
	return all
}

func (f *randomFamily) settles() (string, error) {
	h, hidden, living := f.household(family.Household{Post: family.PostSafe, Words: family.HouseholdWords{Name: "A home", Address: "1 Example Street"}})
	id, err := f.w.Desk.RecordHousehold(f.t.Context(), f.by(f.w.Unit), f.id, h, "")
	if err == nil {
		home := &oneHome{id: id, open: h.Open, hidden: f.bothEntries(hidden)}
		for _, m := range h.Members {
			home.living = append(home.living, oneStay{person: string(m.Person), from: m.From.String()})
		}
		f.homes = append(f.homes, home)
	}
	return fmt.Sprintf("%s, open: %v, hidden from %v, for %v", id, h.Open, hidden, living), err
}

func (f *randomFamily) moves() (string, error) {
	if len(f.homes) == 0 {
		return "", errNothing
	}
	home := pick(f, f.homes)
	seen, err := f.w.Desk.ViewFamily(f.t.Context(), f.w.Unit, f.id)
	if err != nil {
		return "", err
	}
	was, there := seen.Show().Household(home.id)
	if !there {
		return "", access.ErrNotFound
	}
	h, hidden, living := f.household(was)
	if _, err = f.w.Desk.RecordHousehold(f.t.Context(), f.by(f.w.Unit), f.id, h, ""); err == nil {
		home.open, home.hidden = h.Open, f.bothEntries(hidden)
		here := func(one string) bool { return slices.Contains(living, f.whoever(one)) }
		var before []string
		for i, stay := range home.living {
			if stay.until != "" && stay.until <= f.day() {
				continue
			}
			before = append(before, f.whoever(stay.person))
			if !here(stay.person) {
				home.living[i].until = f.day()
			}
		}
		for _, m := range h.Members {
			if !slices.Contains(before, string(m.Person)) {
				home.living = append(home.living, oneStay{person: string(m.Person), from: m.From.String()})
			}
		}
	}
	return fmt.Sprintf("%s, open: %v, hidden from %v, for %v", home.id, h.Open, hidden, living), err
}

func (f *randomFamily) invites() (string, error) {
	who := pick(f, []access.Actor{f.w.Chair, f.w.OtherChair, f.w.Recorder, f.w.Teacher, f.w.HealthVisitor, f.w.Police, f.w.GP, f.w.OtherSocialWorker})
	kind := pick(f, []access.PartKind{access.PartProfessional, access.PartProfessional, access.PartCoreGroup, access.PartGiven})
	switch who.Office {
	case access.Chair:
		kind = access.PartChair
	case access.Unit:
		kind = access.PartRecorder
	}
	if f.holds(string(who.Account), string(kind)) {
		return "", errNothing
	}
	f.w.Part(f.id, kind, who)
	f.begin(who, string(kind))
	return string(who.Account) + ", as " + string(kind), nil
}

func (f *randomFamily) endsPart() (string, error) {
	ending := []string{"chair", "recorder", "invited professional", "core group member", "given the record"}
	var theirs []*onePart
	for _, p := range f.parts {
		if !p.ended && slices.Contains(ending, p.kind) {
			theirs = append(theirs, p)
		}
	}
	if len(theirs) == 0 {
		return "", errNothing
	}
	part := pick(f, theirs)
	_, err := f.saves(func(tx *store.Tx, pass access.Pass) (string, error) {
		return "", tx.EndPart(pass, access.AccountID(part.account), access.PartKind(part.kind), "for a test")
	})
	part.ended = part.ended || err == nil
	return part.account + ", who was " + part.kind, err
}

func (f *randomFamily) goesAway() (string, error) {
	who := pick(f, f.w.All())
	cover := pick(f, f.w.All())
	for range 9 {
		if cover.Office != who.Office || cover == who {
			cover = pick(f, f.w.All())
		}
	}
	from := f.w.Today().AddDays(f.draw.IntN(5) - 1)
	a := casework.Away{Who: who.Account, Cover: cover.Account, From: from, Until: from.AddDays(f.draw.IntN(4))}
	id, err := f.w.Desk.RecordAbsence(f.t.Context(), f.by(f.w.Unit), a)
	if err == nil {
		*f.away = append(*f.away, &oneAbsence{id, string(a.Who), string(a.Cover), a.From.String(), a.Until.String()})
	}
	return fmt.Sprintf("%s, for whom %s covers from %s until %s", a.Who, a.Cover, a.From, a.Until), err
}

func (f *randomFamily) comesBack() (string, error) {
	var gone []*oneAbsence
	for _, a := range *f.away {
		if a.until >= f.day() {
			gone = append(gone, a)
		}
	}
	if len(gone) == 0 {
		return "", errNothing
	}
	back := pick(f, gone)
	_, err := f.w.Desk.EndAbsence(f.t.Context(), f.by(f.w.Unit), back.id)
	if err == nil { // yesterday was the last day, and one that had not begun never was
		back.until = f.now.AddDate(0, 0, -1).Format(time.DateOnly)
	}
	return back.who, err
}

func (f *randomFamily) reallocates() (string, error) {
	to, manager := f.w.SocialWorker, f.w.Manager
	if f.worker() == to {
		to, manager = f.w.OtherSocialWorker, f.w.OtherManager
	}
	_, err := f.w.Desk.ReallocateWorker(f.t.Context(), f.by(f.w.Unit), f.id, to.Account, "The family asked")
	if err == nil {
		f.passes("allocated social worker", to)
		f.passes("team manager", manager)
	}
	return string(to.Account), err
}

// passes writes down that a part is somebody else's now, and with it the seat in the core group.
func (f *randomFamily) passes(kind string, to access.Actor) {
	for _, p := range f.parts {
		if p.kind == kind && !p.ended && p.account != string(to.Account) {
			p.ended = true
			f.ends(p.account, "core group member")
		}
	}
	if !f.holds(string(to.Account), kind) {
		f.begin(to, kind)
	}
}

func (f *randomFamily) opensOnDuty() (string, error) {
	who := pick(f, []access.Actor{f.w.SocialWorker, f.w.OtherSocialWorker, f.w.Manager, f.w.OtherManager, f.w.Teacher, f.w.Chair})
	child := access.PersonID(pick(f, f.entries(false)))
	night := oneReader{account: string(who.Account)}
	already := f.asks(night).has("duty worker")
	_, err := f.w.Desk.OpenOnDuty(f.t.Context(), f.by(who), child, pick(f, access.DutyReasons()), "The police rang")
	if err == nil && !already {
		f.nights = append(f.nights, &oneNight{account: string(who.Account), until: f.now.Add(12 * time.Hour)})
	}
	return string(who.Account), err
}

// night is one that goes on, if any does.
func (f *randomFamily) night() (*oneNight, bool) {
	at := slices.IndexFunc(f.nights, func(n *oneNight) bool { return !n.ended && f.now.Before(n.until) })
	if at < 0 {
		return nil, false
	}
	return f.nights[at], true
}

func (f *randomFamily) closes() (string, error) {
	who := pick(f, []access.Actor{f.w.SocialWorker, f.w.OtherSocialWorker, f.w.Manager, f.w.OtherManager})
	if night, there := f.night(); there {
		who = f.readers[night.account]
	}
	_, err := f.w.Desk.CloseFamilyTo(f.t.Context(), f.by(f.w.Unit), f.id, who.Account, "A relative of theirs")
	if err == nil {
		for _, night := range f.nights {
			night.ended = night.ended || night.account == string(who.Account)
		}
	}
	return string(who.Account), err
}
