package audit_test

import (
	"bytes"
	"encoding/base64"
	"errors"
	"slices"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"kith/audit"
)

func signer(t *testing.T, of string) audit.Signer {
	t.Helper()

	s, err := audit.NewSigner([]byte(strings.Repeat(of, 32)))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func signed(t *testing.T, s audit.Signer, c audit.Checkpoint) []byte {
	t.Helper()

	text, err := s.Sign(c)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// TestACheckpointIsReadAsItWasSignedAndByNoOtherKey changes each of its letters too.
func TestACheckpointIsReadAsItWasSignedAndByNoOtherKey(t *testing.T) {
	t.Parallel()

	s, c := signer(t, "a"), written(t, 5).checkpoint(t, 5)
	text := signed(t, s, c)
	if read, err := audit.OpenCheckpoint(text, s.Verifier()); err != nil || read != c {
		t.Fatalf("%+v, %v", read, err)
	}
	if _, err := audit.OpenCheckpoint(text, signer(t, "b").Verifier()); !errors.Is(err, audit.ErrCheckpoint) {
		t.Errorf("read with another key: %v", err)
	}
	if _, err := audit.OpenCheckpoint(text, "no key"); err == nil || errors.Is(err, audit.ErrCheckpoint) {
		t.Errorf("read with no key: %v", err)
	}
	for i := range text {
		other := slices.Clone(text)
		other[i] ^= 1
		if read, err := audit.OpenCheckpoint(other, s.Verifier()); err == nil && read != c {
			t.Errorf("changed at %d it reads %+v", i, read)
		}
	}
	for _, length := range []int{0, 31, 33} {
		if _, err := audit.NewSigner(make([]byte, length)); err == nil {
			t.Errorf("a seed of %d bytes signs", length)
		}
	}
}

// TestWhatElseIsSignedWithTheKeyIsNoCheckpoint signs texts that differ in one thing each from one.
func TestWhatElseIsSignedWithTheKeyIsNoCheckpoint(t *testing.T) {
	t.Parallel()

	s, head := signer(t, "a"), bytes.Repeat([]byte("h"), 33)
	secret := base64.StdEncoding.EncodeToString(append([]byte{1}, bytes.Repeat([]byte("a"), 32)...))
	key, err := note.NewSigner("PRIVATE+KEY+kith-log+" + strings.Split(s.Verifier(), "+")[1] + "+" + secret)
	if err != nil {
		t.Fatal(err)
	}
	opens := func(lines ...string) error {
		text, err := note.Sign(&note.Note{Text: strings.Join(lines, "\n") + "\n"}, key)
		if err != nil {
			t.Fatal(err)
		}
		_, err = audit.OpenCheckpoint(text, s.Verifier())
		return err
	}
	b64 := base64.StdEncoding.EncodeToString
	when := at(3).String()
	if err := opens("kith-log/north", "5", b64(head[:32]), when); err != nil {
		t.Fatalf("a checkpoint: %v", err)
	}
	for name, lines := range map[string][]string{
		"of another kind": {"other-log/north", "5", b64(head[:32]), when}, "with a line more": {"kith-log/north", "5", b64(head[:32]), when, "more"},
		"with a line less": {"kith-log/north", "5", b64(head[:32])}, "with no size": {"kith-log/north", "five", b64(head[:32]), when},
		"with its size written otherwise": {"kith-log/north", "05", b64(head[:32]), when}, "with a short hash": {"kith-log/north", "5", b64(head[:31]), when},
		"with a long hash": {"kith-log/north", "5", b64(head), when}, "with no hash": {"kith-log/north", "5", "!", when},
		"with no moment": {"kith-log/north", "5", b64(head[:32]), "yesterday"},
	} {
		if err := opens(lines...); !errors.Is(err, audit.ErrCheckpoint) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestAFileOfCheckpointsIsTakenApartWhateverWasCutOff cuts it at every byte.
func TestAFileOfCheckpointsIsTakenApartWhateverWasCutOff(t *testing.T) {
	t.Parallel()

	s, l := signer(t, "a"), written(t, 7)
	var file []byte
	var ends []int
	for n := 1; n <= 3; n++ {
		file = append(file, signed(t, s, l.checkpoint(t, n))...)
		ends = append(ends, len(file))
	}
	for cut := range len(file) + 1 {
		whole, rest := 0, cut
		for _, end := range ends {
			if cut >= end-1 { // the last line's end may be missing
				whole, rest = whole+1, max(0, cut-end)
			}
		}
		torn := 0
		if rest > 0 && (whole == 0 || cut > ends[whole-1]) {
			torn = 1
		}
		got, gotTorn := audit.SplitCheckpoints(file[:cut])
		if len(got) != whole || gotTorn != torn {
			t.Fatalf("cut at %d of %d: %d whole and %d torn, not %d and %d", cut, len(file), len(got), gotTorn, whole, torn)
		}
		for i, one := range got {
			if c, err := audit.OpenCheckpoint(one, s.Verifier()); err != nil || c.Size != int64(i+1) {
				t.Errorf("cut at %d, number %d: %+v, %v", cut, i, c, err)
			}
		}
		// What was torn is followed by what was signed later.
		if more, n := audit.SplitCheckpoints(append(append(slices.Clone(file[:cut]), '\n'), file[ends[1]:]...)); torn == 1 && (len(more) != whole+1 || n != 1) {
			t.Fatalf("cut at %d and gone on with: %d whole and %d torn, not %d and 1", cut, len(more), n, whole+1)
		}
	}
	if got, torn := audit.SplitCheckpoints(bytes.Repeat([]byte("\n"), 3)); len(got) != 0 || torn != 0 {
		t.Errorf("of nothing: %d, %d", len(got), torn)
	}
}
