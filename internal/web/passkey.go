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

// signInByPasskey takes the answer of somebody's device at the door.
func (s *Site) signInByPasskey(v *Visit) error {
	f := v.form()
	if v.posted() && s.Door.Passkeys != nil {
		f.Press = true
		who, proof, err := s.Door.Known(v.ctx(), f.Values.Get("try"), f.Values.Get("answer"))
		if err == nil {
			err = s.admitted(v, func(in casework.Entrance) (store.Entrant, error) {
				return who, s.desk.SignInByPasskey(v.ctx(), who, proof, in)
			})
		}
		if errors.Is(err, access.ErrNotFound) {
			err = signin.ErrPasskey
		}
		if !f.Take(err) {
			return err
		}
	}
	return s.doorPage(v, false)
}

// doorPage asks for a code, or for a passkey where there are any.
func (s *Site) doorPage(v *Visit, ended bool) error {
	var asked *signin.Asked
	if s.Door.Passkeys != nil {
		a, err := s.Door.AskKnown()
		if err != nil {
			return err
		}
		asked = &a
	}
	return v.show(page.Page{Title: "Sign in", Area: page.Public, Passkeys: asked != nil}, signInPage(v.form(), asked, s.Door.Providers, ended))
}

// addPasskey is where somebody adds a passkey of their own. The first of one of the staff brings recovery codes with it.
func (s *Site) addPasskey(v *Visit) error {
	p := page.Page{Title: "Your sign-in", BackHref: "/account", Passkeys: s.Door.Passkeys != nil}
	f := v.form()
	if s.Door.Passkeys == nil {
		return v.show(p, noPasskeysPage(v.family()))
	}
	if v.posted() {
		f.Press = true
		proof, err := s.Door.New(v.ctx(), v.actor(), f.Values.Get("try"), f.Values.Get("answer"))
		if err == nil {
			err = s.desk.AddPasskey(v.ctx(), v.doing(), proof)
		}
		if err == nil {
			return s.afterPasskey(v)
		}
		if errors.Is(err, access.ErrNotFound) {
			err = signin.ErrPasskey
		}
		if !f.Take(err) {
			return err
		}
	}
	asked, err := s.Door.AskNew(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	return v.show(p, addPasskeyPage(f, asked, v.family()))
}

func (s *Site) afterPasskey(v *Visit) error {
	if v.family() {
		return v.see("/account")
	}
	seen, err := s.desk.ViewSignIn(v.ctx(), v.actor(), v.idle())
	if err != nil {
		return err
	}
	if seen.Show().Left(store.RecoveryCode) == 0 {
		return v.see("/account/recovery")
	}
	return v.see("/account")
}

// recoveryCodes gives one of the staff codes for the day on which their passkeys are lost. They are shown this once.
func (s *Site) recoveryCodes(v *Visit) error {
	if v.family() {
		return &access.Refused{Deed: access.ChooseWay}
	}
	if v.posted() {
		codes, err := s.desk.MakeRecoveryCodes(v.ctx(), v.doing())
		if err != nil {
			return err
		}
		return v.whole(http.StatusOK, page.Leaf("List", "/account", false, recoveryAside(), recoveryLeaf(v.r.Host, codes)))
	}
	return v.show(page.Page{Title: "Your sign-in", BackHref: "/account"}, recoveryPage(v.form()))
}
