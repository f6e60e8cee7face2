package web

import (
	"net/http"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/web/page"
)

// inviteGuest asks somebody of an agency who does not use Kith, and leads to their card.
func (s *Site) inviteGuest(v *Visit) error {
	id := conference.ID(v.path("conference"))
	seen, err := s.desk.ViewInvitations(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	if !seen.Show().CanInvite {
		return &access.Refused{Deed: access.InviteToConference}
	}
	f := v.form()
	if v.posted() {
		seat, err := s.desk.InviteGuest(v.ctx(), v.doing(), id, casework.NewGuest{
			Name: f.Line("name"), Job: f.Line("job"), Agency: f.Line("agency"), Telephone: f.Line("telephone"),
			Role: conference.Role(f.Line("role")), Children: worksWith(f, seen.Show()),
		})
		if err == nil {
			return v.see("/meetings/%s/invited/card/%s", id, seat)
		}
		if !f.Take(err) {
			return err
		}
	}
	p := page.Page{Title: "Invite somebody new", Area: page.Staff, BackHref: "/meetings/" + string(id) + "/invited/add"}
	return v.show(p, inviteGuestPage(f, seen.Show()))
}

// makeGuestCard is where the unit makes the card by which a guest signs in. The code is shown this once, ready to print or to read out.
func (s *Site) makeGuestCard(v *Visit) error {
	id, seat := conference.ID(v.path("conference")), v.path("seat")
	guest, err := s.desk.ViewGuest(v.ctx(), v.actor(), id, seat)
	if err != nil {
		return err
	}
	back, f := "/meetings/"+string(id)+"/invited", v.form()
	if v.posted() {
		code, until, err := s.desk.MakeGuestCard(v.ctx(), v.doing(), casework.GuestCard{Conference: id, Invitation: seat, Afresh: f.Has("afresh", "yes")})
		if err == nil {
			name := guest.Show().Name
			return v.whole(http.StatusOK, page.Leaf("Card", back, false, cardFor(name), cardLeaf(v.r.Host, string(code), until, guest.Show().Ring)))
		}
		if !f.Take(err) {
			return err
		}
	}
	return v.show(page.Page{Title: "Make a card", Area: page.Staff, BackHref: back}, guestCardPage(f, id, guest.Show()))
}
