// Package provider runs npm's oidc-provider for tests: a real OpenID Connect provider, as a program of its own.
package provider

import (
	"bufio"
	"bytes"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"kith/internal/testcase"
)

// Secret is what it shares with its one client, kith.
const Secret = "a-secret-of-the-test"

// Provider is one that runs until the test ends.
type Provider struct {
	Issuer string
	stop   func()
}

// Open starts one whose clock stands at now, and which sends people back to a site.
func Open(t testing.TB, now time.Time, site, id string) *Provider {
	t.Helper()

	root := testcase.Root(t)
	if _, err := os.Stat(filepath.Join(root, "node_modules", "oidc-provider")); err != nil {
		testcase.NotRun(t, "npm's oidc-provider", "make assets")
	}
	ahead := time.Until(now).Milliseconds()
	c := exec.CommandContext(t.Context(), "node", filepath.Join(root, "internal/testcase/provider/provider.mjs"),
		strconv.FormatInt(ahead, 10), site+"/sign-in/with/"+id+"/back", site+"/sign-in", Secret)
	c.Dir = root
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	c.Stderr = &said
	if err := c.Start(); err != nil {
		t.Fatalf("starting the provider: %v", err)
	}
	p := &Provider{stop: func() { _ = in.Close(); _ = c.Wait() }}
	line, err := bufio.NewReader(out).ReadString('\n')
	if p.Issuer = strings.TrimSpace(line); err != nil {
		p.stop()
		t.Fatalf("the provider did not start: %v %s", err, said.String())
	}
	t.Cleanup(p.stop)
	return p
}

// Close ends it, as a provider that is down.
func (p *Provider) Close() { p.stop() }

// Stands moves its clock.
func (p *Provider) Stands(t testing.TB, now time.Time) {
	t.Helper()
	p.ask(t, "/test/ahead?ms="+strconv.FormatInt(time.Until(now).Milliseconds(), 10))
}

// NewKeys has it sign with other keys from now on.
func (p *Provider) NewKeys(t testing.TB) { t.Helper(); p.ask(t, "/test/keys") }

func (p *Provider) ask(t testing.TB, at string) {
	t.Helper()

	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, p.Issuer+at, nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	_ = answer.Body.Close()
}
