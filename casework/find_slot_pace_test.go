package casework_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"kith/access"
	"kith/conference"
	"kith/diary"
	"kith/internal/store/gen"
	"kith/internal/testcase/pace"
	"kith/internal/testcase/world"
	"kith/timescale"
)

// TestATimeInABusyUnitBesideItsBareSQL is the contest of "find a time" in a unit of 40 chairs, 12 rooms, 600 conferences to come and a
// diary for every chair, a police team and an interpreter. Ours goes through the desk: pass, audit entry, rules, search. The bare
// side reads the rows that the search goes by, and no more.
func TestATimeInABusyUnitBesideItsBareSQL(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		id := w.Requested("Kai Example")
		police, interpreter := w.Listed(diary.Police, "North team"), w.Listed(diary.Interpreter, "Ewa Nowak")
		for i := range 12 {
			w.Room(fmt.Sprintf("Room %d", i+1), i%3 == 0)
		}
		db := w.Bare(t)
		fillUnit(t, w, db, w.Requested("Ava Example"), police, interpreter)
		wish := schoolDay
		wish.Needed = []diary.ID{police, interpreter}
		found := slots(t, w, id, wish)
		if len(found.Found) < 3 {
			t.Fatalf("only %d times: %+v", len(found.Found), found)
		}
		for _, slot := range found.Found {
			if slot.Begins < "11:00" || slot.Room.Name == "" { // everybody's diary is taken until eleven
				t.Errorf("offered %+v", slot.Slot)
			}
		}
		first, last := w.Today().AddDays(1), w.Today().AddDays(40)
		pace.Hold(t, pace.Contest{
			Name: "finding a time among 600 conferences", Engine: string(w.Engine), Clients: 1, Aim: 0.5,
			Ours: func(ctx context.Context, _ int) error {
				_, err := w.Desk.ViewSlots(ctx, w.Unit, id, wish)
				return err
			},
			Bare: func(ctx context.Context, _ int) error {
				return db.Read(ctx, func(q *gen.Queries) error { return bareRows(ctx, q, w.Tenant.ID, first, last) })
			},
		})
	})
}

var errOtherRows = errors.New("the rows of the unit are not all there")

func bareRows(ctx context.Context, q *gen.Queries, t access.TenantID, first, last timescale.Date) error {
	taken, err := q.TimesTaken(ctx, t)
	if err != nil {
		return err
	}
	times, err := q.TimesNotFree(ctx, gen.TimesNotFreeParams{TenantID: t, First: first, Last: last})
	if err != nil {
		return err
	}
	if _, err := q.WeeksNotFree(ctx, t); err != nil {
		return err
	}
	if _, err := q.EveryAccount(ctx, t); err != nil {
		return err
	}
	if _, err := q.ChairRecords(ctx, t); err != nil {
		return err
	}
	rooms, err := q.Rooms(ctx, t)
	if err == nil && (len(taken) != 600 || len(times) < 1000 || len(rooms) != 12) {
		err = fmt.Errorf("%d conferences, %d times, %d rooms: %w", len(taken), len(times), len(rooms), errOtherRows)
	}
	return err
}

// fillUnit puts the unit's rows straight into the database: the conferences are copies of one.
func fillUnit(t *testing.T, w *world.World, db *world.Bare, like conference.ID, listed ...diary.ID) {
	t.Helper()

	tenant, today := w.Tenant.ID, w.Today()
	if err := db.Write(t.Context(), func(q *gen.Queries) error {
		for i := range 40 {
			chair := fmt.Sprintf("busy-chair-%d", i)
			if err := q.AddAccount(t.Context(), gen.AddAccountParams{
				TenantID: tenant, ID: chair, Office: string(access.Chair), Name: fmt.Sprintf("Chair %d", i), CreatedAt: w.DB.Now(),
			}); err != nil {
				return err
			}
			if err := q.AddChairRecord(t.Context(), gen.AddChairRecordParams{
				TenantID: tenant, AccountID: access.AccountID(chair), Qualification: "Degree", Experience: "Years", CheckedOn: today,
				ExpiresOn: today.AddDays(400), ByAccount: string(w.Unit.Account), At: w.DB.Now(),
			}); err != nil {
				return err
			}
			if err := q.AddDiary(t.Context(), gen.AddDiaryParams{
				TenantID: tenant, ID: "diary-" + chair, Kind: string(diary.Staff), Owner: sql.NullString{String: chair, Valid: true}, ChangedOn: today,
			}); err != nil {
				return err
			}
			listed = append(listed, diary.ID("diary-"+chair))
		}
		for _, id := range listed {
			if err := q.AddFileTimes(t.Context(), gen.AddFileTimesParams{TenantID: tenant, DiaryID: string(id), Times: mornings(today)}); err != nil {
				return err
			}
		}
		return sixHundred(t.Context(), q, w, like)
	}); err != nil {
		t.Fatalf("filling the unit: %v", err)
	}
}

// mornings are the hours until eleven of each of forty days.
func mornings(today timescale.Date) string {
	rows := map[string]map[string]string{}
	for i := range 40 {
		on := today.AddDays(i).String()
		rows[fmt.Sprintf("file-%d", i)] = map[string]string{"from": on, "begins": "08:00", "until": on, "ends": "11:00"}
	}
	text, _ := json.Marshal(rows) // text always can be
	return string(text)
}

func sixHundred(ctx context.Context, q *gen.Queries, w *world.World, like conference.ID) error {
	one, err := q.Conference(ctx, gen.ConferenceParams{TenantID: w.Tenant.ID, ID: string(like)})
	if err != nil {
		return err
	}
	rooms, err := q.Rooms(ctx, w.Tenant.ID)
	if err != nil {
		return err
	}
	for i := range 600 {
		id := fmt.Sprintf("busy-%d", i)
		if err := q.AddConference(ctx, gen.AddConferenceParams{
			TenantID: w.Tenant.ID, FamilyID: one.FamilyID, ID: id, Kind: one.Kind, State: one.State, ProcedureName: one.ProcedureName, AnchorOn: one.AnchorOn,
			DueOn: one.DueOn, LimitOn: one.LimitOn.AddDays(60), RequestedBy: one.RequestedBy, CreatedAt: one.CreatedAt, Sealed: one.Sealed,
		}); err != nil {
			return err
		}
		if _, err := q.SaveConference(ctx, gen.SaveConferenceParams{
			TenantID: w.Tenant.ID, FamilyID: one.FamilyID, ID: id, Version: 1, Kind: one.Kind, State: string(conference.Booked), AnchorOn: one.AnchorOn, DueOn: one.DueOn,
			LimitOn: one.LimitOn.AddDays(60), HeldOn: w.Today().AddDays(1 + i%40), Begins: []string{"09:00", "11:30", "14:00"}[i%3], Sealed: one.Sealed,
			Chair: sql.NullString{String: fmt.Sprintf("busy-chair-%d", i%40), Valid: true}, Recorder: sql.NullString{String: string(w.Recorder.Account), Valid: true},
		}); err != nil {
			return err
		}
		if err := q.TakeRoom(ctx, gen.TakeRoomParams{TenantID: w.Tenant.ID, ConferenceID: id, RoomID: rooms[i%len(rooms)].ID}); err != nil {
			return err
		}
	}
	return nil
}
