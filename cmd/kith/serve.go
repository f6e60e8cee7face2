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
	"kith/internal/scan"
	"kith/internal/signin"
	"kith/internal/store"
	"kith/internal/web"
	"kith/internal/web/assets"
	"kith/procedure"
	"kith/report"
)

// finishing is how long requests under way may take once Kith was asked to stop.
const finishing = 20 * time.Second

// reserved is how much room on the disk is kept for conferences that are running when it is full, in bytes: some hundred of them.
const reserved = 64 << 20

// notSooner is far above what looking for a thing takes on either engine, and less than anybody notices.
const notSooner = 25 * time.Millisecond

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
	checkpoints := checkpointFolder(a)
	site := a.String("site", env("KITH_SITE", ""), "`address` that people open, as in https://kith.example; passkeys need it (KITH_SITE)")
	clamd := a.String("clamd", env("KITH_CLAMD", ""), "`address` of ClamAV on this machine, as in unix:/run/clamav/clamd.ctl: files are kept once it found them clean (KITH_CLAMD)")
	providers := a.String("providers", env("KITH_PROVIDERS", ""), "`file` that lists organisations' own sign-ins (KITH_PROVIDERS)")
	if _, err := a.read(); err != nil {
		return err
	}
	checkListen(a, *address)
	s.apart(a)
	s.apartFrom(a, *checkpoints)
	library := packs.load(a)
	door := &signin.Door{Secure: !*insecure, Proxy: *proxy}
	if *site != "" {
		keys, err := signin.NewPasskeys(*site)
		if err != nil {
			a.fault("--site: %s", err)
		}
		door.Passkeys = keys
	}
	var scanner *scan.Clamd
	if *clamd != "" {
		var err error
		if scanner, err = scan.NewClamd(*clamd); err != nil {
			a.fault("--clamd: %s", err)
		}
	}
	door.Providers = readProviders(a, *providers, *site)
	return s.withStore(ctx, a, func(db *store.DB) error {
		for _, p := range door.Providers {
			if _, _, err := roster(ctx, db, a, string(p.Tenant)); err != nil {
				return err
			}
		}
		return listen(ctx, c, serving{
			address: *address, db: db, packs: library, door: door, scanner: scanner, checkpoints: *checkpoints, reserve: s.reserve(),
		})
	})
}

// serving is what pages are served from, and where.
type serving struct {
	address     string
	db          *store.DB
	packs       procedure.Library
	demo        *web.Demo
	door        *signin.Door
	scanner     *scan.Clamd // looks through attached files; nil where none is named
	checkpoints string      // the folder for signed checkpoints of the log; none where it is empty
	reserve     string      // the file that keeps room on the disk; none where it is empty
}

// listen serves the pages, and keeps the audit log in order beside them.
func listen(ctx context.Context, c call, s serving) error {
	db, door := s.db, s.door
	log := slog.New(slog.NewJSONHandler(c.errs, nil))
	if err := assets.Load(); err != nil {
		return err
	}
	desk := casework.NewDesk(db, s.packs)
	if s.scanner != nil {
		desk.ScanBy(scanned(s.scanner, log))
	}
	door.DB = db
	if err := db.CountOwed(ctx, func(n int) { log.InfoContext(ctx, "deadlines counted", slog.Int("families", n)) }); err != nil {
		log.ErrorContext(ctx, "counting the deadlines of families that were there before", slog.Any("error", err)) // each is counted when something happens in it
	}
	site := web.New(web.Config{
		Desk: desk, DB: db, Door: door, Log: log, IDs: store.RandomIDs{}, Demo: s.demo,
		NotSooner: notSooner,
	})
	socket, err := new(net.ListenConfig).Listen(ctx, "tcp", s.address)
	if err != nil {
		return fmt.Errorf("listening: %w", err)
	}
	server := &http.Server{
		Handler: site, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, WriteTimeout: time.Minute,
		IdleTimeout: 2 * time.Minute, DisableGeneralOptionsHandler: true, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	background, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	if s.reserve != "" {
		held := make(chan struct{})
		go db.KeepReserve(background, log, s.reserve, reserved, held)
		<-held
	}
	placed := make(chan struct{})
	go func() { defer close(placed); keepLog(background, log, s) }()
	ended := make(chan struct{})
	go func() { defer close(ended); db.KeepEnds(background, log) }()
	raised := make(chan struct{})
	go func() { defer close(raised); db.KeepRaised(background, log) }()
	failed := make(chan error, 2)
	go func() {
		if err := db.KeepHold(background, log); err != nil {
			failed <- err
		}
	}()
	go func() { failed <- server.Serve(socket) }()
	fmt.Fprintf(c.out, "Kith is ready: http://%s\n", socket.Addr())
	var broke error
	select {
	case err := <-failed:
		broke = fmt.Errorf("serving: %w", err) // what is under way is finished all the same
	case <-ctx.Done():
	}
	finish, cancel := context.WithTimeout(context.WithoutCancel(ctx), finishing)
	defer cancel()
	if err := server.Shutdown(finish); err != nil && !errors.Is(err, http.ErrServerClosed) {
		return errors.Join(broke, fmt.Errorf("stopping: %w", err))
	}
	stop()
	<-ended
	<-raised
	<-placed // the last entries have their place before the store is closed
	return broke
}

// keepLog gives entries their places, and writes signed checkpoints where a folder for them was named, until ctx ends. The last
// checkpoint is of all that was placed.
func keepLog(ctx context.Context, log *slog.Logger, s serving) {
	if s.checkpoints == "" {
		s.db.KeepLog(ctx, log)
		return
	}
	rest, last := context.WithCancel(context.WithoutCancel(ctx))
	written := make(chan struct{})
	go func() { defer close(written); s.db.KeepCheckpoints(rest, log, s.checkpoints, store.CheckpointEvery) }()
	s.db.KeepLog(ctx, log)
	last()
	<-written
}

// scanned turns what a scanner says into words for whoever attached the file. Why it gave no answer is for the log.
func scanned(scanner *scan.Clamd, log *slog.Logger) func(context.Context, []byte) error {
	return func(ctx context.Context, content []byte) error {
		err := scanner.Scan(ctx, content)
		switch {
		case err == nil:
			return nil
		case errors.Is(err, scan.ErrFound):
			log.WarnContext(ctx, "a scanner found something in a file, which was not kept")
			return report.ErrHarmful
		}
		log.ErrorContext(ctx, "a file was not kept, for it could not be scanned", slog.String("error", err.Error()))
		return report.ErrNotLooked
	}
}
