package web

import (
	"errors"
	"log/slog"
	"net/http"
	"net/url"

	"github.com/a-h/templ"

	"kith/access"
	"kith/fault"
	"kith/internal/store"
	"kith/internal/web/page"
)

// signInAddress leads to the sign-in page and from there back here. What a script asks for is no page to come back to.
func signInAddress(v *Visit) string {
	q := url.Values{}
	if at := v.here(); at != "/" && at != draftsPath && at != stayPath {
		q.Set("back", v.at())
	}
	if v.lapsed {
		q.Set("ended", "1")
	}
	if len(q) == 0 {
		return "/sign-in"
	}
	return "/sign-in?" + q.Encode()
}

// answer turns what went wrong into a page. What is hidden and what is not there are answered alike. Anything that is
// not the person's to mend is logged, once, here, by what we were doing and never by what was said.
func (s *Site) answer(v *Visit, err error) {
	var refused *access.Refused
	var slowed *access.Slowed
	var unreadable *store.Unreadable
	kept := s.keepWhatWasSent(v, err)
	status, p, say := http.StatusInternalServerError, page.Page{Title: "Something went wrong"}, wentWrong(v.request, kept)
	switch {
	case errors.Is(err, errSignIn):
		http.Redirect(v.w, v.r, signInAddress(v), http.StatusSeeOther)
		return
	case errors.Is(err, access.ErrNotFound), errors.Is(err, errNoPage):
		status, p.Title, say = http.StatusNotFound, "Page not found", gone(kept)
		v.waits()
	case errors.As(err, &refused):
		status, p.Title, say = http.StatusForbidden, "You cannot do this", cannot(refused.Error(), kept)
	case errors.As(err, &slowed):
		status, p.Title = http.StatusTooManyRequests, slowedTitle(slowed)
		say = wait(p.Title, slowed.Error(), kept)
		s.Log.WarnContext(v.ctx(), "stopped at opening many families", slog.String("account", string(v.actor().Account)), slog.String("request", v.request))
	case errors.As(err, &unreadable):
		status, p.Title = http.StatusGone, "This cannot be read"
		say = s.cannotRead(v, unreadable.Family, kept)
		// For whoever runs the machine, who may have the key elsewhere.
		s.Log.WarnContext(v.ctx(), "a family's key is not there", slog.String("family", string(unreadable.Family)), slog.String("request", v.request))
	case errors.Is(err, store.ErrStale):
		status, p.Title, say = http.StatusConflict, "This page has changed", changed(v.at(), kept)
	case errors.Is(err, store.ErrNoOnce):
		status, p.Title, say = http.StatusBadRequest, "Send the form again", changed(v.at(), kept)
	case errors.Is(err, store.ErrNoRoom):
		status, p.Title, say = http.StatusServiceUnavailable, "Kith can save nothing now", noRoom(v.posted())
		s.failed(v, err)
	case len(fault.Of(err)) > 0:
		status, p.Title, say = http.StatusUnprocessableEntity, "This cannot be done yet", cannot(err.Error(), kept)
	case v.ctx().Err() != nil:
		return // whoever asked has gone: nothing went wrong, and nobody reads the answer
	default:
		s.failed(v, err)
	}
	v.sent = nil
	if err := v.render(status, p, say); err != nil {
		http.Error(v.w, "Something went wrong. Try again in a few minutes.", http.StatusInternalServerError)
	}
}

// cannotRead is for those who may know of a family whose key is gone. Whoever is let in by their part in how long records are kept is led there.
func (s *Site) cannotRead(v *Visit, f access.FamilyID, kept bool) templ.Component {
	turn, err := s.Desk.WorkerFor(v.ctx(), v.actor(), f)
	if err != nil {
		s.failed(v, err) // nobody is named then
	}
	if v.family() {
		return ownUnreadable(turn, kept)
	}
	at := ""
	if v.actor().Office == access.Unit {
		at = "/retention/" + string(f)
	}
	return unreadableRecord(turn, at, kept)
}

// onNumber is where to ring somebody, if there is a number.
func onNumber(telephone string) string {
	if telephone == "" {
		return ""
	}
	return ", on " + telephone
}

func slowedTitle(s *access.Slowed) string {
	if s.Files {
		return "No other lists for a while"
	}
	return "No others open for a while"
}

// waits until it may be said that a thing is not there.
func (v *Visit) waits() {
	if v.notSooner == nil {
		return
	}
	select {
	case <-v.notSooner.C:
	case <-v.ctx().Done():
	}
}

// keepWhatWasSent keeps the words of a form that could not be taken, as they stood when it was sent, and reports whether
// there were any.
func (s *Site) keepWhatWasSent(v *Visit, why error) bool {
	if !v.known || !v.posted() || errors.Is(why, errSignIn) || errors.Is(why, errNoPage) || errors.Is(why, store.ErrNoRoom) {
		return false
	}
	if v.form().Press || len(typed(v.form().Values)) == 0 {
		return false
	}
	if err := v.keep(v.actor()); err != nil {
		s.failed(v, err)
		return false
	}
	return true
}

// failed writes to the log what nobody could mend, by what we were doing and never by what was said.
func (s *Site) failed(v *Visit, err error) {
	s.Log.ErrorContext(v.ctx(), "request failed", slog.String("method", v.r.Method), slog.String("route", v.r.Pattern),
		slog.String("account", string(v.actor().Account)), slog.String("request", v.request), slog.String("error", err.Error()))
}
