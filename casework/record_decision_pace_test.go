package casework_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"reflect"
	"testing"

	"kith/access"
	"kith/conference"
	"kith/internal/store/gen"
	"kith/internal/store/seal"
	"kith/internal/testcase/pace"
	"kith/internal/testcase/world"
)

// TestADecisionBesideItsBareSQL is the contest of the action "record a decision", each client in a conference of its
// own. Ours goes through the desk: pass, rules, sealing, audit entry with its place in the log, once key. The bare side
// runs the decision's own statements in one transaction: it reads what a decision waits for and saves a decision that
// was sealed beforehand.
func TestADecisionBesideItsBareSQL(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		most := 2
		if pace.Timed() {
			most = 16
		}
		var rooms []*world.Sitting
		for i := range most {
			rooms = append(rooms, w.Deciding(fmt.Sprintf("Child%d Example", i)))
		}
		db := w.Bare(t)
		ours := func(ctx context.Context, client int) error {
			return w.Desk.RecordDecision(ctx, w.Doing(w.Chair), rooms[client].ID, rooms[client].Decision())
		}
		bare := bareDecisions(t, w, db, rooms)
		sameRows(t, db, w.Tenant.ID, rooms[0].Family, ours, bare)

		// As in service: entries get their place in the log while decisions are recorded.
		background, stop := context.WithCancel(t.Context())
		placed := make(chan struct{})
		go func() { defer close(placed); w.DB.KeepLog(background, slog.New(slog.DiscardHandler)) }()
		defer func() { stop(); <-placed }()
		for _, c := range []pace.Contest{{Clients: 1, Aim: 0.65}, {Clients: most, Aim: 0.80}} {
			c.Name, c.Engine, c.Ours, c.Bare = "recording a decision", string(w.Engine), ours, bare
			c.Settle = func(ctx context.Context) error {
				_, err := w.DB.PlaceAudit(ctx)
				return err
			}
			pace.Hold(t, c)
		}
	})
}

var errNotRunning = errors.New("the conference is not running, or not everybody was asked")

func bareID(s *world.Sitting) string { return "bare-" + string(s.ID) }

// bareDecisions are the statements of a decision, without anything round them.
func bareDecisions(t *testing.T, w *world.World, db *world.Bare, rooms []*world.Sitting) pace.Work {
	t.Helper()

	boxes := make([]seal.Sealed, len(rooms))
	for i, s := range rooms {
		key, err := db.FamilyKey(w.Tenant.ID, s.Family)
		if err != nil {
			t.Fatal(err)
		}
		boxes[i] = key.Seal("decision/"+bareID(s), []byte(`{"harm":"The child was left alone at night, and it is likely to happen again.",`+
			`"reasons":"Nobody else could come at night.","support":"A worker visits in the evenings."}`))
	}
	tenant := w.Tenant.ID
	return func(ctx context.Context, client int) error {
		s := rooms[client]
		f, id, child := s.Family, string(s.ID), s.Children[0].ID
		return db.Write(ctx, func(q *gen.Queries) error {
			c, err := q.Conference(ctx, gen.ConferenceParams{TenantID: tenant, ID: id})
			if err != nil {
				return err
			}
			about, err := q.ConferenceChildren(ctx, gen.ConferenceChildrenParams{TenantID: tenant, ConferenceID: id})
			if err != nil {
				return err
			}
			there, err := q.Invitations(ctx, gen.InvitationsParams{TenantID: tenant, ConferenceID: id})
			if err != nil {
				return err
			}
			views, err := q.PlanViewsOf(ctx, gen.PlanViewsOfParams{TenantID: tenant, FamilyID: f, ConferenceID: id})
			if err != nil {
				return err
			}
			steps, err := q.AgendaStepsOf(ctx, gen.AgendaStepsOfParams{TenantID: tenant, FamilyID: f, ConferenceID: id})
			if err != nil {
				return err
			}
			links, err := q.RelationshipsOf(ctx, gen.RelationshipsOfParams{TenantID: tenant, FamilyID: f})
			if err != nil {
				return err
			}
			reach, err := q.AccountsReaching(ctx, gen.AccountsReachingParams{TenantID: tenant, FamilyID: f, ChildID: child})
			if err != nil {
				return err
			}
			if c.State != string(conference.Open) || len(about) == 0 || len(there) == 0 || len(views) == 0 || len(steps) == 0 ||
				len(links)+len(reach) == 0 {
				return errNotRunning
			}
			return q.PutDecision(ctx, gen.PutDecisionParams{
				TenantID: tenant, FamilyID: f, ID: bareID(s), ConferenceID: id, ChildID: child, Outcome: string(conference.ProtectionPlan),
				Categories: string(conference.Neglect), DecidedBy: string(w.Chair.Account), At: w.DB.Now(), Sealed: boxes[client],
			})
		})
	}
}

// sameRows fails unless both sides leave the same decision.
func sameRows(t *testing.T, db *world.Bare, tenant access.TenantID, f access.FamilyID, ours, bare pace.Work) {
	t.Helper()

	left := map[string]gen.Decision{}
	for name, work := range map[string]pace.Work{"ours": ours, "bare": bare} {
		if err := work(t.Context(), 0); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		err := db.Read(t.Context(), func(q *gen.Queries) error {
			all, err := q.DecisionsOfFamily(t.Context(), gen.DecisionsOfFamilyParams{TenantID: tenant, FamilyID: f})
			if err != nil {
				return err
			}
			if len(all) != 1 {
				t.Fatalf("%s left %d decisions", name, len(all))
			}
			left[name] = all[0]
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	a, b := left["ours"], left["bare"]
	for _, one := range []*gen.Decision{&a, &b} {
		one.ID, one.Sealed, one.Version = "", seal.Sealed{}, 0
	}
	if !reflect.DeepEqual(a, b) {
		t.Fatalf("the two sides leave different decisions:\nours %+v\nbare %+v", a, b)
	}
}
