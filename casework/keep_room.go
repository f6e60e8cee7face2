package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
)

// ViewRooms lists the partnership's rooms, for the safeguarding unit.
func (d *Desk) ViewRooms(ctx context.Context, actor access.Actor) (access.Copy[[]conference.Room], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) ([]conference.Room, error) {
		if _, err := r.AllowOffice(access.KeepRooms); err != nil {
			return nil, err
		}
		return r.Rooms()
	})
	if err != nil {
		return seen, fmt.Errorf("looking at the rooms: %w", err)
	}
	return seen, nil
}

// KeepRoom adds a room, or changes the one with its id. Only the safeguarding unit may. A room that is closed is offered no
// more; conferences that have it keep it.
func (d *Desk) KeepRoom(ctx context.Context, by Doing, room conference.Room) (conference.RoomID, error) {
	id, err := store.Act(ctx, d.db, by, "keep room", func(tx *store.Tx) (conference.RoomID, error) {
		pass, err := access.AllowOffice(by.Actor, access.KeepRooms, "")
		if err != nil {
			return "", err
		}
		kept := room
		if kept.ID == "" {
			kept.ID, kept.Version = conference.RoomID(tx.NewID()), 0
		} else if kept.Version, err = unchangedRoom(tx, by, kept.ID); err != nil {
			return "", err
		}
		if err := kept.Check(); err != nil {
			return "", err
		}
		if err := tx.PutRoom(pass, kept); err != nil {
			return "", err
		}
		return kept.ID, tx.Note(pass, string(kept.ID))
	})
	if err != nil {
		return "", fmt.Errorf("keeping a room: %w", err)
	}
	return id, nil
}

// unchangedRoom is the version of a room that is to be changed, where the rooms are as whoever changes it saw them.
func unchangedRoom(tx *store.Tx, by Doing, id conference.RoomID) (int, error) {
	rooms, err := tx.Rooms()
	if err != nil {
		return 0, err
	}
	for _, one := range rooms {
		if one.ID == id {
			return one.Version, tx.Unchanged(by, rooms)
		}
	}
	return 0, access.ErrNotFound
}

// roomOf is one of the partnership's rooms.
func roomOf(r *store.Reading, id conference.RoomID) (conference.Room, error) {
	rooms, err := r.Rooms()
	if err != nil {
		return conference.Room{}, err
	}
	for _, one := range rooms {
		if one.ID == id {
			return one, nil
		}
	}
	return conference.Room{}, conference.ErrNoRoom
}
