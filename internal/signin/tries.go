package signin

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"

	"kith/timescale"
)

// How many codes that let nobody in may be typed, in about one stretch of time: from one source, and with one first half. No
// limit is any person's: whoever tries codes cannot keep somebody else out, for they cannot know that person's first half.
const (
	stretch    = 10 * time.Minute
	fromSource = 20
	withFront  = 5
	mostKept   = 100_000 // what is counted of at most so many: then counting begins again
)

// Tries counts codes that let nobody in. The zero value is ready. Each server counts its own: what keeps codes safe is that
// there are so many, and this only keeps the noise down.
type Tries struct {
	mu     sync.Mutex
	begun  timescale.Instant
	now    map[string]int
	before map[string]int
}

// turn begins the next stretch of time when one is over. The one before still counts.
func (t *Tries) turn(now timescale.Instant) {
	switch passed := now.Sub(t.begun); {
	case t.now == nil || passed >= 2*stretch || passed < 0:
		t.before, t.now, t.begun = nil, map[string]int{}, now
	case passed >= stretch || len(t.now) >= mostKept:
		t.before, t.now, t.begun = t.now, map[string]int{}, now
	}
}

// Open reports whether another code may be tried.
func (t *Tries) Open(now timescale.Instant, source, front string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.turn(now)
	count := func(key string) int { return t.now[key] + t.before[key] }
	return (source == "" || count("from "+source) < fromSource) && (front == "" || count("with "+front) < withFront)
}

// Failed counts a code that let nobody in.
func (t *Tries) Failed(now timescale.Instant, source, front string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.turn(now)
	if source != "" {
		t.now["from "+source]++
	}
	if front != "" {
		t.now["with "+front]++
	}
}

// MayTry reports whether a code may be tried that begins so, by whoever sends this request.
func (d *Door) MayTry(r *http.Request, front string) bool {
	return d.tries.Open(d.DB.Now(), d.source(r), front)
}

// Failed counts a code that let nobody in, by whoever sent this request.
func (d *Door) Failed(r *http.Request, front string) { d.tries.Failed(d.DB.Now(), d.source(r), front) }

// source is where a request comes from: a household's network where the address is of the longer kind. Behind a proxy that Kith
// was not told of everybody seems to come from this machine, and would share one limit: then there is none by source.
func (d *Door) source(r *http.Request) string {
	from := r.RemoteAddr
	if host, _, err := net.SplitHostPort(from); err == nil {
		from = host
	}
	if d.Proxy {
		// The last address is the one that our own proxy saw; those before it are what the sender says.
		all := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
		from = strings.TrimSpace(all[len(all)-1])
	}
	at, err := netip.ParseAddr(from)
	if err != nil || at.IsLoopback() {
		return ""
	}
	if at = at.Unmap(); at.Is6() {
		if network, err := at.WithZone("").Prefix(64); err == nil {
			return network.String()
		}
	}
	return at.String()
}
