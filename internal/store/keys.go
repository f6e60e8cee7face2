package store

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"kith/internal/store/seal"
)

// ErrSecretReadable means that others on the machine may read the file of a secret.
var ErrSecretReadable = errors.New("the file can be read by others: set its mode to 0600")

// ReadSecret reads a secret from its file, which nobody else may read. Spaces and lines around it are no part of it.
func ReadSecret(path string) (string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", fmt.Errorf("reading a secret: %w", err)
	}
	if info.Mode().Perm()&0o077 != 0 {
		return "", fmt.Errorf("%s: %w", path, ErrSecretReadable)
	}
	text, err := os.ReadFile(filepath.Clean(path))
	if err != nil {
		return "", fmt.Errorf("reading a secret: %w", err)
	}
	return strings.TrimSpace(string(text)), nil
}

// ReadKey reads the master key from its file: 64 hexadecimal digits, mode 0600.
func ReadKey(path string) (seal.Key, error) {
	text, err := ReadSecret(path)
	if err != nil {
		return seal.Key{}, err
	}
	raw, err := hex.DecodeString(text)
	if err != nil {
		return seal.Key{}, fmt.Errorf("%s does not hold a key of 64 hexadecimal digits", path)
	}
	return seal.KeyFrom(raw)
}

// MakeKeyFile writes a new random key, unless the file is there already. It reports whether it made one.
func MakeKeyFile(path string) (bool, error) {
	if _, err := os.Stat(path); err == nil {
		return false, nil
	} else if !errors.Is(err, fs.ErrNotExist) {
		return false, fmt.Errorf("looking for the key file: %w", err)
	}
	_, raw, err := newMaster()
	if err != nil {
		return false, err
	}
	return keepKeyFile(path, raw)
}

// newMaster makes a master key, with the bytes that its file holds.
func newMaster() (key seal.Key, raw []byte, err error) {
	seed, err := seal.NewKey()
	if err != nil {
		return key, nil, err
	}
	if raw, err = seed.Bytes("master"); err != nil {
		return key, nil, err
	}
	key, err = seal.KeyFrom(raw)
	return key, raw, err
}

// keepKeyFile writes a key to a file of its own, whole or not at all, unless the file is there already. It reports whether it wrote it.
// What it reports is so whatever happens to the machine then.
func keepKeyFile(path string, raw []byte) (bool, error) {
	folder := filepath.Dir(path)
	isNew := absent(folder) == nil
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return false, fmt.Errorf("making the key folder: %w", err)
	}
	half, err := os.CreateTemp(folder, halfWritten)
	if err != nil {
		return false, fmt.Errorf("making the key file: %w", err)
	}
	made := true
	_, err = half.WriteString(hex.EncodeToString(raw) + "\n")
	if err = errors.Join(err, half.Sync(), half.Close()); err == nil {
		if err = os.Link(half.Name(), path); errors.Is(err, fs.ErrExist) {
			made, err = false, nil
		}
	}
	err = errors.Join(err, os.Remove(half.Name()), syncFolder(folder))
	if isNew {
		err = errors.Join(err, syncFolder(filepath.Dir(folder)))
	}
	if err != nil {
		return false, fmt.Errorf("writing the key file: %w", err)
	}
	return made, nil
}

// Inside reports whether the key file lies in the data folder, where a backup of the data would carry it along. Links
// are followed: what counts is where the key is.
func Inside(keyFile, dataFolder string) bool {
	key, err1 := resolved(keyFile)
	data, err2 := resolved(dataFolder)
	if err1 != nil || err2 != nil {
		return true
	}
	rel, err := filepath.Rel(data, key)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// resolved is where a path leads. One that leads nowhere yet is taken as it is written.
func resolved(path string) (string, error) {
	whole, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("finding %s: %w", path, err)
	}
	if followed, err := filepath.EvalSymlinks(whole); err == nil {
		return followed, nil
	}
	return whole, nil
}
