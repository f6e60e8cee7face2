package web

import (
	"slices"

	"github.com/a-h/templ"

	"kith/access"
	"kith/casework"
	"kith/family"
	"kith/internal/form"
	"kith/internal/store"
	"kith/internal/web/ask"
	"kith/statement"
)

// addPerson asks who is added to the family.
func (s *Site) addPerson(v *Visit) error {
	fam, err := s.changeable(v, access.AddPerson, mayChange)
	if err != nil {
		return err
	}
	details := detailsFrom(v, family.Details{})
	var added access.PersonID
	f := v.form()
	if v.posted() && f.OK() {
		added, err = s.desk.AddPerson(v.ctx(), v.doing(), casework.NewPerson{
			Family: fam.ID, Kind: family.Kind(f.Line("kind")), Details: details, Certain: f.Has("certain", "yes"),
		})
		if err == nil {
			return v.see("/people/%s", added)
		}
		if !f.Take(err) {
			return err
		}
	}
	return v.show(familyPage(fam, "/families/"+string(fam.ID)), addPersonPage(f, fam))
}

// detailsFrom reads who somebody is. What the form does not ask stays as it was.
func detailsFrom(v *Visit, was family.Details) family.Details {
	f, d := v.form(), was
	d.Name, d.KnownAs, d.Pronouns = f.Line("name"), f.Line("known-as"), f.Line("pronouns")
	d.Born, d.Expected = v.date("born"), v.date("expected")
	d.Sex, d.Ethnicity, d.Disabilities = f.Line("sex"), f.Line("ethnicity"), f.All("disabilities")
	d.UPN, d.NHSNumber = family.Compact(f.Line("upn")), family.Compact(f.Line("nhs"))
	d.Language, d.Interpreter, d.School = f.Line("language"), f.Has("interpreter", "yes"), f.Line("school")
	return d
}

// fillDetails puts what is known of somebody into a form that is shown.
func fillDetails(v *Visit, d family.Details) {
	f := v.form()
	if v.posted() || f.Kept != "" {
		return
	}
	for name, value := range map[string]string{
		"name": d.Name, "known-as": d.KnownAs, "pronouns": d.Pronouns, "sex": d.Sex, "ethnicity": d.Ethnicity, "upn": d.UPN,
		"nhs": d.NHSNumber, "language": d.Language, "school": d.School,
	} {
		f.Values.Set(name, value)
	}
	f.Values["disabilities"] = d.Disabilities
	if d.Interpreter {
		f.Values.Set("interpreter", "yes")
	}
	f.SetDate("born", d.Born)
	f.SetDate("expected", d.Expected)
}

// recordHousehold asks where some of the family live, who knows it and how the address may be used.
func (s *Site) recordHousehold(v *Visit) error {
	fam, err := s.changeable(v, access.RecordHousehold, mayChange)
	if err != nil {
		return err
	}
	was, there := family.Household{}, v.path("household") == ""
	for _, h := range fam.Households {
		if h.ID == v.path("household") {
			was, there = h, true
		}
	}
	if !there {
		return access.ErrNotFound
	}
	fillHousehold(v, fam, was)
	moved := v.date("moved")
	back := "/families/" + string(fam.ID)
	return s.answerForm(v, func(f *form.Form) error {
		h := family.Household{
			ID: was.ID, Post: family.Post(f.Line("post")), Open: f.Line("known") == "open", Hidden: personIDs(f.All("hidden")),
			Words: family.HouseholdWords{Name: f.Line("name"), Address: f.Text("address"), Notes: f.Text("notes")},
		}
		for _, p := range personIDs(f.All("living")) {
			h.Members = append(h.Members, family.Member{Person: p, From: moved})
		}
		_, err := s.desk.RecordHousehold(v.ctx(), v.doing(), fam.ID, h, statement.Ground(f.Line("ground")))
		return err
	}, back, familyPage(fam, back), func(f *form.Form) templ.Component { return householdPage(f, fam, was.ID) })
}

func fillHousehold(v *Visit, fam casework.FamilyView, was family.Household) {
	f := v.form()
	if f.Stale {
		hideFromAll(f, was)
	}
	if v.posted() || f.Kept != "" || was.ID == "" {
		return
	}
	f.Values.Set("name", was.Words.Name)
	f.Values.Set("address", was.Words.Address)
	f.Values.Set("notes", was.Words.Notes)
	f.Values.Set("post", string(was.Post))
	f.Values.Set("known", "living")
	if was.Open {
		f.Values.Set("known", "open")
	}
	for _, p := range was.Hidden {
		f.Values.Add("hidden", string(p))
	}
	for _, m := range was.Members {
		if m.Now(fam.Today) {
			f.Values.Add("living", string(m.Person))
		}
	}
}

// hideFromAll adds to what was kept of a form whoever the address is hidden from by now: words from before must not open
// it to somebody.
func hideFromAll(f *form.Form, now family.Household) {
	for _, p := range now.Hidden {
		if !f.Has("hidden", string(p)) {
			f.Values.Add("hidden", string(p))
		}
	}
}

// settleMerge asks a second person whether two entries are one person.
func (s *Site) settleMerge(v *Visit) error {
	fam, err := s.changeable(v, access.SettleMerge, mayChange)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(fam.Mergings, func(m casework.MergingView) bool { return m.ID == v.path("merge") })
	if at < 0 {
		return access.ErrNotFound
	}
	m, back := fam.Mergings[at], "/families/"+string(fam.ID)
	return s.answerForm(v, func(f *form.Form) error {
		switch f.Line("decision") {
		case "agree", "decline":
			_, err := s.desk.SettleMerge(v.ctx(), v.doing(), fam.ID, m.ID, f.Line("decision") == "agree")
			return err
		}
		return family.ErrNoAnswer
	}, back, familyPage(fam, back), func(f *form.Form) templ.Component { return settleMergePage(f, fam, m) })
}

// reallocateWorker asks who becomes the social worker.
func (s *Site) reallocateWorker(v *Visit) error {
	fam, err := s.changeable(v, access.ReallocateWorker, mayReallocate)
	if err != nil {
		return err
	}
	team, err := s.desk.ViewTeam(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	workers := staffChoices(team.Show().Workers)
	back := "/families/" + string(fam.ID)
	return s.answerForm(v, func(f *form.Form) error {
		_, err := s.desk.ReallocateWorker(v.ctx(), v.doing(), fam.ID, access.AccountID(f.Line("worker")), f.Text("reason"))
		return err
	}, then(v, back), familyPage(fam, back), func(f *form.Form) templ.Component { return reallocatePage(f, fam, workers) })
}

// replaceManager asks who becomes the team manager.
func (s *Site) replaceManager(v *Visit) error {
	fam, err := s.changeable(v, access.ReplaceManager, mayReallocate)
	if err != nil {
		return err
	}
	team, err := s.desk.ViewTeam(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	managers := staffChoices(team.Show().Managers)
	back := "/families/" + string(fam.ID)
	return s.answerForm(v, func(f *form.Form) error {
		_, err := s.desk.ReplaceManager(v.ctx(), v.doing(), fam.ID, access.AccountID(f.Line("manager")), f.Text("reason"))
		return err
	}, then(v, back), familyPage(fam, back), func(f *form.Form) templ.Component { return replaceManagerPage(f, fam, managers) })
}

func staffChoices(of []store.Account) []ask.Choice {
	all := make([]ask.Choice, len(of))
	for i, w := range of {
		all[i] = ask.Choice{Value: string(w.ID), Text: w.Name + ", " + or(w.Team, w.Job)}
	}
	return all
}

// then is where a manager goes who may have handed the family on to another team.
func then(v *Visit, back string) string {
	if v.actor().Office == access.Unit {
		return back
	}
	return "/families"
}
