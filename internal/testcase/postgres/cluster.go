package postgres

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"kith/internal/testcase"
	"kith/internal/testcase/leash"
)

// Settings are what a test may want of a cluster of its own.
type Settings struct {
	Durable bool // write to the disk before answering, as in service; off, a test is several times quicker
}

// Cluster is a running PostgreSQL.
type Cluster struct {
	address string // as superuser
	binary  string
	folder  string
	as      *syscall.Credential
	set     Settings
	held    *leash.Held
	down    bool
}

// Start starts a cluster for this test alone, ended with it: for tests that pull its plug.
func Start(t testing.TB, s Settings) *Cluster {
	t.Helper()

	testcase.Wanted(t, testcase.PostgreSQL)
	c, err := start(s)
	if err != nil {
		testcase.NotRun(t, "PostgreSQL", err.Error())
	}
	t.Cleanup(func() {
		c.down = true
		c.held.End()
		_ = os.RemoveAll(c.folder)
	})
	return c
}

// Crash ends every process of the cluster at once, as a power cut would. What was not written stays unwritten.
func (c *Cluster) Crash(t testing.TB) {
	t.Helper()

	c.down = true
	c.held.Kill()
}

// Resume starts the cluster again on the same folder. Addresses given before are good again.
func (c *Cluster) Resume(t testing.TB) {
	t.Helper()

	again := time.NewTicker(50 * time.Millisecond)
	defer again.Stop()
	for late := time.After(time.Minute); ; {
		err := c.run()
		if err == nil {
			break
		}
		if !errors.Is(err, errStillHeld) {
			t.Fatalf("starting PostgreSQL again: %v", err)
		}
		select {
		case <-again.C:
		case <-late:
			t.Fatalf("starting PostgreSQL again: %v", err)
		}
	}
	c.down = false
}

// Serve starts a cluster for other processes and says its address, for [Variable], and how to end it.
func Serve(s Settings) (address string, end func(), err error) {
	c, err := start(s)
	if err != nil {
		return "", nil, err
	}
	return c.address, c.held.End, nil
}

func start(s Settings) (*Cluster, error) {
	binaries, err := find()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "kith-postgres-") // short: a socket's path has at most 107 bytes
	if err != nil {
		return nil, err
	}
	c := &Cluster{binary: filepath.Join(binaries, "postgres"), folder: folder, set: s}
	if os.Geteuid() == 0 {
		// PostgreSQL refuses to run as root. Debian's package makes this user.
		if c.as, err = asPostgres(folder); err != nil {
			return nil, err
		}
	}
	//nolint:noctx // under a second, and shared by tests that end at different times
	initdb := exec.Command(filepath.Join(binaries, "initdb"), "--pgdata="+c.data(), "--username=postgres", "--auth=trust",
		"--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions")
	initdb.Dir, initdb.SysProcAttr = folder, &syscall.SysProcAttr{Credential: c.as}
	if out, err := initdb.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("initdb: %w\n%s", err, out)
	}
	c.address = "postgres://postgres@/postgres?host=" + folder
	if err := c.run(); err != nil {
		return nil, err
	}
	// Another process may share this cluster, but the role is made by the one that started it.
	if err := c.exec(context.Background(), "CREATE ROLE "+Owner+" LOGIN NOSUPERUSER NOBYPASSRLS"); err != nil {
		return nil, err
	}
	return c, nil
}

func (c *Cluster) data() string { return filepath.Join(c.folder, "data") }

func (c *Cluster) run() error {
	durable := "off"
	if c.set.Durable {
		durable = "on"
	}
	args := []string{"-D", c.data()}
	for _, setting := range []string{
		"unix_socket_directories=" + c.folder, "listen_addresses=", "max_connections=400", "shared_buffers=64MB",
		"fsync=" + durable, "synchronous_commit=" + durable, "full_page_writes=" + durable,
		"wal_level=minimal", "max_wal_senders=0", "lc_messages=C", "timezone=UTC",
	} {
		args = append(args, "-c", setting)
	}
	held, err := leash.Start(leash.Program{
		Path: c.binary, Args: args, As: c.as, Signal: "QUIT", Folder: c.folder,
	})
	if err != nil {
		return err
	}
	c.held = held
	return untilReady(held.Said())
}

// errStillHeld means that the last of the processes that were killed has not gone yet, and its memory with it.
var errStillHeld = errors.New("PostgreSQL ended at once: what was killed is still going")

// untilReady reads what the server says until it is ready, then goes on reading so that it never waits for us.
func untilReady(said io.Reader) error {
	lines := bufio.NewScanner(said)
	var heard []string
	for lines.Scan() {
		if strings.Contains(lines.Text(), "database system is ready to accept connections") {
			go func() { _, _ = io.Copy(io.Discard, said) }()
			return nil
		}
		heard = append(heard, lines.Text())
	}
	all := strings.Join(heard, "\n")
	if strings.Contains(all, "pre-existing shared memory block") {
		return fmt.Errorf("%w:\n%s", errStillHeld, all)
	}
	return fmt.Errorf("PostgreSQL ended at once:\n%s", all)
}

func asPostgres(folder string) (*syscall.Credential, error) {
	account, err := user.Lookup("postgres")
	if err != nil {
		return nil, fmt.Errorf("running as root, and PostgreSQL does not: %w", err)
	}
	uid, err := strconv.ParseUint(account.Uid, 10, 32)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.ParseUint(account.Gid, 10, 32)
	if err != nil {
		return nil, err
	}
	if err := os.Chown(folder, int(uid), int(gid)); err != nil {
		return nil, err
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
}

// find finds the folder of PostgreSQL's programs: Debian's newest, or that of the PATH.
func find() (string, error) {
	debian, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil {
		return "", err
	}
	if len(debian) > 0 {
		return filepath.Dir(slices.MaxFunc(debian, func(a, b string) int { return version(a) - version(b) })), nil
	}
	at, err := exec.LookPath("initdb")
	if err != nil {
		return "", errors.New("initdb is neither under /usr/lib/postgresql nor on the PATH")
	}
	if at, err = filepath.EvalSymlinks(at); err != nil {
		return "", err
	}
	return filepath.Dir(at), nil
}

func version(initdb string) int {
	number, err := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(initdb))))
	if err != nil {
		return 0
	}
	return number
}
