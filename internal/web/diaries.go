package web

import (
	"strings"

	"kith/access"
	"kith/diary"
	"kith/internal/form"
	"kith/internal/web/ask"
	"kith/internal/web/page"
)

// diaries lists the police teams and interpreters whose diaries the unit keeps.
func (s *Site) diaries(v *Visit) error {
	seen, err := s.desk.ViewDiaries(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	return v.show(page.Page{Title: "Diaries", Area: page.Staff, BackHref: "/meetings"}, diariesPage(seen.Show()))
}

// listDiary asks for a new police team or interpreter.
func (s *Site) listDiary(v *Visit) error {
	if _, err := s.desk.ViewDiaries(v.ctx(), v.actor()); err != nil {
		return err
	}
	return s.askDiary(v, diary.Diary{}, "/diaries/new", "/diaries")
}

// changeDiary asks what has to be different about one.
func (s *Site) changeDiary(v *Visit) error {
	id, at := v.diaryAt()
	if _, err := s.desk.ViewDiary(v.ctx(), v.actor(), id); err != nil {
		return err
	}
	seen, err := s.desk.ViewDiaries(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	for _, d := range seen.Show() {
		if d.ID == id {
			v.saw(seen.Version())
			return s.askDiary(v, d, at+"/about", at)
		}
	}
	return access.ErrNotFound
}

func (s *Site) askDiary(v *Visit, d diary.Diary, at, back string) error {
	f := v.form()
	if v.posted() {
		kept := diary.Diary{
			ID: d.ID, Kind: diary.Kind(f.Line("kind")), Name: f.Line("name"), Languages: f.Line("languages"), Closed: f.Has("closed", "yes"),
		}
		if f.OK() {
			id, err := s.desk.ListDiary(v.ctx(), v.doing(), kept)
			if err == nil {
				return v.see("/diaries/%s", id)
			}
			if !f.Take(err) {
				return err
			}
		}
	} else if f.Kept == "" {
		f.Values.Set("kind", string(d.Kind))
		f.Values.Set("name", d.Name)
		f.Values.Set("languages", d.Languages)
		tick(f, "closed", d.Closed)
	}
	return v.show(diaryPage(back), listDiaryPage(f, d, at))
}

func diaryKinds() []ask.Choice {
	return []ask.Choice{{Value: string(diary.Police), Text: "A police team"}, {Value: string(diary.Interpreter), Text: "An interpreter"}}
}

func closedDiaryWords(d diary.Diary) string {
	if d.Closed {
		return "No longer"
	}
	return ""
}

// neededChoices are the police teams and interpreters to choose from. One who is asked no more is among them only where the
// conference needs them already.
func neededChoices(all, has []diary.Diary) []ask.Choice {
	var choices []ask.Choice
	for _, d := range all {
		already := false
		for _, one := range has {
			already = already || one.ID == d.ID
		}
		if d.Closed && !already {
			continue
		}
		choices = append(choices, ask.Choice{
			Value: string(d.ID), Text: neededName(d), Hint: "Diary last seen to on " + d.ChangedOn.Long(),
		})
	}
	return choices
}

func neededName(d diary.Diary) string {
	if d.Kind == diary.Interpreter {
		return d.Name + ", interpreter (" + d.Languages + ")"
	}
	return d.Name + ", police"
}

// neededOf are the names of those needed who are of a kind.
func neededOf(all []diary.Diary, kind diary.Kind) string {
	var names []string
	for _, d := range all {
		if d.Kind == kind {
			names = append(names, strings.TrimSpace(d.Name))
		}
	}
	return joined(names)
}

func neededFrom(f *form.Form) []diary.ID {
	var all []diary.ID
	for _, id := range f.All("needed") {
		all = append(all, diary.ID(id))
	}
	return all
}
