package store

import (
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"time"

	"kith/access"
	"kith/conference"
	"kith/diary"
	"kith/internal/store/gen"
	"kith/timescale"
)

// Diaries are those of the police teams and interpreters that the partnership lists, the closed ones too.
func (r *Reading) Diaries() ([]diary.Diary, error) {
	rows, err := r.q.Diaries(r.ctx, r.tenant())
	if err != nil {
		return nil, fmt.Errorf("reading the diaries: %w", err)
	}
	all := make([]diary.Diary, len(rows))
	for i, row := range rows {
		all[i] = diaryOf(row)
	}
	return all, nil
}

// Diary is one diary of the partnership's, ErrNotFound where it is none.
func (r *Reading) Diary(id diary.ID) (diary.Diary, error) {
	row, err := r.q.Diary(r.ctx, gen.DiaryParams{TenantID: r.tenant(), ID: string(id)})
	if err != nil {
		return diary.Diary{}, fmt.Errorf("reading a diary: %w", notFound(err))
	}
	return diaryOf(row), nil
}

// OwnDiary is the actor's own, and whether they have begun one.
func (r *Reading) OwnDiary() (diary.Diary, bool, error) {
	row, err := r.q.DiaryOf(r.ctx, gen.DiaryOfParams{TenantID: r.tenant(), Owner: null(string(r.actor.Account))})
	if errors.Is(err, sql.ErrNoRows) {
		return diary.Diary{}, false, nil
	}
	if err != nil {
		return diary.Diary{}, false, fmt.Errorf("reading one's own diary: %w", err)
	}
	return diaryOf(row), true, nil
}

func diaryOf(row gen.Diary) diary.Diary {
	return diary.Diary{
		ID: diary.ID(row.ID), Kind: diary.Kind(row.Kind), Account: access.AccountID(row.Owner.String), Name: row.Name, Languages: row.Languages,
		Closed: row.Closed == 1, ChangedOn: row.ChangedOn, FileOn: row.FileOn, FileUntil: row.FileUntilOn, Version: int(row.Version),
	}
}

// DiaryPage is a diary with what was typed into it and is not over. What came out of a file is not among it.
func (r *Reading) DiaryPage(d diary.Diary) (diary.Page, error) {
	page := diary.Page{Diary: d, Today: r.Today()}
	times, err := r.q.DiaryTimes(r.ctx, gen.DiaryTimesParams{TenantID: r.tenant(), DiaryID: string(d.ID), Today: r.Today()})
	if err != nil {
		return page, fmt.Errorf("reading a diary's times: %w", err)
	}
	for _, row := range times {
		page.Times = append(page.Times, diary.Time{ID: row.ID, From: row.FromOn, Begins: row.Begins, Until: row.UntilOn, Ends: row.Ends})
	}
	weeks, err := r.q.DiaryWeeks(r.ctx, gen.DiaryWeeksParams{TenantID: r.tenant(), DiaryID: string(d.ID), Today: r.Today()})
	if err != nil {
		return page, fmt.Errorf("reading a diary's weeks: %w", err)
	}
	for _, row := range weeks {
		page.Weeks = append(page.Weeks, diary.Week{
			ID: row.ID, Weekday: time.Weekday(row.Weekday), Begins: row.Begins, Ends: row.Ends, From: row.FromOn, Until: row.UntilOn,
		})
	}
	return page, nil
}

// NotFree is when the owners of all diaries are not free over some days, by the account of staff and by the diary of others. It
// is for finding a time alone.
func (r *Reading) NotFree(first, last timescale.Date) (map[string]diary.Days, error) {
	times, err := r.q.TimesNotFree(r.ctx, gen.TimesNotFreeParams{TenantID: r.tenant(), First: first, Last: last})
	if err != nil {
		return nil, fmt.Errorf("reading who is not free: %w", err)
	}
	weeks, err := r.q.WeeksNotFree(r.ctx, r.tenant())
	if err != nil {
		return nil, fmt.Errorf("reading who is not free in the week: %w", err)
	}
	once, weekly := map[string][]diary.Time{}, map[string][]diary.Week{}
	owners := map[string]bool{}
	for _, row := range times {
		who := ownerOf(row.DiaryID, row.Owner)
		owners[who] = true
		once[who] = append(once[who], diary.Time{From: row.FromOn, Begins: row.Begins, Until: row.UntilOn, Ends: row.Ends})
	}
	for _, row := range weeks {
		who := ownerOf(row.DiaryID, row.Owner)
		owners[who] = true
		weekly[who] = append(weekly[who], diary.Week{
			Weekday: time.Weekday(row.Weekday), Begins: row.Begins, Ends: row.Ends, From: row.FromOn, Until: row.UntilOn,
		})
	}
	all := make(map[string]diary.Days, len(owners))
	for who := range owners {
		all[who] = diary.Between(once[who], weekly[who], first, last)
	}
	return all, nil
}

func ownerOf(id, account string) string {
	if account != "" {
		return account
	}
	return id
}

// ofDiary refuses a pass that was not given for keeping this diary: one's own, or one that the unit lists.
func (tx *Tx) ofDiary(p access.Pass, d diary.Diary) error {
	own := p.Deed() == access.KeepOwnDiary && d.Kind == diary.Staff && d.Account == p.Actor().Account
	listed := p.Deed() == access.KeepDiaries && d.Kind != diary.Staff
	if !p.Given() || p.Actor().Tenant != tx.tenant() || !own && !listed {
		return access.ErrNoPass
	}
	return nil
}

// PutDiary keeps a diary itself: a new one where its version is 0. ErrStale means that it was changed in between.
func (tx *Tx) PutDiary(p access.Pass, d diary.Diary) error {
	if err := tx.ofDiary(p, d); err != nil {
		return err
	}
	if d.Version == 0 {
		if err := tx.q.AddDiary(tx.ctx, gen.AddDiaryParams{
			TenantID: tx.tenant(), ID: string(d.ID), Kind: string(d.Kind), Owner: null(string(d.Account)), Name: d.Name, Languages: d.Languages,
			Closed: flag(d.Closed), ChangedOn: tx.Today(),
		}); err != nil {
			return fmt.Errorf("adding a diary: %w", err)
		}
		return nil
	}
	n, err := tx.q.SaveDiary(tx.ctx, gen.SaveDiaryParams{
		Kind: string(d.Kind), Name: d.Name, Languages: d.Languages, Closed: flag(d.Closed), ChangedOn: tx.Today(), FileOn: d.FileOn, FileUntilOn: d.FileUntil,
		TenantID: tx.tenant(), ID: string(d.ID), Version: int32(d.Version), //nolint:gosec // a count of saves
	})
	if err != nil {
		return fmt.Errorf("saving a diary: %w", err)
	}
	if n == 0 {
		return ErrStale
	}
	return nil
}

// AddDiaryTime puts a time into a diary.
func (tx *Tx) AddDiaryTime(p access.Pass, d diary.Diary, t diary.Time) error {
	if err := tx.ofDiary(p, d); err != nil {
		return err
	}
	if err := tx.q.AddDiaryTime(tx.ctx, gen.AddDiaryTimeParams{
		TenantID: tx.tenant(), DiaryID: string(d.ID), ID: t.ID, FromOn: t.From, Begins: t.Begins, UntilOn: t.Until, Ends: t.Ends,
	}); err != nil {
		return fmt.Errorf("adding a time to a diary: %w", err)
	}
	return nil
}

// AddDiaryWeek puts what is repeated every week into a diary.
func (tx *Tx) AddDiaryWeek(p access.Pass, d diary.Diary, w diary.Week) error {
	if err := tx.ofDiary(p, d); err != nil {
		return err
	}
	if err := tx.q.AddDiaryWeek(tx.ctx, gen.AddDiaryWeekParams{
		TenantID: tx.tenant(), DiaryID: string(d.ID), ID: w.ID, Weekday: int32(w.Weekday), Begins: w.Begins, Ends: w.Ends, //nolint:gosec // 0 to 6
		FromOn: w.From, UntilOn: w.Until,
	}); err != nil {
		return fmt.Errorf("adding a weekly time to a diary: %w", err)
	}
	return nil
}

// DropFromDiary takes a time, or what is repeated every week, out of a diary. ErrNotFound means that it is not there.
func (tx *Tx) DropFromDiary(p access.Pass, d diary.Diary, id string) error {
	if err := tx.ofDiary(p, d); err != nil {
		return err
	}
	once, err := tx.q.DropDiaryTime(tx.ctx, gen.DropDiaryTimeParams{TenantID: tx.tenant(), DiaryID: string(d.ID), ID: id})
	if err != nil {
		return fmt.Errorf("taking a time out of a diary: %w", err)
	}
	weekly, err := tx.q.DropDiaryWeek(tx.ctx, gen.DropDiaryWeekParams{TenantID: tx.tenant(), DiaryID: string(d.ID), ID: id})
	if err != nil {
		return fmt.Errorf("taking a weekly time out of a diary: %w", err)
	}
	if once+weekly == 0 {
		return access.ErrNotFound
	}
	return nil
}

// PutFileTimes puts the times of a calendar file in the place of those of the file before; none take them out.
func (tx *Tx) PutFileTimes(p access.Pass, d diary.Diary, times []diary.Time) error {
	if err := tx.ofDiary(p, d); err != nil {
		return err
	}
	if err := tx.q.DropFileTimes(tx.ctx, gen.DropFileTimesParams{TenantID: tx.tenant(), DiaryID: string(d.ID)}); err != nil {
		return fmt.Errorf("taking out the file before: %w", err)
	}
	if len(times) == 0 {
		return nil
	}
	type row struct {
		From   timescale.Date `json:"from"`
		Begins string         `json:"begins"`
		Until  timescale.Date `json:"until"`
		Ends   string         `json:"ends"`
	}
	rows := make(map[string]row, len(times))
	for i, t := range times {
		rows["file-"+strconv.Itoa(i+1)] = row{t.From, t.Begins, t.Until, t.Ends}
	}
	if err := tx.q.AddFileTimes(tx.ctx, gen.AddFileTimesParams{TenantID: tx.tenant(), DiaryID: string(d.ID), Times: jsonOf(rows)}); err != nil {
		return fmt.Errorf("adding a file's times: %w", err)
	}
	return nil
}

// NeededAt are the police teams and interpreters who are needed at a conference.
func (r *Reading) NeededAt(id conference.ID) ([]diary.Diary, error) {
	rows, err := r.q.NeededAt(r.ctx, gen.NeededAtParams{TenantID: r.tenant(), ConferenceID: string(id)})
	if err != nil {
		return nil, fmt.Errorf("reading who is needed at a conference: %w", err)
	}
	var all []diary.Diary
	for _, row := range rows {
		all = append(all, diaryOf(row))
	}
	return all, nil
}

// Need says which police teams and interpreters are needed at a conference, in the place of those before.
func (tx *Tx) Need(p access.Pass, id conference.ID, those []diary.ID) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if err := tx.q.NeedNobody(tx.ctx, gen.NeedNobodyParams{TenantID: tx.tenant(), ConferenceID: string(id)}); err != nil {
		return fmt.Errorf("taking back who is needed: %w", err)
	}
	if len(those) == 0 {
		return nil
	}
	if err := tx.q.Need(tx.ctx, gen.NeedParams{TenantID: tx.tenant(), ConferenceID: string(id), Diaries: keysOf(those)}); err != nil {
		return fmt.Errorf("noting who is needed: %w", err)
	}
	return nil
}
