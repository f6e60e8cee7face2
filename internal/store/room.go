package store

import (
	"database/sql"
	"errors"
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/diary"
	"kith/internal/store/gen"
)

// Rooms are those of the partnership, the closed ones too.
func (r *Reading) Rooms() ([]conference.Room, error) {
	rows, err := r.q.Rooms(r.ctx, r.tenant())
	if err != nil {
		return nil, fmt.Errorf("reading the rooms: %w", err)
	}
	all := make([]conference.Room, len(rows))
	for i, row := range rows {
		all[i] = conference.Room{
			ID: conference.RoomID(row.ID), Name: row.Name, Where: row.Place, Apart: row.Apart == 1, Closed: row.Closed == 1, Version: int(row.Version),
		}
	}
	return all, nil
}

// PutRoom keeps a room: a new one where its version is 0. ErrStale means that it was changed in between.
func (tx *Tx) PutRoom(p access.Pass, room conference.Room) error {
	if !p.Given() || p.Deed() != access.KeepRooms || p.Actor().Tenant != tx.tenant() {
		return access.ErrNoPass
	}
	if room.Version == 0 {
		if err := tx.q.AddRoom(tx.ctx, gen.AddRoomParams{
			TenantID: tx.tenant(), ID: string(room.ID), Name: room.Name, Place: room.Where, Apart: flag(room.Apart), Closed: flag(room.Closed),
		}); err != nil {
			return fmt.Errorf("adding a room: %w", err)
		}
		return nil
	}
	n, err := tx.q.SaveRoom(tx.ctx, gen.SaveRoomParams{
		Name: room.Name, Place: room.Where, Apart: flag(room.Apart), Closed: flag(room.Closed),
		TenantID: tx.tenant(), ID: string(room.ID), Version: int32(room.Version), //nolint:gosec // a count of saves
	})
	if err != nil {
		return fmt.Errorf("saving a room: %w", err)
	}
	if n == 0 {
		return ErrStale
	}
	return nil
}

// RoomOf is the room that a conference has, none where it was not chosen from the list.
func (r *Reading) RoomOf(id conference.ID) (conference.RoomID, error) {
	room, err := r.q.RoomOf(r.ctx, gen.RoomOfParams{TenantID: r.tenant(), ConferenceID: string(id)})
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("reading the room of a conference: %w", err)
	}
	return conference.RoomID(room), nil
}

// TakeRoom gives a conference a room, or none, in the place of the one it had.
func (tx *Tx) TakeRoom(p access.Pass, id conference.ID, room conference.RoomID) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if err := tx.q.LeaveRoom(tx.ctx, gen.LeaveRoomParams{TenantID: tx.tenant(), ConferenceID: string(id)}); err != nil {
		return fmt.Errorf("leaving a room: %w", err)
	}
	if room == "" {
		return nil
	}
	if err := tx.q.TakeRoom(tx.ctx, gen.TakeRoomParams{TenantID: tx.tenant(), ConferenceID: string(id), RoomID: string(room)}); err != nil {
		return fmt.Errorf("taking a room: %w", err)
	}
	return nil
}

// TimesTaken are the times at which chairs, recorders, rooms and whoever else is needed are at a conference, in every family of
// the partnership. It says nothing of which family, and is for finding a time alone.
func (r *Reading) TimesTaken() ([]conference.Taken, error) {
	rows, err := r.q.TimesTaken(r.ctx, r.tenant())
	if err != nil {
		return nil, fmt.Errorf("reading which times are taken: %w", err)
	}
	needs, err := r.q.NeededThen(r.ctx, r.tenant())
	if err != nil {
		return nil, fmt.Errorf("reading who is needed then: %w", err)
	}
	needed := map[string][]diary.ID{}
	for _, n := range needs {
		needed[n.ConferenceID] = append(needed[n.ConferenceID], diary.ID(n.DiaryID))
	}
	all := make([]conference.Taken, 0, len(rows))
	for _, row := range rows {
		on, begins := row.HeldOn, row.Begins
		if conference.State(row.State) == conference.Adjourned {
			on, begins = row.ResumesOn, row.ResumesBegins
		}
		if on.IsZero() || begins == "" {
			continue
		}
		all = append(all, conference.Taken{
			Conference: conference.ID(row.ID), On: on, Begins: begins, Ends: row.Ends, Chair: access.AccountID(row.Chair.String),
			Recorder: access.AccountID(row.Recorder.String), Room: conference.RoomID(row.RoomID), Needed: needed[row.ID],
		})
	}
	return all, nil
}

// LinksOf finds what ties each of some people to the children of each of some families, by the parts they have or had, by the lines
// of management, and by whom they cover for today.
func (r *Reading) LinksOf(families []access.FamilyID, those []access.AccountID) (map[access.FamilyID]map[access.AccountID]conference.Link, error) {
	rows, err := r.q.WorkedWith(r.ctx, gen.WorkedWithParams{TenantID: r.tenant(), Families: keysOf(families)})
	if err != nil {
		return nil, fmt.Errorf("reading who works with the children: %w", err)
	}
	workers := map[access.FamilyID][]access.AccountID{}
	for _, row := range rows {
		workers[row.FamilyID] = append(workers[row.FamilyID], row.AccountID)
	}
	accounts, err := r.q.EveryAccount(r.ctx, r.tenant())
	if err != nil {
		return nil, fmt.Errorf("reading the lines of management: %w", err)
	}
	lines := conference.Lines{}
	for _, a := range accounts {
		lines[access.AccountID(a.ID)] = access.AccountID(a.LineManager.String)
	}
	away, err := r.Absences()
	if err != nil {
		return nil, err
	}
	covers := map[access.AccountID][]access.AccountID{}
	for _, a := range away {
		if !a.From.After(r.Today()) {
			covers[a.Cover] = append(covers[a.Cover], a.Account)
		}
	}
	all := make(map[access.FamilyID]map[access.AccountID]conference.Link, len(families))
	for _, f := range families {
		all[f] = make(map[access.AccountID]conference.Link, len(those))
		for _, who := range those {
			all[f][who] = conference.LinkOf(who, workers[f], lines, covers[who])
		}
	}
	return all, nil
}
