package web

import (
	"github.com/a-h/templ"

	"kith/casework"
	"kith/internal/form"
	"kith/internal/web/page"
)

// StaffRoom is the template of a conference from a professional's own place, for the bare side of the contest.
func StaffRoom(p page.Page, f *form.Form, r casework.RoomView) templ.Component {
	return page.Shell(p, staffRoomPage(f, r))
}
