package web

import (
	"bytes"
	"strconv"
	"strings"

	"kith/diary"
	"kith/internal/signin"
	"kith/internal/web/page"
)

// calendar lets somebody have when their meetings are in their own calendar program: it makes an address, and withdraws it.
func (s *Site) calendar(v *Visit) error {
	f := v.form()
	p := page.Page{Title: "Dates", BackHref: "/meetings"}
	if v.family() {
		p.BackHref = "/"
	}
	if v.posted() {
		switch f.Values.Get("press") {
		case "make":
			token := signin.NewToken()
			made, err := s.desk.MakeFeed(v.ctx(), v.doing(), token)
			if err != nil {
				return err
			}
			p.BackHref = "/calendar"
			return v.show(p, madeFeedPage(v.feedAt(token, made)))
		case "withdraw":
			if err := s.desk.WithdrawFeed(v.ctx(), v.doing()); err != nil {
				return err
			}
			return v.see("/calendar")
		}
		return errNoPage
	}
	seen, err := s.desk.ViewFeedMade(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	return v.show(p, calendarPage(f, seen.Show(), v.family()))
}

// feedAt is a whole address, for a program elsewhere. A form that was sent twice made one by its first sending: that one is known
// to nobody else.
func (v *Visit) feedAt(token string, made bool) string {
	if !made {
		return ""
	}
	scheme := "http://"
	if v.site.Door.Secure || v.r.TLS != nil {
		scheme = "https://"
	}
	return scheme + v.r.Host + "/calendar/" + token + feedEnding
}

const feedEnding = ".ics"

// feed is what a calendar program reads. Nobody signs in to it: whose it is, the address says.
func (s *Site) feed(v *Visit) error {
	token, whole := strings.CutSuffix(v.path("feed"), feedEnding)
	if !whole {
		return errNoPage
	}
	seen, err := s.desk.ViewFeed(v.ctx(), token)
	if err != nil {
		return err
	}
	return s.sendDates(v, seen.Show())
}

// sendDates answers with a calendar file. A calendar is seen by others, so it says no more than that there is a meeting.
func (s *Site) sendDates(v *Visit, all []diary.Meeting) error {
	var file bytes.Buffer
	if err := diary.Write(&file, all, s.DB.Now()); err != nil {
		return err
	}
	h := v.w.Header()
	h.Set("Content-Type", "text/calendar; charset=utf-8")
	h.Set("Content-Disposition", `attachment; filename="dates.ics"`)
	h.Set("Content-Length", strconv.Itoa(file.Len()))
	_, _ = file.WriteTo(v.w) // somebody who went away does not need it
	return nil
}
