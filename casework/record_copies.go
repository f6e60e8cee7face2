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
	"kith/record"
	"kith/report"
	"kith/statement"
)

// RecipientLine is one recipient of the record, as those who approve and issue it see them.
type RecipientLine struct {
	To         record.Recipient
	Name       string
	As         string
	FamilySide bool
	Gets       bool
	WhyNot     string
	Withheld   []Withheld
}

// Withheld is how many things are left out of a copy, and of what kind. It is for the chair and the safeguarding unit,
// of what they may know themselves.
type Withheld struct {
	Kind  access.AudienceKind
	Count int
}

// built is one recipient's copy before it is issued.
type built struct {
	line    RecipientLine
	know    access.Knowing
	content record.Document
	made    []record.Ref
}

// copiesOf builds the copy of each recipient with what that recipient may know, and the word that the chair's approval
// is bound to: who gets a copy, what each holds, and what is left out of it. knowing asks what a recipient may know and
// leaves an entry.
func (s *recordSources) copiesOf(r *store.Reading, knowing func(access.Pass, record.Recipient) (access.Knowing, error),
) (copies []built, approval string, err error) {
	mine := access.Know(s.pass)
	lines, err := s.recipients(r)
	if err != nil {
		return nil, "", err
	}
	type bound struct {
		To       access.Party
		Content  record.Document
		Withheld []Withheld
	}
	var list []bound
	for _, line := range lines {
		if !line.Gets {
			copies = append(copies, built{line: line})
			continue
		}
		k, err := knowing(s.pass, line.To)
		if errors.Is(err, access.ErrNotFound) {
			line.Gets, line.WhyNot = false, "Takes no part any more, so there is no copy"
			copies = append(copies, built{line: line})
			continue
		}
		if err != nil {
			return nil, "", err
		}
		content, made := s.readBy(k).content(line.Name)
		line.Withheld = s.withheld(mine, k)
		copies = append(copies, built{line: line, know: k, content: content, made: made})
		// Approval covers what is left out as far as chair and unit both know it: neither voids the other's.
		list = append(list, bound{line.To.Party(), content, apart(line.Withheld, access.ChairAlone, access.Named, access.NotNamed, access.ChildChosen)})
	}
	if len(list) == 0 {
		return nil, "", record.ErrNobody
	}
	approval, err = r.Mark(s.pass, list, s.latest().Approval)
	return copies, approval, err
}

func apart(all []Withheld, without ...access.AudienceKind) []Withheld {
	var kept []Withheld // nothing when all is left out, so that chair and unit are bound to the same word
	for _, w := range all {
		if !slices.Contains(without, w.Kind) {
			kept = append(kept, w)
		}
	}
	return kept
}

// notGiven says why somebody in a role has no copy of their own: they come with somebody else, or for the day.
func notGiven(role string) (why string, none bool) {
	switch role {
	case "interpreter":
		return "Came to interpret, so there is no copy", true
	case "supporter", "solicitor", "advocate":
		return "Comes with somebody who has a copy of their own", true
	}
	return "", false
}

// recipients are everyone who was invited, whether or not they came, and the social worker and manager of the case.
func (s *recordSources) recipients(r *store.Reading) ([]RecipientLine, error) {
	mine := s.readBy(access.Know(s.pass))
	var lines []RecipientLine
	have := map[access.Party]bool{}
	add := func(to record.Recipient, role string, familySide bool) {
		if account, there := s.accounts[to.Account]; there && account.Person != "" {
			to.Person = account.Person
		}
		if have[to.Party()] || to.Party() == "" {
			return
		}
		have[to.Party()] = true
		line := RecipientLine{To: to, FamilySide: familySide, Gets: true}
		who, known := mine.party(cmp.Or(access.Party(to.Person), access.Party(to.Account)))
		line.Name, line.As = who.Name, cmp.Or(who.As, role)
		if why, none := notGiven(role); none {
			line.Gets, line.WhyNot = false, why
		}
		if known {
			lines = append(lines, line)
		}
	}
	for _, a := range s.attenders {
		add(record.Recipient{Account: a.Account, Person: a.Person}, string(a.Role), a.Family())
	}
	holders, err := r.PartHolders(s.c.Family)
	if err != nil {
		return nil, err
	}
	for _, h := range holders {
		if h.Kind == access.PartSocialWorker || h.Kind == access.PartManager {
			add(record.Recipient{Account: h.Account}, string(h.Kind), false)
		}
	}
	for i, l := range lines {
		if l.To.Account != "" || l.To.Person == "" {
			continue
		}
		if account, there, err := r.AccountOf(l.To.Person); err != nil {
			return nil, err
		} else if there {
			lines[i].To.Account = account.ID
		}
	}
	slices.SortStableFunc(lines, func(a, b RecipientLine) int {
		return cmp.Or(-cmp.Compare(number(a.FamilySide), number(b.FamilySide)), strings.Compare(a.Name, b.Name))
	})
	return lines, nil
}

func number(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// withheld counts what is left out of somebody's copy, by kind, of what the approver may know.
func (s *recordSources) withheld(mine, theirs access.Knowing) []Withheld {
	count := map[access.AudienceKind]int{}
	on := func(kind access.AudienceKind, withheld bool) {
		if withheld {
			count[kind]++
		}
	}
	for _, e := range s.entries {
		if e.State.On() {
			if kind, without := access.WhyNot(mine, theirs, e.Held()); without {
				on(kind, without)
				continue
			}
			on(access.WhyNot(mine, theirs, s.statements[e.Statement]))
			on(access.WhyNot(mine, theirs, s.statements[e.Other]))
		}
	}
	for _, id := range s.dangers {
		on(access.WhyNot(mine, theirs, s.statements[id]))
	}
	for _, h := range s.heard {
		on(access.WhyNot(mine, theirs, h))
	}
	for _, v := range s.views {
		on(access.WhyNot(mine, theirs, v))
	}
	for _, sc := range s.scores {
		on(access.WhyNot(mine, theirs, sc))
		if one, both := access.Open(theirs, sc); both && one.For(mine).Reason != "" {
			on(access.WhyNot(mine, theirs, one.Why))
		}
	}
	for _, l := range s.outline {
		on(access.WhyNot(mine, theirs, l))
	}
	for _, l := range s.standing(mine) {
		on(access.WhyNot(mine, theirs, l))
	}
	for _, d := range s.decisions {
		on(access.WhyNot(mine, theirs, d))
	}
	for _, d := range s.dissents {
		on(access.WhyNot(mine, theirs, d))
	}
	s.withheldBefore(mine, theirs, on)
	var all []Withheld
	for _, kind := range []access.AudienceKind{
		access.AboutOthers, access.Professionals, access.Named, access.NotNamed, access.ChildChosen, access.ChairAlone,
	} {
		if count[kind] > 0 {
			all = append(all, Withheld{kind, count[kind]})
		}
	}
	return all
}

// withheldBefore counts what the family answered and wrote before the conference.
func (s *recordSources) withheldBefore(mine, theirs access.Knowing, on func(access.AudienceKind, bool)) {
	for _, one := range access.Known(mine, store.Scoped(s.reports)) {
		if one.State != report.Submitted {
			continue
		}
		for _, l := range s.points[one.ID] {
			if one.Kind == report.OwnWords {
				on(access.WhyNot(mine, theirs, s.statements[l.Statement]))
				continue
			}
			for _, held := range s.replies[l.Statement] {
				if a, open := access.Open(mine, held); open && a.Kind != statement.Agree && a.Kind != statement.NotUnderstood {
					on(access.WhyNot(mine, theirs, held))
				}
			}
		}
		for _, held := range s.shares[one.ID] {
			if sh, open := access.Open(mine, held); open && sh.Disagree != "" {
				on(access.WhyNot(mine, theirs, held))
			}
		}
	}
}

// postFor says whether letters may be sent to a recipient.
func postFor(post map[access.PersonID]family.Post, to record.Recipient) family.Post {
	if to.Person == "" {
		return family.PostNotAsked
	}
	return cmp.Or(post[to.Person], family.PostNotAsked)
}

// onRecord finds the family of a conference and asks for a pass.
func onRecord(tx *store.Tx, id conference.ID, deed access.Deed) (access.Pass, error) {
	f, err := tx.ConferenceFamily(id)
	if err != nil {
		return access.Pass{}, err
	}
	return tx.AllowAt(f, deed, id)
}
