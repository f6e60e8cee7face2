package seal_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kith/internal/store/seal"
)

func key(t testing.TB, text string) seal.Key {
	t.Helper()

	k, err := seal.KeyFrom([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestWhatIsSealedOpensWithItsKeyInItsPlaceAlone(t *testing.T) {
	t.Parallel()

	mine, other := key(t, strings.Repeat("m", 32)), key(t, strings.Repeat("o", 32))
	rapid.Check(t, func(t *rapid.T) {
		plain, place := rapid.SliceOf(rapid.Byte()).Draw(t, "plain"), rapid.String().Draw(t, "place")
		box := mine.Seal(place, plain)
		if got, err := mine.Open(place, box); err != nil || !bytes.Equal(got, plain) {
			t.Fatalf("it does not open: %v", err)
		}
		if _, err := other.Open(place, box); !errors.Is(err, seal.ErrSealed) {
			t.Fatalf("another key: %v", err)
		}
		if _, err := mine.Open(place+"x", box); !errors.Is(err, seal.ErrSealed) {
			t.Fatalf("another place: %v", err)
		}
		raw, err := box.Value()
		if err != nil {
			t.Fatal(err)
		}
		changed := bytes.Clone(raw.([]byte))
		changed[rapid.IntRange(0, len(changed)-1).Draw(t, "byte")] ^= 1
		var box2 seal.Sealed
		if err := box2.Scan(changed); err != nil {
			t.Fatal(err)
		}
		if _, err := mine.Open(place, box2); !errors.Is(err, seal.ErrSealed) {
			t.Fatalf("a changed byte: %v", err)
		}
		again, err := mine.Seal(place, plain).Value()
		if err != nil || bytes.Equal(again.([]byte), raw.([]byte)) {
			t.Fatalf("the same words look the same when sealed twice: %v", err)
		}
	})
}

func TestZeroKeysAndBoxesGiveNothing(t *testing.T) {
	t.Parallel()

	k := key(t, strings.Repeat("m", 32))
	if _, err := (seal.Key{}).Open("p", k.Seal("p", nil)); !errors.Is(err, seal.ErrSealed) {
		t.Errorf("a zero key: %v", err)
	}
	if _, err := k.Open("p", seal.Sealed{}); !errors.Is(err, seal.ErrSealed) {
		t.Errorf("a zero box: %v", err)
	}
	if _, err := (seal.Sealed{}).Value(); err == nil {
		t.Error("a zero box was stored")
	}
	if _, err := seal.KeyFrom([]byte("short")); err == nil {
		t.Error("a short key was taken")
	}
}

func TestKeysAndBoxesPrintAsNothing(t *testing.T) {
	t.Parallel()

	k := key(t, strings.Repeat("m", 32))
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		if got := fmt.Sprintf(verb+verb, k, k.Seal("p", []byte("secret"))); got != "keysealed" {
			t.Errorf("%s prints %s", verb, got)
		}
	}
}

func TestDerivedKeysDiffer(t *testing.T) {
	t.Parallel()

	k := key(t, strings.Repeat("m", 32))
	one, err1 := k.Derive("tenant/a")
	two, err2 := k.Derive("tenant/b")
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	wrapped := one.Wrap("family/x", k)
	if _, err := two.Unwrap("family/x", wrapped); !errors.Is(err, seal.ErrSealed) {
		t.Errorf("another tenant unwraps: %v", err)
	}
	if _, err := one.Unwrap("family/y", wrapped); !errors.Is(err, seal.ErrSealed) {
		t.Errorf("another family's place: %v", err)
	}
}
