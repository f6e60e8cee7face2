package store

import (
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store/gen"
	"kith/timescale"
)

// ToRun is a conference that waits for those who run it.
type ToRun struct {
	Conference conference.ID
	Family     access.FamilyID
	State      conference.State
	On         timescale.Date
	Chair      bool // the reader is its chair; else its recorder
	ToTalkWith int  // of the family, whom the chair has not talked with yet
	ToAnswer   int  // sent from the room, and not answered
}

// ConferencesToRun are those that the reader chairs or records, not over, and whose day comes by then.
func (r *Reading) ConferencesToRun(until timescale.Date) ([]ToRun, error) {
	me := string(r.actor.Account)
	rows, err := r.q.ConferencesRunBy(r.ctx, gen.ConferencesRunByParams{TenantID: r.tenant(), UntilOn: until, AccountID: null(me)})
	if err != nil {
		return nil, fmt.Errorf("listing conferences to run: %w", err)
	}
	all := make([]ToRun, len(rows))
	for i, row := range rows {
		all[i] = ToRun{
			Conference: conference.ID(row.ID), Family: row.FamilyID, State: conference.State(row.State),
			On:    dayOf(row.State, row.HeldOn, row.ResumesOn),
			Chair: row.Chair.String == me, ToTalkWith: int(row.ToTalkWith), ToAnswer: int(row.ToAnswer),
		}
	}
	return all, nil
}

// dayOf is the day on which a conference is next held, as Conference.Next says.
func dayOf(state string, held, resumes timescale.Date) timescale.Date {
	on, _ := conference.Conference{State: conference.State(state), HeldOn: held, ResumesOn: resumes}.Next()
	return on
}

// ToAttend is a conference that the reader is asked to and whose day has come.
type ToAttend struct {
	Conference  conference.ID
	Family      access.FamilyID
	Role        conference.Role
	State       conference.State
	On          timescale.Date
	ViewsToGive int // children of whom the reader has not said what they think the plan should be
}

// ConferencesToAttend are those that the reader is asked to, whose day has come and which are not over.
func (r *Reading) ConferencesToAttend() ([]ToAttend, error) {
	rows, err := r.q.ConferencesNowFor(r.ctx, gen.ConferencesNowForParams{
		TenantID: r.tenant(), AccountID: r.actor.Account, Person: null(string(r.actor.Person)), Today: r.Today(),
	})
	if err != nil {
		return nil, fmt.Errorf("listing conferences to attend: %w", err)
	}
	all := make([]ToAttend, len(rows))
	for i, row := range rows {
		all[i] = ToAttend{
			Conference: conference.ID(row.ConferenceID), Family: row.FamilyID, Role: conference.Role(row.Role),
			State: conference.State(row.State), On: dayOf(row.State, row.HeldOn, row.ResumesOn), ViewsToGive: int(row.ViewsToGive),
		}
	}
	return all, nil
}
