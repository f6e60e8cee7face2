package web

import (
	"net/http"
	"slices"
	"time"

	"kith/access"
	"kith/internal/signin"
	"kith/internal/store"
	"kith/internal/web/page"
)

var accountRoutes = []route{
	{path: "/account", handle: (*Site).account, posts: true},
	{path: "/account/way", handle: (*Site).chooseWay, posts: true},
	{path: "/account/passkey", handle: (*Site).addPasskey, posts: true},
	{path: "/account/recovery", handle: (*Site).recoveryCodes, posts: true},
}

// idle is how long somebody's session may lie unused.
func (v *Visit) idle() time.Duration {
	if v.family() {
		return signin.IdleFamily
	}
	return signin.Idle
}

// account is somebody's own sign-in: how they sign in, where they are signed in, and the way out of all of it.
func (s *Site) account(v *Visit) error {
	if v.posted() {
		if v.pressed("remove") {
			if err := s.desk.RemovePasskey(v.ctx(), v.doing(), v.form().Line("passkey")); err != nil {
				return err
			}
			return v.see("/account")
		}
		if !v.pressed("everywhere") {
			return errNoPage
		}
		if err := s.desk.SignOutEverywhere(v.ctx(), v.doing()); err != nil {
			return err
		}
		return v.see("/sign-in")
	}
	seen, err := s.desk.ViewSignIn(v.ctx(), v.actor(), v.idle())
	if err != nil {
		return err
	}
	own := ownSignIn{OwnSignIn: seen.Show(), here: v.session.Mark, family: v.family(), passkeys: s.Door.Passkeys != nil}
	own.byCard = slices.ContainsFunc(own.Sessions, func(o store.OpenSession) bool { return o.Mark == own.here && o.Way == store.ByCard })
	return v.show(page.Page{Title: "Your sign-in", BackHref: "/"}, accountPage(v.form(), own))
}

// chooseWay is where a family member chooses how they sign in from now on. A list of codes is shown this once.
func (s *Site) chooseWay(v *Visit) error {
	if !v.family() {
		return &access.Refused{Deed: access.ChooseWay}
	}
	f, p := v.form(), page.Page{Title: "How you sign in"}
	if v.posted() {
		switch store.WayIn(f.Line("way")) {
		case store.WithPaperCodes:
			codes, until, err := s.desk.MakePaperCodes(v.ctx(), v.doing())
			if err != nil {
				return err
			}
			worker, err := s.desk.WorkerOf(v.ctx(), v.session.Family, v.actor())
			if err != nil {
				return err
			}
			return v.whole(http.StatusOK, page.Leaf("List", "/", true, codesAside(), codesLeaf(v.r.Host, codes, until, worker)))
		case store.WithPasskey:
			return v.see("/account/passkey")
		case store.WithTheWorker:
			if err := s.desk.SignInWithTheWorker(v.ctx(), v.doing()); err != nil {
				return err
			}
			return v.see("/")
		}
		f.Wrong("way", "Choose how you want to sign in")
	}
	return v.show(p, chooseWayPage(f, s.Door.Passkeys != nil))
}
