package casework

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/family"
	"kith/internal/store"
	"kith/plan"
	"kith/record"
	"kith/report"
	"kith/statement"
)

// bundle is what is held about somebody that whoever is given it may know, gathered anew from what was kept: no document is cut
// down for it.
type bundle struct {
	r        *store.Reading
	pass     access.Pass
	mine     access.Knowing // of the staff who prepare and check it
	theirs   access.Knowing // of whoever is given it
	ask      record.AccessRequest
	names    *namer
	staff    map[access.AccountID]Worker
	items    []record.BundleItem
	hidden   map[record.Ref]bool // in it, and not for the staff who looks
	withheld map[access.AudienceKind]int
}

// The groups of a bundle, in its order.
const (
	bundleWho       = "Who you are here"
	bundleReports   = "What people wrote in reports"
	bundleMeetings  = "What was said at meetings"
	bundleDecisions = "What was decided"
	bundlePlans     = "The plan"
	bundleShared    = "What we told other people"
	bundleAnswers   = "What you answered and asked"
)

var errNoReader = errors.New("takes no part")

// readerOf is what somebody may know who is given a bundle: by their own account, or, where they never had one, as the one of the family
// that they are. Whose way in was ended may know less than their relationships say, and nothing here says how much.
func readerOf(r *store.Reading, pass access.Pass, who access.PersonID) (access.Knowing, access.AccountID, error) {
	account, there, err := r.AccountOf(who)
	if err != nil {
		return access.Knowing{}, "", err
	}
	know, err := r.KnowingToday(pass, record.Recipient{Account: account.ID, Person: who}, "")
	if errors.Is(err, access.ErrNotFound) || there && !account.Active {
		return access.Knowing{}, "", errNoReader
	}
	return know, account.ID, err
}

// bundleOf gathers it.
func (d *Desk) bundleOf(r *store.Reading, pass access.Pass, ask record.AccessRequest) (*bundle, error) {
	b := &bundle{r: r, pass: pass, mine: access.Know(pass), ask: ask, hidden: map[record.Ref]bool{}, withheld: map[access.AudienceKind]int{}}
	var account access.AccountID
	var err error
	if b.theirs, account, err = readerOf(r, pass, ask.For); err != nil {
		return b, err
	}
	if b.names, err = newNamer(r, b.theirs, pass.Family()); err != nil {
		return b, err
	}
	if b.staff, err = workers(r); err != nil {
		return b, err
	}
	for _, part := range []func() error{
		b.who, func() error { return b.meetings(account) }, b.plans, b.shared, func() error { return b.answers(account) },
	} {
		if err := part(); err != nil {
			return b, err
		}
	}
	return b, nil
}

// put adds a thing where whoever is given the bundle may know it, and counts it where they may not.
func put[T any](b *bundle, h access.Held[T], ref string, about []access.PersonID, item func(T) (record.BundleItem, bool)) {
	if kind, without := access.WhyNot(b.mine, b.theirs, h); without && (len(about) == 0 || slices.Contains(about, b.ask.About) || b.ask.About == b.ask.For) {
		b.withheld[kind]++
	}
	value, open := access.Open(b.theirs, h)
	if !open || b.ask.About != b.ask.For && len(about) > 0 && !slices.Contains(about, b.ask.About) {
		return
	}
	one, whole := item(value)
	if !whole || one.Text == "" {
		return
	}
	one.Ref = record.Ref(ref)
	if slices.ContainsFunc(b.items, func(i record.BundleItem) bool { return i.Ref == one.Ref }) {
		return
	}
	if _, shown := access.Open(b.mine, h); !shown {
		b.hidden[one.Ref] = true
	}
	b.items = append(b.items, one)
}

func (b *bundle) who() error {
	people, err := b.r.People(b.pass.Family())
	if err != nil {
		return err
	}
	for _, h := range people {
		if p, open := access.Open(b.theirs, h); open && p.ID == b.ask.About {
			put(b, h, "person/"+string(p.ID), nil, func(p family.Person) (record.BundleItem, bool) {
				text := p.FullName()
				if !p.Details.Born.IsZero() {
					text += ", born " + p.Details.Born.Long()
				}
				return record.BundleItem{Group: bundleWho, Text: text, From: "The family’s entry here"}, true
			})
		}
	}
	ties, err := b.r.Relationships(b.pass.Family())
	if err != nil {
		return err
	}
	for _, h := range ties {
		if tie, open := access.Open(b.theirs, h); open && (tie.Person == b.ask.About || tie.Child == b.ask.About) {
			put(b, h, "relationship/"+tie.ID, nil, func(tie family.Relationship) (record.BundleItem, bool) {
				adult, child := b.names.called(access.Party(tie.Person)), b.names.called(access.Party(tie.Child))
				return record.BundleItem{Group: bundleWho, Text: adult + " is " + child + "’s " + string(tie.Tie), From: "The family’s entry here"}, adult != "" && child != ""
			})
		}
	}
	homes, err := b.r.Households(b.pass.Family())
	if err != nil {
		return err
	}
	for _, h := range homes {
		home, open := access.Open(b.theirs, h)
		if !open || !slices.ContainsFunc(home.Members, func(m family.Member) bool { return m.Person == b.ask.About }) {
			continue
		}
		put(b, h, "household/"+home.ID, nil, func(home family.Household) (record.BundleItem, bool) {
			return record.BundleItem{Group: bundleWho, Text: join(home.Words.Name, home.Words.Address), From: "Where people live"}, true
		})
	}
	return nil
}

// meetings are the reports, the wall and the decisions of the conferences that whoever is given the bundle was asked to.
func (b *bundle) meetings(account access.AccountID) error {
	all, err := b.r.Conferences(b.pass)
	if err != nil {
		return err
	}
	said, err := b.r.Statements(b.pass.Family())
	if err != nil {
		return err
	}
	for _, c := range all { // a family has few
		asked, err := b.r.Attenders(b.pass, c.ID)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(asked, func(a conference.Attender) bool {
			return a.Person == b.ask.For || account != "" && a.Account == account
		}) {
			continue
		}
		if err := b.meeting(c, said); err != nil {
			return err
		}
	}
	return nil
}

func (b *bundle) meeting(c conference.Conference, said map[statement.ID]access.Held[statement.Statement]) error {
	reports, err := b.r.Reports(b.pass, c.ID)
	if err != nil {
		return err
	}
	points, err := b.r.Points(b.pass, c.ID)
	if err != nil {
		return err
	}
	for _, h := range store.Scoped(reports) { // who writes for one child alone is not named to another's father
		one, open := access.Open(b.theirs, h)
		if !open || one.State != report.Submitted {
			continue
		}
		for _, l := range points[one.ID] {
			b.statement(said[l.Statement], l.Statement, bundleReports, "Report")
		}
	}
	if c.State != conference.Closed {
		return nil
	}
	entries, err := b.r.WallEntries(b.pass, c.ID)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if _, open := access.Open(b.theirs, e.Held()); open && e.State.On() {
			b.statement(said[e.Statement], e.Statement, bundleMeetings, "The conference")
		}
	}
	decisions, err := b.r.Decisions(b.pass, c.ID)
	if err != nil {
		return err
	}
	for _, h := range decisions {
		put(b, h, refOf(b.theirs, h), nil, func(dec conference.Decision) (record.BundleItem, bool) {
			text := b.names.called(access.Party(dec.Child)) + ": " + string(dec.Outcome) + ". " + sentences(dec.Words.Harm, dec.Words.Reasons)
			return record.BundleItem{
				Group: bundleDecisions, Text: text, From: join("The conference", b.staff[dec.DecidedBy].Name), On: c.HeldOn,
			}, b.ask.About == b.ask.For || dec.Child == b.ask.About
		})
	}
	return nil
}

// sentences puts what was written in several fields one after the other, each as a sentence.
func sentences(parts ...string) string {
	var said []string
	for _, one := range parts {
		if one = strings.TrimSpace(one); one != "" {
			if !strings.ContainsAny(one[len(one)-1:], ".!?") {
				one += "."
			}
			said = append(said, one)
		}
	}
	return strings.Join(said, " ")
}

func refOf(k access.Knowing, h access.Held[conference.Decision]) string {
	dec, _ := access.Open(k, h)
	return "decision/" + dec.ID
}

func (b *bundle) statement(h access.Held[statement.Statement], id statement.ID, group, where string) {
	s, _ := access.Open(b.theirs, h)
	put(b, h, "statement/"+string(id), s.About, func(s statement.Statement) (record.BundleItem, bool) {
		by := s.Words.Speaker
		if by == "" {
			who, err := b.names.who(cmp.Or(s.SaidBy, access.Party(s.Writer)))
			if err != nil || who.Name == somebody {
				return record.BundleItem{}, false // nothing of somebody whom they may not know of
			}
			by = join(who.Name, who.Job)
		}
		return record.BundleItem{Group: group, Text: s.Words.Text, From: where + ", " + by, On: s.SaidAt.Date()}, true
	})
}

func (b *bundle) plans() error {
	lines, err := b.r.Lines(b.pass.Family())
	if err != nil {
		return err
	}
	for _, h := range lines {
		l, _ := access.Open(b.theirs, h)
		put(b, h, "plan line/"+string(l.ID), l.Children, func(l plan.Line) (record.BundleItem, bool) {
			who, err := b.names.who(l.Owner)
			return record.BundleItem{
				Group: bundlePlans, Text: sentences(l.Words.Change, l.Words.Action, who.Name+" does it by "+l.ByOn.Long()), From: "The plan", On: l.At.Date(),
			}, err == nil && who.Name != somebody
		})
	}
	return nil
}

// answers are what whoever is given the bundle answered and asked to have corrected themselves.
func (b *bundle) answers(account access.AccountID) error {
	if account == "" || b.ask.About != b.ask.For {
		return nil
	}
	replies, err := b.r.Replies(b.pass.Family())
	if err != nil {
		return err
	}
	var own []statement.Reply
	for _, all := range replies {
		for _, a := range access.Known(b.theirs, all) {
			if a.Writer == account {
				own = append(own, a)
			}
		}
	}
	slices.SortFunc(own, func(x, y statement.Reply) int { return cmp.Or(x.At.Compare(y.At), cmp.Compare(x.ID, y.ID)) })
	for _, a := range own {
		put(b, a.Held(nil), "reply/"+a.ID, nil, func(a statement.Reply) (record.BundleItem, bool) {
			return record.BundleItem{Group: bundleAnswers, Text: sentences(a.Words.Text, a.Words.Should), From: "Your answer to a report: " + string(a.Kind), On: a.At.Date()}, true
		})
	}
	asked, err := b.r.CorrectionRequests(b.pass)
	if err != nil {
		return err
	}
	for _, h := range asked {
		q, open := access.Open(b.theirs, h)
		if !open || q.By != account {
			continue
		}
		if q.State == statement.CorrectionAsked { // until it is answered it is for whoever asked and whoever answers
			answers, err := answersHere(b.r, b.pass, q)
			if err != nil {
				return err
			}
			b.hidden[record.Ref("correction request/"+q.ID)] = !answers
		}
		put(b, h, "correction request/"+q.ID, nil, func(q statement.CorrectionRequest) (record.BundleItem, bool) {
			return record.BundleItem{Group: bundleAnswers, Text: sentences(q.Words.Ask.Text, q.Words.Ask.Should), From: "You said that something is not right", On: q.At.Date()}, true
		})
	}
	return nil
}

// grouped are the items in order: by group, then by day.
func (b *bundle) grouped(staff bool) (groups []BundleGroup, elsewhere int) {
	for _, name := range []string{bundleWho, bundleReports, bundleMeetings, bundleDecisions, bundlePlans, bundleShared, bundleAnswers} {
		g := BundleGroup{Title: name}
		for _, i := range b.items {
			if i.Group != name {
				continue
			}
			if staff && b.hidden[i.Ref] {
				elsewhere++
				continue
			}
			g.Items = append(g.Items, i)
		}
		slices.SortStableFunc(g.Items, func(x, y record.BundleItem) int { return cmp.Or(x.On.Compare(y.On), cmp.Compare(x.Ref, y.Ref)) })
		if len(g.Items) > 0 {
			groups = append(groups, g)
		}
	}
	return groups, elsewhere
}

// mark is a word for all that is in the bundle: it tells nothing of it, and changes with it.
func (b *bundle) mark() (string, error) {
	groups, _ := b.grouped(false)
	return b.r.Mark(b.pass, groups, b.ask.Mark)
}

// BundleGroup is one part of what is held about somebody.
type BundleGroup struct {
	Title string              `json:"title"`
	Items []record.BundleItem `json:"items"`
}
