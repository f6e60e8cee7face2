package leash_test

import (
	"bufio"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"strings"
	"testing"

	"kith/internal/testcase/leash"
)

// chatter says that it runs, and waits for ever.
var chatter = leash.Program{Path: "/bin/sh", Args: []string{"-c", "echo ready >&2; exec tail -f /dev/null"}, Signal: "TERM"}

// inner, when set, is the folder for the program that this test process starts before it is killed.
const inner = "KITH_LEASH_FOLDER"

func TestAProgramEndsWithItsFolder(t *testing.T) {
	t.Parallel()

	program := chatter
	program.Folder = t.TempDir()
	held, err := leash.Start(program)
	if err != nil {
		t.Fatal(err)
	}
	waitReady(t, held.Said())
	held.End()
	if _, err := io.ReadAll(held.Said()); err != nil && !errors.Is(err, fs.ErrClosed) {
		t.Error(err)
	}
	if _, err := os.Stat(program.Folder); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder is still there: %v", err)
	}
}

func TestAProgramEndsWhenTheTestIsKilled(t *testing.T) {
	t.Parallel()

	if at := os.Getenv(inner); at != "" {
		program := chatter
		program.Folder = at
		held, err := leash.Start(program)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.Copy(os.Stderr, held.Said()) // until this process is killed
		return
	}
	at := t.TempDir()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestAProgramEndsWhenTheTestIsKilled$")
	cmd.Env = append(os.Environ(), inner+"="+at)
	said, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	waitReady(t, said)
	watch := exec.CommandContext(t.Context(), "tail", "--pid="+pidIn(t, at), "-f", "/dev/null") // ends when that has
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	if err := watch.Run(); err != nil && !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if _, err := os.Stat(at); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder is still there: %v", err)
	}
}

func waitReady(t *testing.T, said io.Reader) {
	t.Helper()

	line, err := bufio.NewReader(said).ReadString('\n')
	if err != nil || strings.TrimSpace(line) != "ready" {
		t.Fatalf("it said %q: %v", line, err)
	}
}

// pidIn finds the leash itself: the shell whose arguments name the folder.
func pidIn(t *testing.T, at string) string {
	t.Helper()

	entries, err := os.ReadDir("/proc")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		args, err := os.ReadFile("/proc/" + entry.Name() + "/cmdline")
		if err == nil && strings.Contains(string(args), "leash\x00TERM\x00"+at) {
			return entry.Name()
		}
	}
	t.Fatal("the leash is not there")
	return ""
}
