package demonstration

import (
	"kith/casework"
	"kith/conference"
	"kith/timescale"
)

// apart is somebody whom the chair keeps out of a conference, or of a part of it.
type apart struct {
	who, ground, why, part  string
	extent                  conference.Extent
	asks                    string // who of the staff asked for it
	told, more              string // the words for the person
	heard                   conference.OtherWay
	tells, afterwards, says string // who tells them; who tells them the outcome; what they say to the chair about it
}

// closed is a closed part of a conference: what is said in it, and what of that the chair shares afterwards, with whom.
type closed struct {
	who  []string
	back string
	says []remark
	with map[string]string // by the words of a remark
}

// keepsApart tells of the day before: the chair is asked, decides, and whoever is kept out is told.
func (s *teller) keepsApart(m *meeting) {
	if len(m.apart) == 0 {
		return
	}
	s.clock.set(m.on.AddDays(-1), 14, 0)
	places := s.places(m)
	for _, x := range m.apart {
		if x.asks != "" {
			must("asking to keep somebody out", s.desk.AskExclusion(s.ctx, s.by(x.asks), s.conference, conference.ExclusionRequest{
				Invitation: places[x.who], Extent: x.extent, Words: conference.RequestWords{Ground: x.ground, Why: x.why},
			}))
		}
		must("deciding to keep somebody out", s.desk.DecideExclusion(s.ctx, s.by(m.chair), s.conference, conference.Deciding{
			Exclusion: conference.Exclusion{
				Invitation: places[x.who], Extent: x.extent, Heard: x.heard, Teller: s.staff(x.tells).Account,
				OutcomeTeller: s.staff(x.afterwards).Account, TellOn: m.on,
			},
			To: conference.ExclusionWords{Told: x.told, Heard: x.more}, Own: conference.ExclusionGround{Ground: x.ground, Why: x.why, Part: x.part},
			Approved: true,
		}))
	}
	s.clock.set(m.on.AddDays(-1), 16, 30)
	for _, x := range m.apart {
		must("telling somebody that they are kept out", s.desk.TellExclusion(s.ctx, s.by(x.tells), s.conference, places[x.who], conference.Telling{
			By: s.staff(x.tells).Account, At: timescale.InstantOf(s.clock.Now()),
		}))
		if x.says != "" {
			must("saying something about it", s.desk.AnswerExclusion(s.ctx, s.by(x.who), s.conference, x.says))
		}
	}
}

// readsOut tells of the words of those who are kept out, given to the conference.
func (s *teller) readsOut(m *meeting) {
	for _, one := range s.run(m).ToRead {
		must("reading somebody's words out", s.desk.RunStep(s.ctx, s.by(m.chair), s.conference, one.Key, casework.Finish, ""))
	}
}

// holdsClosed tells of the closed part.
func (s *teller) holdsClosed(m *meeting) {
	if len(m.closed.who) == 0 {
		return
	}
	places := s.places(m)
	var out []string
	for _, who := range m.closed.who {
		out = append(out, places[who])
	}
	must("beginning a closed part", s.desk.OpenClosedPart(s.ctx, s.by(m.chair), s.conference, out, m.closed.back))
	for _, r := range m.closed.says {
		s.onWall(m, r, places)
	}
	must("ending a closed part", s.desk.EndClosedPart(s.ctx, s.by(m.chair), s.conference))
	seen := got(s.desk.ViewClosedParts(s.ctx, s.staff(m.chair), s.conference))("looking at closed parts").Show()
	for _, part := range seen.Over {
		for _, item := range part.Items {
			if with := m.closed.with[item.Text]; with != "" {
				must("sharing something of a closed part", s.desk.ShareItem(s.ctx, s.by(m.chair), s.conference, item.ID, places[with]))
			}
		}
	}
}
