package demonstration

import "kith/casework"

// hughes is a concern that has only just come in.
func hughes() story {
	return story{name: "Alfie and Poppy", tell: func(s *teller) {
		came := s.on(-1)
		s.concern("worker-lena", concern{
			from: "A neighbour, who gave no name", agency: "A member of the public", source: "1B", need: "N0",
			what: "The caller said that the two children next door are often in the garden on their own after dark, and that on " +
				"Saturday the younger one was crying at the back door for about twenty minutes before somebody let her in. The caller " +
				"does not know the parents and has not been inside.",
			children: []casework.ConcernChild{{Name: "Alfie Hughes", Born: s.born(7, 1)}, {Name: "Poppy Hughes", Born: s.born(4, 8)}},
		})
		s.shows("A concern has come in", "Lena Frost has to decide what to do about it; her manager sees that it waits.",
			"worker-lena", "manager-south")
		s.door("A concern came in on %s. Nobody has decided yet what to do about it.", came.Long())
	}}
}
