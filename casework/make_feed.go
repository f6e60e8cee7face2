package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/internal/store"
	"kith/timescale"
)

// ViewFeedMade shows when the reader made an address for their own calendar program, none where there is none. The address
// itself is shown once, when it is made: nobody can look it up.
func (d *Desk) ViewFeedMade(ctx context.Context, actor access.Actor) (access.Copy[timescale.Instant], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (timescale.Instant, error) {
		if _, err := r.AllowOffice(access.MakeFeed); err != nil {
			return timescale.Instant{}, err
		}
		return r.FeedMade()
	})
	if err != nil {
		return seen, fmt.Errorf("looking for one's own address: %w", err)
	}
	return seen, nil
}

// MakeFeed makes an address for somebody's own calendar program out of a token; the one before is known no more. It reports
// whether this token is the one: of a form that was sent twice, the first is.
func (d *Desk) MakeFeed(ctx context.Context, by Doing, token string) (bool, error) {
	mark := store.FeedMark(token)
	made, err := d.putFeed(ctx, by, "make feed", token, mark)
	return made == mark, err
}

// WithdrawFeed withdraws somebody's address: from then on it is as if it had never been.
func (d *Desk) WithdrawFeed(ctx context.Context, by Doing) error {
	_, err := d.putFeed(ctx, by, "withdraw feed", "", "withdrawn")
	return err
}

func (d *Desk) putFeed(ctx context.Context, by Doing, doing, token, result string) (string, error) {
	done, err := store.Act(ctx, d.db, by, doing, func(tx *store.Tx) (string, error) {
		pass, err := access.AllowOffice(by.Actor, access.MakeFeed, "")
		if err != nil {
			return "", err
		}
		if err := tx.PutFeed(pass, token); err != nil {
			return "", err
		}
		return result, tx.Note(pass, "")
	})
	if err != nil {
		return "", fmt.Errorf("%s: %w", doing, err)
	}
	return done, nil
}
