package web

import (
	"strings"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/form"
	"kith/internal/web/ask"
	"kith/internal/web/page"
	"kith/procedure"
)

var exclusionRoutes = []route{
	{path: "/meetings/{conference}/apart", handle: (*Site).exclusions},
	{path: "/meetings/{conference}/apart/ask", handle: (*Site).askExclusion, posts: true},
	{path: "/meetings/{conference}/apart/{seat}", handle: (*Site).decideExclusion, posts: true},
	{path: "/meetings/{conference}/apart/{seat}/told", handle: (*Site).tellExclusion, posts: true},
	{path: "/meetings/{conference}/closed", handle: (*Site).closedParts, posts: true},
	{path: "/my/meetings/{conference}/why", handle: (*Site).myExclusion, posts: true},
}

func apart(id conference.ID, more string) string { return at(id, "/apart"+more) }

// outsideThem is the answer for a reason that is not among the grounds of the procedure.
const outsideThem = "outside"

func staffPage(back string) page.Page {
	return page.Page{Title: "Meeting", Area: page.Staff, BackHref: back}
}

// exclusions shows the staff who of the family is kept out of a conference.
func (s *Site) exclusions(v *Visit) error {
	seen, err := s.desk.ViewExclusions(v.ctx(), v.actor(), meeting(v))
	if err != nil {
		return err
	}
	return v.show(staffPage(at(meeting(v), "")), exclusionsPage(seen.Show()))
}

// askExclusion asks the chair to keep one of the family out.
func (s *Site) askExclusion(v *Visit) error {
	seen, err := s.desk.ViewExclusions(v.ctx(), v.actor(), meeting(v))
	if err != nil {
		return err
	}
	all := seen.Show()
	if !all.Asks {
		return &access.Refused{Deed: access.AskExclusion}
	}
	f := v.form()
	if v.posted() {
		extent, ground := groundFrom(f)
		err := s.desk.AskExclusion(v.ctx(), v.doing(), meeting(v), conference.ExclusionRequest{
			Invitation: f.Line("who"), Extent: extent,
			Words: conference.RequestWords{Ground: ground, Why: f.Text("why"), Late: f.Text("late")},
		})
		if err == nil {
			return v.see("%s", apart(meeting(v), ""))
		}
		if !f.Take(err) {
			return err
		}
	}
	return v.show(staffPage(apart(meeting(v), "")), askExclusionPage(f, all))
}

// decideExclusion is the chair's decision about one of the family.
func (s *Site) decideExclusion(v *Visit) error {
	seen, err := s.desk.ViewExclusions(v.ctx(), v.actor(), meeting(v))
	if err != nil {
		return err
	}
	all := seen.Show()
	if !all.Chair {
		return &access.Refused{Deed: access.DecideExclusion}
	}
	p, there := keptPerson(all, v.path("seat"))
	if !there {
		return errNoPage
	}
	f := v.form()
	if v.posted() {
		x := decidingFrom(f)
		x.Invitation = p.Seat.Invitation
		if f.OK() {
			if err := s.desk.DecideExclusion(v.ctx(), v.doing(), meeting(v), x); err == nil {
				return v.see("%s", apart(meeting(v), ""))
			} else if !f.Take(err) {
				return err
			}
		}
	} else {
		v.saw(access.VersionIn(seen, standsOf(p)))
		fillDeciding(f, all, p)
	}
	return v.show(staffPage(apart(meeting(v), "")), decideExclusionPage(f, all, p))
}

func standsOf(p casework.KeptPerson) string {
	if p.Stands == nil {
		return ""
	}
	return p.Stands.ID
}

func keptPerson(all casework.ExclusionsView, seat string) (casework.KeptPerson, bool) {
	for _, p := range all.Persons {
		if p.Seat.Invitation == seat {
			return p, true
		}
	}
	return casework.KeptPerson{}, false
}

func groundFrom(f *form.Form) (conference.Extent, string) {
	extent, ground, _ := strings.Cut(f.Line("ground"), ":")
	return conference.Extent(extent), ground
}

func decidingFrom(f *form.Form) conference.Deciding {
	var x conference.Deciding
	x.Extent, x.Own.Ground = groundFrom(f)
	x.Outside = x.Own.Ground == outsideThem
	x.Own.Why, x.Own.Part = f.Text("why"), f.Text("part")
	x.To = conference.ExclusionWords{Told: f.Text("told"), Heard: f.Text("heard-more")}
	x.Approved = f.Has("approved", "yes")
	x.Heard = conference.OtherWay(f.Line("heard"))
	x.Teller, x.OutcomeTeller = access.AccountID(f.Line("teller")), access.AccountID(f.Line("outcome-teller"))
	if x.Extent != conference.OutOfNone {
		x.TellOn = f.Date("tell-on")
	}
	return x
}

// fillDeciding starts from what stands; the words have to be read and approved anew.
func fillDeciding(f *form.Form, all casework.ExclusionsView, p casework.KeptPerson) {
	if f.Kept != "" {
		return
	}
	f.SetDate("tell-on", all.LastDay)
	if p.Stands == nil || p.Stands.Own == nil || p.Stands.Extent == string(conference.OutOfNone) {
		return
	}
	d := p.Stands
	ground := d.Own.Ground
	if d.Outside {
		ground = outsideThem
	}
	f.Values.Set("ground", d.Extent+":"+ground)
	f.Values.Set("why", d.Own.Why)
	f.Values.Set("part", d.Own.Part)
	f.Values.Set("heard", d.Heard)
	f.Values.Set("teller", string(d.Teller.ID))
	f.Values.Set("outcome-teller", string(d.OutcomeTeller.ID))
	if d.Words != nil {
		f.Values.Set("told", d.Words.Told)
		f.Values.Set("heard-more", d.Words.Heard)
	}
}

// tellExclusion records who told the person, and when.
func (s *Site) tellExclusion(v *Visit) error {
	seen, err := s.desk.ViewExclusions(v.ctx(), v.actor(), meeting(v))
	if err != nil {
		return err
	}
	all := seen.Show()
	p, there := keptPerson(all, v.path("seat"))
	if !there || !p.Tells {
		return errNoPage
	}
	f := v.form()
	if v.posted() {
		on := f.Date("told-on")
		hour, minute, given := f.Clock("told-at")
		t := conference.Telling{By: access.AccountID(f.Line("told-by")), Why: f.Text("why")}
		if given && !on.IsZero() {
			t.At = on.At(hour, minute)
		}
		if f.OK() {
			if err := s.desk.TellExclusion(v.ctx(), v.doing(), meeting(v), p.Seat.Invitation, t); err == nil {
				return v.see("%s", apart(meeting(v), ""))
			} else if !f.Take(err) {
				return err
			}
		}
	} else if f.Kept == "" {
		f.SetDate("told-on", all.Today)
		f.Values.Set("told-by", string(p.Stands.Teller.ID))
	}
	return v.show(staffPage(apart(meeting(v), "")), tellExclusionPage(f, all, p))
}

// myExclusion tells one of the family that they are asked to miss all or a part of the meeting, and takes what they say to the chair.
func (s *Site) myExclusion(v *Visit) error {
	m, err := s.meeting(v)
	if err != nil {
		return err
	}
	if m.Out == nil {
		return errNoPage
	}
	f := v.form()
	if v.posted() {
		if err := s.desk.AnswerExclusion(v.ctx(), v.doing(), m.ID, f.Text("text")); err == nil {
			return v.see("/my/meetings/%s/why", m.ID)
		} else if !f.Take(err) {
			return err
		}
	}
	return v.show(meetingPage("Your meeting", "/my/meetings/"+string(m.ID)), myExclusionPage(f, m))
}

// groundsOffered are the grounds of the procedure, for the whole conference and for a part.
func groundsOffered(all casework.ExclusionsView) []ask.Choice {
	var choices []ask.Choice
	add := func(extent conference.Extent, of string, grounds []procedure.Ground) {
		for _, g := range grounds {
			choices = append(choices, ask.Choice{Value: string(extent) + ":" + g.Key, Text: of + ". " + g.Words})
		}
	}
	add(conference.OutOfAll, "The whole conference", all.Whole)
	add(conference.OutOfPart, "A part of it", all.Part)
	return choices
}

// decisionsOffered are the same for the chair, with what else can be decided.
func decisionsOffered(all casework.ExclusionsView) []ask.Choice {
	other := "The safeguarding unit sees that the reason is not among the grounds here, and not what it is"
	return append(groundsOffered(all),
		ask.Choice{Value: string(conference.OutOfAll) + ":" + outsideThem, Text: "The whole conference, to keep somebody safe, outside these grounds", Hint: other},
		ask.Choice{Value: string(conference.OutOfPart) + ":" + outsideThem, Text: "A part of it, to keep somebody safe, outside these grounds", Hint: other},
		ask.Choice{Value: string(conference.OutOfNone) + ":", Text: "None of it. They come as they were asked"})
}

func missChoices(all []casework.KeptPerson) []ask.Choice {
	choices := make([]ask.Choice, len(all))
	for i, p := range all {
		choices[i] = ask.Choice{Value: p.Seat.Invitation, Text: seatWords(p.Seat)}
	}
	return choices
}

func tellerChoices(all []casework.Worker) []ask.Choice {
	choices := make([]ask.Choice, len(all))
	for i, w := range all {
		choices[i] = ask.Choice{Value: string(w.ID), Text: workerWords(w)}
	}
	return choices
}

func otherWayChoices() []ask.Choice {
	var choices []ask.Choice
	for _, w := range conference.OtherWays() {
		choices = append(choices, ask.Choice{Value: string(w), Text: otherWayWords(string(w))})
	}
	return choices
}

// otherWayWords are how somebody is heard who is kept out, for the staff.
func otherWayWords(w string) string {
	switch conference.OtherWay(w) {
	case conference.InWriting:
		return "They write to the chair, who reads it out"
	case conference.BySocialWorker:
		return "The social worker says what they think"
	case conference.ByTheChair:
		return "The chair talks with them"
	case conference.OnTheTelephone:
		return "By telephone, for a part of the conference"
	case conference.ByWhoeverBeside:
		return "Somebody beside them says what they think"
	}
	return ""
}

// myWayWords are the same for the person.
func myWayWords(w string) string {
	switch conference.OtherWay(w) {
	case conference.InWriting:
		return "You can write what you want to say. The person who runs the meeting reads it out."
	case conference.BySocialWorker:
		return "Your social worker tells the meeting what you think."
	case conference.ByTheChair:
		return "The person who runs the meeting talks with you."
	case conference.OnTheTelephone:
		return "You can say what you think by telephone, for a part of the meeting."
	case conference.ByWhoeverBeside:
		return "Someone you choose tells the meeting what you think."
	}
	return ""
}

func extentWords(e string) string {
	switch conference.Extent(e) {
	case conference.OutOfAll:
		return "Not at the conference"
	case conference.OutOfPart:
		return "Out for a part of it"
	case conference.OutOfNone:
	}
	return "Comes as they were asked"
}

// toldWords are who told somebody, and when.
func toldWords(d casework.DecisionShown) string {
	if d.Told == nil {
		return "Not yet"
	}
	said := d.ToldBy.Name + ", " + d.Told.At.Date().Long() + " at " + d.Told.At.London().Format("3:04pm")
	if d.Told.Late {
		said += ". This was late: the conference had begun. Why: " + d.Told.Why
	}
	return said
}
