package demonstration_test

import (
	"testing"
	"time"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/demonstration"
	"kith/diary"
	"kith/family"
	"kith/internal/store"
	"kith/internal/testcase/canary"
	"kith/internal/testcase/world"
	"kith/procedure"
	"kith/record"
	"kith/report"
	"kith/statement"
)

// goesOn has people do what the demonstration does not tell of, so that every address has something behind it, and makes what
// only one person is told the address of: each one's calendar, and a way to sign in.
func (l *loaded) goesOn(t *testing.T, everybody []demonstration.Person) map[string]map[access.AccountID]string {
	t.Helper()
	l.goesOnWithCases(t)
	feeds, links := map[access.AccountID]string{}, map[access.AccountID]string{}
	tenants := map[access.TenantID]map[access.AccountID]store.Account{}
	for _, p := range everybody {
		if tenants[p.Tenant] == nil {
			tenants[p.Tenant] = map[access.AccountID]store.Account{}
			all, err := l.db.AccountsOf(t.Context(), p.Tenant)
			if err != nil {
				t.Fatal(err)
			}
			for _, a := range all {
				tenants[p.Tenant][a.ID] = a
			}
			by := casework.Doing{Actor: access.Operator(p.Tenant), Once: "the link of " + string(p.Account)}
			if _, err := l.desk.MakeLink(t.Context(), by, p.Account, "link-of-"+string(p.Account), time.Hour); err != nil {
				t.Fatal(err)
			}
			links[p.Account] = "/sign-in/link/link-of-" + string(p.Account)
		}
		a := tenants[p.Tenant][p.Account]
		who := access.Actor{Tenant: p.Tenant, Account: a.ID, Person: a.Person, Office: a.Office}
		if _, err := l.desk.MakeFeed(t.Context(), casework.Doing{Actor: who, Once: "the feed of " + string(a.ID)}, "feed-of-"+string(a.ID)); err != nil {
			t.Fatal(err)
		}
		feeds[a.ID] = "/calendar/feed-of-" + string(a.ID) + ".ics"
	}
	return map[string]map[access.AccountID]string{"GET /calendar/{feed}": feeds, "GET /sign-in/link/{token}": links, "POST /sign-in/link/{token}": links}
}

func (l *loaded) goesOnWithCases(t *testing.T) {
	t.Helper()
	did := 0
	by := func(of, name string) casework.Doing {
		did++
		return casework.Doing{Actor: l.somebody(t, northcliffe, of, name), Once: name + " goes on " + string(rune('a'+did))}
	}
	worker, unit := l.somebody(t, northcliffe, "", "Jo Reed"), "Sam Okafor"
	do := func(what string, err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
	}
	_, err := l.desk.Propose(t.Context(), by(campbells, "Daniel"), l.planOf(t, "Daniel").ID, "I would like to see her on Sundays at my mother’s", access.Professionals)
	do("a proposal", err)
	again, err := l.desk.AddPerson(t.Context(), by("", "Jo Reed"), casework.NewPerson{
		Family: l.planOf(t, "Marlon").Family, Kind: family.Adult, Details: family.Details{Name: "Marlon J Reid"},
	})
	do("an entry", err)
	_, err = l.desk.ProposeMerge(t.Context(), by("", "Jo Reed"), family.Merging{
		Kind: family.Merge, Person: again, Kept: l.somebody(t, northcliffe, campbells, "Marlon").Person,
		Words: family.MergeWords{Ground: "person", Why: "He gives his second name at work"},
	})
	do("two entries", err)
	_, err = l.desk.RecordAbsence(t.Context(), by("", unit), casework.Away{
		Who: worker.Account, Cover: l.somebody(t, northcliffe, "", "Lena Frost").Account, From: today.AddDays(30), Until: today.AddDays(34),
	})
	do("an absence", err)
	_, err = l.desk.KeepRoom(t.Context(), by("", unit), conference.Room{Name: "The Garden Room", Where: "1 Quay Street"})
	do("a room", err)
	_, err = l.desk.ListDiary(t.Context(), by("", unit), diary.Diary{Kind: diary.Interpreter, Name: "Ewa Nowak", Languages: "Polish"})
	do("a diary", err)
	_, err = l.desk.ProposeChange(t.Context(), by("", unit), procedure.Change{
		Path: "clocks.reports-to-parents.limit", Value: "5 working days", Source: "The partnership’s decision of today", Kind: procedure.Limit,
		From: today.AddDays(1),
	})
	do("a change of the procedure", err)
	_, err = l.desk.OpenOnDuty(t.Context(), by("", "Lena Frost"), l.planOf(t, "Daniel").Child.ID, access.DutyHospital, "The ward asks who may take her home")
	do("opening a family on duty", err)
	l.saysItIsNotRight(t, by(campbells, "Daniel"))
	daniel := l.somebody(t, northcliffe, campbells, "Daniel")
	campbell := l.planOf(t, "Daniel").Family
	asking, err := l.desk.RecordAccess(t.Context(), by("", unit), campbell, record.AccessRequest{
		About: daniel.Person, For: daniel.Person, AskedOn: today, Identity: record.KnownToWorker,
	})
	do("asking for what is held", err)
	do("preparing it", l.desk.PrepareBundle(t.Context(), by("", unit), asking))
	held, err := l.desk.ViewBundle(t.Context(), l.managerOf(t, campbell), asking)
	do("looking it through", err)
	do("checking it", l.desk.CheckBundle(t.Context(), casework.Doing{Actor: l.managerOf(t, campbell), Once: "checks it"}, asking, held.Show().Seen))
	do("giving it", l.desk.GiveBundle(t.Context(), by("", unit), asking))
	l.attachesAFile(t)
}

// saysItIsNotRight has one of a family say that the first paragraph of their copy of a record is not right.
func (l *loaded) saysItIsNotRight(t *testing.T, by casework.Doing) {
	t.Helper()
	meetings, err := l.desk.ViewOwnMeetings(t.Context(), by.Actor)
	if err != nil || len(meetings.Show().Held) == 0 {
		t.Fatalf("no meeting that was held: %v", err)
	}
	id := meetings.Show().Held[0].Copy
	seen, err := l.desk.ViewCopy(t.Context(), by.Actor, id)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range seen.Show().Content.Items() {
		if seen.Show().MayAsk(i.Number) {
			if _, err := l.desk.AskCorrection(t.Context(), by, id, i.Number, statement.ReplyWords{
				Text: "That was in the spring and not in the autumn", Should: "In the spring of this year", Know: "I wrote the day down",
			}, casework.WhoeverReadsIt); err != nil {
				t.Fatalf("saying that something is not right: %v", err)
			}
			return
		}
	}
	t.Fatal("nothing in the copy can be said to be wrong")
}

// attachesAFile has whoever is still writing a report add a file to it.
func (l *loaded) attachesAFile(t *testing.T) {
	t.Helper()
	var id report.ID
	who := access.Actor{Office: access.Professional}
	if err := canary.Raw(t, l.at, world.Key(t)).QueryRowContext(t.Context(),
		"SELECT r.id, r.writer, r.tenant_id FROM report r JOIN account a ON a.tenant_id = r.tenant_id AND a.id = r.writer"+
			" WHERE r.state = 'draft' AND a.office = 'professional'").Scan(&id, &who.Account, &who.Tenant); err != nil {
		t.Fatal(err)
	}
	if _, err := l.desk.AttachFile(t.Context(), casework.Doing{Actor: who, Once: "a file"}, id, "What the gate staff saw.pdf",
		[]byte("%PDF-1.7\nOn two afternoons in a row at the gate, as two of us wrote down at the time.\n")); err != nil {
		t.Fatalf("attaching a file: %v", err)
	}
}

// managerOf is the manager of a family.
func (l *loaded) managerOf(t *testing.T, f access.FamilyID) access.Actor {
	t.Helper()
	who := access.Actor{Office: access.Manager}
	if err := canary.Raw(t, l.at, world.Key(t)).QueryRowContext(t.Context(),
		"SELECT p.account_id, p.tenant_id FROM part p WHERE p.family_id = '"+string(f)+"' AND p.kind = 'team manager' AND p.until_at IS NULL").
		Scan(&who.Account, &who.Tenant); err != nil {
		t.Fatal(err)
	}
	return who
}
