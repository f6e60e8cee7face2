package demonstration_test

import (
	"slices"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/sharing"
)

const marshes = "Kai and Ava"

// keptThings are the hidden things about what is kept and from whom: somebody kept out, a family opened at night.
func keptThings() []hidden {
	dawn, lee := [2]string{marshes, "Dawn"}, [2]string{marshes, "Lee"}
	shanice, marlon, daniel := [2]string{campbells, "Shanice"}, [2]string{campbells, "Marlon"}, [2]string{campbells, "Daniel"}
	worker, chair, teacher, police := [2]string{"", "Jo Reed"}, [2]string{"", "Pat Lindqvist"}, [2]string{"", "Tom Ashby"}, [2]string{"", "Dev Rao"}
	return []hidden{
		{"that the chair is asked to keep a father out", func(t *testing.T, l *loaded) error {
			t.Helper()
			id, place := l.place(t, "Lee Marsh")
			return l.desk.AskExclusion(t.Context(), l.by(t, "", "Jo Reed"), id, conference.ExclusionRequest{
				Invitation: place, Extent: conference.OutOfPart,
				Words: conference.RequestWords{Ground: l.partGround(t, id), Why: "She says that she cannot speak", Late: "She said so this morning"},
			})
		}, chair, [][2]string{dawn, lee}},
		{"that the chair keeps a father out", func(t *testing.T, l *loaded) error {
			t.Helper()
			id, place := l.place(t, "Lee Marsh")
			pat := l.somebody(t, northcliffe, "", "Pat Lindqvist").Account
			return l.desk.DecideExclusion(t.Context(), l.by(t, "", "Pat Lindqvist"), id, conference.Deciding{
				Exclusion: conference.Exclusion{
					Invitation: place, Extent: conference.OutOfAll, Outside: true, Heard: conference.InWriting, Teller: pat, OutcomeTeller: pat, TellOn: today,
				},
				To:  conference.ExclusionWords{Told: "We want to hear from each of you by yourselves."},
				Own: conference.ExclusionGround{Why: "She is afraid to speak in front of him"}, Approved: true,
			})
		}, lee, [][2]string{dawn}},
		{"that something was shared that a father is not told of", func(t *testing.T, l *loaded) error {
			t.Helper()
			family, amelia := l.planOf(t, "Daniel").Family, l.planOf(t, "Daniel").Child.ID
			id, err := l.desk.WriteSharing(t.Context(), l.by(t, "", "Jo Reed"), family, sharing.Sharing{
				On: today, Ground: sharing.Safeguarding, About: []access.PersonID{amelia}, Words: sharing.Words{What: "When the door is answered", With: "A locksmith"},
			})
			if err != nil {
				return err
			}
			then := l.by(t, "", "Jo Reed")
			then.Once += ", and then"
			return l.desk.AnswerSharing(t.Context(), then, id, sharing.Answer{
				Person: l.somebody(t, northcliffe, campbells, "Daniel").Person, Asked: sharing.NotAsked, Reason: sharing.AtRisk, Told: sharing.AddsToRisk,
				LookAgainOn: today.AddDays(30), Words: sharing.AnswerWords{Risk: "He asks about her locks"},
			})
		}, worker, [][2]string{shanice, marlon, daniel, teacher, police}},
		{"that a worker opened a family on duty", func(t *testing.T, l *loaded) error {
			t.Helper()
			_, err := l.desk.OpenOnDuty(t.Context(), l.by(t, "", "Lena Frost"), l.planOf(t, "Daniel").Child.ID, access.DutyPolice, "They rang about the door")
			return err
		}, worker, [][2]string{shanice, marlon, daniel, teacher, police}},
	}
}

// place is the conference of today in which somebody of the family takes part, and their invitation to it.
func (l *loaded) place(t *testing.T, name string) (conference.ID, string) {
	t.Helper()
	pat := l.somebody(t, northcliffe, "", "Pat Lindqvist")
	list, err := l.desk.ViewConferences(t.Context(), pat)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range list.Show().Booked {
		seen, err := l.desk.ViewRun(t.Context(), pat, row.ID)
		if err != nil {
			continue // not hers to run
		}
		seats := seen.Show().OfFamily
		if at := slices.IndexFunc(seats, func(s casework.Seat) bool { return s.Name == name }); at >= 0 {
			return row.ID, seats[at].Invitation
		}
	}
	t.Fatal(name, "takes part in no conference to come")
	return "", ""
}

// partGround is a ground of the procedure for missing a part.
func (l *loaded) partGround(t *testing.T, id conference.ID) string {
	t.Helper()
	seen, err := l.desk.ViewExclusions(t.Context(), l.somebody(t, northcliffe, "", "Pat Lindqvist"), id)
	if err != nil || len(seen.Show().Part) == 0 {
		t.Fatal("no ground to choose", err)
	}
	return seen.Show().Part[0].Key
}
