package access

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
)

// Receipt is the store's word that an audit entry is on disk. Only the store makes one (a test reads the sources
// and fails on any other caller of Recorded).
type Receipt struct {
	pass     Pass
	key      []byte
	recorded bool
}

// Recorded makes a receipt for an entry that has been written and synced. The key is the tenant's, for opaque versions.
func Recorded(p Pass, versionKey []byte) Receipt {
	return Receipt{pass: p, key: versionKey, recorded: p.given}
}

// Copy is what one reader is given of something: assembled from what that reader may know. Pages, documents and
// messages take case content in no other form.
type Copy[T any] struct {
	value    T
	key      []byte
	revealed bool
}

// ErrNotRecorded means that the look was not written to the audit log, so nothing is shown.
var ErrNotRecorded = errors.New("look not recorded")

// Reveal makes a copy once the look is on disk. Without a receipt the copy is empty and the error says so.
func Reveal[T any](r Receipt, value T) (Copy[T], error) {
	if !r.recorded {
		return Copy[T]{}, ErrNotRecorded
	}
	return Copy[T]{value: value, key: r.key, revealed: true}, nil
}

// Show is the content, the zero value for a copy that was never revealed.
func (c Copy[T]) Show() T { return c.value }

// Revealed reports whether there is anything to show.
func (c Copy[T]) Revealed() bool { return c.revealed }

// Version names what this reader sees and nothing more: a change hidden from them leaves it as it was.
// It is opaque: it holds no count and no time.
func (c Copy[T]) Version() string { return VersionOf(c.key, c.value) }

// VersionIn names one part of what a copy shows: a form that writes over that part is stale only once it has changed.
func VersionIn[T any](c Copy[T], part any) string { return VersionOf(c.key, part) }

// VersionOf is the version of a part of a copy, keyed so that nobody can guess at content from it.
func VersionOf(key []byte, value any) string {
	seen, err := json.Marshal(value)
	if err != nil {
		return ""
	}
	version, _ := VersionWritten(key, func(to io.Writer) error { _, err := to.Write(seen); return err })
	return version
}

// VersionAs names a copy as it is written out: what is in the copy and not on the page alters nothing.
func (c Copy[T]) VersionAs(write func(seen T, to io.Writer) error) (string, error) {
	return VersionWritten(c.key, func(to io.Writer) error { return write(c.value, to) })
}

// VersionWritten is the version of whatever is written, keyed like VersionOf. It is empty without a key.
func VersionWritten(key []byte, write func(to io.Writer) error) (string, error) {
	if len(key) == 0 {
		return "", nil
	}
	mac := hmac.New(sha256.New, key)
	if err := write(mac); err != nil {
		return "", err
	}
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil)[:12]), nil
}
