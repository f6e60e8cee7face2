package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"time"

	"kith/casework"
	"kith/internal/signin"
	"kith/internal/store"
	"kith/internal/web"
	"kith/internal/web/assets"
	"kith/procedure"
	"kith/procedures"
)

// serve runs Kith until it is asked to stop; requests under way are finished first.
func serve(ctx context.Context, out, errs io.Writer, args []string) error {
	var s settings
	f := s.flags("serve", errs)
	address := f.String("listen", env("KITH_LISTEN", "127.0.0.1:8080"), "`address` to listen on (KITH_LISTEN)")
	insecure := f.Bool("insecure", env("KITH_INSECURE", "") == "1", "sign people in over plain HTTP, for a trial on one machine (KITH_INSECURE=1)")
	if err := read(f, args); err != nil {
		return err
	}
	if store.Inside(s.keyFile, s.data) {
		return asked("the key file %s lies inside the data folder, so every backup of the data would carry it along: move it out", s.keyFile)
	}
	db, err := s.open(ctx, store.RandomIDs{})
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	if err := db.Ready(ctx); err != nil {
		return err
	}
	return listen(ctx, out, errs, *address, db, nil, !*insecure)
}

// listen serves the pages, and keeps the audit log in order beside them.
func listen(ctx context.Context, out, errs io.Writer, address string, db *store.DB, door *web.Demo, secure bool) error {
	log := slog.New(slog.NewJSONHandler(errs, nil))
	if err := assets.Load(); err != nil {
		return err
	}
	packs, err := procedure.Load(procedures.FS)
	if err != nil {
		return err
	}
	site := web.New(web.Config{
		Desk: casework.NewDesk(db, packs), DB: db, Door: &signin.Door{DB: db, Secure: secure}, Log: log,
		IDs: store.RandomIDs{}, Demo: door,
	})
	socket, err := new(net.ListenConfig).Listen(ctx, "tcp", address)
	if err != nil {
		return fmt.Errorf("listening: %w", err)
	}
	server := &http.Server{
		Handler: site, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, WriteTimeout: time.Minute,
		IdleTimeout: 2 * time.Minute, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	background, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	placed := make(chan struct{})
	go func() { defer close(placed); db.KeepLog(background, log) }()
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(socket) }()
	fmt.Fprintf(out, "Kith is ready: http://%s\n", socket.Addr())
	select {
	case err := <-failed:
		return fmt.Errorf("serving: %w", err)
	case <-ctx.Done():
	}
	finish, cancel := context.WithTimeout(context.WithoutCancel(ctx), 20*time.Second)
	defer cancel()
	if err := server.Shutdown(finish); err != nil && !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("stopping: %w", err)
	}
	stop()
	<-placed
	return nil
}
