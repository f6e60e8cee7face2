package conference_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"kith/conference"
	"kith/procedure"
	"kith/procedures"
	"kith/timescale"
)

func there(roles ...conference.Role) []conference.Invitation {
	all := make([]conference.Invitation, len(roles))
	for i, r := range roles {
		all[i] = conference.Invitation{Role: r, Presence: conference.InRoom}
	}
	return all
}

func packOf(t *testing.T, name string) procedure.Pack {
	t.Helper()
	packs, err := procedure.Load(procedures.FS)
	if err != nil {
		t.Fatal(err)
	}
	p, err := packs.At(name, timescale.NewDate(2026, time.December, 1))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAQuorumIsSocialCareAndEnoughOtherAgencies(t *testing.T) {
	t.Parallel()
	p := packOf(t, "england")
	care, school, visitor, police := conference.RoleSocialWorker, conference.RoleSchool, conference.RoleHealthVisitor, conference.RolePolice
	for said, c := range map[string]struct {
		who []conference.Invitation
		ok  bool
	}{
		"enough":                        {there(care, school, police), true},
		"no social care":                {there(school, visitor, police), false},
		"two of one school count once":  {there(care, school, school), false},
		"the chair counts for nothing":  {there(care, conference.RoleChair, police), false},
		"a parent counts for nothing":   {there(care, conference.RoleParent, police), false},
		"no police and no information":  {there(care, school, visitor), false},
		"police sent their information": {append(there(care, school, visitor), conference.Invitation{Role: police, InformationSent: true}), true},
	} {
		if ok, missing := conference.Quorate(p, conference.Initial, c.who); ok != c.ok {
			t.Errorf("%s: %v, missing %v", said, ok, missing)
		}
	}
}

func TestWhereTheProcedureAsksForThePoliceInformationIsNotEnough(t *testing.T) {
	t.Parallel()
	p := packOf(t, "cornwall")
	who := append(there(conference.RoleSocialWorker, conference.RoleSchool, conference.RoleHealthVisitor),
		conference.Invitation{Role: conference.RolePolice, InformationSent: true})
	ok, missing := conference.Quorate(p, conference.Initial, who)
	if ok || !strings.Contains(strings.Join(missing, " "), "police") {
		t.Errorf("%v %v", ok, missing)
	}
	if ok, missing := conference.Quorate(p, conference.Review, who); !ok {
		t.Errorf("a review: %v", missing)
	}
}

func TestSomebodyWhoLeftIsNotThere(t *testing.T) {
	t.Parallel()
	who := there(conference.RoleSocialWorker, conference.RoleSchool, conference.RolePolice)
	who[1].LeftAt = timescale.InstantOf(time.Date(2026, time.December, 1, 11, 0, 0, 0, time.UTC))
	if ok, _ := conference.Quorate(packOf(t, "england"), conference.Initial, who); ok {
		t.Error("the school has left, and the conference is still quorate")
	}
}

func TestInformationThatThePoliceSentCountsInGatesheadAtEveryConference(t *testing.T) {
	t.Parallel()
	p := packOf(t, "gateshead")
	who := append(there(conference.RoleSocialWorker, conference.RoleSchool, conference.RoleHealthVisitor),
		conference.Invitation{Role: conference.RolePolice, InformationSent: true, Presence: conference.Absent})
	for _, kind := range []conference.Kind{conference.Initial, conference.Review} {
		if missing := conference.MissingPolice(p, kind, who); len(missing) != 0 {
			t.Errorf("%s: %v", kind, missing)
		}
	}
	who[3].InformationSent = false
	if missing := conference.MissingPolice(p, conference.Initial, who); len(missing) == 0 {
		t.Error("neither there nor heard in writing, and nothing is missing")
	}
}

func TestWhatIsMissingOfThePoliceSaysThatTheirLetterDoesNotTakeTheirPlace(t *testing.T) {
	t.Parallel()
	who := []conference.Invitation{{Role: conference.RolePolice, InformationSent: true}}
	missing := conference.MissingPolice(packOf(t, "cornwall"), conference.Initial, who)
	if len(missing) != 1 || !strings.Contains(missing[0], "does not take their place") {
		t.Error(missing)
	}
}

func TestThePoliceCountAsOneOfTheOtherAgencies(t *testing.T) {
	t.Parallel()
	if missing := conference.MissingAgencies(packOf(t, "england"), there(conference.RoleSocialWorker, conference.RoleSchool, conference.RolePolice)); len(missing) != 0 {
		t.Error(missing)
	}
}

func TestAgenciesThatAProcedureTakesTogetherCountOnce(t *testing.T) {
	t.Parallel()
	p := packOf(t, "england")
	p.Police.Initial.Value = procedure.PoliceIfInformation
	p.Quorum.AsOne.Value = []procedure.Group{{Key: "health", Words: "All of health", Agencies: []procedure.Agency{"health-visitor", "school-nurse"}}}
	care, school, visitor, nurse := conference.RoleSocialWorker, conference.RoleSchool, conference.RoleHealthVisitor, conference.RoleSchoolNurse
	if ok, _ := conference.Quorate(p, conference.Initial, there(care, visitor, nurse)); ok {
		t.Error("a health visitor and a school nurse count apart")
	}
	if ok, missing := conference.Quorate(p, conference.Initial, there(care, visitor, school)); !ok {
		t.Errorf("health and the school are not enough: %v", missing)
	}
}

func TestEveryAgencyThatAPackCanNameIsARoleAtAConference(t *testing.T) {
	t.Parallel()
	for _, a := range procedure.Agencies() {
		if !slices.Contains(append(conference.ProfessionalRoles(), conference.RoleSocialWorker), conference.Role(a.Words())) {
			t.Errorf("%s is nobody's role", a)
		}
	}
}
