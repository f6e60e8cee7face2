package world

import (
	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/family"
	"kith/internal/store"
	"kith/statement"
	"kith/timescale"
)

// Two is a closed conference about two children of one mother, whose fathers are not to know of each other. Ava's father
// is Ben, Kai's is Col; Ben has no account.
type Two struct {
	Conference conference.ID
	Family     access.FamilyID
	Ava, Kai   access.PersonID
	Mother     access.Actor
	Ben        access.PersonID
	Col        access.Actor
	Fact       statement.ID // about both children, for everyone
}

// What only some may know, each to be looked for where it must not be.
const (
	SecretOfAva     = "Ava slept at the neighbour’s in a red sleeping bag"
	SecretOfKai     = "Kai hid his green lunch box behind the boiler"
	SecretOfStaff   = "an officer will visit the address unannounced on Friday"
	SecretOfChair   = "the chair holds a letter that nobody else has read"
	SecretOfMothers = "Mel would like to talk about this without either father"
)

// TwoFathers holds a conference and closes it, straight in the store: how one is run goes through the actions
// elsewhere. Hidden says whether what only professionals and the chair may know was said there as well: the family's
// copies must not show which.
func (w *World) TwoFathers(hidden bool) Two {
	w.t.Helper()

	c := w.Booked("Ava Example", "Kai Example")
	two := Two{Conference: c.ID, Family: c.Family}
	for _, child := range c.Children {
		if child.First == "Ava" {
			two.Ava = child.ID
		} else {
			two.Kai = child.ID
		}
	}
	two.Mother = w.relative(two.Family, "Mel Example", family.Mother, two.Ava, two.Kai)
	two.Ben = w.adult(two.Family, "Ben Ayre", family.Father, two.Ava)
	two.Col = w.relative(two.Family, "Col Batt", family.Father, two.Kai)
	w.SetDay(c.HeldOn)
	w.act(w.SocialWorker, func(tx *store.Tx, p access.Pass) error { return w.hold(tx, p, &two, hidden) }, two.Family)
	return two
}

func (w *World) adult(f access.FamilyID, called string, tie family.Tie, children ...access.PersonID) access.PersonID {
	w.t.Helper()
	id, err := w.Desk.AddPerson(w.t.Context(), w.Doing(w.SocialWorker), casework.NewPerson{
		Family: f, Kind: family.Adult, Details: family.Details{Name: called},
	})
	if err != nil {
		w.t.Fatalf("adding somebody to the family: %v", err)
	}
	for _, c := range children {
		if _, err := w.Desk.RecordRelationship(w.t.Context(), w.Doing(w.SocialWorker), family.Relationship{
			Person: id, Child: c, Tie: tie, Responsibility: family.Holds,
		}); err != nil {
			w.t.Fatalf("recording a relationship: %v", err)
		}
	}
	return id
}

func (w *World) relative(f access.FamilyID, called string, tie family.Tie, children ...access.PersonID) access.Actor {
	w.t.Helper()
	id := w.adult(f, called, tie, children...)
	account, err := w.Desk.LetIn(w.t.Context(), w.Doing(w.SocialWorker), casework.WayIn{Person: id, Children: children})
	if err != nil {
		w.t.Fatalf("letting somebody in: %v", err)
	}
	return access.Actor{Tenant: w.Tenant.ID, Account: account, Person: id, Office: access.FamilyMember}
}

// act saves something straight in the store, with the pass of somebody who works the case.
func (w *World) act(who access.Actor, save func(*store.Tx, access.Pass) error, f access.FamilyID) {
	w.t.Helper()
	_, err := store.Act(w.t.Context(), w.DB, w.Doing(who), "save for a test", func(tx *store.Tx) (string, error) {
		p, err := tx.Allow(f, access.RecordConcern, "")
		if err != nil {
			return "", err
		}
		return "", save(tx, p)
	})
	if err != nil {
		w.t.Fatalf("saving for a test: %v", err)
	}
}

func (w *World) hold(tx *store.Tx, p access.Pass, two *Two, hidden bool) error {
	c, err := tx.Conference(p, two.Conference)
	if err != nil {
		return err
	}
	seats, err := w.seats(tx, p, two)
	if err != nil {
		return err
	}
	say := func(heading string, kind statement.Kind, to access.Audience, by access.AccountID, text string, about ...access.PersonID) statement.ID {
		s := statement.Statement{
			ID: statement.ID(tx.NewID()), Kind: kind, Audience: to, About: about, Writer: by, Words: statement.Words{Text: text},
		}
		if err == nil {
			err = tx.AddStatement(p, s)
		}
		if err == nil && heading != "" {
			e := conference.Entry{ID: tx.NewID(), Heading: heading, Statement: s.ID, State: conference.Offered, OfferedBy: by}
			if err = tx.AddEntry(p, c.ID, e); err == nil {
				e.State, e.Version = conference.Agreed, 1
				err = tx.SaveEntry(p, e)
			}
		}
		return s.ID
	}
	all, staff, me := access.For(access.Everyone), access.For(access.Professionals), w.SocialWorker.Account
	two.Fact = say("working-well", statement.Fact, all, w.Teacher.Account, "Both children came to school every day this term.", two.Ava, two.Kai)
	say("working-well", statement.Opinion, all, w.HealthVisitor.Account, "Ava is growing as she should.", two.Ava)
	say("worried-about", statement.Fact, all, me, SecretOfAva+".", two.Ava)
	say("worried-about", statement.Fact, all, me, SecretOfKai+".", two.Kai)
	say("needs-to-happen", statement.Proposal, access.For(access.Named, access.Party(two.Mother.Person)), me, SecretOfMothers+".", two.Ava, two.Kai)
	for _, child := range []access.PersonID{two.Ava, two.Kai} {
		name := map[access.PersonID]string{two.Ava: "Ava", two.Kai: "Kai"}[child]
		danger := say("", statement.Opinion, all, w.Chair.Account, "We worry that "+name+" is left alone at night.", child)
		steps := []func() error{
			func() error { return tx.PutDanger(p, c.ID, child, danger) },
			func() error {
				return tx.PutHeard(p, c.ID, conference.Heard{
					Child: child, Way: conference.Letter, Audience: all, Writer: me, Words: conference.HeardWords{Text: name + " wants to stay with Mum."},
				})
			},
			func() error {
				return tx.PutDecision(p, conference.Decision{
					ID: tx.NewID(), Conference: c.ID, Child: child, Outcome: conference.ProtectionPlan,
					Categories: []conference.Category{conference.Neglect}, DecidedBy: w.Chair.Account, Words: conference.DecisionWords{
						Harm: name + " was left alone at night, and it is likely to happen again.", Reasons: "Nobody else could come at night.",
						Support: "A worker visits in the evenings.",
					},
				})
			},
			func() error {
				return tx.AddOutlineLine(p, conference.OutlineLine{
					ID: tx.NewID(), Conference: c.ID, Children: []access.PersonID{child}, Owner: access.Party(me), ByOn: c.HeldOn.AddDays(20), Audience: all,
					Words: conference.LineWords{Change: "Somebody is with " + name + " at night", Action: "Find a sitter for " + name, Know: name + " says so"},
				})
			},
			func() error {
				return tx.PutView(p, c.ID, conference.View{
					Child: child, Invitation: seats[w.Teacher.Account], Outcome: conference.ProtectionPlan, Categories: []conference.Category{conference.Neglect},
					Audience: all, Writer: w.Teacher.Account, Words: conference.ViewWords{Text: "School sees that " + name + " is tired."},
				})
			},
			func() error {
				return tx.PutView(p, c.ID, conference.View{
					Child: child, Invitation: seats[two.Mother.Account], Family: true, Outcome: conference.ProtectionPlan, Audience: all,
					Writer: two.Mother.Account, Words: conference.ViewWords{Text: "I want help with " + name + "."},
				})
			},
			func() error {
				return tx.PutScore(p, c.ID, conference.Score{
					Child: child, Invitation: seats[two.Mother.Account], Words: conference.ScoreWords{Value: 6, Reason: name + " laughs again."},
				})
			},
			func() error {
				words := conference.ScoreWords{Value: 5}
				if hidden {
					words.Reason, words.To = SecretOfStaff, access.Professionals
				}
				return tx.PutScore(p, c.ID, conference.Score{Child: child, Invitation: seats[w.Teacher.Account], Words: words})
			},
			func() error { return tx.RevealScores(p, c.ID, child) },
			func() error {
				return tx.RecordDissent(p, c.ID, w.HealthVisitor.Account, conference.Dissent{
					ID: tx.NewID(), Child: child, Words: conference.DissentWords{Text: "A Child in Need plan would do for " + name + "."},
				})
			},
		}
		for _, step := range steps {
			if err == nil {
				err = step()
			}
		}
	}
	if err == nil {
		err = w.papers(tx, p, two, seats, hidden)
	}
	// Last, so that what is not hidden has the same ids with it and without.
	if hidden {
		say("worried-about", statement.Fact, staff, w.Police.Account, SecretOfStaff+".", two.Ava)
		say("lived-experience", statement.Fact, access.For(access.ChairAlone), w.Chair.Account, SecretOfChair+".", two.Ava)
	}
	if err != nil {
		return err
	}
	if err := tx.PutGate(p, c.ID, conference.GatePassed{
		Gate: conference.GatePolice, By: w.Chair.Account, Words: conference.GateWords{Why: "The police were called away that morning."},
	}); err != nil {
		return err
	}
	if err := tx.PutNextSteps(p, c.ID, conference.NextSteps{
		LeadWorker: me, FirstCoreGroupOn: c.HeldOn.AddDays(9), FirstBegins: "10:00", ReviewOn: c.HeldOn.AddDays(80), ReviewBegins: "14:00",
		CoreGroup: []conference.CoreMember{{Invitation: seats[two.Mother.Account]}, {Invitation: seats[w.Teacher.Account]}},
		Words:     conference.NextWords{Place: "Hillside School"},
	}); err != nil {
		return err
	}
	c.State, c.OpenedAt, c.ClosedAt = conference.Closed, tx.Now(), tx.Now()
	return tx.SaveConference(p, c)
}

// Home gives somebody a home whose post is safe or not.
func (w *World) Home(f access.FamilyID, post family.Post, who ...access.PersonID) {
	w.t.Helper()
	h := family.Household{Post: post, Words: family.HouseholdWords{Name: "A home", Address: "1 Example Street"}}
	for _, p := range who {
		h.Members = append(h.Members, family.Member{Person: p, From: timescale.NewDate(2020, 1, 1)})
	}
	if _, err := w.Desk.RecordHousehold(w.t.Context(), w.Doing(w.SocialWorker), f, h, ""); err != nil {
		w.t.Fatalf("recording a household: %v", err)
	}
}

// seats ask everyone, mark who is there, and say which invitation is whose. Ben does not come.
func (w *World) seats(tx *store.Tx, p access.Pass, two *Two) (map[access.AccountID]string, error) {
	seats := map[access.AccountID]string{}
	for _, one := range []struct {
		account access.AccountID
		person  access.PersonID
		role    conference.Role
		agency  string
		how     conference.Presence
	}{
		{two.Mother.Account, two.Mother.Person, conference.RoleParent, "", conference.InRoom},
		{"", two.Ben, conference.RoleParent, "", conference.Absent},
		{two.Col.Account, two.Col.Person, conference.RoleParent, "", conference.ByTelephone},
		{w.Teacher.Account, "", conference.RoleSchool, "Hillside Primary School", conference.InRoom},
		{w.HealthVisitor.Account, "", conference.RoleHealthVisitor, "Community health", conference.InRoom},
		{w.Police.Account, "", conference.RolePolice, "Police", conference.Absent},
		{w.SocialWorker.Account, "", conference.RoleSocialWorker, "", conference.InRoom},
	} {
		i := conference.Invitation{
			ID: tx.NewID(), Conference: two.Conference, Person: one.person, Role: one.role, Agency: one.agency,
			State: conference.Coming, InvitedAt: tx.Now(), Version: 1,
		}
		if one.person == "" {
			i.Account = one.account
		}
		if err := tx.AddInvitation(p, i); err != nil {
			return nil, err
		}
		marked, err := i.Marked(conference.Marking{Presence: one.how}, tx.Now())
		if err != nil {
			return nil, err
		}
		if err := tx.SaveInvitation(p, marked); err != nil {
			return nil, err
		}
		seats[one.account] = i.ID
	}
	for _, one := range []access.Actor{w.Teacher, w.HealthVisitor, w.Police} {
		if err := tx.AddPart(p, one.Account, access.PartProfessional, string(two.Conference)); err != nil {
			return nil, err
		}
	}
	return seats, nil
}

// ChairOnTheList asks the chair to their own conference, as the unit does, so that they are given a copy of its record.
func (w *World) ChairOnTheList(two Two) {
	w.t.Helper()
	w.act(w.SocialWorker, func(tx *store.Tx, p access.Pass) error {
		i := conference.Invitation{
			ID: tx.NewID(), Conference: two.Conference, Account: w.Chair.Account, Role: conference.RoleChair, State: conference.Coming,
			InvitedAt: tx.Now(), Version: 1,
		}
		if err := tx.AddInvitation(p, i); err != nil {
			return err
		}
		marked, err := i.Marked(conference.Marking{Presence: conference.InRoom}, tx.Now())
		if err != nil {
			return err
		}
		return tx.SaveInvitation(p, marked)
	}, two.Family)
}
