package web_test

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/family"
	kithform "kith/internal/form"
	"kith/internal/store/gen"
	"kith/internal/store/seal"
	"kith/internal/testcase/world"
	"kith/internal/web"
	"kith/internal/web/page"
	"kith/procedure"
	"kith/procedures"
	"kith/statement"
)

// bareCase is the page "a case" as a plain handler: the queries whose answers the page can show, each once, in the same
// words; the same decryption; the same template. It knows nobody, checks nothing and writes nothing down. What ours
// reads only to decide who may know a thing (parts, relationships, whom a statement is about) it does not read.
type bareCase struct {
	db     *world.Bare
	tenant access.TenantID
	family access.FamilyID
	key    seal.Key
	pack   procedure.Pack
	page   page.Page
}

func newBareCase(t *testing.T, w *world.World, s *world.Sitting, db *world.Bare) http.Handler {
	t.Helper()

	b := &bareCase{db: db, tenant: w.Tenant.ID, family: s.Family}
	var err error
	if b.key, err = b.db.FamilyKey(b.tenant, b.family); err != nil {
		t.Fatal(err)
	}
	packs, err := procedure.Load(procedures.FS)
	if err != nil {
		t.Fatal(err)
	}
	if b.pack, err = packs.At(w.Tenant.Procedure, w.Today()); err != nil {
		t.Fatal(err)
	}
	b.page = page.Page{
		Title: "Meeting", BackHref: "/", Area: page.Staff, Follows: true, Footer: page.Footer{RunBy: w.Tenant.Name},
		Stays:   page.Stays{Until: strings.Replace(w.DB.Now().Add(time.Hour).London().Format("3:04pm"), ":00", "", 1), Left: 3600},
		Account: page.Account{Name: "Ruth Adeyemi", Href: "/account", SignOutHref: "/sign-out"},
		Navigation: []page.NavItem{
			{Text: "What to do next", Href: "/"},
			{Text: "Meetings", Href: "/meetings", Active: true},
			{Text: "Families", Href: "/families"},
			{Text: "Workers", Href: "/workers"},
			{Text: "Looking", Href: "/looks/unusual"},
			{Text: "Record a concern", Href: "/concerns/new"},
		},
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /meetings/{conference}/room", b.show)
	return mux
}

func (b *bareCase) show(w http.ResponseWriter, r *http.Request) {
	view, err := b.view(r.Context(), r.PathValue("conference"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	whole := templ.GetBuffer()
	defer templ.ReleaseBuffer(whole)
	//nolint:contextcheck // Render is given the request's
	if err := web.StaffRoom(b.page, kithform.New("once"), view, "AAAAAAAAAAAAAAAA").Render(r.Context(), whole); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(whole.Len()))
	_, _ = whole.WriteTo(w)
}

func (b *bareCase) open(place string, box seal.Sealed, into any) error {
	plain, err := b.key.Open(place, box)
	if err != nil {
		return err
	}
	return json.Unmarshal(plain, into)
}

// view reads what the page shows.
func (b *bareCase) view(ctx context.Context, id string) (v casework.RoomView, err error) {
	err = b.db.Read(ctx, func(q *gen.Queries) error {
		seats, err := b.head(ctx, q, id, &v)
		if err != nil {
			return err
		}
		if err := b.wall(ctx, q, id, seats, &v); err != nil {
			return err
		}
		return b.decided(ctx, q, id)
	})
	return v, err
}

// head reads the conference, its children, who is there, and where its agenda stands.
func (b *bareCase) head(ctx context.Context, q *gen.Queries, id string, v *casework.RoomView) ([]bareSeat, error) {
	c, err := q.Conference(ctx, gen.ConferenceParams{TenantID: b.tenant, ID: id})
	if err != nil {
		return nil, err
	}
	v.ID, v.Kind, v.State, v.On, v.Begins = conference.ID(id), conference.Kind(c.Kind), conference.State(c.State), c.HeldOn, c.Begins
	children, err := q.ConferenceChildren(ctx, gen.ConferenceChildrenParams{TenantID: b.tenant, ConferenceID: id})
	if err != nil {
		return nil, err
	}
	rows, err := q.PeopleOf(ctx, gen.PeopleOfParams{TenantID: b.tenant, FamilyID: b.family})
	if err != nil {
		return nil, err
	}
	called := map[string]string{}
	for _, row := range rows {
		who := family.Person{ID: access.PersonID(row.ID)}
		if err := b.open("person/"+row.ID, row.Sealed, &who.Details); err != nil {
			return nil, err
		}
		called[row.ID] = who.FullName()
		if slices.Contains(children, who.ID) {
			v.MeetingHead.Children = append(v.MeetingHead.Children, casework.Named{ID: who.ID, First: who.FirstName(), Full: who.FullName()})
		}
	}
	seats, err := b.seats(ctx, q, id, called)
	if err != nil {
		return nil, err
	}
	for _, seat := range seats {
		v.Seats = append(v.Seats, seat.Seat)
	}
	steps, err := q.AgendaStepsOf(ctx, gen.AgendaStepsOfParams{TenantID: b.tenant, FamilyID: b.family, ConferenceID: id})
	if err != nil {
		return nil, err
	}
	begun := map[string]bool{}
	for _, row := range steps {
		begun[row.Item] = true
		if row.State != string(conference.StepStarted) {
			continue
		}
		for _, item := range b.pack.Meeting.Agenda.Value {
			if item.Key == row.Item {
				v.Now = &casework.StepShown{Key: item.Key, Title: item.Title, For: item.For}
			}
		}
	}
	for _, item := range b.pack.Meeting.Agenda.Value {
		if !begun[item.Key] {
			v.Steps = []casework.StepShown{{Title: item.Title, Closed: item.Closed, Next: true}}
			break
		}
	}
	return seats, nil
}

// bareSeat is a place with the account that a statement names.
type bareSeat struct {
	casework.Seat

	account string
}

// seats reads who was asked, and what they are called.
func (b *bareCase) seats(ctx context.Context, q *gen.Queries, id string, called map[string]string) ([]bareSeat, error) {
	rows, err := q.Invitations(ctx, gen.InvitationsParams{TenantID: b.tenant, ConferenceID: id})
	if err != nil {
		return nil, err
	}
	names, err := q.CalledAt(ctx, gen.CalledAtParams{TenantID: b.tenant, ConferenceID: id})
	if err != nil {
		return nil, err
	}
	staff := map[string]gen.CalledAtRow{}
	for _, n := range names {
		staff[n.ID] = n
	}
	all := make([]bareSeat, len(rows))
	for i, row := range rows {
		var words conference.InvitationWords
		if err := b.open("invitation/"+row.ID, row.Sealed, &words); err != nil {
			return nil, err
		}
		there := conference.Invitation{Presence: conference.Presence(row.Presence)}
		all[i] = bareSeat{account: staff[row.ID].AccountID, Seat: casework.Seat{
			Invitation: row.ID, Name: cmp.Or(called[row.InvitedPerson.String], staff[row.ID].Name, words.Name), Role: row.Role,
			Agency: row.Agency, Present: there.IsThere(), Family: row.FamilySide == 1, Deputy: words.Deputy, Parts: words.Parts,
		}}
	}
	return all, nil
}

// wall reads what stands on the wall, and what somebody says is not right.
func (b *bareCase) wall(ctx context.Context, q *gen.Queries, id string, seats []bareSeat, v *casework.RoomView) error {
	entries, err := q.WallEntriesOf(ctx, gen.WallEntriesOfParams{TenantID: b.tenant, FamilyID: b.family, ConferenceID: id})
	if err != nil {
		return err
	}
	notes, err := q.TrayNotesOf(ctx, gen.TrayNotesOfParams{TenantID: b.tenant, FamilyID: b.family, ConferenceID: id})
	if err != nil {
		return err
	}
	challenged := map[string]bool{}
	for _, n := range notes {
		challenged[n.EntryID.String] = challenged[n.EntryID.String] || n.Kind == string(conference.NotRight) && n.State == "waiting"
	}
	rows, err := q.StatementsOfFamily(ctx, gen.StatementsOfFamilyParams{TenantID: b.tenant, FamilyID: b.family})
	if err != nil {
		return err
	}
	said := make(map[string]casework.WallEntry, len(rows))
	for _, row := range rows {
		var words statement.Words
		if err := b.open("statement/"+row.ID, row.Sealed, &words); err != nil {
			return err
		}
		e := casework.WallEntry{Kind: statement.Kind(row.Kind), Text: words.Text, Speaker: words.Speaker}
		for _, seat := range seats {
			if seat.account == row.SaidBy {
				e.Speaker, e.Role, e.Family = seat.Name, seat.Role, seat.Family
			}
		}
		said[row.ID] = e
	}
	turns, err := q.RoundTurnsOf(ctx, gen.RoundTurnsOfParams{TenantID: b.tenant, FamilyID: b.family, ConferenceID: id})
	if err != nil {
		return err
	}
	if len(turns) > 0 {
		return errAnswer // nobody has had a turn in the case that is timed
	}
	for _, h := range b.pack.Meeting.Wall.Value {
		heading := casework.WallHeading{Key: h.Key, Title: h.Title, Question: h.Question}
		for _, row := range entries {
			e, stands := said[row.StatementID]
			if !stands || row.Heading != h.Key || !conference.EntryState(row.State).On() {
				continue
			}
			e.ID, e.Heading, e.State, e.Challenged = row.ID, row.Heading, conference.EntryState(row.State), challenged[row.ID]
			heading.Entries = append(heading.Entries, e)
		}
		// The room is at the first heading, and the first in order has the turn.
		for _, seat := range seats {
			if len(v.Wall) == 0 && seat.Present && seat.Role != string(conference.RoleChair) && seat.Role != string(conference.RoleRecorder) {
				heading.Next = &seat.Seat
				break
			}
		}
		v.Wall = append(v.Wall, heading)
	}
	return nil
}

// decided reads the outline plan, and what was decided and dissented from. The case that is timed has none yet: were
// there any, this side would have to show them.
func (b *bareCase) decided(ctx context.Context, q *gen.Queries, id string) error {
	decided, err := q.DecisionsOfFamily(ctx, gen.DecisionsOfFamilyParams{TenantID: b.tenant, FamilyID: b.family})
	if err != nil {
		return err
	}
	dissents, err := q.DissentsOf(ctx, gen.DissentsOfParams{TenantID: b.tenant, FamilyID: b.family, ConferenceID: id})
	if err != nil {
		return err
	}
	lines, err := q.OutlineLinesOf(ctx, gen.OutlineLinesOfParams{TenantID: b.tenant, FamilyID: b.family, ConferenceID: id})
	if err != nil {
		return err
	}
	forWhom, err := q.OutlineLineChildrenOf(ctx, gen.OutlineLineChildrenOfParams{TenantID: b.tenant, ConferenceID: id})
	if err != nil {
		return err
	}
	if len(decided)+len(dissents)+len(lines)+len(forWhom) > 0 {
		return errAnswer
	}
	return nil
}
