package casework_test

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"kith/access"
	"kith/family"
	"kith/fault"
	"kith/internal/store"
	"kith/internal/testcase"
	"kith/internal/testcase/world"
	"kith/statement"
)

// TestThePlainModelAndTheProductAgreeOnWhateverIsDone has people do things at random for one family after another, through the
// actions and the store of the product: people are added, let in and shut out, turn out to be one and turn out not to be, move house,
// say things and are meant by them; workers are away, covered for, changed, on duty and invited; hours and days go by. The plain model
// writes down what was done. Every few acts everybody asks for everything, and both must say the same of each thing.
func TestThePlainModelAndTheProductAgreeOnWhateverIsDone(t *testing.T) {
	t.Parallel()
	least := testcase.Times(25_000, 1_000_000)
	world.Each(t, func(t *testing.T, w *world.World) {
		seed := testcase.Seed(t)
		draw := rand.New(rand.NewPCG(seed, 20))
		var away []*oneAbsence
		count := tally{acts: map[string]int{}}
		for count.decided < least || len(count.acts) < len(acts) && count.families < mostFamilies {
			newFamily(t, w, draw, &away, &count).goesOn(20 + draw.IntN(40))
			w.Advance(2 * time.Hour) // nobody opens so many families within an hour that they are stopped
		}
		t.Logf("%d decisions, %d of them to tell, after %d acts in %d families; %d more were refused", count.decided, count.told, count.done,
			count.families, count.refused)
		t.Logf("%v", count.acts)
		for _, a := range acts {
			if count.acts[a.called] == 0 {
				t.Errorf("in %d families nobody did this, or was let do it: %s", count.families, a.called)
			}
		}
		if count.told < count.decided/20 || count.done < count.refused {
			t.Error("too little was told, or too much refused, for this to say much")
		}
	})
}

// mostFamilies is within how many everything that may be done is done at least once.
const mostFamilies = 300

// tally is what was tried.
type tally struct {
	decided, told, families, done, refused int
	acts                                   map[string]int
}

// randomFamily is one family that things are done for.
type randomFamily struct {
	*onPaper

	t       *testing.T
	w       *world.World
	draw    *rand.Rand
	count   *tally
	id      access.FamilyID
	readers map[string]access.Actor // by account
	apart   []string                // who turned out to be somebody else after all
	told    []string                // what was done, in words
}

func newFamily(t *testing.T, w *world.World, draw *rand.Rand, away *[]*oneAbsence, count *tally) *randomFamily {
	t.Helper()
	count.families++
	f := &randomFamily{
		onPaper: &onPaper{away: away, locked: map[string]bool{}}, t: t, w: w, draw: draw, count: count, readers: map[string]access.Actor{},
	}
	f.goesBy(0)
	for _, who := range append(w.All(), w.Elsewhere.SocialWorker, w.Elsewhere.Unit) {
		f.readers[string(who.Account)] = who
	}
	worker, manager := w.SocialWorker, w.Manager
	if draw.IntN(2) == 0 {
		worker, manager = w.OtherSocialWorker, w.OtherManager
	}
	began := w.Enquiry(w.ConcernBy(worker, "Ava Example", "Kai Example", "Noa Example"))
	f.id = began.Family
	for _, child := range began.Children {
		f.people = append(f.people, onePerson{id: string(child.ID)})
	}
	f.begin(worker, "allocated social worker")
	f.begin(manager, "team manager")
	return f
}

func (f *randomFamily) begin(who access.Actor, kind string, children ...string) {
	f.parts = append(f.parts, &onePart{account: string(who.Account), kind: kind, children: children})
}

// goesBy lets time go by, on the clock of the world and on paper.
func (f *randomFamily) goesBy(d time.Duration) {
	f.w.Advance(d)
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		f.t.Fatal(err)
	}
	f.now = f.w.Clock.Now().In(london)
}

// goesOn has so many things done, and everybody ask for everything after every few.
func (f *randomFamily) goesOn(times int) {
	f.t.Helper()
	for i := range times {
		f.acts()
		if f.draw.IntN(3) == 0 || i == times-1 {
			f.everybodyAsks()
		}
	}
}

func (f *randomFamily) acts() {
	f.t.Helper()
	all := 0
	for _, a := range acts {
		all += a.often
	}
	at := f.draw.IntN(all)
	for _, a := range acts {
		if at -= a.often; at >= 0 {
			continue
		}
		words, err := a.does(f)
		switch {
		case errors.Is(err, errNothing):
			return
		case err == nil:
			f.count.done++
			f.told = append(f.told, a.called+": "+words)
			f.count.acts[a.called]++
		case len(fault.Of(err)) > 0, errors.Is(err, access.ErrNotFound):
			f.count.refused++
		default:
			f.t.Fatalf("%s: %v, after\n%s", a.called, err, strings.Join(f.told, "\n"))
		}
		return
	}
}

// everybodyAsks compares what everybody may know by the product and by the model.
func (f *randomFamily) everybodyAsks() {
	f.t.Helper()
	for _, account := range slices.Sorted(maps.Keys(f.readers)) {
		who := f.readers[account]
		paper := oneReader{account: account, person: string(who.Person), unit: who.Office == access.Unit}
		want, got := map[string]bool{}, f.reads(who)
		if who.Tenant == f.w.Tenant.ID {
			want = f.knows(paper)
		}
		f.count.decided += len(f.people) + len(f.ties) + len(f.homes) + len(f.said) + len(f.asked)
		f.count.told += len(want)
		if !maps.Equal(want, got) {
			f.t.Fatalf("%s (%s), who is %+v, on %s:\nmay know       %v\nand is told of %v\nafter\n%s", account, who.Office, f.partsOf(paper), f.now,
				slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(got)), strings.Join(f.told, "\n"))
		}
	}
}

// reads is everything of the family that the product gives somebody, by whichever pass they get.
func (f *randomFamily) reads(who access.Actor) map[string]bool {
	f.t.Helper()
	seen, err := store.Look(f.t.Context(), f.w.DB, who, func(r *store.Reading) (map[string]bool, error) {
		known := map[string]bool{}
		for _, deed := range []access.Deed{access.ViewRoom, access.ViewCopy, access.ViewFamily} {
			pass, err := r.Allow(f.id, deed, string(f.id))
			if err == nil {
				return known, everything(r, pass, known)
			}
		}
		return known, access.ErrNotFound
	})
	if errors.Is(err, access.ErrNotFound) {
		return map[string]bool{}
	}
	if err != nil {
		f.t.Fatalf("%s asks: %v, after\n%s", who.Account, err, strings.Join(f.told, "\n"))
	}
	return seen.Show()
}

// everything notes what of a family opens for somebody.
func everything(r *store.Reading, pass access.Pass, known map[string]bool) error {
	k, f := access.Know(pass), pass.Family()
	people, err := r.People(f)
	if err != nil {
		return err
	}
	ties, err := r.Relationships(f)
	if err != nil {
		return err
	}
	homes, err := r.Households(f)
	if err != nil {
		return err
	}
	said, err := r.Statements(f)
	if err != nil {
		return err
	}
	contacts, err := r.Contacts(f)
	if err != nil {
		return err
	}
	note(k, known, "person", people, func(p family.Person) string { return string(p.ID) })
	note(k, known, "tie", ties, func(t family.Relationship) string { return t.ID })
	note(k, known, "home", homes, func(h family.Household) string { return h.ID })
	note(k, known, "said", slices.Collect(maps.Values(said)), func(s statement.Statement) string { return string(s.ID) })
	note(k, known, "contact", contacts, func(c family.Contact) string { return string(c.Person) })
	return nil
}

func note[T any](k access.Knowing, known map[string]bool, what string, held []access.Held[T], id func(T) string) {
	for _, one := range access.Known(k, held) {
		known[fmt.Sprint(what, " ", id(one))] = true
	}
}
