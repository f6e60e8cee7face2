package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
)

// Watch is a page of a conference that stands on somebody's screen, and the version that it shows.
type Watch[T any] = store.Watch[T]

// RoomChanged reports whether a conference, from somebody's own place, reads otherwise than on their screen. It shows
// nothing of it and leaves no entry; it refuses whom ViewRoom refuses.
func (d *Desk) RoomChanged(ctx context.Context, actor access.Actor, id conference.ID, w Watch[RoomView]) (bool, error) {
	return changed(ctx, d, actor, id, w, d.room(id))
}

// RunChanged is RoomChanged for the running of a conference: it refuses whom ViewRun refuses.
func (d *Desk) RunChanged(ctx context.Context, actor access.Actor, id conference.ID, w Watch[RunView]) (bool, error) {
	return changed(ctx, d, actor, id, w, d.run(id))
}

// AttendanceChanged is RoomChanged for the list of those who are there: it refuses whom ViewAttendance refuses.
func (d *Desk) AttendanceChanged(ctx context.Context, actor access.Actor, id conference.ID, w Watch[AttendanceView]) (bool, error) {
	return changed(ctx, d, actor, id, w, d.whoIsThere(id))
}

func changed[T any](ctx context.Context, d *Desk, actor access.Actor, id conference.ID, w Watch[T], build func(r *store.Reading) (T, error)) (bool, error) {
	is, err := store.Changed(ctx, d.db, actor, id, w, build)
	if err != nil {
		return false, fmt.Errorf("asking whether a conference has changed: %w", err)
	}
	return is, nil
}
