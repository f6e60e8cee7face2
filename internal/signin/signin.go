// Package signin knows who is asking: a cookie that names a session of ours, what people come in by, and how often they may try.
package signin

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"net/http"
	"time"

	"kith/access"
	"kith/internal/store"
	"kith/timescale"
)

// How long a session lasts at most, and how long it may lie unused. A family's telephone is often not theirs alone.
const (
	Longest       = 12 * time.Hour
	LongestFamily = 8 * time.Hour
	Idle          = 60 * time.Minute
	IdleFamily    = 15 * time.Minute
	Unnoted       = time.Minute // a session's use is noted no more often than this, and it ends so much later
)

// LinkLasts is how long a one-time link may be used.
const LinkLasts = 24 * time.Hour

// Door lets people in and out. Secure sets cookies that travel over HTTPS alone.
type Door struct {
	DB     *store.DB
	Secure bool
	Proxy  bool // requests come through a proxy of ours, which says in X-Forwarded-For where from

	Passkeys  *Passkeys   // none where it is not known by what address people open Kith
	Providers []*Provider // organisations' own sign-ins

	tries Tries
}

// ErrNobody means that nobody is signed in.
var ErrNobody = errors.New("nobody is signed in")

func (d *Door) cookie() string {
	if d.Secure {
		return "__Host-kith"
	}
	return "kith"
}

// NewToken makes a token that cannot be guessed.
func NewToken() string {
	raw := make([]byte, 32)
	_, _ = rand.Read(raw) // crypto/rand.Read never fails: it ends the program instead
	return base64.RawURLEncoding.EncodeToString(raw)
}

// Admit makes the token of a new session, has enter keep it, and sets the cookie that names it: it dies with the browser. Whoever
// was signed in in this browser before is signed out, and a token that came with the request is never used.
func (d *Door) Admit(w http.ResponseWriter, r *http.Request, enter func(token string) error) error {
	token := NewToken()
	if err := enter(token); err != nil {
		return err
	}
	if old, err := r.Cookie(d.cookie()); err == nil {
		if err := d.DB.EndSession(r.Context(), old.Value); err != nil {
			return err
		}
	}
	d.set(w, token, 0)
	return nil
}

// Enter signs in whoever the demonstration's door names.
func (d *Door) Enter(ctx context.Context, w http.ResponseWriter, t access.TenantID, a access.AccountID) error {
	token := NewToken()
	if err := d.DB.AddSession(ctx, token, t, a, Longest); err != nil {
		return err
	}
	d.set(w, token, 0)
	return nil
}

// Who is asking, by something they did: that is noted as a use of their session. A session that has ended is answered
// with ErrNobody and the session itself, so that what its owner was sending can be kept for them.
func (d *Door) Who(r *http.Request) (store.Session, error) {
	s, err := d.Whose(r)
	if err != nil || d.DB.Now().Sub(s.UsedAt) < Unnoted {
		return s, err
	}
	c, err := r.Cookie(d.cookie())
	if err != nil {
		return s, ErrNobody
	}
	return s, d.DB.TouchSession(r.Context(), c.Value)
}

// Whose session it is: Who, for what a page asks by itself. It keeps no session awake.
func (d *Door) Whose(r *http.Request) (store.Session, error) {
	c, err := r.Cookie(d.cookie())
	if err != nil {
		return store.Session{}, ErrNobody
	}
	now := d.DB.Now()
	s, err := d.DB.Session(r.Context(), c.Value, Idle+Unnoted)
	if err == nil {
		unused, over := Ends(s)
		s.Ended = s.Ended || now.Sub(s.UsedAt) > unused+Unnoted || !now.Before(over)
	}
	switch {
	case errors.Is(err, access.ErrNotFound):
		return store.Session{}, ErrNobody
	case err != nil:
		return store.Session{}, err
	case s.Ended:
		return s, ErrNobody
	}
	return s, nil
}

// Ends says how long a session may lie unused, and when it is over however much it is used.
func Ends(s store.Session) (unused time.Duration, over timescale.Instant) {
	if s.Actor.Office != access.FamilyMember {
		return Idle, s.EndsAt
	}
	over = s.BeganAt.Add(LongestFamily)
	if s.EndsAt.Before(over) {
		over = s.EndsAt
	}
	return IdleFamily, over
}

// Leave signs out and forgets the cookie.
func (d *Door) Leave(w http.ResponseWriter, r *http.Request) error {
	c, err := r.Cookie(d.cookie())
	d.set(w, "", -1)
	if err != nil {
		return nil //nolint:nilerr // nobody was signed in
	}
	return d.DB.EndSession(r.Context(), c.Value)
}

func (d *Door) set(w http.ResponseWriter, token string, age int) { d.put(w, d.cookie(), token, age) }

func (d *Door) put(w http.ResponseWriter, name, value string, age int) {
	http.SetCookie(w, &http.Cookie{ //nolint:gosec // Secure is off only for a trial on one machine: see Door
		Name: name, Value: value, Path: "/", MaxAge: age, HttpOnly: true, Secure: d.Secure, SameSite: http.SameSiteLaxMode,
	})
}
