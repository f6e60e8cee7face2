package conference

import "kith/timescale"

// Marked is an invitation with how its holder is there. The moments of arriving and leaving are those at which they are
// first marked; whoever comes back has not left.
func (i Invitation) Marked(how Presence, left, informed bool, parts string, at timescale.Instant) Invitation {
	i.Presence, i.InformationSent, i.Words.Parts = how, informed, parts
	there := how != Unmarked && how != Absent
	if there && i.ArrivedAt.IsZero() {
		i.ArrivedAt = at
	}
	switch {
	case !there || !left:
		i.LeftAt = timescale.Instant{}
	case i.LeftAt.IsZero():
		i.LeftAt = at
	}
	if !there {
		i.ArrivedAt = timescale.Instant{}
	}
	return i
}
