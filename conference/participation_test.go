package conference

import (
	"errors"
	"testing"
)

func TestHowAChildTakesPartIsSaidWhole(t *testing.T) {
	t.Parallel()

	whole := Participation{Manner: WorkerSpeaks, Words: ParticipationWords{
		Reason: "He is four", Talk: "With his mother on Tuesday", Wish: "He wants his gran to be asked", Misses: "Jo tells you afterwards",
	}}
	four, twelve, unborn := Taker{Born: true, Young: true}, Taker{Born: true, Offered: true}, Taker{Young: true}
	without := func(change func(*Participation)) Participation {
		p := whole
		change(&p)
		return p
	}
	for _, test := range []struct {
		name string
		p    Participation
		of   Taker
		want error
	}{
		{"whole", whole, four, nil},
		{"no manner", without(func(p *Participation) { p.Manner = "" }), four, ErrNoManner},
		{"no reason", without(func(p *Participation) { p.Words.Reason = " " }), four, ErrNoMannerReason},
		{"no talk", without(func(p *Participation) { p.Words.Talk = "" }), four, ErrNoParentsTalk},
		{"no wish", without(func(p *Participation) { p.Words.Wish = "" }), four, ErrNoWish},
		{"no wish of an unborn child", without(func(p *Participation) { p.Words.Wish = "" }), unborn, nil},
		{"too young to be brought", without(func(p *Participation) { p.Manner = ComesPart }), four, ErrTooYoungToBring},
		{"young, by the chair", without(func(p *Participation) { p.Manner = ComesPart }), Taker{Born: true, Young: true, ByChair: true}, nil},
		{"a younger child is not told", without(func(p *Participation) { p.Words.Misses = "" }), four, nil},
		{"twelve, and not told", without(func(p *Participation) { p.Words.Misses = "" }), twelve, ErrMissesUntold},
		{"twelve, there for all", without(func(p *Participation) { p.Manner, p.Words.Misses = ComesWhole, "" }), twelve, nil},
	} {
		if got := test.p.Check(test.of); !errors.Is(got, test.want) || (got == nil) != (test.want == nil) {
			t.Errorf("%s: %v, not %v", test.name, got, test.want)
		}
	}
}

func TestWhatAChildChoosesStandsUntilSomebodyGivesAReason(t *testing.T) {
	t.Parallel()

	p, err := Participation{}.Wished(ComesPart, "Not while dad is there", true)
	if err != nil || p.Manner != ComesPart || p.Words.Own != "Not while dad is there" {
		t.Errorf("%+v, %v", p, err)
	}
	p.Words.Reason = "It would frighten her"
	p.Manner = MeetsChair
	if p, err = p.Wished(ComesWhole, "", true); err != nil || p.Manner != MeetsChair || p.Words.Chose != ComesWhole {
		t.Errorf("%+v, %v", p, err)
	}
	if _, err := p.Wished(ComesPart, "", false); !errors.Is(err, ErrNoOwnManner) {
		t.Errorf("a child who is not invited: %v", err)
	}
}
