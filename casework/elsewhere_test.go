package casework_test

import (
	"errors"
	"slices"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/testcase/world"
)

// TestThePartOfAnotherConferenceOpensNothingOfThisOne has somebody chair, record, or be asked to, another conference of the
// family only.
func TestThePartOfAnotherConferenceOpensNothingOfThisOne(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Asked("Kai Example")
		report := w.ReportOf(s.ID, w.Teacher)
		w.Say(report, w.Teacher, "Kai is often tired", s.Child("Kai"))
		file, err := w.Desk.AttachFile(t.Context(), w.Doing(w.Teacher), report, "report.pdf", []byte("%PDF-1.7 and more"))
		if err != nil {
			t.Fatal(err)
		}
		w.Send(report, w.Teacher)
		looks := map[string]func(who access.Actor) error{
			"the booking":         func(who access.Actor) error { _, err := w.Desk.ViewConference(t.Context(), who, s.ID); return err },
			"who is asked":        func(who access.Actor) error { _, err := w.Desk.ViewInvitations(t.Context(), who, s.ID); return err },
			"the list of reports": func(who access.Actor) error { _, err := w.Desk.ViewReports(t.Context(), who, s.ID); return err },
			"a report":            func(who access.Actor) error { _, err := w.Desk.ViewReport(t.Context(), who, report); return err },
			"an attached file":    func(who access.Actor) error { _, err := w.Desk.TakeFile(t.Context(), who, file); return err },
			"the family page": func(who access.Actor) error {
				seen, err := w.Desk.ViewFamily(t.Context(), who, s.Family)
				if err == nil && len(seen.Show().Meetings) == 0 {
					return access.ErrNotFound
				}
				return err
			},
			"the list of conferences": func(who access.Actor) error {
				seen, err := w.Desk.ViewConferences(t.Context(), who)
				if err == nil && !slices.ContainsFunc(seen.Show().Booked, func(row casework.ConferenceRow) bool { return row.ID == s.ID }) {
					return access.ErrNotFound
				}
				return err
			},
		}
		for kind, who := range map[access.PartKind]access.Actor{
			access.PartChair: w.OtherChair, access.PartRecorder: w.OtherManager, access.PartProfessional: w.GP,
		} {
			w.PartAt(s.Family, kind, who, "another conference")
			for what, look := range looks {
				if err := look(who); !errors.Is(err, access.ErrNotFound) && !refused(err) {
					t.Errorf("the %s of another conference opens %s: %v", kind, what, err)
				}
			}
		}
		if _, err := w.Desk.ChaseReport(t.Context(), w.Doing(w.OtherChair), report, "Please send it"); !errors.Is(err, access.ErrNotFound) && !refused(err) {
			t.Errorf("the chair of another conference asks for a report again: %v", err)
		}
		if _, err := w.Desk.ChangeConference(t.Context(), w.Doing(w.OtherChair), s.ID, conference.Change{Kind: conference.WasCancelled}); !errors.Is(err, access.ErrNotFound) && !refused(err) {
			t.Errorf("the chair of another conference cancels this one: %v", err)
		}
		w.PartAt(s.Family, access.PartProfessional, w.GP, string(s.ID))
		for what, look := range looks {
			if err := look(w.GP); err != nil {
				t.Errorf("the part of this conference does not open %s: %v", what, err)
			}
		}
	})
}
