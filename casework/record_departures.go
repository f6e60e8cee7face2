package casework

import (
	"slices"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/procedure"
	"kith/record"
)

// givenUp are the days on which the conference was to be held, and was not or did not come to its end, with the reasons for
// which the chair began a day that was adjourned. Why a day was given up is
// there in the words written for the family; the reason itself is in the booking, for professionals.
func (r *reader) givenUp() []record.Departure {
	var all []record.Departure
	for _, day := range r.given {
		d := record.Departure{Ref: record.Ref("day/" + day.Change), Why: day.Why}
		switch day.Kind {
		case conference.WasPostponed:
			d.What = "It was to be held on " + day.On.Long() + ", and was postponed"
		case conference.WasInquorate:
			d.What = "It was to be held on " + day.On.Long() + ", and too few agencies were there to decide"
		case conference.WasAdjourned:
			d.What = "It was adjourned on " + day.On.Long() + ", and went on later"
		case conference.WasRequested, conference.WasBooked, conference.WasChanged, conference.ChairStoodDown, conference.WasCancelled,
			conference.WasReconvened:
			continue
		}
		all = append(all, d)
		for _, e := range access.Known(r.know, r.earlier) {
			if e.Change != day.Change || e.Kind != conference.EarlierReason || day.Kind != conference.WasAdjourned {
				continue
			}
			who, _ := r.party(access.Party(e.By))
			all = append(all, record.Departure{
				Ref: r.from("gate/" + day.Change + "/" + string(e.Gate)), What: gateSaid(e.Gate) + " on " + day.On.Long(), Why: e.Text, By: who.Name,
			})
		}
	}
	return all
}

// departures are the gates that the chair went through without what they ask for, and what of the agenda was left out,
// in the words given. A gate about a child or person is there for those who may know of them.
func (r *reader) departures() []record.Departure {
	all := r.givenUp()
	for _, g := range r.gates {
		key, about, one := strings.Cut(string(g.Gate), ":")
		what := gateSaid(conference.GateKey(key))
		if one && !r.mayReadOfOut(conference.GateKey(key), about) {
			continue
		}
		if one {
			name, known := r.about(about)
			if !known {
				continue
			}
			what = join(what, name)
		}
		who, _ := r.party(access.Party(g.By))
		all = append(all, record.Departure{Ref: r.from("gate/" + string(g.Gate)), What: what, Why: g.Words.Why, By: who.Name})
	}
	for _, s := range r.steps {
		if s.State != conference.StepLeftOut {
			continue
		}
		for _, item := range r.agenda() {
			if item.Key == s.Item && !item.Closed {
				all = append(all, record.Departure{Ref: record.Ref("step/" + s.Item), What: "Left out: " + item.Title, Why: s.Why})
			}
		}
	}
	return all
}

// mayReadOfOut keeps what was said of somebody who is kept out from the rest of the family.
func (r *reader) mayReadOfOut(key conference.GateKey, invitation string) bool {
	if key != conference.GateTold && key != conference.GateReadOut || r.know.Professional() {
		return true
	}
	return slices.ContainsFunc(r.attenders, func(a conference.Attender) bool { return a.ID == invitation && r.know.Is(a.Party()) })
}

func (r *reader) agenda() []procedure.AgendaItem {
	if !r.c.First() && r.pack.Meeting.AgendaReview.IsSet() {
		return r.pack.Meeting.AgendaReview.Value
	}
	return r.pack.Meeting.Agenda.Value
}

// about is a child or person whom a gate is about, if the reader may know of them.
func (r *reader) about(id string) (string, bool) {
	if who, known := r.who(access.PersonID(id)); known {
		r.from("person/" + id)
		return who.FirstName(), true
	}
	who, known := r.invited(id)
	return who.Name, known
}

// gateSaid is what was not as it should have been, for a gate that the chair went through.
func gateSaid(g conference.GateKey) string {
	switch g {
	case conference.GateTalks:
		return "The chair did not talk with everyone of the family beforehand"
	case conference.GateQuorum:
		return "Fewer agencies were there than there should be"
	case conference.GatePolice:
		return "The police were not there"
	case conference.GateDecision:
		return "There was no decision"
	case conference.GateChildHeard:
		return "The child was not heard"
	case conference.GateDanger:
		return "There is no danger statement"
	case conference.GateLetters:
		return "A letter was not read out"
	case conference.GateHeadings:
		return "Not every heading was talked about"
	case conference.GateHeardAll:
		return "Not everybody there was heard"
	case conference.GateUnsettled:
		return "Something that was challenged was not settled"
	case conference.GateLeadWorker:
		return "The social worker was not named"
	case conference.GateCoreGroup:
		return "The core group was not chosen"
	case conference.GateFirstGroup:
		return "The first core group was not set"
	case conference.GateReview:
		return "The next review was not set"
	case conference.GatePlanOutline:
		return "The outline plan was not begun"
	case conference.GateTold:
		return "Somebody was not told beforehand that they were not to be there"
	case conference.GateReadOut:
		return "The words of somebody who was not there were not given to the conference"
	}
	return "Something was left out"
}
