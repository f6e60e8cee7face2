package web

import (
	"kith/access"
	"kith/conference"
	"kith/internal/form"
	"kith/internal/web/ask"
	"kith/internal/web/page"
)

// rooms lists where the partnership holds conferences.
func (s *Site) rooms(v *Visit) error {
	seen, err := s.desk.ViewRooms(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	return v.show(page.Page{Title: "Rooms", Area: page.Staff, BackHref: "/meetings"}, roomsPage(seen.Show()))
}

// addRoom asks for a new room.
func (s *Site) addRoom(v *Visit) error {
	if _, err := s.desk.ViewRooms(v.ctx(), v.actor()); err != nil {
		return err
	}
	return s.askRoom(v, conference.Room{}, "/rooms/new")
}

// changeRoom asks what has to be different about a room.
func (s *Site) changeRoom(v *Visit) error {
	seen, err := s.desk.ViewRooms(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	for _, room := range seen.Show() {
		if string(room.ID) == v.path("room") {
			v.saw(seen.Version())
			return s.askRoom(v, room, "/rooms/"+string(room.ID))
		}
	}
	return access.ErrNotFound
}

func (s *Site) askRoom(v *Visit, room conference.Room, at string) error {
	f := v.form()
	if v.posted() {
		kept := roomFrom(f, room.ID)
		if f.OK() {
			_, err := s.desk.KeepRoom(v.ctx(), v.doing(), kept)
			if err == nil {
				return v.see("/rooms")
			}
			if !f.Take(err) {
				return err
			}
		}
	} else if f.Kept == "" {
		f.Values.Set("name", room.Name)
		f.Values.Set("where", room.Where)
		tick(f, "apart", room.Apart)
		tick(f, "closed", room.Closed)
	}
	return v.show(page.Page{Title: "Room", Area: page.Staff, BackHref: "/rooms"}, roomPage(f, room, at))
}

func roomFrom(f *form.Form, id conference.RoomID) conference.Room {
	return conference.Room{
		ID: id, Name: f.Line("name"), Where: f.Text("where"), Apart: f.Has("apart", "yes"), Closed: f.Has("closed", "yes"),
	}
}

func tick(f *form.Form, name string, on bool) {
	if on {
		f.Values.Set(name, "yes")
	}
}

// roomChoices are the rooms to book. One that is closed is among them only where the conference has it.
func roomChoices(all []conference.Room, has conference.RoomID) []ask.Choice {
	choices := []ask.Choice{{Value: "", Text: "Somewhere else"}}
	for _, r := range all {
		if !r.Closed || r.ID == has {
			choices = append(choices, ask.Choice{Value: string(r.ID), Text: r.Name})
		}
	}
	return choices
}
