package store_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"kith/conference"
	"kith/internal/store"
	"kith/internal/testcase"
	"kith/internal/testcase/world"
)

// diskAt, when set, is the folder at which this test process mounts a small disk of its own.
const diskAt = "KITH_STORE_DISK_AT"

// TestOnAFullDiskARunningConferenceEndsAndNothingElseIsShown fills a real disk. It runs in a process of its own, with mounts of its own.
func TestOnAFullDiskARunningConferenceEndsAndNothingElseIsShown(t *testing.T) {
	t.Parallel()

	if at := os.Getenv(diskAt); at != "" {
		onFullDisk(t, at)
		return
	}
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestOnAFullDiskARunningConferenceEndsAndNothingElseIsShown$", "-test.v")
	cmd.Env = append(os.Environ(), diskAt+"="+t.TempDir())
	cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS}
	if os.Getuid() != 0 {
		cmd.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
		cmd.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}
	}
	said, err := cmd.CombinedOutput()
	var ended *exec.ExitError
	switch {
	case err != nil && !errors.As(err, &ended):
		testcase.NotRun(t, "mounts of its own", err.Error())
	case bytes.Contains(said, []byte("no disk:")):
		testcase.NotRun(t, "mounts of its own", string(said))
	case err != nil || !bytes.Contains(said, []byte("--- PASS")):
		t.Errorf("%v\n%s", err, said)
	}
}

const (
	reserveSize = 2 << 20
	diskSize    = "size=24m"
)

func onFullDisk(t *testing.T, at string) {
	t.Helper()

	// What is mounted here is seen by this process alone, and goes with it.
	if err := errors.Join(syscall.Mount("", "/", "", syscall.MS_REC|syscall.MS_PRIVATE, ""), syscall.Mount("tmpfs", at, "tmpfs", 0, diskSize)); err != nil {
		t.Fatalf("no disk: %v", err)
	}
	w := world.New(t, store.SQLite)
	other := w.Concern("Ada Elsewhere")
	s := w.Sitting("Kai Example")
	mother := s.Joins("Mia", s.Children[0].ID)
	s.Opened(mother)
	must(t, w.DB.Backup(t.Context(), filepath.Join(at, "kith.db")))
	db, err := store.Open(t.Context(), store.Config{Database: filepath.Join(at, "kith.db"), Families: w.Families, Key: w.Key, Clock: w.Clock.Now, IDs: w.IDs})
	must(t, err)
	defer func() { must(t, db.Close()) }()
	w.DB, w.Desk = db, w.DeskOver(t, db)

	var said bytes.Buffer
	held := make(chan struct{})
	reserve := filepath.Join(at, "reserve")
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	go db.KeepReserve(ctx, slog.New(slog.NewTextHandler(&said, nil)), reserve, reserveSize, held)
	<-held
	if info, err := os.Stat(reserve); err != nil || info.Size() != reserveSize {
		t.Fatalf("the reserve: %v, %v", info, err)
	}

	filler := fill(t, at)
	answered := looks(t.Context(), t, w)
	for range 500 { // what the log's file has room for still is used up first
		seen, err := w.Desk.ViewEnquiry(t.Context(), w.Manager, other)
		if err == nil {
			answered++
			continue
		}
		if !errors.Is(err, store.ErrNoRoom) || seen.Revealed() || seen.Show().Words.Concern != "" {
			t.Fatalf("a look on a full disk gave %+v, %v", seen.Show(), err)
		}
		break
	}
	if !db.Tight() {
		t.Fatal("the disk is full, and the reserve was not given up")
	}
	if _, err := os.Stat(reserve); err == nil {
		t.Error("the reserve is still there")
	}
	if got := looks(t.Context(), t, w); got != answered {
		t.Errorf("%d looks in the log, and %d were answered", got, answered)
	}
	if _, err := w.Desk.ViewEnquiry(t.Context(), w.Manager, other); !errors.Is(err, store.ErrNoRoom) {
		t.Errorf("another family is shown: %v", err)
	}
	if _, err := beginFamily(t.Context(), db, w.Doing(w.SocialWorker)); !errors.Is(err, store.ErrNoRoom) {
		t.Errorf("another family is begun: %v", err)
	}
	s.Decides(s.Children[0].ID, conference.ProtectionPlan, mother)
	s.Ends()
	if c := w.Conference(s.ID); c.State != conference.Closed {
		t.Errorf("the conference is %s", c.State)
	}

	must(t, os.Remove(filler))
	db.TakeReserve()
	if _, err := w.Desk.ViewEnquiry(t.Context(), w.Manager, other); err != nil || db.Tight() {
		t.Errorf("there is room again: %v", err)
	}
	if _, err := db.PlaceAudit(t.Context()); err != nil {
		t.Fatal(err)
	}
	if v, err := db.VerifyAudit(t.Context(), w.Tenant.ID); err != nil || v.Tail != 0 {
		t.Errorf("%+v, %v", v, err)
	}
	stop()
	for _, word := range []string{"the reserve was given up", "room is reserved"} {
		if !strings.Contains(said.String(), word) {
			t.Errorf("the operator's log does not say that %s: %s", word, said.String())
		}
	}
	if strings.Contains(said.String(), "Kai") || strings.Contains(said.String(), "northcliffe") {
		t.Errorf("the operator's log says too much: %s", said.String())
	}
}

// fill takes up all that is left of a disk.
func fill(t *testing.T, at string) string {
	t.Helper()

	path := filepath.Join(at, "filler")
	file, err := os.Create(path)
	must(t, err)
	for size := 1 << 16; size > 0; size /= 2 {
		for err = nil; err == nil; {
			_, err = file.Write(make([]byte, size))
		}
		if !errors.Is(err, syscall.ENOSPC) {
			t.Fatalf("filling the disk: %v", err)
		}
	}
	must(t, file.Close())
	return path
}
