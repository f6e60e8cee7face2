package web

import (
	"errors"
	"net/url"
	"slices"
	"strings"
	"time"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/form"
	"kith/internal/web/ask"
	"kith/internal/web/page"
	"kith/timescale"
)

func awayHref(chair string, from, until timescale.Date) string {
	return "/chairs/" + chair + "/away/" + from.String() + "/" + until.String()
}

// chairAway asks on which days a chair cannot come. It changes nothing, so the days stand in the address.
func (s *Site) chairAway(v *Visit) error {
	chair, err := s.oneChair(v)
	if err != nil {
		return err
	}
	f := form.New("")
	f.Values = v.r.URL.Query()
	v.sent = f
	today := s.DB.Now().Date()
	if f.Values.Has("from-day") {
		from, until := f.Date("from"), f.Date("until")
		if until.IsZero() && f.Error("until") == "" {
			until = from
		}
		if f.OK() && !f.Take(conference.CoverFor(from, until, today)) {
			return v.see("%s", awayHref(string(chair.Account.ID), from, until))
		}
	} else {
		f.SetDate("from", today)
	}
	return v.show(page.Page{Title: "A chair cannot come", Area: page.Staff, BackHref: "/chairs"}, chairAwayPage(f, chair))
}

// oneChair is the chair whom a page is about, for the safeguarding unit.
func (s *Site) oneChair(v *Visit) (casework.ChairView, error) {
	seen, err := s.desk.ViewChairs(v.ctx(), v.actor())
	if err != nil {
		return casework.ChairView{}, err
	}
	for _, c := range seen.Show() {
		if string(c.Account.ID) == v.path("account") {
			return c, nil
		}
	}
	return casework.ChairView{}, access.ErrNotFound
}

// coverChair shows the conferences of a chair who cannot come, with what is proposed for each, and takes what is done about them
// in one go.
func (s *Site) coverChair(v *Visit) error {
	from, _ := timescale.Parse(v.path("from"))
	until, _ := timescale.Parse(v.path("until"))
	seen, err := s.desk.ViewCover(v.ctx(), v.actor(), access.AccountID(v.path("account")), from, until)
	if err != nil {
		return err
	}
	people, err := s.desk.ViewColleagues(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	c, f := seen.Show(), v.form()
	if v.posted() {
		cover := coverFrom(f, c)
		if f.OK() {
			if _, err = s.desk.CoverChair(v.ctx(), v.doing(), cover); err == nil {
				return v.see("/meetings/tell")
			}
			if !f.Take(err) {
				return err
			}
		}
	} else {
		v.saw(access.VersionIn(seen, c.Stands()))
		fillCover(f, c)
	}
	p := page.Page{Title: "A chair cannot come", Area: page.Staff, BackHref: "/week?from=" + from.String()}
	return v.show(p, coverChairPage(f, c, people.Show(), v.actor().Account))
}

// What is done about a conference, as the form says it: nothing for now, another chair, or another time.
const (
	leaveIt      = "leave"
	anotherChair = "chair:"
	anotherTime  = "time:"
)

func coverFrom(f *form.Form, c casework.CoverView) casework.Cover {
	cover := casework.Cover{
		Chair: c.Chair.ID, From: c.From, Until: c.Until, Reason: f.Text("reason"), AgreedBy: access.AccountID(f.Line("agreed-by")),
		Family: or(f.Text("family-words"), familyWhys[f.Line("family")]), Stands: access.AccountID(f.Line("cover")),
	}
	for _, one := range c.Each {
		choice := casework.CoverChoice{Conference: one.ID}
		said := f.Line(casework.CoverField(one.ID))
		switch {
		case strings.HasPrefix(said, anotherChair):
			choice.Chair = access.AccountID(strings.TrimPrefix(said, anotherChair))
		case strings.HasPrefix(said, anotherTime):
			choice.Slot = slotSaid(strings.TrimPrefix(said, anotherTime))
		}
		if said != leaveIt && choice.Chair == "" && choice.Slot.On.IsZero() {
			f.Wrong(casework.CoverField(one.ID), "Choose what is done about this conference")
		}
		cover.Each = append(cover.Each, choice)
	}
	return cover
}

// slotValue is a time as the form carries it.
func slotValue(s conference.Slot) string {
	return anotherTime + url.Values{
		"on": {s.On.String()}, "begins": {s.Begins}, "ends": {s.Ends}, "chair": {string(s.Chair)}, "recorder": {string(s.Recorder)},
		"room": {string(s.Room)},
	}.Encode()
}

func slotSaid(said string) conference.Slot {
	q, err := url.ParseQuery(said)
	on, none := timescale.Parse(q.Get("on"))
	_, never := time.Parse("15:04", q.Get("begins"))
	_, endless := time.Parse("15:04", q.Get("ends"))
	if errors.Join(err, none, never, endless) != nil {
		return conference.Slot{}
	}
	return conference.Slot{
		On: on, Begins: q.Get("begins"), Ends: q.Get("ends"), Chair: access.AccountID(q.Get("chair")),
		Recorder: access.AccountID(q.Get("recorder")), Room: conference.RoomID(q.Get("room")),
	}
}

// fillCover fills the form in with what is proposed.
func fillCover(f *form.Form, c casework.CoverView) {
	if f.Kept != "" {
		return
	}
	f.Values.Set("family", "runs")
	for _, one := range c.Each {
		f.Values.Set(casework.CoverField(one.ID), coverChoices(c, one)[0].Value)
	}
}

// coverChoices are what could be done about one conference, what is proposed first.
func coverChoices(c casework.CoverView, one casework.CoverLine) []ask.Choice {
	var choices []ask.Choice
	for _, free := range one.Chairs {
		choices = append(choices, ask.Choice{
			Value: anotherChair + string(free.ID), Text: free.Name + " chairs it, on the same day at the same time", Hint: freeWords(free),
		})
	}
	if !one.Slot.On.IsZero() {
		choices = append(choices, ask.Choice{
			Value: slotValue(one.Slot.Slot), Text: slotTitle(one.Slot) + ", chaired by " + one.Slot.Chair.Name, Hint: coverSlotWords(one.Slot),
		})
	}
	return append(choices, ask.Choice{Value: leaveIt, Text: "Leave it as it is for now", Hint: "It stays with " + c.Chair.Name})
}

func freeWords(free casework.CoverChair) string {
	var words []string
	if free.Knew {
		words = append(words, "Has chaired for this family before.")
	}
	switch free.Others {
	case 0:
		words = append(words, "Has no other conference that day.")
	default:
		words = append(words, "Has "+counted(free.Others, "other conference", "other conferences")+" that day.")
	}
	return strings.Join(words, " ")
}

func coverSlotWords(s casework.SlotLine) string {
	words := []string{s.Recorder.Name + " records"}
	if s.Room.Name != "" {
		words = append(words, "in "+s.Room.Name)
	}
	said := []string{strings.Join(words, ", ") + ".", "Everybody is asked again whether they can come."}
	for _, g := range s.GivesUp {
		switch g {
		case conference.Target:
			said = append(said, "It is after the day to work to.")
		case conference.Notice:
			said = append(said, "Reports cannot be with the family in time.")
		case conference.SameChair, conference.OneADay:
		}
	}
	return strings.Join(said, " ")
}

// coverTitle names one of the conferences.
func coverTitle(one casework.CoverLine) string {
	return kindWords(one.Kind) + ": " + people(one.Children) + ", " + one.Now.On.Long() + ", " + clock(one.Now.Begins)
}

func coverFacts(one casework.CoverLine) string {
	said := ""
	if one.Recorder.Name != "" {
		said = one.Recorder.Name + " records"
		if one.Room.Name != "" {
			said += ", in " + one.Room.Name
		}
		said += ". "
	}
	return said + "The last day allowed is " + one.Limit.Long() + "."
}

// coverWhyChoices are the words for why that fit a conference which is held all the same.
func coverWhyChoices() []ask.Choice {
	return slices.DeleteFunc(familyWhyChoices(), func(c ask.Choice) bool { return c.Value == "needed" })
}

func otherChairs(c casework.CoverView) []ask.Choice {
	choices := make([]ask.Choice, len(c.Others))
	for i, o := range c.Others {
		choices[i] = ask.Choice{Value: string(o.ID), Text: o.Name}
	}
	return choices
}

func coverSpan(c casework.CoverView) string {
	if c.From == c.Until {
		return "on " + c.From.Long()
	}
	return "from " + c.From.Long() + " to " + c.Until.Long()
}
