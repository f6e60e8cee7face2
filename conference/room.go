package conference

import (
	"strings"

	"kith/fault"
)

// RoomID names a room.
type RoomID string

// Room is somewhere that a partnership holds conferences.
type Room struct {
	ID      RoomID
	Name    string
	Where   string // as it stands in an invitation
	Apart   bool   // people who must not meet can wait, and come in, apart from each other
	Closed  bool   // no conference is booked there any more
	Version int
}

// The rules for a room.
var (
	ErrRoomUnnamed = fault.New("name", "Enter what the room is called")
	ErrRoomNowhere = fault.New("where", "Enter the address, as it stands in an invitation")
	ErrNoRoom      = fault.New("room", "Choose a room from the list")
	ErrRoomTaken   = fault.New("room", "Another conference has this room then. Choose another room, or another time")
)

// Check says what is wrong with a room.
func (r Room) Check() error {
	var wrong fault.List
	wrong.Check(strings.TrimSpace(r.Name) != "", ErrRoomUnnamed)
	wrong.Check(strings.TrimSpace(r.Where) != "", ErrRoomNowhere)
	return wrong.Err()
}

// Venue is the room as an invitation says it.
func (r Room) Venue() string { return r.Name + ", " + r.Where }
