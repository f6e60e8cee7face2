package web

import (
	"errors"
	"net/http"

	"kith/access"
	"kith/casework"
	"kith/internal/signin"
	"kith/internal/store"
	"kith/internal/web/page"
)

// signInByCode takes a code from a card, from a list on paper, or one that staff keep for a lost passkey.
func (s *Site) signInByCode(v *Visit) error {
	p := page.Page{Title: "Sign in", Area: page.Public, BackHref: "/sign-in"}
	f := v.form()
	if !v.posted() {
		return v.show(p, codePage(f))
	}
	f.Press = true // a code is never kept as a draft
	typed := f.Line("code")
	front := store.ReadCode(typed).Front()
	if !s.Door.MayTry(v.r, front) {
		return v.render(http.StatusTooManyRequests, p, tooManyTriesPage())
	}
	err := s.admitted(v, func(in casework.Entrance) (store.Entrant, error) { return s.desk.SignInByCode(v.ctx(), typed, in) })
	if !errors.Is(err, casework.ErrWrongCode) && !errors.Is(err, casework.ErrNotACode) {
		return err
	}
	if errors.Is(err, casework.ErrWrongCode) {
		s.Door.Failed(v.r, front)
	}
	f.Take(err)
	return v.show(p, codePage(f))
}

// admitted lets somebody in by what they brought, and leads them to what they came for. Whose sign-in is paused is told no
// more than that.
func (s *Site) admitted(v *Visit, enter func(casework.Entrance) (store.Entrant, error)) error {
	var who store.Entrant
	err := s.Door.Admit(v.w, v.r, func(token string) error {
		var err error
		who, err = enter(casework.Entrance{Token: token, Lasts: signin.Longest})
		return err
	})
	if errors.Is(err, casework.ErrPausedHere) {
		return v.show(page.Page{Title: "Sign in", Area: page.Public}, pausedPage())
	}
	if err != nil {
		return err
	}
	to, err := s.firstPage(v, who)
	if err != nil {
		return err
	}
	http.Redirect(v.w, v.r, to, http.StatusSeeOther)
	return nil
}

// firstPage is where somebody goes who has just signed in: a family member who has not chosen how they sign in from now on is asked;
// whoever used a code is told how many are left when there are few, and a guest how to come in again.
func (s *Site) firstPage(v *Visit, who store.Entrant) (string, error) {
	if who.Actor.Office == access.FamilyMember && who.Way == store.ByCard && who.WayIn == "" {
		return "/account/way", nil
	}
	left, err := s.DB.DraftsLeft(v.ctx(), who.Actor.Tenant, who.Actor.Account)
	switch {
	case err != nil:
		return "", err
	case who.Way == store.ByPaperCode || who.Way == store.ByRecoveryCode || who.Way == store.ByCard && who.Actor.Office != access.FamilyMember:
		return "/account", nil
	case left:
		return "/unsent", nil
	}
	return "/", nil
}
