package world

import (
	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/report"
	"kith/statement"
)

// Invite asks one of the staff to a conference, for these children or for all.
func (w *World) Invite(id conference.ID, who access.Actor, role conference.Role, children ...access.PersonID) {
	w.t.Helper()

	n := casework.NewInvitation{Account: who.Account, Role: role, Children: children}
	if _, err := w.Desk.Invite(w.t.Context(), w.Doing(w.Unit), id, n); err != nil {
		w.t.Fatalf("inviting %s: %v", who.Account, err)
	}
}

// Guest invites somebody of an agency who does not use Kith, and says who they are and which invitation is theirs.
func (w *World) Guest(id conference.ID, name string, role conference.Role) (access.Actor, string) {
	w.t.Helper()

	seat, err := w.Desk.InviteGuest(w.t.Context(), w.Doing(w.Unit), id, casework.NewGuest{
		Name: name, Job: "GP", Agency: "Harbour Surgery", Telephone: "01632 960555", Role: role,
	})
	if err != nil {
		w.t.Fatalf("inviting %s: %v", name, err)
	}
	seen, err := w.Desk.ViewInvitations(w.t.Context(), w.Unit, id)
	if err != nil {
		w.t.Fatalf("looking at who is invited: %v", err)
	}
	for _, i := range seen.Show().Invited {
		if i.Invitation.ID == seat {
			return access.Actor{Tenant: w.Tenant.ID, Account: i.Invitation.Account, Office: access.Professional}, seat
		}
	}
	w.t.Fatalf("%s is not among those invited", name)
	return access.Actor{}, ""
}

// InviteMember asks one of the family to a conference.
func (w *World) InviteMember(id conference.ID, who access.Actor, role conference.Role) {
	w.t.Helper()

	if _, err := w.Desk.Invite(w.t.Context(), w.Doing(w.Unit), id, casework.NewInvitation{Person: who.Person, Role: role}); err != nil {
		w.t.Fatalf("inviting one of the family: %v", err)
	}
}

// ReportOf is the report that one of the staff was asked for.
func (w *World) ReportOf(id conference.ID, who access.Actor) report.ID {
	w.t.Helper()

	seen, err := w.Desk.ViewReports(w.t.Context(), who, id)
	if err != nil {
		w.t.Fatalf("looking at reports: %v", err)
	}
	for _, r := range seen.Show().Reports {
		if r.Mine {
			return r.ID
		}
	}
	w.t.Fatalf("%s was asked for no report", who.Account)
	return ""
}

// Say writes a point of a report, for everyone who may know of these children.
func (w *World) Say(r report.ID, who access.Actor, text string, about ...access.PersonID) statement.ID {
	w.t.Helper()

	return w.Write(r, who, casework.Point{Text: text, About: about, Whole: len(about) == 0, Audience: "everyone"})
}

// Write writes a point of a report; what is left out is an opinion under the first heading of the procedure.
func (w *World) Write(r report.ID, who access.Actor, p casework.Point) statement.ID {
	w.t.Helper()

	seen, err := w.Desk.ViewReport(w.t.Context(), who, r)
	if err != nil {
		w.t.Fatalf("looking at a report: %v", err)
	}
	if p.Heading == "" {
		p.Heading = seen.Show().Headings[0].Key
	}
	if p.Kind == "" {
		p.Kind = statement.Opinion
	}
	id, err := w.Desk.WritePoint(w.t.Context(), w.Doing(who), r, p)
	if err != nil {
		w.t.Fatalf("writing a point: %v", err)
	}
	return id
}

// Send sends a report.
func (w *World) Send(r report.ID, who access.Actor) {
	w.t.Helper()

	if _, err := w.Desk.SubmitReport(w.t.Context(), w.Doing(who), r); err != nil {
		w.t.Fatalf("sending a report: %v", err)
	}
}
