package web

import (
	"crypto/rand"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
)

// answered is a response that remembers how it was answered, for the access log.
type answered struct {
	http.ResponseWriter
	status int
}

func (a *answered) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
	a.ResponseWriter.WriteHeader(status)
}

func (a *answered) Write(b []byte) (int, error) {
	if a.status == 0 {
		a.status = http.StatusOK
	}
	return a.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach what it needs.
func (a *answered) Unwrap() http.ResponseWriter { return a.ResponseWriter }

// newRequestID names one request in the log, and to whoever saw it go wrong.
func newRequestID() string { return rand.Text()[:13] }

// noted runs a page and writes a line of the access log: which kind of page, never which one, how it was answered, how
// long it took, and whose it was by id. A panic is answered like any other failure; its words could be case content,
// so only what kind it was is logged, and where.
func (s *Site) noted(r route, v *Visit, run func() error) {
	began := s.DB.Now()
	w := &answered{ResponseWriter: v.w}
	v.w, v.request = w, newRequestID()
	defer func() {
		status := w.status
		if status == 0 {
			status = http.StatusOK
		}
		level := slog.LevelInfo
		if r.asks && status == http.StatusOK {
			level = slog.LevelDebug // sixteen screens ask six times a second
		}
		s.Log.LogAttrs(v.ctx(), level, "request", slog.String("method", v.r.Method), slog.String("route", r.path),
			slog.Int("status", status), slog.Int64("ms", s.DB.Now().Sub(began).Milliseconds()),
			slog.String("account", string(v.actor().Account)), slog.String("request", v.request))
	}()
	if err := caught(run); err != nil {
		s.answer(v, err)
	}
}

func caught(run func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %T at %s", p, debug.Stack())
		}
	}()
	return run()
}
