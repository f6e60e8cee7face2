package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"kith/internal/store"
	"kith/internal/web/page"
)

// unsentForm is what somebody typed on one form and has not sent.
type unsentForm struct {
	Form  string
	When  string
	Words []string
}

// unsent lists what somebody typed and has not sent, with the words themselves: the form they stood on may have gone.
func (s *Site) unsent(v *Visit) error {
	if v.posted() {
		at := v.form().Line("form")
		if err := s.DB.DropDraft(v.ctx(), v.actor(), at); err != nil {
			return err
		}
		return v.see("/unsent")
	}
	drafts, err := s.DB.Drafts(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	var all []unsentForm
	for _, d := range drafts {
		all = append(all, unsentForm{d.Form, d.At.London().Format("Monday 2 January at 3:04pm"), wordsOf(d)})
	}
	return v.show(page.Page{Title: "Not sent yet", BackHref: "/"}, unsentPage(v.form(), all))
}

// wordsOf are the answers that hold words, in the order of their fields' names; boxes for dates and numbers say
// nothing on their own.
func wordsOf(d store.Draft) []string {
	names := make([]string, 0, len(d.Fields))
	for name := range d.Fields {
		if name != seenField {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	var words []string
	for _, name := range names {
		for _, value := range d.Fields[name] {
			if value = strings.TrimSpace(value); strings.ContainsAny(strings.ToLower(value), "abcdefghijklmnopqrstuvwxyz ") || len(value) > len([]rune(value)) {
				words = append(words, value)
			}
		}
	}
	return words
}

// stay keeps a session from ending while somebody reads. Being asked is use enough, except where a page asks by itself how long
// is left. A script asks without a page; without scripts the page opens beside the one that is read.
func (s *Site) stay(v *Visit) error {
	if !v.posted() {
		return v.show(page.Page{Title: "You stay signed in"}, stayPage(v.stays().Until))
	}
	v.stillIn()
	return nil
}

// stillIn answers a script, and says until when the session lasts now.
func (v *Visit) stillIn() {
	stays := v.stays()
	v.w.Header().Set("Kith-Until", stays.Until)
	v.w.Header().Set("Kith-Left", strconv.Itoa(stays.Left))
	if stays.Last {
		v.w.Header().Set("Kith-Last", "yes")
	}
	v.w.WriteHeader(http.StatusNoContent)
}
