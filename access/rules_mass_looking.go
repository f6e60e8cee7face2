package access

// Bound is how many families somebody opens before a person hears of it, or before no more are opened. It says what the number
// was judged by: real work never meets it.
type Bound struct {
	Hour  int // different families within an hour: no others open then
	Day   int // different families on one day: raised as unusual
	Files int // lists for a spreadsheet within an hour
	Why   string
}

// bounds are those of each office. Nobody else opens families but their own, whose number nobody has to bound.
var bounds = map[Office]Bound{
	Unit:          {60, 100, 10, "It books, chases and issues for every family. Before a weekly meeting somebody goes through the week’s forty conferences."},
	Manager:       {40, 60, 6, "A team of seven workers has some seventy families. An hour of supervision goes through those of two or three workers."},
	SocialWorker:  {25, 30, 0, "A full caseload is some sixteen children in ten families. On duty, a search or a call takes five minutes at the least."},
	Chair:         {20, 20, 0, "Two conferences a day. Reading ahead for a fortnight is under twenty."},
	Professional:  {15, 20, 0, "Somebody in a school or a health team is asked to a few conferences in a week."},
	Administrator: {5, 5, 0, "They read no family."},
	Protection:    {60, 100, 0, "They see who looked, one family at a time, and nothing of what was read."},
}

// BoundOf is the bound of an office, and whether it has one.
func BoundOf(o Office) (Bound, bool) {
	b, is := bounds[o]
	return b, is
}

// Slowed says that somebody opened more families within an hour than their work has, or took more lists away. What they take part
// in that goes on today stays open to them.
type Slowed struct{ Files bool }

func (s *Slowed) Error() string {
	what := "You have opened many different families within an hour, so no others open for a while."
	if s.Files {
		what = "You have taken many lists within an hour, so there are no others for a while."
	}
	return what + " Families with a conference today and those you are allocated to stay open. If a child needs you to open another now, " +
		"ring the safeguarding unit or your manager. Somebody is asked to look into why this page came up."
}
