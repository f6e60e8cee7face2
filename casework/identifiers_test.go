package casework_test

import (
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/family"
	"kith/internal/testcase/world"
	"kith/timescale"
)

func TestNumbersAndEthnicityAreForThoseWhoseJobNeedsThem(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		d := family.Details{Name: "Ava Example", Born: timescale.NewDate(2018, 3, 1), NHSNumber: "9434765919", UPN: "H801200001001", Ethnicity: "WBRI"}
		child, err := w.Desk.AddPerson(t.Context(), w.Doing(w.SocialWorker), casework.NewPerson{Family: c.Family, Kind: family.Child, Details: d})
		if err != nil {
			t.Fatal(err)
		}
		w.Invite(c.ID, w.Teacher, conference.RoleSchool)
		w.Invite(c.ID, w.HealthVisitor, conference.RoleHealthVisitor)
		w.Invite(c.ID, w.Police, conference.RolePolice)
		for name, one := range map[string]struct {
			who                  access.Actor
			nhs, upn, everything bool
		}{
			"the social worker": {who: w.SocialWorker, everything: true}, "the manager": {who: w.Manager, everything: true},
			"the unit": {who: w.Unit, everything: true}, "the chair": {who: w.Chair}, "the police": {who: w.Police},
			"the teacher": {who: w.Teacher, upn: true}, "the health visitor": {who: w.HealthVisitor, nhs: true},
		} {
			seen, err := w.Desk.ViewPerson(t.Context(), one.who, child)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			whole, err := w.Desk.ViewFamily(t.Context(), one.who, c.Family)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			for _, view := range []any{seen.Show(), whole.Show()} {
				for what, has := range map[string]bool{d.NHSNumber: one.nhs || one.everything, d.UPN: one.upn || one.everything, d.Ethnicity: one.everything} {
					if holds(t, view, what) != has {
						t.Errorf("%s, %s: %v", name, what, !has)
					}
				}
			}
		}
	})
}
