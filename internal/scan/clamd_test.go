package scan_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"path/filepath"
	"testing"

	"kith/internal/scan"
)

const virus = "what only a virus would hold"

// clamd answers as the published protocol of clamd says: pieces with their length, until an empty one. Files over the limit are
// refused at once, as StreamMaxLength has it.
func clamd(t *testing.T, limit int, end func(net.Conn, []byte)) *scan.Clamd {
	t.Helper()

	at := filepath.Join(t.TempDir(), "s")
	socket, err := new(net.ListenConfig).Listen(t.Context(), "unix", at)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = socket.Close() })
	go func() {
		for {
			conn, err := socket.Accept()
			if err != nil {
				return
			}
			serve(conn, limit, end)
		}
	}()
	c, err := scan.NewClamd("unix:" + at)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func serve(conn net.Conn, limit int, end func(net.Conn, []byte)) {
	defer func() { _ = conn.Close() }()
	from := bufio.NewReader(conn)
	if command, err := from.ReadString(0); err != nil || command != "zINSTREAM\x00" {
		_, _ = io.WriteString(conn, "UNKNOWN COMMAND\x00")
		return
	}
	var file []byte
	for {
		var length uint32
		if err := binary.Read(from, binary.BigEndian, &length); err != nil {
			return
		}
		if length == 0 {
			end(conn, file)
			return
		}
		if len(file)+int(length) > limit {
			_, _ = io.WriteString(conn, "INSTREAM size limit exceeded. ERROR\x00")
			return
		}
		piece := make([]byte, length)
		if _, err := io.ReadFull(from, piece); err != nil {
			return
		}
		file = append(file, piece...)
	}
}

func looked(conn net.Conn, file []byte) {
	said := "stream: OK\x00"
	if bytes.Contains(file, []byte(virus)) {
		said = "stream: Test.Virus FOUND\x00"
	}
	_, _ = io.WriteString(conn, said)
}

func TestOnlyAFileThatWasFoundCleanIsClean(t *testing.T) {
	t.Parallel()

	large := bytes.Repeat([]byte("a report "), 40_000)
	says := func(answer string) func(net.Conn, []byte) {
		return func(c net.Conn, _ []byte) { _, _ = io.WriteString(c, answer) }
	}
	for name, c := range map[string]struct {
		content []byte
		limit   int
		end     func(net.Conn, []byte)
		want    error
	}{
		"clean":                 {[]byte("a report"), 1 << 20, looked, nil},
		"large and clean":       {large, 1 << 20, looked, nil},
		"found":                 {[]byte("a report, and " + virus), 1 << 20, looked, scan.ErrFound},
		"found over two pieces": {append(append(bytes.Repeat([]byte("x"), 64<<10-5), virus...), large...), 1 << 20, looked, scan.ErrFound},
		"larger than it takes":  {large, 1000, looked, scan.ErrNoAnswer},
		"no words":              {[]byte("a report"), 1 << 20, says(""), scan.ErrNoAnswer},
		"an error":              {[]byte("a report"), 1 << 20, says("stream: Can't allocate memory ERROR\x00"), scan.ErrNoAnswer},
		"almost clean":          {[]byte("a report"), 1 << 20, says("stream: OK but"), scan.ErrNoAnswer},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			if err := clamd(t, c.limit, c.end).Scan(t.Context(), c.content); !errors.Is(err, c.want) {
				t.Errorf("%v, not %v", err, c.want)
			}
		})
	}
}

func TestAScannerThatIsNotThereOrSaysNothingIsNoAnswer(t *testing.T) {
	t.Parallel()

	none, err := scan.NewClamd("unix:" + filepath.Join(t.TempDir(), "none"))
	if err != nil {
		t.Fatal(err)
	}
	if err := none.Scan(t.Context(), []byte("a report")); !errors.Is(err, scan.ErrNoAnswer) {
		t.Errorf("nobody there: %v", err)
	}
	asked := make(chan struct{})
	silent := clamd(t, 1<<20, func(c net.Conn, _ []byte) {
		close(asked)
		_, _ = c.Read(make([]byte, 1)) // until the other side goes
	})
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-asked; cancel() }()
	if err := silent.Scan(ctx, []byte("a report")); !errors.Is(err, scan.ErrNoAnswer) {
		t.Errorf("silent: %v", err)
	}
}

func TestAScannerIsOnThisMachine(t *testing.T) {
	t.Parallel()

	for at, good := range map[string]bool{
		"unix:/run/clamav/clamd.ctl": true, "tcp:127.0.0.1:3310": true, "tcp:[::1]:3310": true,
		"tcp:192.0.2.1:3310": false, "tcp:scanner:3310": false, "unix:clamd.ctl": false, "127.0.0.1:3310": false, "": false,
	} {
		if _, err := scan.NewClamd(at); (err == nil) != good {
			t.Errorf("%q: %v", at, err)
		}
	}
}
