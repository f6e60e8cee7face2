package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"kith/internal/testcase/postgres"
)

// On PostgreSQL the database stays where it is: it is not changed under a server, and asking once more does no harm.
func TestTheKeyOfAPostgreSQLIsChangedInItsPlace(t *testing.T) {
	t.Parallel()

	folder, at := t.TempDir(), postgres.URL(t)
	keys := func(name string) []string {
		return []string{"--database", at, "--key", filepath.Join(folder, name, "kith.key"), "--family-keys", filepath.Join(folder, name, "families")}
	}
	says := func(code int, with []string, args ...string) string {
		t.Helper()

		var out bytes.Buffer
		if got := run(t.Context(), &out, &out, append(args, with...)); got != code {
			t.Fatalf("%v: exit code %d, not %d: %s", args, got, code, &out)
		}
		return out.String()
	}
	said := func(text, want string) {
		t.Helper()

		if !strings.Contains(text, want) {
			t.Errorf("it says %q, and not %q", text, want)
		}
	}
	old, next := keys("old"), keys("next")
	says(0, old, "migrate")
	says(0, old, "user", "add-tenant", "--name", "Northcliffe", "--procedure", "cornwall")
	rotate := append([]string{"keys", "rotate"}, "--new-key", next[3], "--new-family-keys", next[5])

	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	out, tells := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, tells, t.Output(), append([]string{"serve", "--insecure", "--listen", "127.0.0.1:0"}, old...))
		_ = tells.Close()
	}()
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatal(line, err)
	}
	said(says(1, old, rotate...), "stop every server")
	stop()
	if code := <-ended; code != 0 {
		t.Fatalf("the server ended with %d", code)
	}

	said(says(0, old, rotate...), "Northcliffe has the new key.")
	said(says(0, old, rotate...), "The key was changed to this one before")
	said(says(1, old, "user", "list"), "the key is not the one")
	said(says(0, next, "user", "list"), "Northcliffe")
}
