package access_test

import (
	"fmt"
	"slices"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"

	"kith/access"
	"kith/internal/testcase"
)

func TestMain(m *testing.M) { testcase.Properties(m, 9000) }

// What follows says a third time who may know what, for one family: as slowly and plainly as it can be said, with nothing of
// the product's but its words.

// reader is somebody who asks.
type reader struct {
	account access.AccountID
	person  access.PersonID // of the family, or ""
	earlier access.PersonID // an entry that turned out to be theirs, or ""
	parts   []access.Part
}

// thing is something that is kept, and for whom it was meant.
type thing struct {
	kind     string // "said", "adult" or "home"
	audience access.AudienceKind
	names    []access.Party // whom the audience names
	children []access.PersonID
	writers  []access.Party
	adult    access.PersonID   // who an adult is
	living   []access.PersonID // at a home
}

func (t thing) held(number int) access.Held[int] {
	audience := access.For(t.audience, t.names...)
	switch t.kind {
	case "adult":
		return access.HoldPerson(number, t.adult, t.children)
	case "home":
		return access.HoldHome(number, audience, t.living, t.children)
	}
	return access.Hold(number, audience, t.children, t.writers...)
}

// atWork are the parts of those who come to a family because it is their work.
var atWork = map[access.PartKind]bool{
	"safeguarding unit": true, "allocated social worker": true, "team manager": true, "chair": true, "recorder": true,
	"invited professional": true, "core group member": true, "given the record": true, "duty worker": true,
}

func (r reader) works() bool {
	for _, p := range r.parts {
		if atWork[p.Kind] {
			return true
		}
	}
	return false
}

func (r reader) is(party access.Party) bool {
	return party != "" && (party == access.Party(r.account) || party == access.Party(r.person) || party == access.Party(r.earlier))
}

func (r reader) isOneOf(parties []access.Party) bool {
	return slices.ContainsFunc(parties, r.is)
}

func (r reader) has(kind access.PartKind) bool {
	return slices.ContainsFunc(r.parts, func(p access.Part) bool { return p.Kind == kind })
}

func (r reader) reaches(child access.PersonID) bool {
	return slices.ContainsFunc(r.parts, func(p access.Part) bool { return slices.Contains(p.Children, child) })
}

// meantFor says whether an audience means somebody, whatever it is about.
func (r reader) meantFor(kind access.AudienceKind, names []access.Party) bool {
	switch kind {
	case "everyone":
		return len(r.parts) != 0
	case "professionals":
		if r.isOneOf(names) {
			return false
		}
		return r.works()
	case "named":
		return r.isOneOf(names)
	case "not-named":
		if r.isOneOf(names) {
			return false
		}
		return len(r.parts) != 0
	case "child-chosen":
		return r.isOneOf(names) || r.has("chair") || r.has("allocated social worker")
	case "chair":
		return r.has("chair")
	}
	return false
}

// mayKnow is the whole of it.
func (r reader) mayKnow(t thing) bool {
	switch t.kind {
	case "adult": // themselves, those at work, and whoever comes for a child of theirs
		if r.is(access.Party(t.adult)) || r.works() {
			return true
		}
		return slices.ContainsFunc(t.children, r.reaches)
	case "home":
		for _, one := range t.living {
			if one != "" && one == r.person && len(r.parts) != 0 && !r.isOneOf(t.names) {
				return true // they live there, and nobody said that they must not know it
			}
		}
		if !r.meantFor(t.audience, t.names) {
			return false
		}
		if r.works() {
			return true
		}
		return slices.ContainsFunc(t.children, r.reaches)
	}
	if r.isOneOf(t.writers) {
		return true // whoever said it
	}
	if !r.meantFor(t.audience, t.names) {
		return false
	}
	if r.works() {
		return true
	}
	for _, child := range t.children {
		if !r.reaches(child) {
			return false
		}
	}
	return true
}

// whyNot is what somebody who approves a copy is told of what is left out of it.
func whyNot(approver, of reader, t thing) (access.AudienceKind, bool) {
	if !approver.mayKnow(t) || of.mayKnow(t) {
		return "", false
	}
	audience := t.audience
	if t.kind == "adult" {
		audience = "everyone"
	}
	if of.meantFor(audience, t.names) {
		return "about others", true
	}
	return audience, true
}

var (
	children  = []access.PersonID{"kai", "ava", "noa"}
	adults    = []access.PersonID{"mel", "ben", "joe", "nan"}
	allNamed  = []access.Party{"mel", "ben", "joe", "kai", "ava", "account-mel", "account-ben", "account-worker", "account-teacher", "old-mel", "old-ben", "elsewhere"}
	audiences = []access.AudienceKind{"everyone", "professionals", "named", "not-named", "child-chosen", "chair"}
	atHome    = []access.PartKind{"parent", "carer", "family or friend", "child", "supporter", "advocate"}
	working   = []access.PartKind{
		"safeguarding unit", "allocated social worker", "team manager", "chair", "recorder", "invited professional",
		"core group member", "given the record", "duty worker",
	}
)

func drawReader(t *rapid.T) reader {
	if rapid.IntRange(0, 9).Draw(t, "at work") < 4 {
		r := reader{account: rapid.SampledFrom([]access.AccountID{"account-worker", "account-teacher", "account-other"}).Draw(t, "worker")}
		for _, kind := range rapid.SliceOfN(rapid.SampledFrom(working), 0, 3).Draw(t, "parts") {
			r.parts = append(r.parts, access.Part{Kind: kind, Conference: rapid.SampledFrom([]string{"", "first", "second"}).Draw(t, "for")})
		}
		return r
	}
	r := reader{person: rapid.SampledFrom(slices.Concat(adults, children)).Draw(t, "person")}
	r.account = "account-" + access.AccountID(r.person)
	if rapid.Bool().Draw(t, "was entered twice") {
		r.earlier = "old-" + r.person
	}
	for _, kind := range rapid.SliceOfN(rapid.SampledFrom(atHome), 0, 2).Draw(t, "parts") {
		r.parts = append(r.parts, access.Part{Kind: kind, Children: rapid.SliceOfN(rapid.SampledFrom(children), 0, 3).Draw(t, "children")})
	}
	return r
}

func drawThing(t *rapid.T) thing {
	names := rapid.SliceOfN(rapid.SampledFrom(allNamed), 0, 3)
	return thing{
		kind: rapid.SampledFrom([]string{"said", "said", "adult", "home"}).Draw(t, "what"), audience: rapid.SampledFrom(audiences).Draw(t, "audience"),
		names: names.Draw(t, "names"), children: rapid.SliceOfN(rapid.SampledFrom(children), 0, 3).Draw(t, "about"),
		writers: rapid.SliceOfN(rapid.SampledFrom(append([]access.Party{""}, allNamed...)), 0, 2).Draw(t, "writers"),
		adult:   rapid.SampledFrom(adults).Draw(t, "adult"), living: rapid.SliceOfN(rapid.SampledFrom(adults), 0, 3).Draw(t, "living"),
	}
}

// knowing is what the product makes of a reader: the zero Knowing where it gives no pass.
func (r reader) knowing() access.Knowing {
	office := access.Professional
	if r.person != "" {
		office = access.FamilyMember
	}
	s := access.Standing{
		Actor:  access.Actor{Tenant: "here", Account: r.account, Person: r.person, Office: office},
		Family: "family", Parts: r.parts,
	}
	if r.earlier != "" {
		s.Merged = []access.PersonID{r.earlier}
	}
	for _, deed := range []access.Deed{access.ViewRoom, access.ViewCopy, access.ViewFamily} {
		if pass, err := access.Allow(s, deed); err == nil {
			return access.Know(pass)
		}
	}
	return access.Knowing{}
}

// TestTheProductAndAPlainModelAgreeOnWhoMayKnowWhat asks both of random readers and random things, one by one and in lists.
func TestTheProductAndAPlainModelAgreeOnWhoMayKnowWhat(t *testing.T) {
	t.Parallel()

	var decisions, opened atomic.Int64
	rapid.Check(t, func(t *rapid.T) {
		readers := rapid.SliceOfN(rapid.Custom(drawReader), 4, 7).Draw(t, "readers")
		things := rapid.SliceOfN(rapid.Custom(drawThing), 10, 20).Draw(t, "things")
		held := make([]access.Held[int], len(things))
		for i, one := range things {
			held[i] = one.held(i)
		}
		for _, r := range readers {
			k := r.knowing()
			takesPart := len(r.parts) != 0 // whoever has any part is given a pass for something
			var known []int
			for i, one := range things {
				want := takesPart && r.mayKnow(one)
				_, got := access.Open(k, held[i])
				if got != want {
					t.Fatalf("%+v may know %+v: %v, and the product says %v", r, one, want, got)
				}
				if decisions.Add(1); want {
					known = append(known, i)
					opened.Add(1)
				}
				for _, approver := range readers[:2] {
					if len(approver.parts) == 0 || !takesPart {
						continue
					}
					because, left := whyNot(approver, r, one)
					if is, out := access.WhyNot(approver.knowing(), k, held[i]); is != because || out != left {
						t.Fatalf("%+v is told of %+v without %+v: %q %v, and the product says %q %v", approver, r, one, because, left, is, out)
					}
					decisions.Add(1)
				}
			}
			if got := access.Known(k, held); !slices.Equal(got, known) {
				t.Fatalf("%+v may know %v of the list, and the product says %v", r, known, got)
			}
		}
		decisions.Add(within(t, readers, things))
	})
	t.Logf("%d decisions, %d of them to tell", decisions.Load(), opened.Load())
	if least := int64(testcase.Times(10_000, 1_000_000)); decisions.Load() < least || opened.Load() < least/20 {
		t.Errorf("that is fewer than %d", least)
	}
}

// within looks at every two audiences of a world: whoever may know what was made from both may know both.
func within(t *rapid.T, readers []reader, things []thing) int64 {
	var decided int64
	for i := range things[1:] {
		one, of := things[i], things[i+1]
		both, err := access.For(one.audience, one.names...).Within(access.For(of.audience, of.names...))
		for _, r := range readers {
			if err != nil || len(r.parts) == 0 {
				continue
			}
			_, got := access.Open(r.knowing(), access.Hold(0, both, nil))
			if want := r.meantFor(one.audience, one.names) && r.meantFor(of.audience, of.names); got != want {
				t.Fatalf("%+v may know what is for %s within %s: %v, and the product says %v (%s)",
					r, fmt.Sprint(one.audience, one.names), fmt.Sprint(of.audience, of.names), want, got, both)
			}
			decided++
		}
	}
	return decided
}
