package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const typed = "_form=%2Fconcerns%2Fnew&concern=The+rest+of+it"

// A request that is being sent when Kith is asked to stop is read, done and answered.
func TestARequestUnderWayIsFinishedWhenKithIsAskedToStop(t *testing.T) {
	t.Parallel()

	folder := t.TempDir()
	settings := []string{"--data", filepath.Join(folder, "data"), "--key", filepath.Join(folder, "keys", "kith.key")}
	command := func(args ...string) string {
		var out bytes.Buffer
		if code := run(t.Context(), &out, t.Output(), append(args, settings...)); code != 0 {
			t.Fatalf("%v: %d", args, code)
		}
		first, _, _ := strings.Cut(out.String(), "\n")
		return first
	}
	command("migrate")
	tenant := command("user", "add-tenant", "--name", "Northcliffe", "--procedure", "cornwall")
	account := command("user", "add", "--tenant", tenant, "--office", "team manager", "--name", "Ruth Adeyemi")
	link := command("user", "link", "--tenant", tenant, "--account", account)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	out, said := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, said, t.Output(), append([]string{"serve", "--insecure", "--listen", "127.0.0.1:0"}, settings...))
		_ = said.Close()
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	address := strings.TrimSpace(strings.TrimPrefix(line, "Kith is ready: http://"))
	conn, err := new(net.Dialer).DialContext(t.Context(), "tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	if err := conn.SetDeadline(time.Now().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	cookie := enter(t, "http://"+address+link)
	// The server says 100 Continue once the page has begun to read: the request is under way.
	fmt.Fprintf(conn, "POST /drafts HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nContent-Type: application/x-www-form-urlencoded\r\n"+
		"Content-Length: %d\r\nExpect: 100-continue\r\n\r\n", address, cookie, len(typed))
	from := bufio.NewReader(conn)
	if line, err := from.ReadString('\n'); err != nil || !strings.Contains(line, "100 Continue") {
		t.Fatalf("%q, %v", line, err)
	}
	if _, err := from.ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	stop()
	awaitRefusal(t, address)
	fmt.Fprint(conn, typed)
	answer, err := http.ReadResponse(from, nil)
	if err != nil {
		t.Fatalf("the request under way was cut off: %v", err)
	}
	defer func() { _ = answer.Body.Close() }()
	if answer.StatusCode != http.StatusNoContent {
		t.Errorf("what was being sent was not kept: %s", answer.Status)
	}
	if code := <-ended; code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// enter presses the button of a sign-in link.
func enter(t *testing.T, link string) string {
	t.Helper()

	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, link, nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	if len(answer.Cookies()) != 1 {
		t.Fatalf("signing in: %s", answer.Status)
	}
	return answer.Cookies()[0].Name + "=" + answer.Cookies()[0].Value
}

// awaitRefusal waits until nobody new is let in.
func awaitRefusal(t *testing.T, address string) {
	t.Helper()

	for t.Context().Err() == nil {
		c, err := new(net.Dialer).DialContext(t.Context(), "tcp", address)
		if err != nil {
			return
		}
		_ = c.Close()
		time.Sleep(time.Millisecond)
	}
}
