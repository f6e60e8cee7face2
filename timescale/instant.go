package timescale

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"time"
)

// ErrNotAnInstant is returned for text that is not an instant of the form 2006-01-02T15:04:05.000Z.
var ErrNotAnInstant = errors.New("not an instant: written as in 2026-12-08T10:30:00.000Z")

// instantLayout has a fixed width, so that instants stored as text sort in the order of time.
const instantLayout = "2006-01-02T15:04:05.000Z"

// Instant is a moment in UTC, to the millisecond. Two Instants are the same moment exactly when they are ==. The zero
// Instant is none: before every other, written as empty text and stored as NULL.
type Instant struct {
	t time.Time
}

// InstantOf returns the moment t, cut to the millisecond; the zero time is none, and so is a moment outside the years
// 1 to 9999.
func InstantOf(t time.Time) Instant {
	t = t.UTC().Truncate(time.Millisecond)
	if t.IsZero() || t.Year() < firstYear || t.Year() > lastYear {
		return Instant{}
	}
	return Instant{t: t}
}

// ParseInstant reads an instant exactly as String writes it.
func ParseInstant(text string) (Instant, error) {
	t, err := time.Parse(instantLayout, text)
	if err != nil || len(text) != len(instantLayout) {
		return Instant{}, fmt.Errorf("%q: %w", text, ErrNotAnInstant)
	}
	return InstantOf(t), nil
}

// IsZero reports whether i is none.
func (i Instant) IsZero() bool { return i == Instant{} }

// Time returns the moment in UTC; the zero time for none.
func (i Instant) Time() time.Time { return i.t }

// London returns the moment as clocks in England show it.
func (i Instant) London() time.Time { return i.t.In(london()) }

// Date returns the day on which the moment falls in England; none for none.
func (i Instant) Date() Date {
	if i.IsZero() {
		return Date{}
	}
	return DateOf(i.t)
}

// Equal reports whether i and other are the same moment; it is there for go-cmp.
func (i Instant) Equal(other Instant) bool { return i == other }

// Before reports whether i is earlier than other.
func (i Instant) Before(other Instant) bool { return i.t.Before(other.t) }

// After reports whether i is later than other.
func (i Instant) After(other Instant) bool { return i.t.After(other.t) }

// Compare returns -1, 0 or 1 as i is before, the same as or after other.
func (i Instant) Compare(other Instant) int { return i.t.Compare(other.t) }

// Add returns the moment d later. None stays none.
func (i Instant) Add(d time.Duration) Instant {
	if i.IsZero() {
		return i
	}
	return InstantOf(i.t.Add(d))
}

// Sub returns the time from other to i.
func (i Instant) Sub(other Instant) time.Duration { return i.t.Sub(other.t) }

// String returns the moment as 2006-01-02T15:04:05.000Z, or empty text for none.
func (i Instant) String() string {
	if i.IsZero() {
		return ""
	}
	return i.t.Format(instantLayout)
}

// MarshalText writes what String returns.
func (i Instant) MarshalText() ([]byte, error) { return []byte(i.String()), nil }

// UnmarshalText reads what MarshalText writes, and nothing else.
func (i *Instant) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*i = Instant{}
		return nil
	}
	read, err := ParseInstant(string(text))
	if err != nil {
		return err
	}
	*i = read
	return nil
}

// Value stores the moment as text of fixed width, and none as NULL.
func (i Instant) Value() (driver.Value, error) {
	if i.IsZero() {
		return nil, nil // NULL is how none is stored.
	}
	return i.String(), nil
}

// Scan reads a stored moment: text from either engine, or a timestamp column. NULL is none.
func (i *Instant) Scan(stored any) error {
	switch v := stored.(type) {
	case nil:
		*i = Instant{}
		return nil
	case string:
		return i.UnmarshalText([]byte(v))
	case []byte:
		return i.UnmarshalText(v)
	case time.Time:
		*i = InstantOf(v)
		return nil
	default:
		return fmt.Errorf("reading an instant: the database gave a %T", stored)
	}
}
