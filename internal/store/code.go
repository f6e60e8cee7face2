package store

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kith/access"
	"kith/internal/store/gen"
	"kith/timescale"
)

// CodeKind is what a one-time code is written on, and for whom.
type CodeKind string

// The kinds: a card that a worker hands over, a family member's own list, and what staff keep for a lost passkey.
const (
	Card         CodeKind = "card"
	PaperCode    CodeKind = "paper code"
	RecoveryCode CodeKind = "recovery code"
)

// Code is a code as it is shown once to whoever may have it: ten characters in two groups.
type Code string

// codeLetters have no vowels, so that no code is a word, and nothing that is easily taken for something else. A code is one
// of 28^10, which is 48 bits: too many to try, however many try.
const (
	codeLetters = "BCDFGHJKMNPQRSTVWXYZ23456789"
	codeLength  = 10
)

// ReadCode reads a code as people type it: in small letters, with spaces or without. What cannot be one is empty.
func ReadCode(typed string) Code {
	var b strings.Builder
	for _, r := range strings.ToUpper(typed) {
		switch {
		case strings.ContainsRune(codeLetters, r):
			b.WriteRune(r)
		case strings.ContainsRune(" -–—.\t", r):
		default:
			return ""
		}
	}
	if b.Len() != codeLength {
		return ""
	}
	return Code(b.String()[:codeLength/2] + "-" + b.String()[codeLength/2:])
}

// Front is the first half of a code, which alone lets nobody in.
func (c Code) Front() string { front, _, _ := strings.Cut(string(c), "-"); return front }

func (db *DB) codeMAC(purpose string, parts ...string) ([]byte, error) {
	key, err := db.key.Bytes("sign-in codes/" + purpose)
	if err != nil {
		return nil, err
	}
	mac := hmac.New(sha256.New, key)
	for _, p := range parts {
		_ = binary.Write(mac, binary.BigEndian, uint32(len(p))) //nolint:gosec // a few words; and a hash takes whatever is written
		_, _ = mac.Write([]byte(p))
	}
	return mac.Sum(nil), nil
}

// Codes are the codes that a form makes for somebody: the same each time it is sent, so that a form sent twice shows what its
// first sending made. They follow from the master key, so nobody else can work them out.
func (db *DB) Codes(by Doing, kind CodeKind, who access.AccountID, n int) ([]Code, error) {
	all := make([]Code, n)
	for i := range all {
		sum, err := db.codeMAC("made", string(by.Actor.Tenant), string(by.Actor.Account), by.Once, string(kind), string(who), strconv.Itoa(i))
		if err != nil {
			return nil, err
		}
		number, text := binary.BigEndian.Uint64(sum), make([]byte, codeLength)
		for at := range text {
			text[at] = codeLetters[number%uint64(len(codeLetters))]
			number /= uint64(len(codeLetters))
		}
		all[i] = ReadCode(string(text))
	}
	return all, nil
}

// CodeMark tells one code from another without being one.
func (db *DB) CodeMark(c Code) (string, error) {
	sum, err := db.codeMAC("kept", string(c))
	return hex.EncodeToString(sum), err
}

// PutCodes gives somebody new codes of a kind. Those of that kind that they had are withdrawn.
func (tx *Tx) PutCodes(p access.Pass, who access.AccountID, kind CodeKind, codes []Code, ends timescale.Instant) error {
	if err := tx.WithdrawCodes(p, who, kind); err != nil {
		return err
	}
	if err := tx.keyStays(); err != nil {
		return err
	}
	for i, c := range codes {
		mark, err := tx.db.CodeMark(c)
		if err != nil {
			return err
		}
		if err := tx.q.AddCode(tx.ctx, gen.AddCodeParams{
			CodeHash: mark, TenantID: tx.tenant(), AccountID: who, Kind: string(kind), Number: int32(i + 1),
			MadeBy: string(tx.actor.Account), MadeAt: tx.now, EndsAt: ends,
		}); err != nil {
			return fmt.Errorf("making a code: %w", err)
		}
	}
	return nil
}

// WithdrawCodes makes somebody's codes of a kind let nobody in any more.
func (tx *Tx) WithdrawCodes(p access.Pass, who access.AccountID, kind CodeKind) error {
	if err := tx.mayChangeWays(p, who); err != nil {
		return err
	}
	if err := tx.q.WithdrawCodes(tx.ctx, gen.WithdrawCodesParams{
		WithdrawnAt: tx.now, TenantID: tx.tenant(), AccountID: who, Kind: string(kind),
	}); err != nil {
		return fmt.Errorf("withdrawing codes: %w", err)
	}
	return nil
}

// mayChangeWays wants a pass of the actor's own for their own ways in, one that covers the family for a member of it, and one
// that covers a family in which they take part for a guest.
func (tx *Tx) mayChangeWays(p access.Pass, who access.AccountID) error {
	if !p.Given() || p.Actor() != tx.actor {
		return access.ErrNoPass
	}
	if who == tx.actor.Account {
		return nil
	}
	a, err := tx.Account(who)
	if err != nil {
		return err
	}
	switch {
	case a.Office == access.FamilyMember:
		return tx.covered(p, a.Family)
	case a.Guest:
		return tx.takesPart(p, who)
	}
	return access.ErrNoPass
}

// takesPart wants a pass that covers a family in which somebody has a part.
func (tx *Tx) takesPart(p access.Pass, who access.AccountID) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	holders, err := tx.PartHolders(p.Family())
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(holders, func(h PartHolder) bool { return h.Account == who }) {
		return access.ErrNoPass
	}
	return nil
}

// CodeLeft is a code that still lets its owner in. It does not say what the code is.
type CodeLeft struct {
	Kind   CodeKind
	Number int
	MadeAt timescale.Instant
	EndsAt timescale.Instant
}

// CodesOf lists the codes that still let somebody in.
func (r *Reading) CodesOf(who access.AccountID) ([]CodeLeft, error) {
	rows, err := r.q.CodesOf(r.ctx, gen.CodesOfParams{TenantID: r.tenant(), AccountID: who, NowAt: r.now})
	if err != nil {
		return nil, fmt.Errorf("listing codes: %w", err)
	}
	all := make([]CodeLeft, len(rows))
	for i, row := range rows {
		all[i] = CodeLeft{Kind: CodeKind(row.Kind), Number: int(row.Number), MadeAt: row.MadeAt, EndsAt: row.EndsAt}
	}
	return all, nil
}
