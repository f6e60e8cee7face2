// Package leash starts the programs that tests need (a database, a browser) so that none outlives its test process,
// however that ends: by itself, by a panic, or killed.
package leash

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"
)

// script holds a program while its standard input stays open. The other end is in the test process, and the kernel
// closes it when that process is gone. A line on it, instead, means: end at once, as at a power cut, and leave the
// folder. The shell gives up standard error, whose reader is gone when it matters. Postgres' own children are in sessions of their own, so they are killed one by one.
const script = `signal=$1 folder=$2; shift 2
"$@" & program=$!
exec 2>/dev/null
if read -r _; then
  kill -s STOP "$program"
  kill -s KILL $(cat "/proc/$program/task/$program/children") "$program"
  wait "$program"
  exit 0
fi
kill -s "$signal" "$program"
wait "$program"
[ -z "$folder" ] || rm -rf "$folder" || rm -rf "$folder"
`

// Program is what to start, and how it ends.
type Program struct {
	Path   string
	Args   []string
	Env    []string            // beside the environment of the test
	As     *syscall.Credential // nil: as who we are
	Signal string              // what asks it to end: "TERM", "QUIT"
	Folder string              // its working folder, removed when it has ended
}

// Held is a program that runs.
type Held struct {
	said io.ReadCloser
	hold io.WriteCloser
	done chan struct{}
}

// Start starts the program. What it says on standard error must be read, see [Held.Said].
func Start(p Program) (*Held, error) {
	//nolint:noctx // the program ends with the process, not with whoever happened to need it first
	cmd := exec.Command("/bin/sh", append([]string{"-c", script, "leash", p.Signal, p.Folder, p.Path}, p.Args...)...)
	cmd.Env = append(os.Environ(), p.Env...)
	cmd.Dir = p.Folder
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: p.As, Setpgid: true} // Ctrl-C ends us, and our end ends it
	said, err := cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	hold, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("starting %s: %w", p.Path, err)
	}
	held := &Held{said: said, hold: hold, done: make(chan struct{})}
	go func() {
		_, _ = cmd.Process.Wait()
		close(held.done)
	}()
	return held, nil
}

// Said is what the program says on standard error. It ends when the program has.
func (h *Held) Said() io.Reader { return h.said }

// End asks the program to end, waits until it has, and removes its folder.
func (h *Held) End() {
	_ = h.hold.Close()
	<-h.done
}

// Kill ends the program at once, as a power cut would, and leaves its folder.
func (h *Held) Kill() {
	_, _ = io.WriteString(h.hold, "now\n")
	<-h.done
}
