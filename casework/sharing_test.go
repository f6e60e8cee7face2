package casework_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/family"
	"kith/fault"
	"kith/internal/store"
	"kith/internal/testcase/world"
	"kith/record"
	"kith/sharing"
)

// parentOf is a parent who signs in.
func parentOf(t *testing.T, w *world.World, f access.FamilyID, called string, tie family.Tie, children ...access.PersonID) access.Actor {
	t.Helper()
	id, err := w.Desk.AddPerson(t.Context(), w.Doing(w.SocialWorker), casework.NewPerson{Family: f, Kind: family.Adult, Details: family.Details{Name: called}})
	must(t, err)
	for _, c := range children {
		_, err := w.Desk.RecordRelationship(t.Context(), w.Doing(w.SocialWorker), family.Relationship{Person: id, Child: c, Tie: tie, Responsibility: family.Holds})
		must(t, err)
	}
	account, err := w.Desk.LetIn(t.Context(), w.Doing(w.SocialWorker), casework.WayIn{Person: id, Children: children})
	must(t, err)
	return access.Actor{Tenant: w.Tenant.ID, Account: account, Person: id, Office: access.FamilyMember}
}

// kais is a family with two parents of one child, who are invited with the child's teacher.
type kais struct {
	*world.World

	t        *testing.T
	f        access.FamilyID
	kai      access.PersonID
	mel, ben access.Actor
}

func withKai(t *testing.T, w *world.World) kais {
	t.Helper()
	c := w.Booked("Kai Example")
	k := kais{World: w, t: t, f: c.Family, kai: c.Children[0].ID}
	k.mel, k.ben = parentOf(t, w, k.f, "Mel Example", family.Mother, k.kai), parentOf(t, w, k.f, "Ben Ayre", family.Father, k.kai)
	w.Part(k.f, access.PartProfessional, w.Teacher)
	return k
}

// shares writes down what was shared about Kai, or about whoever is named.
func (k kais) shares(by access.Actor, what string, about ...access.PersonID) string {
	k.t.Helper()
	if len(about) == 0 {
		about = []access.PersonID{k.kai}
	}
	id, err := k.Desk.WriteSharing(k.t.Context(), k.Doing(by), k.f, sharing.Sharing{
		On: k.Today(), Ground: sharing.Safeguarding, About: about, Words: sharing.Words{What: what, With: "Lakeside Clinic"},
	})
	must(k.t, err)
	return id
}

// says writes down that somebody was asked, and told.
func (k kais) says(by access.Actor, id string, a sharing.Answer) {
	k.t.Helper()
	must(k.t, k.Desk.AnswerSharing(k.t.Context(), k.Doing(by), id, a))
}

func told(who access.Actor, said string) sharing.Answer {
	return sharing.Answer{Person: who.Person, Asked: sharing.Agreed, Told: sharing.MayRead, Words: sharing.AnswerWords{Said: said}}
}

func (k kais) kept(who access.Actor) sharing.Answer {
	return sharing.Answer{
		Person: who.Person, Asked: sharing.NotAsked, Reason: sharing.AtRisk, Told: sharing.AddsToRisk, LookAgainOn: k.Today().AddDays(60),
		Words: sharing.AnswerWords{Risk: "He would look for her"},
	}
}

// one is a thing that was shared as one of the staff sees it.
func (k kais) one(who access.Actor, id string) casework.SharingView {
	k.t.Helper()
	seen, err := k.Desk.ViewSharing(k.t.Context(), who, id)
	must(k.t, err)
	return seen.Show()
}

// own is what one of the family reads, and everything of it as text.
func (k kais) own(who access.Actor) (access.Copy[casework.OwnShared], string) {
	k.t.Helper()
	seen, err := k.Desk.ViewOwnShared(k.t.Context(), who)
	must(k.t, err)
	return seen, fmt.Sprintf("%+v", seen.Show())
}

func TestWhatWasSharedSaysWhatWithWhomOnWhichGroundAndWhoWasAskedAndTold(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		k := withKai(t, w)
		write := func(s sharing.Sharing) error {
			_, err := w.Desk.WriteSharing(t.Context(), w.Doing(w.SocialWorker), k.f, s)
			return err
		}
		for _, want := range []error{sharing.ErrNoWhat, sharing.ErrNoWith, sharing.ErrNoAbout, sharing.ErrNoDay, sharing.ErrNoGround} {
			if err := write(sharing.Sharing{}); !errors.Is(err, want) {
				t.Errorf("nothing filled in: %v, want %v", err, want)
			}
		}
		s := sharing.Sharing{On: w.Today().AddDays(1), Ground: sharing.OtherGround, About: []access.PersonID{k.kai}, Words: sharing.Words{What: "His school days", With: "Lakeside Clinic"}}
		if err := write(s); !errors.Is(err, sharing.ErrLater) || !errors.Is(err, sharing.ErrGroundWords) {
			t.Errorf("tomorrow, and a ground without a name: %v", err)
		}
		id := k.shares(w.SocialWorker, "His school days")
		v := k.one(w.SocialWorker, id)
		if !v.ToComplete || len(v.Concerned) != 2 || v.Words.With != "Lakeside Clinic" || v.Writer.ID != w.SocialWorker.Account || !slices.Equal(v.Names, []string{"Kai Example"}) {
			t.Fatalf("written down: %+v", v)
		}
		if task, there := taskOf(t, w, w.SocialWorker, casework.TaskCompleteSharing); !there || task.Subject != id {
			t.Error("what is not yet known is not on the social worker’s list")
		}
		err := w.Desk.AnswerSharing(t.Context(), w.Doing(w.SocialWorker), id, sharing.Answer{
			Person: k.mel.Person, Asked: sharing.SaidNo, Reason: sharing.AnotherReason, Told: sharing.WasTold,
		})
		if !errors.Is(err, sharing.ErrReasonWords) || !errors.Is(err, sharing.ErrToldOn) {
			t.Errorf("another ground without a name, told on no day: %v", err)
		}
		err = w.Desk.AnswerSharing(t.Context(), w.Doing(w.SocialWorker), id, sharing.Answer{
			Person: k.ben.Person, Asked: sharing.NotAsked, Reason: sharing.AtRisk, Told: sharing.AddsToRisk, LookAgainOn: w.Today(),
		})
		if !errors.Is(err, sharing.ErrRiskWhy) || !errors.Is(err, sharing.ErrAgainPast) || len(fault.Of(err)) != 2 {
			t.Errorf("kept without a reason, to look at again today: %v", err)
		}
		k.says(w.SocialWorker, id, sharing.Answer{
			Person: k.mel.Person, Asked: sharing.SaidNo, Reason: sharing.FindOut, Told: sharing.WasTold, ToldOn: w.Today(), Words: sharing.AnswerWords{Said: "It is nobody’s business"},
		})
		if !k.one(w.SocialWorker, id).ToComplete {
			t.Error("it is complete while nobody has said whether Ben was asked")
		}
		k.says(w.Manager, id, k.kept(k.ben))
		v = k.one(w.Chair, id)
		if v.ToComplete || v.MayChange || len(v.Earlier) != 2 {
			t.Errorf("once all is known: %+v", v)
		}
		if _, there := taskOf(t, w, w.SocialWorker, casework.TaskCompleteSharing); there {
			t.Error("what is complete is still on the list")
		}
		for _, who := range []access.Actor{k.mel, w.GP, w.OtherManager, w.Elsewhere.Unit, w.Teacher} {
			if _, err := w.Desk.ViewSharing(t.Context(), who, id); !errors.Is(err, access.ErrNotFound) && !refused(err) {
				t.Errorf("%s looks at it: %v", who.Account, err)
			}
			if err := w.Desk.AnswerSharing(t.Context(), w.Doing(who), id, told(k.ben, "")); err == nil {
				t.Errorf("%s says who was told", who.Account)
			}
		}
	})
}

func TestWhatSomebodyAnsweredIsForThemAndForNoOtherOfTheFamily(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		k := withKai(t, w)
		id := k.shares(w.SocialWorker, "His school days")
		k.says(w.SocialWorker, id, told(k.mel, "Yes, if it helps him"))
		k.says(w.SocialWorker, id, sharing.Answer{
			Person: k.ben.Person, Asked: sharing.SaidNo, Reason: sharing.AnotherReason, Told: sharing.WasTold, ToldOn: w.Today(),
			Words: sharing.AnswerWords{Said: "Leave us alone", Reason: "The court ordered it"},
		})
		_, mel := k.own(k.mel)
		_, ben := k.own(k.ben)
		if !strings.Contains(mel, "Yes, if it helps him") || strings.Contains(mel, "Leave us alone") || strings.Contains(mel, "The court ordered it") {
			t.Errorf("Mel reads %s", mel)
		}
		if !strings.Contains(ben, "Leave us alone") || !strings.Contains(ben, "The court ordered it") || strings.Contains(ben, "if it helps him") {
			t.Errorf("Ben reads %s", ben)
		}
		must(t, w.Desk.CorrectSharing(t.Context(), w.Doing(w.SocialWorker), id, sharing.Sharing{
			On: w.Today(), Ground: sharing.Consent, About: []access.PersonID{k.kai}, Words: sharing.Words{What: "His school days", With: "Lakeside Clinic"},
		}))
		seen, _ := k.own(k.mel)
		if got := seen.Show().Items[0].Ground; got != sharing.Consent {
			t.Errorf("who agreed reads the ground %q", got)
		}
		seen, _ = k.own(k.ben)
		if got := seen.Show().Items[0].Ground; got != sharing.GroundNotKnown {
			t.Errorf("who said no reads the ground %q: somebody else agreed", got)
		}
		if !k.one(w.SocialWorker, id).ToComplete {
			t.Error("consent is the ground where somebody said no")
		}
	})
}

// TestWhatIsKeptFromSomebodyAndWhatWasNeverSharedLookAlike: the look of whoever it is kept from is the same to the last letter.
func TestWhatIsKeptFromSomebodyAndWhatWasNeverSharedLookAlike(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		k := withKai(t, w)
		first := k.shares(w.SocialWorker, "His school days")
		k.says(w.SocialWorker, first, told(k.ben, ""))
		k.says(w.SocialWorker, first, told(k.mel, ""))
		before, _ := k.own(k.ben)
		hers, _ := k.own(k.mel)

		second := k.shares(w.SocialWorker, "Where she went on Friday")
		same := func(when string, who access.Actor, was access.Copy[casework.OwnShared]) {
			t.Helper()
			now, said := k.own(who)
			if now.Version() != was.Version() || strings.Contains(said, "Friday") {
				t.Errorf("%s: %s reads %s", when, who.Account, said)
			}
		}
		same("while nobody has said whether he may know", k.ben, before)
		same("while nobody has said whether she may know", k.mel, hers)
		k.says(w.SocialWorker, second, k.kept(k.ben))
		k.says(w.SocialWorker, second, told(k.mel, "Please do"))
		same("kept from him", k.ben, before)
		if now, said := k.own(k.mel); now.Version() == hers.Version() || !strings.Contains(said, "Friday") {
			t.Errorf("she may read it, and reads %s", said)
		}
		about := k.shares(w.SocialWorker, "What Mel’s doctor said on Friday", k.kai, k.mel.Person)
		k.says(w.SocialWorker, about, told(k.mel, ""))
		k.says(w.SocialWorker, about, sharing.Answer{Person: k.ben.Person, Asked: sharing.NotAsked, Reason: sharing.AtRisk, Told: sharing.MayRead})
		same("about another adult, whatever was chosen", k.ben, before)
		if his, there := k.one(w.SocialWorker, about).Of(k.ben.Person); !there || his.Told || his.Answer.Told != sharing.ToldNotKnown {
			t.Errorf("he may be told of what is about her: %+v", his)
		}

		w.SetDay(w.Today().AddDays(60))
		same("on the day to look again", k.ben, before)
		if task, there := taskOf(t, w, w.SocialWorker, casework.TaskTellSharing); !there || task.Subject != second {
			t.Error("on the day to look again it is not on the social worker’s list")
		}
		k.says(w.SocialWorker, second, sharing.Answer{Person: k.ben.Person, Asked: sharing.NotAsked, Reason: sharing.AtRisk, Told: sharing.MayRead})
		if _, said := k.own(k.ben); !strings.Contains(said, "Friday") || strings.Contains(said, "look for her") || strings.Contains(said, "Please do") {
			t.Errorf("once he may know he reads %s", said)
		}
	})
}

func TestSomebodyInvitedWritesDownWhatTheySharedAndReadsNothingElse(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		k := withKai(t, w)
		others := k.shares(w.SocialWorker, "His school days")
		own := k.shares(w.Teacher, "How he is in class")
		seen, err := w.Desk.ViewSharings(t.Context(), w.Teacher, k.f)
		must(t, err)
		if lines := seen.Show().Lines; len(lines) != 1 || lines[0].ID != own {
			t.Errorf("the teacher reads %+v", lines)
		}
		if err := w.Desk.AnswerSharing(t.Context(), w.Doing(w.Teacher), others, told(k.ben, "")); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("the teacher says who was told of another’s: %v", err)
		}
		for _, who := range []access.Actor{w.Teacher, w.SocialWorker} {
			if !isNext(t, w, who, casework.TaskCompleteSharing) {
				t.Errorf("%s is not asked to complete it", who.Account)
			}
		}
		k.says(w.Teacher, own, told(k.mel, ""))
		k.says(w.SocialWorker, own, k.kept(k.ben))
		if k.one(w.Unit, own).ToComplete {
			t.Error("it is not complete once both are known")
		}
		if _, err := w.Desk.WriteSharing(t.Context(), w.Doing(w.Chair), k.f, sharing.Sharing{}); !refused(err) {
			t.Errorf("the chair, who reads it, writes: %v", err)
		}
	})
}

func TestWhatIsCorrectedIsKeptAsItWasForTheStaff(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		k := withKai(t, w)
		id := k.shares(w.SocialWorker, "His scool days")
		k.says(w.SocialWorker, id, told(k.mel, "Yes"))
		stale := w.Doing(w.Manager)
		seen, err := w.Desk.ViewSharing(t.Context(), w.Manager, id)
		must(t, err)
		stale.Seen = access.VersionIn(seen, seen.Show().Stands())
		to := sharing.Sharing{On: w.Today().AddDays(-1), Ground: sharing.LegalDuty, About: []access.PersonID{k.kai}, Words: sharing.Words{What: "His school days", With: "The court"}}
		must(t, w.Desk.CorrectSharing(t.Context(), w.Doing(w.SocialWorker), id, to))
		if err := w.Desk.CorrectSharing(t.Context(), stale, id, to); err == nil {
			t.Error("it was corrected over a colleague’s correction")
		}
		v := k.one(w.SocialWorker, id)
		if v.Words.What != "His school days" || len(v.Earlier) != 2 || v.Earlier[0].Was.Sharing.Words.What != "His scool days" || v.Earlier[0].Was.Answers[0].Words.Said != "Yes" {
			t.Errorf("after it was corrected: %+v", v)
		}
		if _, said := k.own(k.mel); strings.Contains(said, "scool") || !strings.Contains(said, "The court") {
			t.Errorf("Mel reads %s", said)
		}
		err = w.Desk.CorrectSharing(t.Context(), w.Doing(w.SocialWorker), id, sharing.Sharing{
			On: w.Today(), Ground: sharing.LegalDuty, About: []access.PersonID{"nobody"}, Words: sharing.Words{What: "It", With: "Them"},
		})
		if !errors.Is(err, access.ErrNotFound) {
			t.Errorf("about somebody of no family: %v", err)
		}
	})
}

func TestWhatIsHeldAboutSomebodyCarriesWhatWasSharedThatTheyMayKnow(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		k := withKai(t, w)
		open, shut := k.shares(w.SocialWorker, "His school days"), k.shares(w.SocialWorker, "Where she went on Friday")
		for _, id := range []string{open, shut} {
			k.says(w.SocialWorker, id, told(k.mel, "Yes, please do"))
		}
		k.says(w.SocialWorker, open, sharing.Answer{Person: k.ben.Person, Asked: sharing.SaidNo, Reason: sharing.FindOut, Told: sharing.MayRead, Words: sharing.AnswerWords{Said: "I would rather not"}})
		k.says(w.SocialWorker, shut, k.kept(k.ben))
		held, err := w.Desk.RecordAccess(t.Context(), w.Doing(w.Unit), k.f, record.AccessRequest{
			About: k.ben.Person, For: k.ben.Person, AskedOn: w.Today(), Identity: record.KnownToWorker,
		})
		must(t, err)
		_, said := bundle(t, w, w.Unit, held)
		if !strings.Contains(said, "His school days") || !strings.Contains(said, "I would rather not") {
			t.Errorf("what he may know is not in it: %s", said)
		}
		if strings.Contains(said, "Friday") || strings.Contains(said, "please do") || strings.Contains(said, "look for her") {
			t.Errorf("what he may not know is in it: %s", said)
		}
	})
}

// TestAnAnswerIsShutByItself: what somebody else answered does not open for one of the family, whatever a page would do with it.
func TestAnAnswerIsShutByItself(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		k := withKai(t, w)
		id := k.shares(w.SocialWorker, "His school days")
		k.says(w.SocialWorker, id, told(k.mel, "Yes"))
		k.says(w.SocialWorker, id, told(k.ben, "If you must"))
		_, err := store.Act(t.Context(), w.DB, w.Doing(k.ben), "read for a test", func(tx *store.Tx) (string, error) {
			pass, err := tx.Allow(k.f, access.ViewOwnShared, "")
			if err != nil {
				return "", err
			}
			held, err := tx.Sharings(pass)
			if err != nil {
				return "", err
			}
			know := access.Know(pass)
			for _, s := range access.Known(know, held) {
				if open := access.Known(know, s.Answers); len(s.Answers) != 2 || len(open) != 1 || open[0].Person != k.ben.Person {
					t.Errorf("of %d answers he opens %+v", len(s.Answers), open)
				}
			}
			_, err = tx.EarlierSharings(pass, held[0])
			if !errors.Is(err, access.ErrNotFound) {
				t.Errorf("he opens what was written before: %v", err)
			}
			return "", nil
		})
		must(t, err)
	})
}

func TestWhatIsCorrectedToBeAboutAnothersChildTooIsReadByNoFatherOfOne(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := w.TwoFathers(false)
		k := kais{World: w, t: t, f: two.Family, kai: two.Kai}
		id := k.shares(w.SocialWorker, "His school days")
		k.says(w.SocialWorker, id, told(two.Col, ""))
		k.says(w.SocialWorker, id, told(two.Mother, ""))
		if _, said := k.own(two.Col); !strings.Contains(said, "His school days") {
			t.Fatalf("his father reads %s", said)
		}
		must(t, w.Desk.CorrectSharing(t.Context(), w.Doing(w.SocialWorker), id, sharing.Sharing{
			On: w.Today(), Ground: sharing.Safeguarding, About: []access.PersonID{two.Kai, two.Ava}, Words: sharing.Words{What: "Their school days", With: "Lakeside Clinic"},
		}))
		if _, said := k.own(two.Col); strings.Contains(said, "school days") {
			t.Errorf("the father of one reads of the other: %s", said)
		}
		if _, said := k.own(two.Mother); !strings.Contains(said, "Their school days") || !strings.Contains(said, "Ava Example") {
			t.Errorf("the mother of both reads %s", said)
		}
	})
}
