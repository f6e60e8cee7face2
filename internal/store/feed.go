package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/diary"
	"kith/internal/store/gen"
	"kith/timescale"
)

// FeedMade is when the actor made the address for their own calendar program, none where there is none.
func (r *Reading) FeedMade() (timescale.Instant, error) {
	at, err := r.q.FeedOf(r.ctx, gen.FeedOfParams{TenantID: r.tenant(), AccountID: r.actor.Account})
	if errors.Is(err, sql.ErrNoRows) {
		return timescale.Instant{}, nil
	}
	if err != nil {
		return timescale.Instant{}, fmt.Errorf("reading whether there is an address: %w", err)
	}
	return at, nil
}

// PutFeed makes an address for the actor's own calendar program in the place of the one before, which is known no more. Only a
// hash of its token is kept. Without a token there is none any more.
func (tx *Tx) PutFeed(p access.Pass, token string) error {
	if !p.Given() || p.Deed() != access.MakeFeed || p.Actor() != tx.actor {
		return access.ErrNoPass
	}
	if _, err := tx.q.DropFeed(tx.ctx, gen.DropFeedParams{TenantID: tx.tenant(), AccountID: tx.actor.Account}); err != nil {
		return fmt.Errorf("withdrawing an address: %w", err)
	}
	if token == "" {
		return nil
	}
	if err := tx.q.AddFeed(tx.ctx, gen.AddFeedParams{
		TokenHash: hashed(token), TenantID: tx.tenant(), AccountID: tx.actor.Account, MadeAt: tx.now,
	}); err != nil {
		return fmt.Errorf("making an address: %w", err)
	}
	return nil
}

// FeedOwner is whose an address is. One that was withdrawn, or whose owner's account is closed, is ErrNotFound, as one that
// never was.
func (db *DB) FeedOwner(ctx context.Context, token string) (access.Actor, error) {
	var row gen.FeedOwnerRow
	err := db.readAlone(ctx, func(ctx context.Context, in gen.DBTX) error {
		var err error
		row, err = gen.New(in).FeedOwner(ctx, hashed(token))
		return err
	})
	if err != nil {
		return access.Actor{}, fmt.Errorf("looking for an address: %w", notFound(err))
	}
	return access.Actor{
		Tenant: row.TenantID, Account: row.AccountID, Person: access.PersonID(row.Person.String), Office: access.Office(row.Office),
	}, nil
}

// FeedMark tells one token from another without being one.
func FeedMark(token string) string { return hashed(token)[:16] }

// Nameless gives meetings names that say nothing of them: another to each reader, and the same to one reader each time.
func (r *Reading) Nameless(all []diary.Meeting) ([]diary.Meeting, error) {
	key, err := r.db.versionKey(r.tenant())
	if err != nil {
		return nil, err
	}
	for i := range all {
		all[i].Name = access.VersionOf(key, []string{"calendar", string(r.actor.Account), all[i].Name})
	}
	return all, nil
}

// Attends are the conferences and the meetings of core groups to come at which the actor is, one of the staff, while their part
// in the family lasts. It says when they are, and nothing else of them.
func (r *Reading) Attends() ([]diary.Meeting, error) {
	rows, err := r.q.ConferencesAttended(r.ctx, gen.ConferencesAttendedParams{TenantID: r.tenant(), AccountID: r.actor.Account})
	if err != nil {
		return nil, fmt.Errorf("listing the conferences that somebody is at: %w", err)
	}
	var all []diary.Meeting
	for _, row := range rows {
		t := conference.Taken{On: row.HeldOn, Begins: row.Begins, Ends: row.Ends}
		if conference.State(row.State) == conference.Adjourned {
			t.On, t.Begins = row.ResumesOn, row.ResumesBegins
		}
		if !t.On.IsZero() {
			all = append(all, diary.Meeting{Name: "conference " + row.ID, On: t.On, Begins: t.Begins, Ends: t.Until()})
		}
	}
	groups, err := r.q.CoreGroupsAttended(r.ctx, gen.CoreGroupsAttendedParams{TenantID: r.tenant(), AccountID: r.actor.Account})
	if err != nil {
		return nil, fmt.Errorf("listing the core groups that somebody is in: %w", err)
	}
	for _, row := range groups {
		all = append(all, diary.Meeting{Name: "core group " + row.ID, On: row.HeldOn, Begins: row.Begins})
	}
	return all, nil
}
