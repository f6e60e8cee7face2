package sharing_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"kith/access"
	"kith/sharing"
	"kith/timescale"
)

var today = timescale.NewDate(2026, time.December, 8)

func shared(ground sharing.Ground, about ...access.PersonID) sharing.Sharing {
	return sharing.Sharing{On: today, Ground: ground, About: about, Words: sharing.Words{What: "His school days", With: "The clinic"}}
}

func adult(p access.PersonID) bool { return p == "mel" || p == "ben" }

func TestConsentIsTheGroundOnlyWhereEverybodyAskedAgreed(t *testing.T) {
	t.Parallel()

	all := []sharing.Concerned{{Person: "mel", Asked: true, Told: true}, {Person: "ben", Asked: true}}
	mel := sharing.Answer{Person: "mel", Asked: sharing.Agreed, Told: sharing.MayRead}
	no := sharing.Answer{Person: "ben", Asked: sharing.SaidNo, Reason: sharing.AtRisk, Told: sharing.ToldNotKnown}
	yes := sharing.Answer{Person: "ben", Asked: sharing.Agreed, Told: sharing.ToldNotKnown}
	for _, c := range []struct {
		what    string
		ground  sharing.Ground
		answers []sharing.Answer
		want    bool
	}{
		{"one said no, and the ground is another", sharing.Safeguarding, []sharing.Answer{mel, no}, true},
		{"one said no", sharing.Consent, []sharing.Answer{mel, no}, false},
		{"both agreed", sharing.Consent, []sharing.Answer{mel, yes}, true},
		{"nothing is known of one", sharing.Safeguarding, []sharing.Answer{mel}, false},
		{"the ground is not known", sharing.GroundNotKnown, []sharing.Answer{mel, yes}, false},
		{"nobody has said whether one was told", sharing.Safeguarding, []sharing.Answer{{Person: "mel", Asked: sharing.Agreed, Told: sharing.ToldNotKnown}, yes}, false},
		{"no reason is known", sharing.Safeguarding, []sharing.Answer{mel, {Person: "ben", Asked: sharing.NotAsked, Reason: sharing.ReasonNotKnown}}, false},
	} {
		if got := shared(c.ground, "kai").Complete(all, c.answers); got != c.want {
			t.Errorf("%s: complete is %v", c.what, got)
		}
	}
	if got := shared(sharing.Consent, "kai").GroundFor(no); got != sharing.GroundNotKnown {
		t.Errorf("whoever said no reads the ground %q", got)
	}
}

func TestNobodyReadsWhatNobodySaidTheyMay(t *testing.T) {
	t.Parallel()

	answer := func(p access.PersonID, told sharing.Told) sharing.Answer {
		return sharing.Answer{Person: p, Told: told}
	}
	for _, c := range []struct {
		what    string
		about   []access.PersonID
		answers []sharing.Answer
		want    []access.PersonID
	}{
		{"about a child", []access.PersonID{"kai"}, []sharing.Answer{answer("mel", sharing.WasTold), answer("ben", sharing.MayRead)}, []access.PersonID{"mel", "ben"}},
		{"kept from one", []access.PersonID{"kai"}, []sharing.Answer{answer("mel", sharing.WasTold), answer("ben", sharing.AddsToRisk)}, []access.PersonID{"mel"}},
		{"not known of either", []access.PersonID{"kai"}, []sharing.Answer{answer("mel", sharing.ToldNotKnown)}, nil},
		{"about one of them too", []access.PersonID{"kai", "mel"}, []sharing.Answer{answer("mel", sharing.WasTold), answer("ben", sharing.WasTold)}, []access.PersonID{"mel"}},
	} {
		if got := shared(sharing.Safeguarding, c.about...).Readers(c.answers, adult); !slices.Equal(got, c.want) {
			t.Errorf("%s: read by %v", c.what, got)
		}
	}
}

func TestWhatDoesNotGoWithAnAnswerIsLeftOutOfIt(t *testing.T) {
	t.Parallel()

	whole := sharing.Answer{
		Asked: sharing.Agreed, Reason: sharing.AnotherReason, Told: sharing.MayRead, ToldOn: today, LookAgainOn: today.AddDays(3),
		Words: sharing.AnswerWords{Said: "Yes", Reason: "An order", Risk: "He would look for her"},
	}
	got, err := whole.Settle(sharing.Concerned{Asked: true, Told: true, Page: true}, today)
	if err != nil || got.Words != (sharing.AnswerWords{Said: "Yes"}) || !got.ToldOn.IsZero() || !got.LookAgainOn.IsZero() || got.Reason != sharing.ReasonNotKnown {
		t.Errorf("who agreed and may read it: %+v, %v", got, err)
	}
	got, err = whole.Settle(sharing.Concerned{Asked: true}, today)
	if err != nil || got.Told != sharing.ToldNotKnown {
		t.Errorf("somebody who may be told nothing: %+v, %v", got, err)
	}
	got, err = whole.Settle(sharing.Concerned{Told: true, Page: true}, today)
	if err != nil || got.Asked != sharing.AskedNotKnown || got.Words.Said != "" {
		t.Errorf("a child, who is not asked: %+v, %v", got, err)
	}
}

func TestWhatIsKeptFromSomebodyIsLookedAtAgainWithinSixMonths(t *testing.T) {
	t.Parallel()

	for _, c := range []struct {
		again timescale.Date
		want  error
	}{
		{timescale.Date{}, sharing.ErrNoAgain}, {today, sharing.ErrAgainPast}, {today.AddDays(1), nil}, {today.AddMonths(6), nil}, {today.AddMonths(6).AddDays(1), sharing.ErrAgainLate},
	} {
		_, err := sharing.Answer{
			Asked: sharing.NotAsked, Reason: sharing.AtRisk, Told: sharing.AddsToRisk, LookAgainOn: c.again, Words: sharing.AnswerWords{Risk: "He would look for her"},
		}.Settle(sharing.Concerned{Asked: true, Told: true, Page: true}, today)
		if !errors.Is(err, c.want) {
			t.Errorf("again on %s: %v", c.again, err)
		}
	}
}

func TestWhatIsWrittenDownIsShort(t *testing.T) {
	t.Parallel()

	s := shared(sharing.Safeguarding, "kai")
	s.Words.What = strings.Repeat("a", 2001)
	if err := s.Check(today); err == nil {
		t.Error("2,001 characters were taken")
	}
	if err := shared(sharing.GroundNotKnown, "kai").Check(today); err != nil {
		t.Errorf("what is not yet known is refused: %v", err)
	}
}

func TestNobodyMayReadItWhoHasNoPageOfTheirOwn(t *testing.T) {
	t.Parallel()

	may := sharing.Answer{Asked: sharing.Agreed, Reason: sharing.ReasonNotKnown, Told: sharing.MayRead}
	if _, err := may.Settle(sharing.Concerned{Asked: true, Told: true}, today); !errors.Is(err, sharing.ErrNoPage) {
		t.Errorf("without a page: %v", err)
	}
	if _, err := may.Settle(sharing.Concerned{Asked: true, Told: true, Page: true}, today); err != nil {
		t.Errorf("with one: %v", err)
	}
}
