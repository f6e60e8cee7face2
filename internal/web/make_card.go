package web

import (
	"net/http"

	"kith/access"
	"kith/casework"
	"kith/internal/form"
	"kith/internal/web/page"
)

// makeCard is where a worker makes the card by which a family member signs in. The code is shown this once, ready to print.
func (s *Site) makeCard(v *Visit) error {
	p, err := s.openPerson(v)
	if err != nil {
		return err
	}
	if !p.Family.MayWork {
		return &access.Refused{Deed: access.MakeCard}
	}
	at, f := "/people/"+string(p.Who.ID), v.form()
	if v.posted() {
		code, until, err := s.desk.MakeCard(v.ctx(), v.doing(), casework.CardFor{Person: p.Who.ID, Afresh: f.Has("afresh", "yes")})
		if err == nil {
			worker, err := s.desk.WorkerFor(v.ctx(), v.actor(), p.Family.ID)
			if err != nil {
				return err
			}
			return v.whole(http.StatusOK, page.Leaf("Card", at, false, cardFor(p.Who.FullName()), cardLeaf(v.r.Host, string(code), until, worker.Telephone)))
		}
		if !f.Take(err) {
			return err
		}
	}
	return v.show(personPage(p), makeCardPage(f, p))
}

// pauseWayIn keeps somebody of the family out, or lets them in again, with one press and no question asked.
func (s *Site) pauseWayIn(v *Visit) error {
	return s.onPerson(v, access.PauseWayIn, mayChange, nil, func(p casework.PersonView, _ *form.Form) error {
		if v.pressed("give back") {
			return s.desk.GiveBackWayIn(v.ctx(), v.doing(), p.Who.ID)
		}
		return s.desk.PauseWayIn(v.ctx(), v.doing(), p.Who.ID)
	}, pausePage)
}
