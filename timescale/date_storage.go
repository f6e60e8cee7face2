package timescale

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// MarshalText writes the date as 2006-01-02, and none as empty text.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes, and nothing else.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	read, err := Parse(string(text))
	if err != nil {
		return err
	}
	*d = read
	return nil
}

// Value stores the date as text, and none as NULL.
func (d Date) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil // NULL is how none is stored.
	}
	return d.String(), nil
}

// Scan reads a stored date: text from either engine, or the midnight that a DATE column comes back as. NULL is none.
func (d *Date) Scan(stored any) error {
	switch v := stored.(type) {
	case nil:
		*d = Date{}
		return nil
	case string:
		return d.UnmarshalText([]byte(v))
	case []byte:
		return d.UnmarshalText(v)
	case time.Time:
		*d = NewDate(v.Date())
		return nil
	default:
		return fmt.Errorf("reading a date: the database gave a %T", stored)
	}
}
