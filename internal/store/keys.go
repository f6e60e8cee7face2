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
	key, err := seal.NewKey()
	if err != nil {
		return false, err
	}
	raw, err := key.Bytes("master")
	if err != nil {
		return false, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return false, fmt.Errorf("making the key folder: %w", err)
	}
	file, err := os.OpenFile(filepath.Clean(path), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return false, fmt.Errorf("making the key file: %w", err)
	}
	_, err = file.WriteString(hex.EncodeToString(raw) + "\n")
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return false, fmt.Errorf("writing the key file: %w", err)
	}
	return true, nil
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
