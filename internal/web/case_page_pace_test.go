package web_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"testing"

	"kith/access"
	"kith/internal/signin"
	"kith/internal/store"
	"kith/internal/store/gen"
	"kith/internal/testcase/pace"
	"kith/internal/testcase/world"
	"kith/internal/web"
	"kith/internal/web/assets"
)

// The page "a case" is an open conference as the team manager sees it, who looks on: everybody in the room has this page
// open, and no other shows the children, fifty statements and twelve people of one case together. Those at the table
// have two links more beside each statement, which makes it 70 KB.
const (
	caseStatements = 50
	caseLeast      = 34 << 10
	caseMost       = 46 << 10
)

// TestTheCasePageBesideTheBareOne is the contest of the page. Ours is the real site: signed in, checked, the audit entry
// on disk before the first byte, its place in the log counted. The bare side is a plain mux with the same queries, the
// same decryption and the same template.
func TestTheCasePageBesideTheBareOne(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		if err := assets.Load(); err != nil {
			t.Fatal(err)
		}
		s := w.LargeCase(caseStatements)
		door := &signin.Door{DB: w.DB}
		nowhere, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0) // the log is written as in service: it is our time
		if err != nil {
			t.Fatal(err)
		}
		defer nowhere.Close()
		log := slog.New(slog.NewJSONHandler(nowhere, nil))
		site := web.New(web.Config{Desk: w.Desk, DB: w.DB, Door: door, Log: log, IDs: store.RandomIDs{}})
		path := "/meetings/" + string(s.ID) + "/room"
		ours := newReaders(t, httptest.NewServer(site), path, cookieOf(t, door, w.Manager))
		db := w.Bare(t)
		bare := newReaders(t, httptest.NewServer(newBareCase(t, w, s, db)), path, "")

		sameBytes(t, ours, bare)
		entries := looks(t, db, s, w.Tenant.ID)
		if err := ours.read(t.Context(), 0); err != nil {
			t.Fatal(err)
		}
		if got := looks(t, db, s, w.Tenant.ID); got != entries+1 {
			t.Fatalf("%d audit entries after a look, %d before", got, entries)
		}

		// As in service: entries get their place in the log while pages are read.
		background, stop := context.WithCancel(t.Context())
		placed := make(chan struct{})
		go func() { defer close(placed); w.DB.KeepLog(background, log) }()
		defer func() { stop(); <-placed }()
		settle := func(ctx context.Context) error {
			_, err := w.DB.PlaceAudit(ctx)
			return err
		}
		for _, c := range []pace.Contest{{Clients: 1, Aim: 0.65}, {Clients: mostReaders, Aim: 0.80}} {
			c.Name, c.Engine = "the page of a case", string(w.Engine)
			c.Ours, c.Bare, c.Settle = ours.read, bare.read, settle
			pace.Hold(t, c)
		}
	})
}

func cookieOf(t *testing.T, door *signin.Door, who access.Actor) string {
	t.Helper()

	answer := httptest.NewRecorder()
	if err := door.Enter(t.Context(), answer, who.Tenant, who.Account); err != nil {
		t.Fatal(err)
	}
	cookie := answer.Result().Cookies()[0]
	return cookie.Name + "=" + cookie.Value
}

func looks(t *testing.T, db *world.Bare, s *world.Sitting, tenant access.TenantID) int {
	t.Helper()

	n := 0
	err := db.Read(t.Context(), func(q *gen.Queries) error {
		all, err := q.AuditOfFamily(t.Context(), gen.AuditOfFamilyParams{TenantID: tenant, FamilyID: s.Family})
		n = len(all)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// keys are what differs between the two sides: the key that keeps a form from being sent twice, and the version of what is
// shown, which ours alone makes.
var keys = regexp.MustCompile(`(name="once" value|data-follow-seen)="[^"]*"`)

// sameBytes fails unless both sides answer with the same page, of the size that the contest is about.
func sameBytes(t *testing.T, ours, bare *readers) {
	t.Helper()

	first, second := ours.page(t), bare.page(t)
	if n := len(first); n < caseLeast || n > caseMost {
		t.Errorf("the page has %d bytes, want %d to %d", n, caseLeast, caseMost)
	}
	if n := bytes.Count(first, []byte("Entry ")); n < caseStatements {
		t.Errorf("the page shows %d statements", n)
	}
	first, second = keys.ReplaceAll(first, nil), keys.ReplaceAll(second, nil)
	if !bytes.Equal(first, second) {
		at := 0
		for at < min(len(first), len(second)) && first[at] == second[at] {
			at++
		}
		cut := func(b []byte) []byte { return b[max(0, at-100):min(len(b), at+200)] }
		t.Fatalf("the two sides differ at %d:\nours %s\nbare %s", at, cut(first), cut(second))
	}
}

// readers ask for one page again and again, each over a connection of its own: a client that costs little beside the
// server, with which it shares the machine.
type readers struct {
	request []byte
	each    []reader
}

type reader struct {
	conn net.Conn
	in   *bufio.Reader
}

const mostReaders = 16

func newReaders(t *testing.T, server *httptest.Server, path, cookie string) *readers {
	t.Helper()

	t.Cleanup(server.Close)
	at := server.Listener.Addr()
	all := &readers{request: fmt.Appendf(nil, "GET %s HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\n\r\n", path, at, cookie)}
	for range mostReaders {
		conn, err := new(net.Dialer).DialContext(t.Context(), at.Network(), at.String())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = conn.Close() })
		all.each = append(all.each, reader{conn, bufio.NewReaderSize(conn, 64<<10)})
	}
	return all
}

var errAnswer = errors.New("not the page that was asked for")

// read asks for the page once. Anything but the whole page is a failure.
func (r *readers) read(_ context.Context, client int) error {
	n, err := r.ask(client, io.Discard)
	if err == nil && (n < caseLeast || n > caseMost) {
		return errAnswer
	}
	return err
}

func (r *readers) ask(client int, into io.Writer) (int64, error) {
	one := r.each[client]
	if _, err := one.conn.Write(r.request); err != nil {
		return 0, err
	}
	answer, err := http.ReadResponse(one.in, nil)
	if err != nil {
		return 0, err
	}
	defer func() { _ = answer.Body.Close() }()
	n, err := io.Copy(into, answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		return n, fmt.Errorf("%w: %s", errAnswer, answer.Status)
	}
	return n, err
}

func (r *readers) page(t *testing.T) []byte {
	t.Helper()

	var b bytes.Buffer
	if _, err := r.ask(0, &b); err != nil {
		t.Fatalf("%v\n%s", err, b.Bytes())
	}
	return b.Bytes()
}
