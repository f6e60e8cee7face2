package audit

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"kith/access"
	"kith/timescale"
)

const (
	signedBy = "kith-log"
	origin   = "kith-log/"
	signs    = "— " + signedBy + " "

	signature = 92 // characters: base64 of the key's hash and an Ed25519 signature
)

// Checkpoint says what a tenant's log was at one moment: how many entries, and the hash over all of them. Signed and kept
// where whoever holds the database cannot reach, it shows that today's log goes on from that one.
type Checkpoint struct {
	Tenant access.TenantID
	Size   int64
	Head   tlog.Hash
	At     timescale.Instant
}

// text is what is signed, as transparency logs write a checkpoint (c2sp.org/tlog-checkpoint): whose log, its size, its
// hash, and, as a line of ours, when.
func (c Checkpoint) text() string {
	return fmt.Sprintf("%s%s\n%d\n%s\n%s\n", origin, c.Tenant, c.Size, base64.StdEncoding.EncodeToString(c.Head[:]), c.At)
}

// Signer signs checkpoints.
type Signer struct {
	inner    note.Signer
	verifier string
}

// NewSigner makes the signer of a seed of 32 bytes: the same seed makes the same one.
func NewSigner(seed []byte) (Signer, error) {
	if len(seed) != ed25519.SeedSize {
		return Signer{}, fmt.Errorf("a signer's seed has %d bytes, not %d", ed25519.SeedSize, len(seed))
	}
	public, is := ed25519.NewKeyFromSeed(seed).Public().(ed25519.PublicKey)
	if !is {
		return Signer{}, errors.New("making the signer of checkpoints")
	}
	verifier, err := note.NewEd25519VerifierKey(signedBy, public)
	if err != nil {
		return Signer{}, fmt.Errorf("making the signer of checkpoints: %w", err)
	}
	hash := strings.Split(verifier, "+")[1]
	const ed25519Notes = 1 // as the package note numbers what signs
	inner, err := note.NewSigner("PRIVATE+KEY+" + signedBy + "+" + hash + "+" + base64.StdEncoding.EncodeToString(append([]byte{ed25519Notes}, seed...)))
	if err != nil {
		return Signer{}, errors.New("making the signer of checkpoints") // the library's own words could show the seed
	}
	return Signer{inner, verifier}, nil
}

// Verifier is the public key that says whether a checkpoint was signed by this signer, in one line that may be published.
func (s Signer) Verifier() string { return s.verifier }

// Sign gives the checkpoint as a signed note, which is text.
func (s Signer) Sign(c Checkpoint) ([]byte, error) {
	signed, err := note.Sign(&note.Note{Text: c.text()}, s.inner)
	if err != nil {
		return nil, fmt.Errorf("signing a checkpoint: %w", err)
	}
	return signed, nil
}

// ErrCheckpoint means that a text is no checkpoint signed by the key that it was read with.
var ErrCheckpoint = errors.New("it is no checkpoint signed with this key")

// OpenCheckpoint reads a signed checkpoint with the public key that Signer.Verifier gave.
func OpenCheckpoint(signed []byte, verifier string) (Checkpoint, error) {
	v, err := note.NewVerifier(verifier)
	if err != nil {
		return Checkpoint{}, fmt.Errorf("reading the public key of checkpoints: %w", err)
	}
	n, err := note.Open(signed, note.VerifierList(v))
	if err != nil {
		return Checkpoint{}, ErrCheckpoint
	}
	lines := strings.Split(strings.TrimSuffix(n.Text, "\n"), "\n")
	if len(lines) != 4 || !strings.HasPrefix(lines[0], origin) {
		return Checkpoint{}, ErrCheckpoint
	}
	c := Checkpoint{Tenant: access.TenantID(strings.TrimPrefix(lines[0], origin))}
	c.Size, err = strconv.ParseInt(lines[1], 10, 64)
	head, errHead := base64.StdEncoding.DecodeString(lines[2])
	errAt := c.At.Scan(lines[3])
	if err = errors.Join(err, errHead, errAt); err != nil || copy(c.Head[:], head) != tlog.HashSize || c.text() != n.Text {
		return Checkpoint{}, ErrCheckpoint
	}
	return c, nil
}

// SplitCheckpoints takes apart a file to which signed checkpoints were added, each as it was signed. What was cut off while
// it was being written (a machine that lost its power) has no whole signature, and is counted as torn.
func SplitCheckpoints(file []byte) (signed [][]byte, torn int) {
	var one []byte
	for line := range bytes.Lines(file) {
		line = append(bytes.TrimSuffix(line, []byte("\n")), '\n')
		if bytes.HasPrefix(line, []byte(origin)) {
			torn += pieces(one)
			one = nil
		}
		one = append(one, line...)
		switch {
		case !bytes.HasPrefix(line, []byte(signs)):
		case len(line) < len(signs)+signature+1:
			one, torn = nil, torn+1
		default:
			signed, one = append(signed, one), nil
		}
	}
	return signed, torn + pieces(one)
}

func pieces(of []byte) int { return min(1, len(bytes.TrimSpace(of))) }
