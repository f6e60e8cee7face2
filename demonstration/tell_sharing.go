package demonstration

import (
	"maps"
	"slices"

	"kith/sharing"
	"kith/timescale"
)

// gave is something that was shared about some of a family, and what each of them was asked and told, by first name.
type gave struct {
	by, what, with string
	about          []string
	ground         sharing.Ground
	answers        map[string]sharing.Answer
}

// shares tells that somebody wrote down what they shared.
func (s *teller) shares(g gave) {
	id := got(s.desk.WriteSharing(s.ctx, s.by(g.by), s.family, sharing.Sharing{
		On: timescale.InstantOf(s.clock.Now()).Date(), Ground: g.ground, About: s.persons(g.about...), Words: sharing.Words{What: g.what, With: g.with},
	}))("writing down what was shared")
	for _, first := range slices.Sorted(maps.Keys(g.answers)) {
		a := g.answers[first]
		a.Person = s.person(first)
		must("saying who was asked and told", s.desk.AnswerSharing(s.ctx, s.by(g.by), id, a))
	}
}
