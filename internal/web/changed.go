package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"kith/access"
	"kith/casework"
	"kith/internal/form"
	"kith/internal/web/page"
)

// unaskedHeader comes with a page that a script takes because something on it has changed. Nobody pressed anything, so
// it keeps no session awake; it is a look like any other, with its entry in the log.
const unaskedHeader = "Kith-Unasked"

// runPages are the pages of those who run a conference that follow it by themselves.
//
//nolint:gochecknoglobals // a table, never written to
var runPages = map[string]func(f *form.Form, r casework.RunView) templ.Component{
	"run":      runConferencePage,
	"wall":     keepWallPage,
	"scores":   runScoresPage,
	"outline":  drawOutlinePage,
	"children": func(_ *form.Form, r casework.RunView) templ.Component { return runChildrenPage(r) },
	"close":    closeConferencePage,
}

// written is how a followed page reads for this visitor, with nothing filled in and no key of its own: its version is made
// of these words, so that nothing alters it but what the reader would see. It is nil for a page that does not follow.
type written[T any] func(v *Visit, name string) func(seen T, to io.Writer) error

func runWritten(v *Visit, name string) func(r casework.RunView, to io.Writer) error {
	content, follows := runPages[name]
	if !follows {
		return nil
	}
	return func(r casework.RunView, to io.Writer) error { return content(form.New(""), r).Render(v.ctx(), to) }
}

func roomWritten(v *Visit, name string) func(r casework.RoomView, to io.Writer) error {
	if name != "room" {
		return nil
	}
	return func(r casework.RoomView, to io.Writer) error { return v.ownRoom(form.New(""), r).Render(v.ctx(), to) }
}

func attendanceWritten(v *Visit, name string) func(a casework.AttendanceView, to io.Writer) error {
	if name != "people" {
		return nil
	}
	return func(a casework.AttendanceView, to io.Writer) error {
		return attendancePage(form.New(""), a).Render(v.ctx(), to)
	}
}

// follow shows a page that brings what is new by itself, where it is one that does.
func follow[T any](v *Visit, p page.Page, seen access.Copy[T], how written[T], content templ.Component) error {
	name := strings.TrimPrefix(v.here(), at(meeting(v), "/"))
	write := how(v, name)
	if v.posted() || write == nil {
		return v.show(p, content)
	}
	shown := templ.GetBuffer()
	defer templ.ReleaseBuffer(shown)
	if err := content.Render(v.ctx(), shown); err != nil {
		return fmt.Errorf("rendering a page that follows: %w", err)
	}
	if f := v.form(); f.Once != "" && len(f.Values) == 0 && f.Kept == "" && f.Seen == "" {
		// Nothing is filled in: but for its key, the page as it is shown is the page as it is written.
		write = func(_ T, to io.Writer) error {
			_, err := to.Write(bytes.ReplaceAll(shown.Bytes(), []byte(f.Once), nil))
			return err
		}
	}
	version, err := seen.VersionAs(write)
	if err != nil {
		return err
	}
	p.Follows = true
	return v.show(p, page.Follow(page.Followed{Asks: at(meeting(v), "/changed/"+name), Seen: version}, rendered(shown.Bytes())))
}

func rendered(words []byte) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, to io.Writer) error { _, err := to.Write(words); return err })
}

// changedSince answers whether a page would read otherwise for this visitor than the version on their screen, and nothing
// else. Both answers are of one length, and come at a set time: what is hidden from the visitor shows in neither.
func (s *Site) changedSince(v *Visit) error {
	var is bool
	err := steadily(v.ctx(), func() (err error) {
		is, err = s.hasChanged(v, v.path("page"), v.query("seen"))
		return err
	})
	if err != nil {
		return err
	}
	say := "as seen"
	if is {
		say = "changed"
	}
	v.w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	v.w.Header().Set("Content-Length", strconv.Itoa(len(say)))
	v.w.WriteHeader(http.StatusOK)
	_, _ = io.WriteString(v.w, say)
	return nil
}

func (s *Site) hasChanged(v *Visit, name, seen string) (bool, error) {
	if write := roomWritten(v, name); write != nil {
		return s.desk.RoomChanged(v.ctx(), v.actor(), meeting(v), casework.Watch[casework.RoomView]{Page: name, Version: seen, Write: write})
	}
	if write := attendanceWritten(v, name); write != nil {
		return s.desk.AttendanceChanged(v.ctx(), v.actor(), meeting(v), casework.Watch[casework.AttendanceView]{Page: name, Version: seen, Write: write})
	}
	if write := runWritten(v, name); write != nil {
		return s.desk.RunChanged(v.ctx(), v.actor(), meeting(v), casework.Watch[casework.RunView]{Page: name, Version: seen, Write: write})
	}
	return false, errNoPage
}

// beat is when a question whether something changed is answered: this long after it came, or a multiple of it.
const beat = 200 * time.Millisecond

// steadily returns on the beat, so that how long the work took says nothing: a page is read anew whenever something was
// done in the family, whether or not its reader may know of it.
func steadily(ctx context.Context, work func() error) error {
	tick := time.NewTicker(beat)
	defer tick.Stop()
	done := make(chan error, 1)
	go func() { done <- caught(work) }()
	for {
		select {
		case <-ctx.Done():
			return errors.Join(ctx.Err(), <-done)
		case <-tick.C:
		}
		select {
		case err := <-done:
			return err
		default:
		}
	}
}
