package web

import (
	"kith/casework"
	"kith/conference"
	"kith/internal/web/ask"
	"kith/internal/web/page"
)

// chairs lists what the chairs are qualified by.
func (s *Site) chairs(v *Visit) error {
	seen, err := s.desk.ViewChairs(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	return v.show(page.Page{Title: "Chairs", Area: page.Staff, BackHref: "/meetings"}, chairsPage(seen.Show()))
}

// keepChairRecord asks what a chair is qualified by, and until when that was checked to hold.
func (s *Site) keepChairRecord(v *Visit) error {
	chair, err := s.oneChair(v)
	if err != nil {
		return err
	}
	f := v.form()
	if v.posted() {
		rec := conference.ChairRecord{
			Account: chair.Account.ID, Qualification: f.Text("qualification"), Experience: f.Text("experience"),
			CheckedOn: f.Date("checked"), ExpiresOn: f.Date("expires"),
		}
		if f.OK() {
			if _, err = s.desk.KeepChairRecord(v.ctx(), v.doing(), rec); err == nil {
				return v.see("/chairs")
			}
			if !f.Take(err) {
				return err
			}
		}
	} else if f.Kept == "" {
		f.Values.Set("qualification", chair.Record.Qualification)
		f.Values.Set("experience", chair.Record.Experience)
		f.SetDate("checked", chair.Record.CheckedOn)
		f.SetDate("expires", chair.Record.ExpiresOn)
	}
	return v.show(page.Page{Title: "Chair", Area: page.Staff, BackHref: "/chairs"}, keepChairRecordPage(f, chair))
}

func childChoices(of []casework.Named) []ask.Choice {
	choices := make([]ask.Choice, len(of))
	for i, n := range of {
		choices[i] = ask.Choice{Value: string(n.ID), Text: n.Full}
	}
	return choices
}

func plainChoices(words []string) []ask.Choice {
	choices := make([]ask.Choice, len(words))
	for i, w := range words {
		choices[i] = ask.Choice{Value: w, Text: upperFirst(w)}
	}
	return choices
}
