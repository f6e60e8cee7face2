package casework

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"kith/access"
	"kith/diary"
	"kith/internal/store"
	"kith/timescale"
)

// OwnDiary stands for the diary of whoever asks, in the place of an id.
const OwnDiary diary.ID = ""

// ViewDiaries lists the police teams and interpreters whose diaries the safeguarding unit keeps, for the unit.
func (d *Desk) ViewDiaries(ctx context.Context, actor access.Actor) (access.Copy[[]diary.Diary], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) ([]diary.Diary, error) {
		if _, err := r.AllowOffice(access.KeepDiaries); err != nil {
			return nil, err
		}
		return r.Diaries()
	})
	if err != nil {
		return seen, fmt.Errorf("looking at the diaries: %w", err)
	}
	return seen, nil
}

// ViewDiary shows one of the staff their own diary, and the safeguarding unit one that it keeps. The diary of another of the
// staff is theirs alone.
func (d *Desk) ViewDiary(ctx context.Context, actor access.Actor, id diary.ID) (access.Copy[diary.Page], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (diary.Page, error) {
		deed := access.KeepDiaries
		if id == OwnDiary {
			deed = access.KeepOwnDiary
		}
		if _, err := r.AllowOffice(deed); err != nil {
			return diary.Page{}, hiddenDiary(id, err)
		}
		one, err := oneDiary(r, id)
		if err != nil {
			return diary.Page{}, err
		}
		return r.DiaryPage(one)
	})
	if err != nil {
		return seen, fmt.Errorf("looking at a diary: %w", err)
	}
	return seen, nil
}

// hiddenDiary answers whoever keeps no diaries as if the one that they asked for were not there.
func hiddenDiary(id diary.ID, err error) error {
	var refused *access.Refused
	if id != OwnDiary && errors.As(err, &refused) {
		return access.ErrNotFound
	}
	return err
}

// oneDiary is the actor's own, which may be empty, or one that the unit lists.
func oneDiary(r *store.Reading, id diary.ID) (diary.Diary, error) {
	if id == OwnDiary {
		own, _, err := r.OwnDiary()
		own.Kind, own.Account = diary.Staff, r.Actor().Account
		return own, err
	}
	one, err := r.Diary(id)
	if err == nil && one.Kind == diary.Staff {
		err = access.ErrNotFound
	}
	return one, err
}

// inDiary does something to a diary, which somebody has then seen to: their own begins with it.
func (d *Desk) inDiary(ctx context.Context, by Doing, id diary.ID, doing string, do func(tx *store.Tx, pass access.Pass, one *diary.Diary) error) error {
	_, err := store.Act(ctx, d.db, by, doing, func(tx *store.Tx) (diary.ID, error) {
		deed := access.KeepDiaries
		if id == OwnDiary {
			deed = access.KeepOwnDiary
		}
		pass, err := access.AllowOffice(by.Actor, deed, "")
		if err != nil {
			return "", hiddenDiary(id, err)
		}
		one, err := oneDiary(&tx.Reading, id)
		if err != nil {
			return "", err
		}
		if one.ID == "" {
			one.ID = diary.ID(tx.NewID())
			if err := tx.PutDiary(pass, one); err != nil {
				return "", err
			}
			one.Version = 1
		}
		if err := do(tx, pass, &one); err != nil {
			return "", err
		}
		if err := tx.PutDiary(pass, one); err != nil {
			return "", err
		}
		return one.ID, tx.Note(pass, string(one.ID))
	})
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}

// ListDiary adds a police team or an interpreter, or changes the one with its id. Only the safeguarding unit may. One that is
// closed is asked no more; conferences at which it is needed keep it.
func (d *Desk) ListDiary(ctx context.Context, by Doing, kept diary.Diary) (diary.ID, error) {
	id, err := store.Act(ctx, d.db, by, "list diary", func(tx *store.Tx) (diary.ID, error) {
		pass, err := access.AllowOffice(by.Actor, access.KeepDiaries, "")
		if err != nil {
			return "", hiddenDiary(kept.ID, err)
		}
		one := diary.Diary{ID: kept.ID}
		if one.ID == "" {
			one.ID = diary.ID(tx.NewID())
		} else {
			all, err := tx.Diaries()
			if err != nil {
				return "", err
			}
			at := slices.IndexFunc(all, func(o diary.Diary) bool { return o.ID == one.ID })
			if at < 0 {
				return "", access.ErrNotFound
			}
			if err := tx.Unchanged(by, all); err != nil {
				return "", err
			}
			one = all[at]
		}
		one.Kind, one.Name, one.Languages, one.Closed = kept.Kind, kept.Name, kept.Languages, kept.Closed
		if err := one.Check(); err != nil {
			return "", err
		}
		if err := tx.PutDiary(pass, one); err != nil {
			return "", err
		}
		return one.ID, tx.Note(pass, string(one.ID))
	})
	if err != nil {
		return "", fmt.Errorf("listing a diary: %w", err)
	}
	return id, nil
}

// AddTime puts into a diary when its owner is not free, once.
func (d *Desk) AddTime(ctx context.Context, by Doing, id diary.ID, t diary.Time) error {
	return d.inDiary(ctx, by, id, "add time to diary", func(tx *store.Tx, pass access.Pass, one *diary.Diary) error {
		whole := t.Whole()
		if err := whole.Check(tx.Today()); err != nil {
			return err
		}
		if err := roomLeft(tx, *one, 1); err != nil {
			return err
		}
		whole.ID = tx.NewID()
		return tx.AddDiaryTime(pass, *one, whole)
	})
}

// AddWeeks puts into a diary when its owner is not free every week, on each of some days.
func (d *Desk) AddWeeks(ctx context.Context, by Doing, id diary.ID, days []time.Weekday, w diary.Week) error {
	return d.inDiary(ctx, by, id, "add weeks to diary", func(tx *store.Tx, pass access.Pass, one *diary.Diary) error {
		if w.From.IsZero() {
			w.From = tx.Today()
		}
		whole := w.Whole()
		if err := whole.Check(tx.Today()); err != nil {
			return err
		}
		if len(days) == 0 {
			return diary.ErrNoWeekdays
		}
		if err := roomLeft(tx, *one, len(days)); err != nil {
			return err
		}
		for _, day := range days { // seven at most
			whole.ID, whole.Weekday = tx.NewID(), day
			if err := tx.AddDiaryWeek(pass, *one, whole); err != nil {
				return err
			}
		}
		return nil
	})
}

func roomLeft(tx *store.Tx, one diary.Diary, more int) error {
	page, err := tx.DiaryPage(one)
	if err == nil && len(page.Times)+len(page.Weeks)+more > diary.MostTyped {
		err = diary.ErrTooMuchTyped
	}
	return err
}

// TakeOut takes out of a diary a time, or what is repeated every week.
func (d *Desk) TakeOut(ctx context.Context, by Doing, id diary.ID, entry string) error {
	return d.inDiary(ctx, by, id, "take out of diary", func(tx *store.Tx, pass access.Pass, one *diary.Diary) error {
		return tx.DropFromDiary(pass, *one, entry)
	})
}

// TakeCalendar reads a calendar file into a diary, in the place of the file before: only when its owner is not free. A file that
// cannot be read whole changes nothing.
func (d *Desk) TakeCalendar(ctx context.Context, by Doing, id diary.ID, file []byte) error {
	times, err := diary.Read(file, d.db.Now().Date())
	if err != nil {
		return fmt.Errorf("reading a calendar: %w", err)
	}
	return d.inDiary(ctx, by, id, "take calendar", func(tx *store.Tx, pass access.Pass, one *diary.Diary) error {
		one.FileOn, one.FileUntil = tx.Today(), tx.Today().AddDays(diary.Reach)
		return tx.PutFileTimes(pass, *one, times)
	})
}

// ForgetCalendar takes out of a diary what came from a calendar file.
func (d *Desk) ForgetCalendar(ctx context.Context, by Doing, id diary.ID) error {
	return d.inDiary(ctx, by, id, "forget calendar", func(tx *store.Tx, pass access.Pass, one *diary.Diary) error {
		one.FileOn, one.FileUntil = timescale.Date{}, timescale.Date{}
		return tx.PutFileTimes(pass, *one, nil)
	})
}
