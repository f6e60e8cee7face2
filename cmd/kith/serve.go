package main

import (
	"context"
	"errors"
	"fmt"
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
)

// finishing is how long requests under way may take once Kith was asked to stop.
const finishing = 20 * time.Second

// serve runs Kith until it is asked to stop; requests under way are finished first.
func serve(ctx context.Context, c call) error {
	var s settings
	var packs shelf
	a := c.ask("serve", "Serves Kith to the people who work with it, until it is asked to stop. Requests under way are finished first.",
		"kith serve --data /var/lib/kith --key /etc/kith/kith.key --listen 127.0.0.1:8080")
	s.flags(a)
	packs.flags(a)
	address := listening(a)
	insecure := a.Bool("insecure", truth(a, "KITH_INSECURE"), "sign people in over plain HTTP, for a trial on one machine (KITH_INSECURE=1)")
	proxy := a.Bool("behind-proxy", truth(a, "KITH_BEHIND_PROXY"), "requests come through a proxy of yours, whose X-Forwarded-For says where from (KITH_BEHIND_PROXY=1)")
	site := a.String("site", env("KITH_SITE", ""), "`address` that people open, as in https://kith.example; passkeys need it (KITH_SITE)")
	providers := a.String("providers", env("KITH_PROVIDERS", ""), "`file` that lists organisations' own sign-ins (KITH_PROVIDERS)")
	if _, err := a.read(); err != nil {
		return err
	}
	checkListen(a, *address)
	s.apart(a)
	library := packs.load(a)
	door := &signin.Door{Secure: !*insecure, Proxy: *proxy}
	if *site != "" {
		keys, err := signin.NewPasskeys(*site)
		if err != nil {
			a.fault("--site: %s", err)
		}
		door.Passkeys = keys
	}
	door.Providers = readProviders(a, *providers, *site)
	return s.withStore(ctx, a, func(db *store.DB) error {
		for _, p := range door.Providers {
			if _, _, err := roster(ctx, db, a, string(p.Tenant)); err != nil {
				return err
			}
		}
		return listen(ctx, c, *address, db, library, nil, door)
	})
}

// listen serves the pages, and keeps the audit log in order beside them.
func listen(ctx context.Context, c call, address string, db *store.DB, packs procedure.Library, demo *web.Demo, door *signin.Door) error {
	log := slog.New(slog.NewJSONHandler(c.errs, nil))
	if err := assets.Load(); err != nil {
		return err
	}
	desk := casework.NewDesk(db, packs)
	door.DB = db
	if err := db.CountOwed(ctx, func(n int) { log.InfoContext(ctx, "deadlines counted", slog.Int("families", n)) }); err != nil {
		log.ErrorContext(ctx, "counting the deadlines of families that were there before", slog.Any("error", err)) // each is counted when something happens in it
	}
	site := web.New(web.Config{
		Desk: desk, DB: db, Door: door, Log: log, IDs: store.RandomIDs{}, Demo: demo,
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
	fmt.Fprintf(c.out, "Kith is ready: http://%s\n", socket.Addr())
	select {
	case err := <-failed:
		return fmt.Errorf("serving: %w", err)
	case <-ctx.Done():
	}
	finish, cancel := context.WithTimeout(context.WithoutCancel(ctx), finishing)
	defer cancel()
	if err := server.Shutdown(finish); err != nil && !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("stopping: %w", err)
	}
	stop()
	<-placed // the last entries have their place before the store is closed
	return nil
}
