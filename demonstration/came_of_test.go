package demonstration_test

import (
	"encoding/json"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/family"
	"kith/record"
)

const northcliffe, eastmoor, tynewater = 0, 1, 2

// shown is what a look shows, or the end of the test.
func shown[T any](t *testing.T) func(access.Copy[T], error) T {
	t.Helper()
	return func(seen access.Copy[T], err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return seen.Show()
	}
}

// showsWhatCameOfMeetings looks at what the door promises beside the stages: the record and its copies, a dissent, a
// correction, answers to reports, a hidden address, and meetings that were put off or could not decide.
func (l *loaded) showsWhatCameOfMeetings(t *testing.T) {
	t.Helper()
	l.showsCopies(t)
	l.showsAnswers(t)
	l.hidesAnAddress(t)
	l.showsMeetingsPutOff(t)
}

// copies are somebody's own copies of records, as text, the latest first.
func (l *loaded) copies(t *testing.T, partnership int, of, name string) []string {
	t.Helper()
	who := l.somebody(t, partnership, of, name)
	var all []string
	for _, m := range shown[casework.OwnMeetings](t)(l.desk.ViewOwnMeetings(t.Context(), who)).Held {
		if m.Copy == "" {
			continue
		}
		text, err := json.Marshal(shown[casework.CopyView](t)(l.desk.ViewCopy(t.Context(), who, m.Copy)).Content)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(text))
	}
	return all
}

func (l *loaded) showsCopies(t *testing.T) {
	t.Helper()
	for _, one := range []struct {
		partnership int
		of, name    string
		has, hasNot string
	}{
		{northcliffe, "Tyrell and Amelia", "Shanice", "Tyrell walks to his father", "nothing of the kind"},
		{northcliffe, "Tyrell and Amelia", "Daniel", "Amelia was in her mother", "Tyrell"},
		{northcliffe, "Tyrell and Amelia", "Marlon", "Tyrell walks to his father", "Amelia was in"},
		{northcliffe, "Zofia and Jakub", "Piotr", "on his right leg", "nothing of the kind"},
		{tynewater, "Owen", "Gareth", "did not agree with a decision", "Andy Forster dissents"},
		{eastmoor, "Bishal", "Bishal", "I mind being the only one", "nothing of the kind"},
	} {
		all := strings.Join(l.copies(t, one.partnership, one.of, one.name), "\n")
		if !strings.Contains(all, one.has) || strings.Contains(all, one.hasNot) {
			t.Errorf("%s’s copy: %q is there %t, %q is there %t", one.name, one.has, strings.Contains(all, one.has), one.hasNot, strings.Contains(all, one.hasNot))
		}
	}
	if got := l.copies(t, tynewater, "Hamza and Zara", "Imran"); len(got) != 2 {
		t.Errorf("Imran has %d copies, not one of each conference", len(got))
	}
	ways := l.waysOf(t, northcliffe, "Noor Haddad", "Tyrell and Amelia", "Shanice")
	if !slices.Equal(ways["Shanice Campbell"], []record.Way{record.ByPost}) || !slices.Equal(ways["Daniel Whitlock"], []record.Way{record.GivenInHand}) {
		t.Errorf("copies went by %v", ways)
	}
}

// waysOf is how each copy of the record of a family's last conference was sent.
func (l *loaded) waysOf(t *testing.T, partnership int, chair, of, parent string) map[string][]record.Way {
	t.Helper()
	held := shown[casework.OwnMeetings](t)(l.desk.ViewOwnMeetings(t.Context(), l.somebody(t, partnership, of, parent))).Held
	ways := map[string][]record.Way{}
	for _, c := range shown[casework.RecipientsView](t)(l.desk.ViewRecipients(t.Context(), l.somebody(t, partnership, "", chair), held[0].ID)).Copies {
		for _, s := range c.Sent {
			ways[c.Name] = append(ways[c.Name], s.Way)
		}
	}
	return ways
}

func (l *loaded) showsAnswers(t *testing.T) {
	t.Helper()
	dawn := l.somebody(t, northcliffe, "Kai and Ava", "Dawn")
	to := shown[casework.OwnMeetings](t)(l.desk.ViewOwnMeetings(t.Context(), dawn)).ToCome[0]
	answered := 0
	for _, r := range shown[casework.ReadingView](t)(l.desk.ViewReading(t.Context(), dawn, to.ID)).Reports {
		for _, p := range r.Points {
			if p.Reply != nil {
				answered++
			}
		}
	}
	if answered != 4 {
		t.Errorf("Dawn answered %d points", answered)
	}
}

// hidesAnAddress looks for where a mother lives in everything that is shown to one of the two fathers.
func (l *loaded) hidesAnAddress(t *testing.T) {
	t.Helper()
	const street = "Tern Close"
	site := l.site(slog.DiscardHandler)
	page := func(partnership int, of, name string) string {
		var everything strings.Builder
		for _, one := range enters(t, site, l.doorPerson(t, partnership, of, name)).everyPage(2) {
			everything.WriteString(one.whole())
		}
		return everything.String()
	}
	if !strings.Contains(page(northcliffe, "", "Jo Reed"), street) {
		t.Error("the social worker does not find where Shanice lives")
	}
	if strings.Contains(page(northcliffe, "Tyrell and Amelia", "Daniel"), street) {
		t.Error("Daniel is told where Shanice lives")
	}
	for _, f := range shown[[]casework.FamilyLine](t)(l.desk.ViewFamilies(t.Context(), l.somebody(t, northcliffe, "", "Jo Reed"))) {
		seen := shown[casework.FamilyView](t)(l.desk.ViewFamily(t.Context(), l.somebody(t, northcliffe, "", "Jo Reed"), f.ID))
		for _, h := range seen.Households {
			if strings.Contains(h.Words.Address, street) && (len(h.Hidden) != 1 || h.Post != family.PostSafe) {
				t.Errorf("hidden from %d, post %s", len(h.Hidden), h.Post)
			}
		}
	}
}

func (l *loaded) showsMeetingsPutOff(t *testing.T) {
	t.Helper()
	changed := func(partnership int, unit, child string) (conference.State, []conference.ChangeKind) {
		t.Helper()
		who := l.somebody(t, partnership, "", unit)
		list := shown[casework.ConferenceList](t)(l.desk.ViewConferences(t.Context(), who))
		for _, row := range append(list.ToBook, list.Booked...) {
			if !slices.ContainsFunc(row.Children, func(n casework.Named) bool { return n.First == child }) {
				continue
			}
			v := shown[casework.ConferenceView](t)(l.desk.ViewConference(t.Context(), who, row.ID))
			var kinds []conference.ChangeKind
			for _, c := range v.Changes {
				kinds = append(kinds, c.Change.Kind)
			}
			return v.State, kinds
		}
		t.Fatalf("no conference about %s", child)
		return "", nil
	}
	if state, was := changed(northcliffe, "Sam Okafor", "Freya"); state != conference.ToBeBooked || !slices.Contains(was, conference.WasPostponed) {
		t.Errorf("postponed: %s, %v", state, was)
	}
	if state, was := changed(tynewater, "Gordon Pattison", "Ruby"); state != conference.Booked || !slices.Contains(was, conference.WasInquorate) {
		t.Errorf("inquorate: %s, %v", state, was)
	}
}
