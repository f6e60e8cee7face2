// Package postgres gives tests a PostgreSQL of their own: a private cluster in a temporary folder, reached by a socket
// in it, and a fresh database for each test. `make test` starts one cluster for all test processes (see the program
// in with/); otherwise each process starts its own when a test first asks.
package postgres

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"

	"kith/internal/testcase"
)

// Variable names the environment variable with the address of a cluster that is already running, as its superuser.
const Variable = "KITH_TEST_POSTGRES"

// Owner is the role that owns each test's database. It is no superuser, so row-level security that is forced binds
// it as it would in a council's installation.
const Owner = "kith"

// URL makes a fresh, empty database for the test, dropped when the test ends, and says how to connect to it as
// [Owner]. A test that cannot have one is reported as not run.
func URL(t testing.TB) string {
	t.Helper()
	return shared(t).URL(t)
}

// CopyOf is like URL, but the database is a copy of one that prepare made: run migrations once, then copy. The key
// names what prepare makes, in all test processes, and so holds a hash of it. Prepare must close its connections.
func CopyOf(t testing.TB, key string, prepare func(dsn string) error) string {
	t.Helper()
	return shared(t).CopyOf(t, key, prepare)
}

// Superuser turns a database's address into the same as superuser, for the little that an owner may not do.
func Superuser(t testing.TB, dsn string) string {
	t.Helper()

	address, err := url.Parse(dsn)
	if err != nil {
		t.Fatalf("reading the address of a database: %v", err)
	}
	address.User = url.User("postgres")
	return address.String()
}

// one is the cluster that the tests of this process share.
var one struct {
	sync.Mutex

	cluster *Cluster
	err     error
}

func shared(t testing.TB) *Cluster {
	t.Helper()

	testcase.Wanted(t, testcase.PostgreSQL)
	one.Lock()
	defer one.Unlock()
	if one.cluster == nil && one.err == nil {
		if at := os.Getenv(Variable); at != "" {
			one.cluster = &Cluster{address: at}
		} else {
			one.cluster, one.err = start(Settings{})
		}
	}
	if one.err != nil {
		testcase.NotRun(t, "PostgreSQL", one.err.Error())
	}
	return one.cluster
}

// URL is like the function of that name, for this cluster.
func (c *Cluster) URL(t testing.TB) string {
	t.Helper()
	return c.create(t, "template1")
}

// CopyOf is like the function of that name, for this cluster.
func (c *Cluster) CopyOf(t testing.TB, key string, prepare func(dsn string) error) string {
	t.Helper()

	template := "copy_" + strings.Map(plain, key)
	if err := c.template(context.Background(), template, prepare); err != nil {
		t.Fatalf("preparing the database %s: %v", template, err)
	}
	return c.create(t, template)
}

func (c *Cluster) create(t testing.TB, template string) string {
	t.Helper()

	name := "test_" + strings.ToLower(rand.Text())
	ctx := context.Background()
	if err := c.exec(ctx, "CREATE DATABASE "+name+" OWNER "+Owner+" TEMPLATE "+template); err != nil {
		t.Fatalf("making a database: %v", err)
	}
	t.Cleanup(func() {
		if err := c.exec(ctx, "DROP DATABASE "+name+" WITH (FORCE)"); err != nil && !c.down {
			t.Errorf("dropping a database: %v", err)
		}
	})
	return c.dsn(name)
}

// template makes the database that copies are made of, once for all processes: whoever comes second waits for the
// lock and finds it finished.
func (c *Cluster) template(ctx context.Context, name string, prepare func(dsn string) error) error {
	db, err := pgx.Connect(ctx, c.address)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close(ctx) }()
	if _, err := db.Exec(ctx, "SELECT pg_advisory_lock(hashtext($1))", name); err != nil {
		return err
	}
	var finished bool
	err = db.QueryRow(ctx, "SELECT count(*) > 0 FROM pg_database WHERE datname = $1 AND datistemplate", name).Scan(&finished)
	if err != nil || finished {
		return err
	}
	// A half-made one was left by a process that ended meanwhile.
	for _, statement := range []string{"DROP DATABASE IF EXISTS " + name, "CREATE DATABASE " + name + " OWNER " + Owner} {
		if _, err := db.Exec(ctx, statement); err != nil {
			return err
		}
	}
	if err := prepare(c.dsn(name)); err != nil {
		return err
	}
	_, err = db.Exec(ctx, "ALTER DATABASE "+name+" IS_TEMPLATE true")
	return err
}

// exec runs one statement as superuser.
func (c *Cluster) exec(ctx context.Context, statement string) error {
	db, err := pgx.Connect(ctx, c.address)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close(ctx) }()
	if _, err := db.Exec(ctx, statement); err != nil {
		return fmt.Errorf("%s: %w", statement, err)
	}
	return nil
}

func (c *Cluster) dsn(database string) string {
	address, err := url.Parse(c.address)
	if err != nil {
		return c.address // and connecting will say what is wrong with it
	}
	address.User = url.User(Owner)
	address.Path = "/" + database
	return address.String()
}

func plain(r rune) rune {
	if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
		return r
	}
	return '_'
}
