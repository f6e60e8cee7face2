package web_test

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"kith/access"
	"kith/internal/signin"
	"kith/internal/store"
	"kith/internal/testcase/pace"
	"kith/internal/testcase/world"
	"kith/internal/web"
)

// TestHowLongAnAnswerTakesDoesNotTellWhatIsHidden asks in turn for what is hidden and for what is not there, and for one father's
// pages in two worlds that differ in what only the professionals know.
func TestHowLongAnAnswerTakesDoesNotTellWhatIsHidden(t *testing.T) {
	t.Parallel()

	for _, engine := range world.Engines() {
		t.Run(string(engine), func(t *testing.T) {
			t.Parallel()

			w, plain := world.New(t, engine), world.New(t, engine)
			two, twin := w.TwoFathers(true), plain.TwoFathers(false)
			if two.Conference != twin.Conference {
				t.Fatal("the two worlds are no twins: their ids differ")
			}
			asks := func(name, at string, of *world.World, who access.Actor, answers int, otherAt string, other *world.World) {
				pace.HoldAlike(t, pace.Alike{
					Name: name, Engine: string(engine), Hidden: asking(t, of, who, at, answers), Absent: asking(t, other, who, otherAt, answers),
					Settled: func() error { return placed(t.Context(), of, other) },
				})
			}
			for _, pattern := range []string{"/families/%s", "/families/%s/dates"} {
				hidden := fmt.Sprintf(pattern, two.Family)
				asks("a hidden family and none: "+pattern, hidden, w, w.GP, http.StatusNotFound, fmt.Sprintf(pattern, gone(string(two.Family))), w)
			}
			for _, pattern := range []string{"/meetings/%s", "/meetings/%s/decided", "/meetings/%s/room"} {
				hidden := fmt.Sprintf(pattern, two.Conference)
				asks("a hidden conference and none: "+pattern, hidden, w, w.GP, http.StatusNotFound, fmt.Sprintf(pattern, gone(string(two.Conference))), w)
			}
			for _, page := range []string{"/", fmt.Sprintf("/meetings/%s/decided", two.Conference)} {
				asks("a father's page with and without what is hidden from him: "+strings.ReplaceAll(page, string(two.Conference), "%s"),
					page, w, two.Col, http.StatusOK, page, plain)
			}
		})
	}
}

// gone is an id of the same length that nothing has.
func gone(id string) string { return strings.Repeat("z", len(id)) }

func placed(ctx context.Context, worlds ...*world.World) error {
	for _, w := range worlds {
		if _, err := w.DB.PlaceAudit(ctx); err != nil {
			return err
		}
	}
	return nil
}

// asking asks the real site for a page, with no network between, and fails where it is answered otherwise than it should be.
func asking(t *testing.T, w *world.World, who access.Actor, at string, status int) pace.Work {
	t.Helper()
	door := &signin.Door{DB: w.DB}
	const least = 10 * time.Millisecond
	site := web.New(web.Config{
		Desk: w.Desk, DB: w.DB, Door: door, Log: slog.New(slog.DiscardHandler), IDs: store.RandomIDs{}, NotSooner: least,
	})
	cookie := cookieOf(t, door, who)
	return func(ctx context.Context, _ int) error {
		r := httptest.NewRequestWithContext(ctx, http.MethodGet, at, nil)
		r.Header.Set("Cookie", cookie)
		to, began := httptest.NewRecorder(), time.Now()
		if site.ServeHTTP(to, r); to.Code != status {
			return fmt.Errorf("%s is answered with %d", at, to.Code)
		}
		if took := time.Since(began); status == http.StatusNotFound && took < least {
			return fmt.Errorf("that %s is not there is said after %s", at, took)
		}
		return nil
	}
}
