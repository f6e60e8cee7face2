package web

import (
	"github.com/a-h/templ"

	"kith/casework"
	"kith/internal/form"
	"kith/internal/web/page"
)

// StaffRoom is the template of a conference from a professional's own place, for the bare side of the contest.
func StaffRoom(p page.Page, f *form.Form, r casework.RoomView, version string) templ.Component {
	asks := page.Followed{Asks: at(r.ID, "/changed/room"), Seen: version}
	return page.Shell(p, page.Follow(asks, staffRoomPage(f, r)))
}

// Steadily is how long an answer takes that must not tell how long its work took.
var Steadily = steadily

// IsOurs is whether an address leads to a page of this site.
var IsOurs = isOurs
