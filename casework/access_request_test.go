package casework_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/store"
	"kith/internal/testcase/world"
	"kith/record"
)

func bundle(t *testing.T, w *world.World, who access.Actor, id string) (casework.BundleView, string) {
	t.Helper()
	seen, err := w.Desk.ViewBundle(t.Context(), who, id)
	if err != nil {
		t.Fatal(err)
	}
	said, err := json.Marshal(seen.Show().Groups)
	if err != nil {
		t.Fatal(err)
	}
	return seen.Show(), string(said)
}

func TestSomebodyIsGivenWhatIsHeldAboutThemOnceASecondPersonHasChecked(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := w.TwoFathers(true)
		do := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		ask := record.AccessRequest{About: two.Col.Person, For: two.Col.Person, AskedOn: w.Today(), Identity: record.KnownToWorker}
		id, err := w.Desk.RecordAccess(t.Context(), w.Doing(w.Unit), two.Family, ask)
		do(err)
		if _, err := w.Desk.RecordAccess(t.Context(), w.Doing(w.SocialWorker), two.Family, ask); err == nil {
			t.Error("a social worker recorded it")
		}
		forAva := record.AccessRequest{About: two.Ava, For: two.Mother.Person, AskedOn: w.Today(), Identity: record.KnownToWorker}
		if _, err := w.Desk.RecordAccess(t.Context(), w.Doing(w.Unit), two.Family, forAva); !errors.Is(err, record.ErrAccessWhyFor) {
			t.Errorf("a child's, for a parent, without why: %v", err)
		}
		v, said := bundle(t, w, w.Unit, id)
		for _, has := range []string{world.SecretOfKai, `"The conference, `} {
			if !strings.Contains(said, has) {
				t.Errorf("it does not hold %q", has)
			}
		}
		for _, not := range []string{"Ava", "Ben", world.SecretOfStaff, world.SecretOfChair, world.SecretOfMothers} {
			if strings.Contains(said, not) {
				t.Errorf("it holds %q", not)
			}
		}
		if len(v.Withheld) == 0 {
			t.Error("nothing is said of what is left out")
		}
		if v.Last() != w.Today().AddMonths(1) {
			t.Errorf("it is to be answered by %s", v.Last())
		}
		if err := w.Desk.GiveBundle(t.Context(), w.Doing(w.Unit), id); !errors.Is(err, record.ErrNotCheckedYet) {
			t.Errorf("given unchecked: %v", err)
		}
		do(w.Desk.PrepareBundle(t.Context(), w.Doing(w.Unit), id))
		if err := w.Desk.CheckBundle(t.Context(), w.Doing(w.Unit), id, v.Seen); !errors.Is(err, record.ErrChecksOwn) {
			t.Errorf("who prepared it checked it: %v", err)
		}
		if err := w.Desk.CheckBundle(t.Context(), w.Doing(w.Manager), id, "something else"); !errors.Is(err, record.ErrBundleChanged) {
			t.Errorf("checked what was not looked at: %v", err)
		}
		v, _ = bundle(t, w, w.Manager, id)
		do(w.Desk.CheckBundle(t.Context(), w.Doing(w.Manager), id, v.Seen))
		changes := func(name string) {
			t.Helper()
			who, err := w.Desk.ViewPerson(t.Context(), w.SocialWorker, two.Col.Person)
			do(err)
			details := who.Show().Who.Details
			details.Name = name
			_, err = w.Desk.CorrectPerson(t.Context(), w.Doing(w.SocialWorker), two.Col.Person, details, "He told us")
			do(err)
		}
		changes("Col Francis Batt")
		if err := w.Desk.GiveBundle(t.Context(), w.Doing(w.Unit), id); !errors.Is(err, record.ErrBundleChanged) {
			t.Errorf("given as it was not checked: %v", err)
		}
		do(w.Desk.PrepareBundle(t.Context(), w.Doing(w.Unit), id))
		v, _ = bundle(t, w, w.Manager, id)
		do(w.Desk.CheckBundle(t.Context(), w.Doing(w.Manager), id, v.Seen))
		if _, own := bundle(t, w, two.Col, id); own != "null" {
			t.Error("it is read before it is given")
		}
		do(w.Desk.GiveBundle(t.Context(), w.Doing(w.Unit), id))
		if _, own := bundle(t, w, two.Col, id); !strings.Contains(own, world.SecretOfKai) || strings.Contains(own, world.SecretOfStaff) {
			t.Error("whoever it is for does not read it, or reads more")
		}
		if task, there := taskOf(t, w, two.Col, casework.TaskReadBundle); !there || task.Subject != id {
			t.Error("it is not on their own page")
		}
		for _, who := range []access.Actor{two.Mother, w.Teacher, w.SocialWorker, w.Chair, w.Elsewhere.Unit} {
			if _, err := w.Desk.ViewBundle(t.Context(), who, id); err == nil {
				t.Errorf("%s looked at it", who.Account)
			}
		}
	})
}

func TestAnAnswerAboutWhatIsHeldIsMadeLaterOnceAndBeforeItsDay(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := w.TwoFathers(false)
		asked := w.Today()
		id, err := w.Desk.RecordAccess(t.Context(), w.Doing(w.Unit), two.Family, record.AccessRequest{
			About: two.Kai, For: two.Mother.Person, AskedOn: asked, Identity: record.ByDocument, Words: record.AccessWords{WhyFor: "He is four"},
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, said := bundle(t, w, w.Unit, id); strings.Contains(said, world.SecretOfAva) || !strings.Contains(said, world.SecretOfKai) {
			t.Error("it is not Kai's alone")
		}
		if err := w.Desk.TakeLonger(t.Context(), w.Doing(w.Unit), id, ""); !errors.Is(err, record.ErrWhyLonger) {
			t.Errorf("longer without why: %v", err)
		}
		if err := w.Desk.TakeLonger(t.Context(), w.Doing(w.Unit), id, "There are many papers"); err != nil {
			t.Fatal(err)
		}
		if task, _ := taskOf(t, w, w.Unit, casework.TaskAccess); task.Due != asked.AddMonths(3) {
			t.Errorf("it is to be answered by %s", task.Due)
		}
		if err := w.Desk.TakeLonger(t.Context(), w.Doing(w.Unit), id, "Again"); !errors.Is(err, record.ErrLongerAlready) {
			t.Errorf("longer again: %v", err)
		}
		err = w.Desk.TakeLonger(t.Context(), casework.Doing{Actor: w.Manager, Once: "m", Seen: ""}, id, "I say so")
		if refused, is := errors.AsType[*access.Refused](err); !is || refused == nil || errors.Is(err, store.ErrStale) {
			t.Errorf("the manager made it longer: %v", err)
		}
	})
}

func TestWhoWritesForOneChildIsNotNamedInWhatAnothersFatherIsGiven(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		const said = "The house is warm and the children are fed"
		c := w.Booked("Ava Example", "Kai Example")
		ava, kai := c.Children[0].ID, c.Children[1].ID
		mother, ben := w.Member(c.Family, access.PartParent, "Mel Example", ava, kai), w.Member(c.Family, access.PartParent, "Ben Ayre", ava)
		w.InviteMember(c.ID, mother, conference.RoleParent)
		w.InviteMember(c.ID, ben, conference.RoleParent)
		w.Invite(c.ID, w.Teacher, conference.RoleSchool, kai)
		r := w.ReportOf(c.ID, w.Teacher)
		w.Say(r, w.Teacher, said)
		w.Send(r, w.Teacher)
		for who, is := range map[access.PersonID]bool{mother.Person: true, ben.Person: false} {
			id, err := w.Desk.RecordAccess(t.Context(), w.Doing(w.Unit), c.Family, record.AccessRequest{
				About: who, For: who, AskedOn: w.Today(), Identity: record.KnownToWorker,
			})
			if err != nil {
				t.Fatal(err)
			}
			if _, all := bundle(t, w, w.Unit, id); strings.Contains(all, said) != is {
				t.Errorf("what is built for %s holds what was written for Kai alone: %v", who, !is)
			}
		}
	})
}

func TestNothingIsBuiltForSomebodyWhoseWayInWasEnded(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := w.TwoFathers(false)
		if _, err := w.Desk.EndWayIn(t.Context(), w.Doing(w.SocialWorker), two.Mother.Person, "She asked for it"); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Desk.RecordAccess(t.Context(), w.Doing(w.Unit), two.Family, record.AccessRequest{
			About: two.Mother.Person, For: two.Mother.Person, AskedOn: w.Today(), Identity: record.KnownToWorker,
		}); !errors.Is(err, casework.ErrNoBundle) {
			t.Errorf("something was built from her relationships, whatever her part had been: %v", err)
		}
	})
}
