package web

import (
	"errors"
	"log/slog"
	"net/http"

	"kith/access"
	"kith/casework"
	"kith/internal/signin"
	"kith/internal/store"
	"kith/internal/web/page"
)

// signInWith sends one of the staff to their organisation's own sign-in.
func (s *Site) signInWith(v *Visit) error {
	p, there := s.Door.ProviderNamed(v.path("provider"))
	if !there {
		return errNoPage
	}
	to, err := s.Door.SendTo(v.w, v.r, p)
	if err != nil {
		return s.notWith(v, p, err)
	}
	http.Redirect(v.w, v.r, to, http.StatusSeeOther)
	return nil
}

// backFrom lets in whoever their organisation's sign-in sent back.
func (s *Site) backFrom(v *Visit) error {
	p, there := s.Door.ProviderNamed(v.path("provider"))
	if !there {
		return errNoPage
	}
	who, identity, try, err := s.Door.Answered(v.w, v.r, p)
	if err == nil {
		err = s.admitted(v, func(in casework.Entrance) (store.Entrant, error) {
			return who, s.desk.SignInByOrganisation(v.ctx(), who, identity, try, in)
		})
	}
	return s.notWith(v, p, err)
}

// notWith says, calmly, that somebody could not be let in so, and what else they can do.
func (s *Site) notWith(v *Visit, p *signin.Provider, err error) error {
	here := page.Page{Title: "Sign in", Area: page.Public, BackHref: "/sign-in"}
	var stranger signin.Stranger
	switch {
	case errors.As(err, &stranger):
		return v.render(http.StatusForbidden, here, strangerPage(p.Name, stranger.Subject))
	case errors.Is(err, signin.ErrProvider), errors.Is(err, access.ErrNotFound):
		return v.render(http.StatusForbidden, here, notWithPage(p.Name))
	case errors.Is(err, signin.ErrProviderAway):
		s.Log.WarnContext(v.ctx(), "an organisation’s sign-in does not answer", slog.String("provider", p.ID), slog.String("request", v.request))
		return v.render(http.StatusServiceUnavailable, here, awayPage(p.Name))
	}
	return err
}

// signOutWith offers whoever has signed out here to sign out at their organisation too, where that can be done. It is theirs to
// choose: it may end what else they have open.
func (s *Site) signOutWith(v *Visit) error {
	p, there := s.Door.ProviderNamed(v.path("provider"))
	if !there {
		return errNoPage
	}
	to := s.Door.SignOutAt(v.ctx(), p)
	if to == "" || v.known {
		return v.see("/sign-in")
	}
	return v.show(page.Page{Title: "Signed out", Area: page.Public}, signedOutPage(p.Name, to))
}
