// Package scan has a file looked through by ClamAV: it speaks to clamd, as clamd(8) describes its INSTREAM command.
package scan

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"time"
)

// What a scan may end with. Whatever is not an answer that says the file is clean is ErrNoAnswer.
var (
	ErrFound    = errors.New("the scanner found something in the file")
	ErrNoAnswer = errors.New("the scanner gave no answer")
)

const (
	lasts = 30 * time.Second
	chunk = 64 << 10
	most  = 1 << 10 // of an answer
)

// Clamd is a scanner on this machine: what people said goes to it unencrypted.
type Clamd struct {
	network, address string
}

// NewClamd reads the address of a scanner: unix:/run/clamav/clamd.ctl or tcp:127.0.0.1:3310.
func NewClamd(at string) (*Clamd, error) {
	network, address, _ := strings.Cut(at, ":")
	switch network {
	case "unix":
		if strings.HasPrefix(address, "/") {
			return &Clamd{network, address}, nil
		}
	case "tcp":
		host, _, err := net.SplitHostPort(address)
		if ip := net.ParseIP(host); err == nil && ip != nil && ip.IsLoopback() {
			return &Clamd{network, address}, nil
		}
	}
	return nil, errors.New("write unix:/run/clamav/clamd.ctl, or tcp:127.0.0.1:3310: files go to it unencrypted, so it must be on this machine")
}

// Scan gives nil for a file that was found clean, and an error for everything else.
func (c *Clamd) Scan(ctx context.Context, content []byte) error {
	ctx, cancel := context.WithTimeout(ctx, lasts)
	defer cancel()
	conn, err := new(net.Dialer).DialContext(ctx, c.network, c.address)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNoAnswer, err)
	}
	defer func() { _ = conn.Close() }()
	defer context.AfterFunc(ctx, func() { _ = conn.Close() })()
	sent := send(conn, content)
	// It may answer before it has read everything, as when a file is larger than it takes.
	answer, err := io.ReadAll(io.LimitReader(conn, most))
	switch said := strings.TrimRight(string(answer), "\x00\n"); {
	case strings.HasSuffix(said, " FOUND"):
		return ErrFound
	case sent == nil && err == nil && said == "stream: OK":
		return nil
	}
	return errors.Join(ErrNoAnswer, sent, err)
}

// send writes the command, the file in pieces that each say their length, and an empty piece.
func send(to io.Writer, content []byte) error {
	if _, err := io.WriteString(to, "zINSTREAM\x00"); err != nil {
		return fmt.Errorf("asking for a scan: %w", err)
	}
	for len(content) > 0 {
		piece := content[:min(chunk, len(content))]
		content = content[len(piece):]
		if _, err := to.Write(append(binary.BigEndian.AppendUint32(nil, uint32(len(piece))), piece...)); err != nil { //nolint:gosec // at most a chunk
			return fmt.Errorf("sending a file to be scanned: %w", err)
		}
	}
	if _, err := to.Write(make([]byte, 4)); err != nil {
		return fmt.Errorf("sending a file to be scanned: %w", err)
	}
	return nil
}
