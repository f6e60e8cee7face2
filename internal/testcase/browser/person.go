package browser

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience is how long a step waits for the page before the test fails.
const patience = 30 * time.Second

// Person is somebody at a screen of their own. Every step that cannot be done fails the test and shows the page.
type Person struct {
	name   string
	t      testing.TB
	tab    context.Context //nolint:containedctx // a tab is a context to chromedp
	at     string
	within []string
	option options
	state  *state
}

type options struct {
	width, height int64
	noScript      bool
	mayComplain   bool
}

// Option says how a person meets the pages.
type Option func(*options)

// Width sets how wide the screen is, in CSS pixels: 320 and 360 for phones; 1280 unless told.
func Width(pixels int) Option {
	return func(o *options) { o.width = int64(pixels) }
}

// NoScript switches the page's JavaScript off.
func NoScript(o *options) { o.noScript = true }

// MayComplain lets the test pass although the page threw an exception or broke its content security policy.
func MayComplain(o *options) { o.mayComplain = true }

// Person opens a screen for somebody, with no cookies, on the server at an address such as httptest's URL. The name
// is for messages only. The screen closes with the test, which fails if the page threw an exception or broke its
// content security policy.
func (b *Browser) Person(t testing.TB, name, at string, with ...Option) *Person {
	t.Helper()

	p := &Person{name: name, t: t, at: strings.TrimSuffix(at, "/"), state: &state{changed: make(chan struct{})}}
	p.option = options{width: 1280, height: 900}
	for _, option := range with {
		option(&p.option)
	}
	tab, closeTab := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext())
	p.tab = tab
	if err := chromedp.Listen(tab, p.hear); err != nil {
		t.Fatalf("opening a screen for %s: %v", name, err)
	}
	p.Resize(int(p.option.width))
	p.scripts(!p.option.noScript)
	t.Cleanup(func() {
		closeTab()
		for _, complaint := range p.Complaints() {
			if !p.option.mayComplain {
				t.Errorf("the browser of %s complained: %s", name, complaint)
			}
		}
	})
	return p
}

// In is the person looking at one part of the page only: the innermost with this title, be it a legend, caption,
// heading, summary, the first cell of a row or an accessible name.
func (p *Person) In(title string) *Person {
	part := *p
	part.within = append(append([]string{}, p.within...), title)
	return &part
}

// For is the same person in another test, such as a subtest: it is the one that a step fails.
func (p *Person) For(t testing.TB) *Person {
	t.Helper()

	same := *p
	same.t = t
	return &same
}

// Resize changes how wide the screen is.
func (p *Person) Resize(width int) {
	p.t.Helper()

	command(p, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: int64(width), Height: p.option.height, DeviceScaleFactor: 1,
	})
}

func (p *Person) scripts(on bool) {
	p.t.Helper()

	command(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
}

// Go opens a page of the server and waits until it has loaded.
func (p *Person) Go(path string) {
	p.t.Helper()

	visits := p.state.visits()
	got := command(p, page.Navigate, page.NavigateParams{URL: p.at + path})
	if got.ErrorText != "" {
		p.fail("opening %s: %s", path, got.ErrorText)
	}
	p.arrive(visits, "opening "+path)
}

// arrive waits until the next page, or place on the page, is there.
func (p *Person) arrive(visits int, doing string) {
	p.t.Helper()

	late := time.NewTimer(patience)
	defer late.Stop()
	for {
		now, changed := p.state.watch()
		if now > visits {
			return
		}
		select {
		case <-changed:
		case <-late.C:
			p.fail("%s: no page after %s", doing, patience)
		}
	}
}

// command asks the browser for something about this person's screen.
func command[P, R any](p *Person, of cdp.Command[P, R], with P) R {
	p.t.Helper()

	ctx, cancel := context.WithTimeout(p.tab, 2*patience)
	defer cancel()
	for {
		got, err := chromedp.Call(ctx, of, with)
		if err != nil && ctx.Err() == nil && strings.Contains(err.Error(), "Not attached to an active page") {
			continue // one page is giving way to the next, and nothing was done: ask again
		}
		if err != nil {
			p.t.Fatalf("%s: %s: %v", p.name, of.Method, err)
		}
		return got
	}
}

// state is what the browser has told about a screen.
type state struct {
	sync.Mutex

	arrived    int // pages loaded, and places reached within a page
	requested  int // journeys that a page began
	frame      cdp.FrameID
	loader     cdp.LoaderID
	status     int
	complaints []string
	changed    chan struct{}
}

// hear runs on the goroutine that reads from the browser: it only takes notes.
func (p *Person) hear(event any) {
	s := p.state
	s.Lock()
	defer s.Unlock()
	switch e := event.(type) {
	case *page.EventFrameNavigated:
		if e.Frame.ParentID == "" {
			s.frame, s.loader = e.Frame.ID, e.Frame.LoaderID
		}
	case *page.EventLifecycleEvent:
		if e.Name == "load" && e.FrameID == s.frame && e.LoaderID == s.loader {
			s.arrived++
		}
	case *page.EventNavigatedWithinDocument:
		if e.FrameID == s.frame {
			s.arrived++
		}
	case *page.EventFrameRequestedNavigation:
		if e.FrameID == s.frame && e.Disposition == page.ClientNavigationDispositionCurrentTab {
			s.requested++
		}
	case *network.EventResponseReceived:
		if e.Type == network.ResourceTypeDocument {
			s.status = int(e.Response.Status)
		}
	case *runtime.EventExceptionThrown:
		s.complaints = append(s.complaints, exception(e.ExceptionDetails))
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError && e.Entry.Source != log.EntrySourceNetwork {
			s.complaints = append(s.complaints, e.Entry.Text)
		}
	case *page.EventJavascriptDialogOpening:
		go func() { // a command must not run here, and the page stands still until this one has
			_, _ = chromedp.Call(p.tab, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true})
		}()
	default:
		return
	}
	close(s.changed)
	s.changed = make(chan struct{})
}

func (s *state) visits() int {
	s.Lock()
	defer s.Unlock()
	return s.arrived
}

func (s *state) journeys() int {
	s.Lock()
	defer s.Unlock()
	return s.requested
}

func (s *state) watch() (arrived int, changed <-chan struct{}) {
	s.Lock()
	defer s.Unlock()
	return s.arrived, s.changed
}

// Complaints are the exceptions and breaches of policy that the pages made so far.
func (p *Person) Complaints() []string {
	p.state.Lock()
	defer p.state.Unlock()
	return append([]string{}, p.state.complaints...)
}

func exception(e *runtime.ExceptionDetails) string {
	if e.Exception != nil && e.Exception.Description != "" {
		return e.Exception.Description
	}
	return fmt.Sprintf("%s (%s:%d)", e.Text, e.URL, e.LineNumber+1)
}
