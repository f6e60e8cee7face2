package casework

import (
	"context"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/statement"
)

// AnswerDanger is what somebody says about the danger statement for a child, from their own page. It stands beside it for
// everyone who may read that, or for the professionals alone.
func (d *Desk) AnswerDanger(ctx context.Context, by Doing, id conference.ID, child access.PersonID, text string, to access.AudienceKind) error {
	return d.during(ctx, by, id, access.SpeakInRoom, "answer danger statement", func(tx *store.Tx, s *sitting) error {
		if err := s.c.Running(); err != nil {
			return err
		}
		if _, here := s.mine(); !here {
			return ErrNotAtTable
		}
		if !s.know.Reaches(child) {
			return access.ErrNotFound
		}
		if strings.TrimSpace(text) == "" {
			return conference.ErrNothingSaid
		}
		dangers, err := tx.Dangers(s.pass, id)
		if err != nil {
			return err
		}
		if dangers[child] == "" {
			return access.ErrNotFound
		}
		if to != access.Professionals {
			to = access.Everyone
		}
		reply := statement.Reply{
			ID: tx.NewID(), Statement: dangers[child], Kind: statement.Explain, Writer: by.Actor.Account,
			Words: statement.ReplyWords{Text: strings.TrimSpace(text)},
		}
		if reply.Audience, err = s.inPart(access.For(to)); err != nil {
			return err
		}
		if err := s.keepItem(tx, conference.ItemReply, reply.ID, access.For(to)); err != nil {
			return err
		}
		return tx.PutReply(s.pass, reply)
	})
}
