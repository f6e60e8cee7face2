package casework_test

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/family"
	"kith/internal/testcase/world"
	"kith/report"
	"kith/statement"
)

// twoFathers is a conference about Kai and Ava, who have different fathers, with the school invited for both.
func twoFathers(t *testing.T, w *world.World) (c casework.ConferenceView, ofKai, ofAva access.Actor, school report.ID) {
	t.Helper()
	c = w.Booked("Kai Example", "Ava Example")
	kai, ava := c.Children[0].ID, c.Children[1].ID
	if c.Children[0].First != "Kai" {
		kai, ava = ava, kai
	}
	ofKai, ofAva = father(t, w, c.Family, "Dan Alder", kai), father(t, w, c.Family, "Rob Birch", ava)
	w.InviteMember(c.ID, ofKai, conference.RoleParent)
	w.InviteMember(c.ID, ofAva, conference.RoleParent)
	w.Invite(c.ID, w.Teacher, conference.RoleSchool)
	return c, ofKai, ofAva, w.ReportOf(c.ID, w.Teacher)
}

func father(t *testing.T, w *world.World, f access.FamilyID, name string, child access.PersonID) access.Actor {
	t.Helper()
	who := w.Member(f, access.PartParent, name, child)
	_, err := w.Desk.RecordRelationship(t.Context(), w.Doing(w.SocialWorker), family.Relationship{
		Person: who.Person, Child: child, Tie: family.Father, Responsibility: family.Holds,
	})
	if err != nil {
		t.Fatal(err)
	}
	return who
}

func read(t *testing.T, w *world.World, who access.Actor, id conference.ID) (casework.ReadingView, string) {
	t.Helper()
	seen, err := w.Desk.ViewReading(t.Context(), who, id)
	if err != nil {
		t.Fatal(err)
	}
	return seen.Show(), seen.Version()
}

func TestAStatementAboutOneFathersChildLeavesNoTraceForTheOther(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c, ofKai, ofAva, school := twoFathers(t, w)
		kai, ava := childNamed(c, "Kai"), childNamed(c, "Ava")
		w.Say(school, w.Teacher, "Ava reads well", ava)
		w.Send(school, w.Teacher)
		_, before := read(t, w, ofAva, c.ID)
		pageBefore := said(t, w, ofAva, "/my/meetings/"+string(c.ID)+"/reading")

		hidden := w.Say(school, w.Teacher, world.Secret, kai)
		both := w.Say(school, w.Teacher, world.Secret+" for both", kai, ava)
		shown, after := read(t, w, ofAva, c.ID)
		if before != after {
			t.Error("the version changed for the father who may not know")
		}
		if got := said(t, w, ofAva, "/my/meetings/"+string(c.ID)+"/reading"); got != pageBefore {
			t.Errorf("his page changed:\n%s\n%s", pageBefore, got)
		}
		points := shown.Reports[0].Points
		if len(points) != 1 || points[0].Number != 1 || points[0].Of != 1 || points[0].After != "" {
			t.Errorf("%+v", points)
		}
		for _, id := range []statement.ID{hidden, both} {
			at := "/my/meetings/" + string(c.ID) + "/reading/" + string(id)
			nothing := w.Client(t, ofAva).Get("/my/meetings/" + string(c.ID) + "/reading/nothing")
			got := w.Client(t, ofAva).Get(at)
			if got.Status != http.StatusNotFound || got.Said(t) != nothing.Said(t) {
				t.Errorf("his page of a hidden point: %d", got.Status)
			}
			_, err := w.Desk.ReplyToStatement(t.Context(), w.Doing(ofAva), c.ID, statement.Reply{Statement: id, Kind: statement.Agree})
			if !errors.Is(err, access.ErrNotFound) {
				t.Errorf("replying to a hidden point: %v", err)
			}
		}
		theirs, _ := read(t, w, ofKai, c.ID)
		if points := theirs.Reports[0].Points; len(points) != 1 || points[0].Said.Words.Text != world.Secret || points[0].Of != 1 {
			t.Errorf("Kai's father reads %+v", points)
		}
		people := said(t, w, ofAva, "/my/meetings/"+string(c.ID)+"/people")
		if strings.Contains(people, "Dan Alder") || strings.Contains(people, "Kai") {
			t.Errorf("one father reads of the other:\n%s", people)
		}
	})
}

func TestAReportFromOneChildsSchoolIsNotAwaitedByTheOtherFather(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c, ofKai, ofAva, _ := twoFathers(t, w)
		w.Invite(c.ID, w.HealthVisitor, conference.RoleHealthVisitor, childNamed(c, "Ava"))
		mine, _ := read(t, w, ofAva, c.ID)
		theirs, _ := read(t, w, ofKai, c.ID)
		if len(mine.Reports) != 2 || len(theirs.Reports) != 1 {
			t.Errorf("Ava's father awaits %d, Kai's %d", len(mine.Reports), len(theirs.Reports))
		}
		if got := said(t, w, ofKai, "/my/meetings/"+string(c.ID)+"/people"); strings.Contains(got, "Grace Mensah") {
			t.Error("the health visitor of Ava is shown to Kai's father")
		}
	})
}

func TestAParentsAnswerReachesTheWriterAndTheChairAndNotTheOtherParent(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c, ofKai, ofAva, school := twoFathers(t, w)
		point := w.Say(school, w.Teacher, "The family is often late")
		w.Send(school, w.Teacher)
		_, err := w.Desk.ReplyToStatement(t.Context(), w.Doing(ofKai), c.ID, statement.Reply{
			Statement: point, Kind: statement.FactWrong, Words: statement.ReplyWords{Text: "It was twice", Should: "Late twice"},
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, who := range []access.Actor{w.Teacher, w.Chair} {
			seen, err := w.Desk.ViewReport(t.Context(), who, school)
			if err != nil || len(seen.Show().Points) != 1 || len(seen.Show().Points[0].Replies) != 1 || seen.Show().Points[0].Replies[0].By != "Dan Alder" {
				t.Errorf("%s: %+v %v", who.Account, seen.Show().Points, err)
			}
		}
		other, _ := read(t, w, ofAva, c.ID)
		if other.Reports[0].Points[0].Reply != nil {
			t.Error("the other father reads the answer")
		}
	})
}

func TestADraftIsItsWritersAloneAndALateReportIsChased(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c, ofKai, _, school := twoFathers(t, w)
		w.Say(school, w.Teacher, world.Secret)
		for _, who := range []access.Actor{w.Chair, w.Unit, w.SocialWorker} {
			if _, err := w.Desk.ViewReport(t.Context(), who, school); !errors.Is(err, access.ErrNotFound) {
				t.Errorf("%s reads a draft: %v", who.Account, err)
			}
		}
		if shown, _ := read(t, w, ofKai, c.ID); len(shown.Reports[0].Points) != 0 {
			t.Error("a parent reads a draft")
		}
		w.SetDay(c.HeldOn.AddDays(-1))
		if got := said(t, w, ofKai, "/my/meetings/"+string(c.ID)+"/reading"); !strings.Contains(got, "This is not your fault") {
			t.Errorf("a late report:\n%s", got)
		}
		if _, err := w.Desk.ChaseReport(t.Context(), w.Doing(w.Unit), school, "We need it today"); err != nil {
			t.Fatal(err)
		}
		found := false
		for _, task := range waiting(t, w, w.Teacher) {
			found = found || task.Kind == casework.TaskChasedReport && task.Late
		}
		if !found {
			t.Errorf("the teacher's list: %+v", waiting(t, w, w.Teacher))
		}
		w.Send(school, w.Teacher)
		seen, err := w.Desk.ViewReports(t.Context(), w.Chair, c.ID)
		if err != nil || !seen.Show().Reports[0].Late || len(seen.Show().Reports[0].Chased) != 1 || len(seen.Show().Reports[0].Unshared) != 2 {
			t.Errorf("%+v %v", seen.Show(), err)
		}
	})
}

func TestAnAttachedFileStaysWithTheProfessionals(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c, ofKai, _, school := twoFathers(t, w)
		attach := func(content string) (string, error) {
			return w.Desk.AttachFile(t.Context(), w.Doing(w.Teacher), school, `C:\x\Kai "report".exe`, []byte(content))
		}
		if _, err := attach("MZ a program"); !errors.Is(err, report.ErrNotAFile) {
			t.Errorf("a program: %v", err)
		}
		id, err := attach("%PDF-1.7 " + world.Secret)
		if err != nil {
			t.Fatal(err)
		}
		got := w.Client(t, w.Chair).Get("/files/" + id)
		if got.Status != http.StatusOK || !strings.Contains(got.Body, world.Secret) ||
			got.Header.Get("Content-Disposition") != `attachment; filename="Kai report.pdf"` || got.Header.Get("Content-Type") != "application/pdf" {
			t.Errorf("the chair: %d %v", got.Status, got.Header)
		}
		if got := w.Client(t, ofKai).Get("/files/" + id); strings.Contains(got.Body, world.Secret) || got.Status == http.StatusOK {
			t.Errorf("a parent: %d", got.Status)
		}
		if got := w.Client(t, w.GP).Get("/files/" + id); got.Status != http.StatusNotFound {
			t.Errorf("somebody not invited: %d", got.Status)
		}
		_ = c
		// Where a scanner is named, nothing is kept but what it found clean.
		seen := 0
		w.Desk.ScanBy(func(_ context.Context, content []byte) error {
			seen++
			switch {
			case bytes.Contains(content, []byte("harm")):
				return report.ErrHarmful
			case bytes.Contains(content, []byte("silence")):
				return report.ErrNotLooked
			}
			return nil
		})
		for content, want := range map[string]error{
			"%PDF-1.7 harm": report.ErrHarmful, "%PDF-1.7 silence": report.ErrNotLooked, "MZ a program": report.ErrNotAFile, "%PDF-1.7 clean": nil,
		} {
			if _, err := attach(content); !errors.Is(err, want) {
				t.Errorf("%s: %v", content, err)
			}
		}
		now, err := w.Desk.ViewReport(t.Context(), w.Teacher, school)
		if err != nil || len(now.Show().Files) != 2 || seen != 3 {
			t.Errorf("%d files after %d scans, %v", len(now.Show().Files), seen, err)
		}
	})
}

func childNamed(c casework.ConferenceView, first string) access.PersonID {
	for _, n := range c.Children {
		if n.First == first {
			return n.ID
		}
	}
	return ""
}

func said(t *testing.T, w *world.World, who access.Actor, path string) string {
	t.Helper()
	p := w.Client(t, who).Get(path)
	if p.Status != http.StatusOK {
		t.Fatalf("%s: %d %s", path, p.Status, p.Said(t))
	}
	return p.Said(t)
}

// TestAReportOfWhichNothingIsForAReaderIsAsOneThatIsNoLongerAskedFor compares the father's list, once with a report that
// was sent with nothing in it for him, once with one that was taken back.
func TestAReportOfWhichNothingIsForAReaderIsAsOneThatIsNoLongerAskedFor(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c, ofKai, ofAva, school := twoFathers(t, w)
		list := "/my/meetings/" + string(c.ID) + "/reading"
		w.Invite(c.ID, w.Police, conference.RolePolice)
		police := w.ReportOf(c.ID, w.Police)
		seat := seatOf(t, w, c.ID, w.Police)
		if mine, _ := read(t, w, ofAva, c.ID); len(mine.Reports) != 2 {
			t.Fatalf("he awaits %d reports: the test proves nothing", len(mine.Reports))
		}

		if _, err := w.Desk.Withdraw(t.Context(), w.Doing(w.Unit), c.ID, seat); err != nil {
			t.Fatal(err)
		}
		_, absent := read(t, w, ofAva, c.ID)
		page := said(t, w, ofAva, list)
		w.Invite(c.ID, w.Police, conference.RolePolice)
		w.Write(police, w.Police, casework.Point{Text: world.Secret, Whole: true, Audience: "professionals", Why: "An enquiry goes on"})
		w.Send(police, w.Police)
		if _, hidden := read(t, w, ofAva, c.ID); hidden != absent {
			t.Error("the version differs")
		}
		if got := said(t, w, ofAva, list); got != page || strings.Contains(got, "Dev Rao") {
			t.Errorf("his list tells of it:\n%s\n%s", page, got)
		}

		w.Say(school, w.Teacher, "Kai reads well", childNamed(c, "Kai"))
		w.Send(school, w.Teacher)
		if theirs, _ := read(t, w, ofKai, c.ID); len(theirs.Reports) != 1 || len(theirs.Reports[0].Points) != 1 {
			t.Errorf("Kai's father reads %+v", theirs.Reports)
		}
		if mine, _ := read(t, w, ofAva, c.ID); len(mine.Reports) != 0 {
			t.Errorf("Ava's father is told of %+v", mine.Reports)
		}
	})
}
