package web

import (
	"strings"
	"time"

	"github.com/a-h/templ"

	"kith/casework"
	"kith/diary"
	"kith/internal/form"
	"kith/internal/web/ask"
	"kith/internal/web/page"
	"kith/timescale"
)

var diaryRoutes = []route{
	{path: "/diary", handle: (*Site).diary, posts: true},
	{path: "/diary/time", handle: (*Site).addTime, posts: true},
	{path: "/diary/week", handle: (*Site).addWeeks, posts: true},
	{path: "/diary/file", handle: (*Site).takeCalendar, posts: true},
	{path: "/diaries", handle: (*Site).diaries},
	{path: "/diaries/new", handle: (*Site).listDiary, posts: true},
	{path: "/diaries/{diary}", handle: (*Site).diary, posts: true},
	{path: "/diaries/{diary}/about", handle: (*Site).changeDiary, posts: true},
	{path: "/diaries/{diary}/time", handle: (*Site).addTime, posts: true},
	{path: "/diaries/{diary}/week", handle: (*Site).addWeeks, posts: true},
	{path: "/diaries/{diary}/file", handle: (*Site).takeCalendar, posts: true},
	{path: "/calendar", handle: (*Site).calendar, posts: true},
	{path: "/calendar/{feed}", handle: (*Site).feed, open: true},
}

// diaryAt is the diary that an address means, and where its page is: one's own, or one that the safeguarding unit keeps.
func (v *Visit) diaryAt() (diary.ID, string) {
	id := diary.ID(v.path("diary"))
	if id == casework.OwnDiary {
		return id, "/diary"
	}
	return id, "/diaries/" + string(id)
}

func diaryPage(back string) page.Page {
	return page.Page{Title: "Diary", Area: page.Staff, BackHref: back}
}

// diary shows when its owner is not free. A press takes something out.
func (s *Site) diary(v *Visit) error {
	id, at := v.diaryAt()
	f := v.form()
	if v.posted() {
		press, entry, _ := strings.Cut(f.Values.Get("press"), ":")
		var err error
		switch press {
		case "out":
			err = s.desk.TakeOut(v.ctx(), v.doing(), id, entry)
		case "forget":
			err = s.desk.ForgetCalendar(v.ctx(), v.doing(), id)
		default:
			return errNoPage
		}
		if err == nil {
			return v.see("%s", at)
		}
		if !f.Take(err) {
			return err
		}
	}
	seen, err := s.desk.ViewDiary(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	back := "/diaries"
	if id == casework.OwnDiary {
		back = "/meetings"
	}
	return v.show(diaryPage(back), viewDiaryPage(f, seen.Show(), at))
}

// inDiary is a form that puts something into a diary.
func (s *Site) inDiary(v *Visit, do func(f *form.Form, id diary.ID) error, show func(f *form.Form, d diary.Page, at string) templ.Component) error {
	id, at := v.diaryAt()
	seen, err := s.desk.ViewDiary(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	return s.answerForm(v, func(f *form.Form) error { return do(f, id) }, at, diaryPage(at), func(f *form.Form) templ.Component {
		return show(f, seen.Show(), at)
	})
}

// addTime asks when somebody is not free, once.
func (s *Site) addTime(v *Visit) error {
	t := diary.Time{From: v.date("from"), Until: v.date("until"), Begins: v.time("begins"), Ends: v.time("ends")}
	return s.inDiary(v, func(_ *form.Form, id diary.ID) error { return s.desk.AddTime(v.ctx(), v.doing(), id, t) }, addTimePage)
}

// addWeeks asks when somebody is not free every week.
func (s *Site) addWeeks(v *Visit) error {
	w := diary.Week{From: v.date("from"), Until: v.date("until"), Begins: v.time("begins"), Ends: v.time("ends")}
	return s.inDiary(v, func(f *form.Form, id diary.ID) error {
		return s.desk.AddWeeks(v.ctx(), v.doing(), id, daysChosen(f, "weekdays"), w)
	}, addWeeksPage)
}

// takeCalendar asks for a calendar file.
func (s *Site) takeCalendar(v *Visit) error {
	return s.inDiary(v, func(_ *form.Form, id diary.ID) error {
		_, file, err := v.file("file", diary.Largest, diary.ErrNoFile, diary.ErrTooLarge)
		if err != nil {
			return err
		}
		return s.desk.TakeCalendar(v.ctx(), v.doing(), id, file)
	}, takeCalendarPage)
}

// time reads a time of day that was sent: see date.
func (v *Visit) time(name string) string {
	if !v.posted() {
		return ""
	}
	return timeOf(v.form(), name)
}

func wholeWeek() []time.Weekday { return append(weekdays(), time.Saturday, time.Sunday) }

func wholeWeekChoices() []ask.Choice { return dayChoices(wholeWeek()) }

func daysChosen(f *form.Form, name string) []time.Weekday {
	var chosen []time.Weekday
	for _, day := range wholeWeek() {
		if f.Has(name, strings.ToLower(day.String())) {
			chosen = append(chosen, day)
		}
	}
	return chosen
}

func dayTimes(begins, ends string) string {
	if ends == "24:00" {
		return clock(begins) + " to midnight"
	}
	return clock(begins) + " to " + clock(ends)
}

// timeWords says when somebody is not free, once.
func timeWords(t diary.Time) string {
	switch {
	case t.From == t.Until && t.AllDay():
		return t.From.Long()
	case t.From == t.Until:
		return t.From.Long() + ", " + dayTimes(t.Begins, t.Ends)
	case t.AllDay():
		return t.From.Long() + " to " + t.Until.Long()
	}
	return t.From.Long() + ", " + clock(t.Begins) + ", to " + t.Until.Long() + ", " + strings.Replace(clock(t.Ends), clock("24:00"), "midnight", 1)
}

// weekWords says when somebody is not free every week.
func weekWords(w diary.Week, today timescale.Date) string {
	words := "Every " + w.Weekday.String()
	if !w.AllDay() {
		words += ", " + dayTimes(w.Begins, w.Ends)
	}
	if w.From.After(today) {
		words += ", from " + w.From.Long()
	}
	if !w.Until.IsZero() {
		words += ", until " + w.Until.Long()
	}
	return words
}

func isOwn(d diary.Page) bool { return d.Kind == diary.Staff }

func diaryKind(k diary.Kind) string { return upperFirst(string(k)) }
