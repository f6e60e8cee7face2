package signin

import (
	"fmt"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
)

// TestWhereARequestComesFromIsTheLastHopsWord tells one source from another, whatever a sender says of itself.
func TestWhereARequestComesFromIsTheLastHopsWord(t *testing.T) {
	t.Parallel()

	for _, c := range []struct {
		proxy        bool
		remote, said string
		want         string
	}{
		{false, "192.0.2.7:4711", "", "192.0.2.7"},
		{false, "192.0.2.7:4711", "198.51.100.1", "192.0.2.7"},
		{true, "10.0.0.1:4711", "198.51.100.1, 192.0.2.7", "192.0.2.7"},
		{true, "10.0.0.1:4711", "made up", ""},
		{true, "10.0.0.1:4711", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"},
		{false, "127.0.0.1:4711", "", ""},
	} {
		r := httptest.NewRequestWithContext(t.Context(), "GET", "/", nil)
		r.RemoteAddr = c.remote
		if c.said != "" {
			r.Header.Set("X-Forwarded-For", c.said)
		}
		if got := (&Door{Proxy: c.proxy}).source(r); got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
}

// TestTheDocumentSaysHowLongSessionsLast holds docs/security.md against what the program does.
func TestTheDocumentSaysHowLongSessionsLast(t *testing.T) {
	t.Parallel()

	text, err := os.ReadFile("../../docs/security.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, said := range []string{
		fmt.Sprintf("| staff | %d minutes | %d hours |", int(Idle.Minutes()), int(Longest.Hours())),
		fmt.Sprintf("| family | %d minutes | %d hours |", int(IdleFamily.Minutes()), int(LongestFamily.Hours())),
		fmt.Sprintf("%d wrong codes from one source", fromSource), fmt.Sprintf("%d with one first half", withFront),
		fmt.Sprintf("in %d minutes", int(stretch.Minutes())), fmt.Sprintf("A one-time link works for %d hours", int(LinkLasts.Hours())),
	} {
		if !strings.Contains(string(text), said) {
			t.Errorf("docs/security.md does not say %q", said)
		}
	}
}

func TestAChallengeCannotBeGuessed(t *testing.T) {
	t.Parallel()

	p, err := NewPasskeys("https://kith.example")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for range 20 {
		asked, _, err := p.site.BeginDiscoverableLogin()
		if err != nil {
			t.Fatal(err)
		}
		if c := asked.Response.Challenge; len(c) < 32 || seen[string(c)] {
			t.Errorf("a challenge of %d bytes, seen before: %v", len(c), seen[string(c)])
		}
		seen[string(asked.Response.Challenge)] = true
	}
}
