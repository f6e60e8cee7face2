package postgres_test

import (
	"context"
	"testing"

	"github.com/jackc/pgx/v5"

	"kith/internal/testcase/postgres"
)

func TestEachTestHasADatabaseOfItsOwn(t *testing.T) {
	t.Parallel()

	first, second := connect(t, postgres.URL(t)), connect(t, postgres.URL(t))
	run(t, first, "CREATE TABLE here (n integer)")
	run(t, second, "CREATE TABLE here (n integer)") // would fail if the first were seen
	run(t, second, "SELECT pg_notify('x', 'y')")
}

func TestTheOwnerIsBoundByRowLevelSecurity(t *testing.T) {
	t.Parallel()

	dsn := postgres.URL(t)
	db := connect(t, dsn)
	run(t, db, "CREATE TABLE secret (n integer)")
	run(t, db, "INSERT INTO secret VALUES (1)")
	run(t, db, "ALTER TABLE secret ENABLE ROW LEVEL SECURITY")
	run(t, db, "ALTER TABLE secret FORCE ROW LEVEL SECURITY")
	if got := count(t, db, "secret"); got != 0 {
		t.Errorf("the owner sees %d rows that no policy shows", got)
	}
	if got := count(t, connect(t, postgres.Superuser(t, dsn)), "secret"); got != 1 {
		t.Errorf("the superuser sees %d rows", got)
	}
}

func TestACopyHoldsWhatWasPreparedOnce(t *testing.T) {
	t.Parallel()

	times := 0
	prepare := func(dsn string) error {
		times++
		ctx := context.Background()
		db, err := pgx.Connect(ctx, dsn)
		if err != nil {
			return err
		}
		if _, err := db.Exec(ctx, "CREATE TABLE made (n integer)"); err != nil {
			return err
		}
		return db.Close(ctx)
	}
	key := t.Name() + postgres.URL(t) // a fresh one, in a cluster that several runs may share
	for range 2 {
		db := connect(t, postgres.CopyOf(t, key[:20]+key[len(key)-70:len(key)-45], prepare))
		run(t, db, "INSERT INTO made VALUES (1)")
		if got := count(t, db, "made"); got != 1 {
			t.Errorf("%d rows: a copy sees another's", got)
		}
	}
	if times != 1 {
		t.Errorf("prepared %d times", times)
	}
}

func TestWhatWasCommittedSurvivesAPowerCut(t *testing.T) {
	t.Parallel()

	own := postgres.Start(t, postgres.Settings{Durable: true})
	dsn := own.URL(t)
	db := connect(t, dsn)
	run(t, db, "CREATE TABLE kept (n integer)")
	run(t, db, "INSERT INTO kept VALUES (1)")
	own.Crash(t)
	if _, err := db.Exec(t.Context(), "SELECT 1"); err == nil {
		t.Error("it answers after the power cut")
	}
	own.Resume(t)
	if got := count(t, connect(t, dsn), "kept"); got != 1 {
		t.Errorf("%d rows after the power cut", got)
	}
}

func connect(t *testing.T, dsn string) *pgx.Conn {
	t.Helper()

	db, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close(context.Background()) })
	return db
}

func run(t *testing.T, db *pgx.Conn, statement string) {
	t.Helper()

	if _, err := db.Exec(t.Context(), statement); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

func count(t *testing.T, db *pgx.Conn, table string) int {
	t.Helper()

	var n int
	if err := db.QueryRow(t.Context(), "SELECT count(*) FROM "+table).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}
