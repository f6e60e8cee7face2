package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// heard is everything that a run of the program says; several goroutines may say something at once.
type heard struct {
	mu  sync.Mutex
	all bytes.Buffer
}

func (h *heard) Write(b []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.all.Write(b)
}

func (h *heard) String() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.all.String()
}

// TestNoSecretIsSaid runs the program with its keys, links, cookies and passwords, well and badly, and reads all that it said.
func TestNoSecretIsSaid(t *testing.T) {
	t.Parallel()

	folder := t.TempDir()
	keyFile := filepath.Join(folder, "keys", "kith.key")
	settings := []string{"--data", filepath.Join(folder, "data"), "--key", keyFile}
	said := &heard{}
	command := func(args ...string) string {
		var out bytes.Buffer
		if code := run(t.Context(), &out, said, append(args, settings...)); code != 0 {
			t.Fatalf("%v: %d %s", args, code, said)
		}
		first, _, _ := strings.Cut(out.String(), "\n")
		return first
	}
	command("migrate")
	tenant := command("user", "add-tenant", "--name", "Northcliffe", "--procedure", "cornwall")
	account := command("user", "add", "--tenant", tenant, "--office", "team manager", "--name", "Ruth Adeyemi")
	link := command("user", "link", "--tenant", tenant, "--account", account) // the one place that shows it, to who asked for it

	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	out, pipe := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, io.MultiWriter(pipe, said), said, append([]string{"serve", "--insecure", "--listen", "127.0.0.1:0"}, settings...))
		_ = pipe.Close()
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	at := "http://" + strings.TrimSpace(strings.TrimPrefix(line, "Kith is ready: http://"))
	cookie := enter(t, at+link)
	send := func(method, path, body string) {
		t.Helper()
		r, err := http.NewRequestWithContext(t.Context(), method, at+path, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Cookie", cookie)
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		answer, err := http.DefaultTransport.RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		_ = answer.Body.Close()
	}
	send(http.MethodGet, link, "") // used up
	send(http.MethodPost, link, "")
	send(http.MethodPost, "/sign-in/code", url.Values{"code": {"TYPED-CODE-OF-A-CARD"}}.Encode())
	send(http.MethodGet, "/calendar/an-address-that-is-a-key.ics", "")
	send(http.MethodPost, "/concerns/new", url.Values{"concern": {"words-of-a-concern"}}.Encode())
	send(http.MethodGet, "/families/name-of-a-family?q=words-of-a-search", "")
	stop()
	if code := <-ended; code != 0 {
		t.Errorf("exit code %d", code)
	}
	// A database that cannot be reached, with a password in its address.
	if code := run(t.Context(), said, said, []string{"migrate", "--key", keyFile, "--database", "postgres://kith:pass-of-a-database@127.0.0.1:1/kith?connect_timeout=5"}); code == 0 {
		t.Error("a database that is not there was opened")
	}
	if code := run(t.Context(), said, said, []string{"serve", "--key", keyFile, "--database", "postgres://kith:pass-of-a-database@[bad/kith"}); code == 0 {
		t.Error("an address that is none was taken")
	}

	inFile := filepath.Join(folder, "database")
	if err := os.WriteFile(inFile, []byte("postgres://kith:pass-of-a-database@127.0.0.1:1/kith?connect_timeout=5\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if code := run(t.Context(), said, said, []string{"migrate", "--key", keyFile, "--database-file", inFile}); code != 1 {
		t.Errorf("a database that is not there: exit code %d", code)
	}

	key, err := os.ReadFile(filepath.Clean(keyFile))
	if err != nil {
		t.Fatal(err)
	}
	_, token, _ := strings.Cut(link, "/sign-in/link/")
	_, session, _ := strings.Cut(cookie, "=")
	for what, secret := range map[string]string{
		"the key": strings.TrimSpace(string(key)), "the token of a link": token, "the cookie of a session": session,
		"a code": "TYPED-CODE-OF-A-CARD", "a calendar's address": "an-address-that-is-a-key", "what somebody wrote": "words-of-a-concern",
		"an address": "name-of-a-family", "what somebody looked for": "words-of-a-search", "the database's password": "pass-of-a-database",
		"somebody's name": "Adeyemi",
	} {
		if len(secret) < 7 {
			t.Errorf("%s is %q: nothing is looked for", what, secret)
		}
		if strings.Contains(said.String(), secret) {
			t.Errorf("%s was said", what)
		}
	}
	if n := strings.Count(said.String(), `"msg":"request"`); n < 6 {
		t.Errorf("%d requests are in the log: the secrets went somewhere else\n%s", n, said)
	}
}
