package main

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"net"
	"net/http"
	"net/url"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ncruces/go-sqlite3/driver"
	"github.com/rogpeppe/go-internal/testscript"

	"kith/internal/store"
)

// The scripts in testdata run the program as people do, in a folder of their own each.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"kith": main})
}

func TestTheCommandsDoAsTheySay(t *testing.T) {
	t.Parallel()

	testscript.Run(t, testscript.Params{
		Dir: "testdata/script", RequireExplicitExec: true, RequireUniqueNames: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("KITH_LISTEN", freeAddress(t))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "ready": ready, "keep": keep, "signin": signIn, "opens": opens, "tamper": tamper, "logged": logged, "door": door,
		},
	})
}

// freeAddress is one that nobody listens on yet.
func freeAddress(t *testing.T) string {
	t.Helper()

	socket, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	at := socket.Addr().String()
	if err := socket.Close(); err != nil {
		t.Fatal(err)
	}
	return at
}

// exits CODE ARGS... runs kith and demands an exit code.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var failed *exec.ExitError
	if err := ts.Exec("kith", args[1:]...); errors.As(err, &failed) {
		got = failed.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, not %d", got, want)
	}
}

// ready waits until the server of this script answers that it is.
func ready(ts *testscript.TestScript, _ bool, _ []string) {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute) // a demonstration is made meanwhile
	defer cancel()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		if status, _ := ask(ctx, ts, http.MethodGet, "/readyz"); status == http.StatusOK {
			return
		}
		select {
		case <-ctx.Done():
			ts.Fatalf("the server was not ready in time")
		case <-tick.C:
		}
	}
}

// keep NAME keeps the first line that the last command said: an id, or a link.
func keep(ts *testscript.TestScript, _ bool, args []string) {
	first, _, _ := strings.Cut(ts.ReadFile("stdout"), "\n")
	ts.Setenv(args[0], first)
}

// signin LINK presses the button of a sign-in link.
func signIn(ts *testscript.TestScript, _ bool, args []string) {
	_, token, _ := strings.Cut(args[0], "/sign-in/link/")
	status, cookies := ask(context.Background(), ts, http.MethodPost, "/sign-in/link/"+token)
	if status != http.StatusSeeOther || len(cookies) == 0 {
		ts.Fatalf("signing in: %d", status)
	}
	ts.Setenv("COOKIE", cookies[0].Name+"="+cookies[0].Value)
}

// door ACCOUNT presses somebody's name on the demonstration's sign-in page, and demands that it lets them in.
func door(ts *testscript.TestScript, neg bool, args []string) {
	r, err := http.NewRequestWithContext(context.Background(), http.MethodPost, "http://"+ts.Getenv("KITH_LISTEN")+"/sign-in",
		strings.NewReader(url.Values{"person": args, "back": {"/"}}.Encode()))
	ts.Check(err)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer, err := http.DefaultTransport.RoundTrip(r)
	ts.Check(err)
	ts.Check(answer.Body.Close())
	in := answer.Cookies()
	if (len(in) > 0) == neg {
		ts.Fatalf("the door answered %d, with %d cookies", answer.StatusCode, len(in))
	}
	if len(in) > 0 {
		ts.Setenv("COOKIE", in[0].Name+"="+in[0].Value)
	}
}

// opens PATH demands that whoever signed in sees a page.
func opens(ts *testscript.TestScript, neg bool, args []string) {
	if status, _ := ask(context.Background(), ts, http.MethodGet, args[0]); (status == http.StatusOK) == neg {
		ts.Fatalf("%s answered %d", args[0], status)
	}
}

func ask(ctx context.Context, ts *testscript.TestScript, method, path string) (int, []*http.Cookie) {
	r, err := http.NewRequestWithContext(ctx, method, "http://"+ts.Getenv("KITH_LISTEN")+path, nil)
	ts.Check(err)
	r.Header.Set("Cookie", ts.Getenv("COOKIE"))
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		return 0, nil
	}
	ts.Check(answer.Body.Close())
	return answer.StatusCode, answer.Cookies()
}

// logged DEED TIMES demands so many entries of a deed in the log of the database in data, by whoever runs the machine.
func logged(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[1])
	ts.Check(err)
	db := raw(ts, "data/kith.db", "keys/kith.key")
	var got int
	err = db.QueryRowContext(context.Background(), "SELECT count(*) FROM audit_entry WHERE deed = ? AND account_id = 'command line'", args[0]).Scan(&got)
	ts.Check(errors.Join(err, db.Close()))
	if got != want {
		ts.Fatalf("%q stands %d times in the log, not %d", args[0], got, want)
	}
}

// tamper FILE KEY SQL changes a database behind Kith's back, as somebody with the key could.
func tamper(ts *testscript.TestScript, _ bool, args []string) {
	db := raw(ts, args[0], args[1])
	_, err := db.ExecContext(context.Background(), args[2])
	ts.Check(errors.Join(err, db.Close()))
}

// raw opens a database file as somebody with the key could, behind Kith's back.
func raw(ts *testscript.TestScript, file, keyFile string) *sql.DB {
	key, err := store.ReadKey(ts.MkAbs(keyFile))
	ts.Check(err)
	hidden, err := key.Bytes("database file")
	ts.Check(err)
	db, err := driver.Open("file:" + ts.MkAbs(file) + "?vfs=adiantum&hexkey=" + hex.EncodeToString(hidden))
	ts.Check(err)
	return db
}
