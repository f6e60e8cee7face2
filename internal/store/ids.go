package store

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"strings"
)

// IDs makes ids. For one doing of one action it gives a source, so that in tests each id follows from seed, action
// and ordinal alone, whatever else runs at the same time.
type IDs interface {
	For(doing string) func() string
}

// idBytes is how many bytes an id is made of.
const idBytes = 16

func idText(raw []byte) string {
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(raw))
}

// RandomIDs are what the product uses: 128 random bits, saying nothing about order or number.
type RandomIDs struct{}

// For gives random ids.
func (RandomIDs) For(string) func() string {
	return func() string {
		var raw [idBytes]byte
		_, _ = rand.Read(raw[:]) // crypto/rand.Read never fails: it ends the program instead
		return idText(raw[:])
	}
}

// SeededIDs are for tests and the demonstration: the same seed and doings give the same ids.
type SeededIDs struct{ Seed string }

// For gives the ids of one doing in order.
func (s SeededIDs) For(doing string) func() string {
	n := 0
	return func() string {
		n++
		sum := sha256.Sum256(fmt.Appendf(nil, "%s/%s/%d", s.Seed, doing, n))
		return idText(sum[:idBytes])
	}
}
