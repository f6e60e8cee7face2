package store

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"kith/access"
	"kith/internal/store/seal"
	"kith/timescale"
)

// ErrNoFamilyKeys means that the folder of the families' keys is not where Kith was told that it is: not made yet, or not mounted.
var ErrNoFamilyKeys = errors.New("the folder of the families' keys is not there: kith migrate makes it, and a copy of the data needs its own")

// ErrNoFamilyKey means that a family's key is gone: nothing that was said about the family can be read any more.
var ErrNoFamilyKey = errors.New("the family's key is not there")

// ErrFolderReadable means that others on the machine may read a folder of keys.
var ErrFolderReadable = errors.New("the folder can be read by others: set its mode to 0700")

// rereadKey is how long a family's key is kept at hand: this long after a key was destroyed, no server has it.
const rereadKey = 10 * time.Minute

// marker lies in the folder of the families' keys, so that an empty place where it should be mounted is not taken for it.
const marker = "families-of-kith"

// familyKeys is the folder that holds each family's key in a file of its own, wrapped by its partnership's. It lies apart from the
// database, so that a key which was destroyed is in no copy of the data.
type familyKeys struct{ folder string }

// MakeFamilyKeys makes the folder of the families' keys, unless it is there.
func MakeFamilyKeys(folder string) error {
	keys := familyKeys{folder}
	if err := keys.there(); !errors.Is(err, ErrNoFamilyKeys) {
		return err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("making the folder of the families' keys: %w", err)
	}
	file, err := os.OpenFile(filepath.Clean(filepath.Join(folder, marker)), os.O_WRONLY|os.O_CREATE, 0o600)
	if err != nil {
		return fmt.Errorf("making the folder of the families' keys: %w", err)
	}
	return errors.Join(file.Sync(), file.Close(), syncFolder(folder), syncFolder(filepath.Dir(folder)), keys.there())
}

// there reports what is wrong with the folder.
func (k familyKeys) there() error {
	if _, err := os.Stat(filepath.Join(k.folder, marker)); err != nil {
		return ErrNoFamilyKeys
	}
	info, err := os.Stat(k.folder)
	if err != nil {
		return ErrNoFamilyKeys
	}
	if info.Mode().Perm()&0o077 != 0 {
		return fmt.Errorf("%s: %w", k.folder, ErrFolderReadable)
	}
	return nil
}

// of is the folder of a partnership's families.
func (k familyKeys) of(t access.TenantID) string { return filepath.Join(k.folder, "of-"+string(t)) }

// file is where a family's key lies.
func (k familyKeys) file(t access.TenantID, f access.FamilyID) (string, error) {
	if !plainName(string(t)) || !plainName(string(f)) {
		return "", errors.New("an id that cannot name a file")
	}
	return filepath.Join(k.of(t), string(f)+".key"), nil
}

// plainName reports whether an id is letters, digits and lines alone.
func plainName(id string) bool {
	return id != "" && strings.Trim(strings.ToLower(id), "abcdefghijklmnopqrstuvwxyz0123456789-_~") == ""
}

// keep puts a family's new key on disk before anything is sealed with it, and answers with the key that is there: an action that is
// tried again finds the one that its first try left.
func (k familyKeys) keep(outer seal.Key, t access.TenantID, f access.FamilyID, inner seal.Key) (seal.Key, error) {
	if err := k.there(); err != nil {
		return seal.Key{}, err
	}
	at, err := k.file(t, f)
	if err != nil {
		return seal.Key{}, err
	}
	if err := os.MkdirAll(k.of(t), 0o700); err != nil {
		return seal.Key{}, fmt.Errorf("keeping a family's key: %w", err)
	}
	half, err := os.CreateTemp(k.of(t), halfWritten)
	if err != nil {
		return seal.Key{}, fmt.Errorf("keeping a family's key: %w", err)
	}
	_, err = half.WriteString(hex.EncodeToString(outer.Wrap(familyPlace(t, f), inner)) + "\n")
	if err = errors.Join(err, half.Sync(), half.Close()); err == nil {
		if err = os.Link(half.Name(), at); errors.Is(err, fs.ErrExist) {
			err = nil // an earlier try's, or another's of the same moment: that is the one
		}
	}
	if err = errors.Join(err, os.Remove(half.Name()), syncFolder(k.of(t)), syncFolder(k.folder)); err != nil {
		return seal.Key{}, fmt.Errorf("keeping a family's key: %w", err)
	}
	return k.read(outer, t, f)
}

// halfWritten is how files are called that have no name yet.
const halfWritten = "half-*"

// read opens a family's key.
func (k familyKeys) read(outer seal.Key, t access.TenantID, f access.FamilyID) (seal.Key, error) {
	at, err := k.file(t, f)
	if err != nil {
		return seal.Key{}, err
	}
	text, err := os.ReadFile(at) //nolint:gosec // the path is of ids that were looked at
	if errors.Is(err, fs.ErrNotExist) {
		return seal.Key{}, errors.Join(k.there(), ErrNoFamilyKey)
	}
	if err != nil {
		return seal.Key{}, fmt.Errorf("reading a family's key: %w", err)
	}
	wrapped, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil {
		return seal.Key{}, errors.New("reading a family's key: the file holds something else")
	}
	return outer.Unwrap(familyPlace(t, f), wrapped)
}

// keyGone reports whether something cannot be read because that one family's key is gone: no fault of the folder, and no other family's.
// It is so after an older copy of the data was restored, in which a family is whose record was destroyed since.
func keyGone(err error) bool {
	return errors.Is(err, ErrNoFamilyKey) && !errors.Is(err, ErrNoFamilyKeys) && !errors.Is(err, ErrFolderReadable)
}

// Unreadable is that a family's key is gone, said to somebody who may know of the family: to anybody else the family is not there.
type Unreadable struct{ Family access.FamilyID }

// Error says what is the case, and of whom not.
func (*Unreadable) Error() string { return ErrNoFamilyKey.Error() }

// Unwrap is ErrNoFamilyKey.
func (*Unreadable) Unwrap() error { return ErrNoFamilyKey }

// toThose keeps it from whoever was allowed nothing in the family.
func toThose(err error, allowed []access.FamilyID) error {
	u, is := errors.AsType[*Unreadable](err)
	if is && !slices.Contains(allowed, u.Family) {
		return access.ErrNotFound
	}
	return err
}

// KeyGone reports whether the key of a family is gone, so that nothing about it can be read or written any more.
func (r *Reading) KeyGone(p access.Pass) (bool, error) {
	if !p.Covers(r.tenant(), p.Family()) {
		return false, access.ErrNoPass
	}
	if _, err := r.familyKey(p.Family()); err != nil && !keyGone(err) {
		return false, err
	} else {
		return err != nil, nil
	}
}

// destroy takes a family's key away for good. One that is gone already is no error.
func (k familyKeys) destroy(t access.TenantID, f access.FamilyID) error {
	if err := k.there(); err != nil {
		return err
	}
	at, err := k.file(t, f)
	if err != nil {
		return err
	}
	if err := os.Remove(at); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("destroying a family's key: %w", err)
	}
	if err := syncFolder(k.of(t)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("destroying a family's key: %w", err)
	}
	return nil
}

// sweep removes what a process left that was killed while it kept a key.
func (k familyKeys) sweep(now time.Time) error {
	left, err := filepath.Glob(filepath.Join(k.folder, "of-*", halfWritten))
	if err != nil {
		return fmt.Errorf("looking through the families' keys: %w", err)
	}
	for _, name := range left {
		if info, err := os.Stat(name); err != nil || now.Sub(info.ModTime()) < time.Hour {
			continue // somebody may be writing it now
		}
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("removing what was cut short: %w", err)
		}
	}
	return nil
}

// keyAtHand is a family's key and when it was read.
type keyAtHand struct {
	key  seal.Key
	read timescale.Instant
}

// forget takes the keys out of memory that were not read again within their time.
func (db *DB) forget() {
	now := db.Now()
	db.families.Range(func(place, k any) bool {
		if have, is := k.(keyAtHand); !is || now.Time().Sub(have.read.Time()) >= rereadKey {
			db.families.Delete(place)
		}
		return true
	})
}

// atHand is a family's key where it was read not long ago.
func (db *DB) atHand(place string, now timescale.Instant) (seal.Key, bool) {
	if k, ok := db.families.Load(place); ok {
		if have, is := k.(keyAtHand); is && now.Time().Sub(have.read.Time()) < rereadKey {
			return have.key, true
		}
		db.families.Delete(place)
	}
	return seal.Key{}, false
}
