// Package seal encrypts what people said and who they are, with a key per family, before it reaches a database.
package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
)

// ErrSealed means that content could not be opened: another key, another place, or changed bytes.
var ErrSealed = errors.New("sealed content does not open")

// Sealed is encrypted content as a column holds it. It is made by Key.Seal alone and prints as nothing.
type Sealed struct{ box []byte }

// String gives nothing away.
func (Sealed) String() string { return "sealed" }

// Format gives nothing away either, whatever the verb.
func (Sealed) Format(to fmt.State, _ rune) { _, _ = io.WriteString(to, "sealed") }

// Value stores the encrypted bytes.
func (s Sealed) Value() (driver.Value, error) {
	if len(s.box) == 0 {
		return nil, ErrSealed
	}
	return s.box, nil
}

// Scan reads the encrypted bytes.
func (s *Sealed) Scan(from any) error {
	box, ok := from.([]byte)
	if !ok {
		return fmt.Errorf("scanning sealed content: %w", ErrSealed)
	}
	s.box = append([]byte(nil), box...)
	return nil
}

// Key seals and opens. It never prints.
type Key struct {
	aead cipher.AEAD
	raw  [32]byte
}

// String gives nothing away.
func (Key) String() string { return "key" }

// Format gives nothing away either, whatever the verb.
func (Key) Format(to fmt.State, _ rune) { _, _ = io.WriteString(to, "key") }

// KeyFrom makes a key of 32 bytes.
func KeyFrom(raw []byte) (Key, error) {
	if len(raw) != 32 {
		return Key{}, fmt.Errorf("a key has 32 bytes, not %d", len(raw))
	}
	block, err := aes.NewCipher(raw)
	if err != nil {
		return Key{}, fmt.Errorf("making a key: %w", err)
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		return Key{}, fmt.Errorf("making a key: %w", err)
	}
	k := Key{aead: aead}
	copy(k.raw[:], raw)
	return k, nil
}

// NewKey makes a random key.
func NewKey() (Key, error) {
	raw := make([]byte, 32)
	if _, err := rand.Read(raw); err != nil {
		return Key{}, fmt.Errorf("making a key: %w", err)
	}
	return KeyFrom(raw)
}

// Derive makes the key for one purpose ("tenant/abc", "database file") from this one.
func (k Key) Derive(purpose string) (Key, error) {
	raw, err := k.Bytes(purpose)
	if err != nil {
		return Key{}, err
	}
	return KeyFrom(raw)
}

// Bytes derives 32 bytes for one purpose.
func (k Key) Bytes(purpose string) ([]byte, error) {
	raw, err := hkdf.Key(sha256.New, k.raw[:], nil, "kith/"+purpose, 32)
	if err != nil {
		return nil, fmt.Errorf("deriving a key: %w", err)
	}
	return raw, nil
}

// Seal encrypts plain for one place ("statement/ID"): it opens nowhere else.
func (k Key) Seal(place string, plain []byte) Sealed {
	return Sealed{box: k.aead.Seal(nil, nil, plain, []byte(place))}
}

// Open decrypts what was sealed for that place with this key.
func (k Key) Open(place string, s Sealed) ([]byte, error) {
	if k.aead == nil || len(s.box) == 0 {
		return nil, ErrSealed
	}
	plain, err := k.aead.Open(nil, nil, s.box, []byte(place))
	if err != nil {
		return nil, ErrSealed
	}
	return plain, nil
}

// Same reports whether two keys are one.
func (k Key) Same(other Key) bool { return subtle.ConstantTimeCompare(k.raw[:], other.raw[:]) == 1 }

// Wrap encrypts another key with this one.
func (k Key) Wrap(place string, inner Key) []byte { return k.Seal(place, inner.raw[:]).box }

// Unwrap opens a wrapped key.
func (k Key) Unwrap(place string, wrapped []byte) (Key, error) {
	raw, err := k.Open(place, Sealed{box: wrapped})
	if err != nil {
		return Key{}, err
	}
	return KeyFrom(raw)
}
