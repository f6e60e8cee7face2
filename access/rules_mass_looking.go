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

// Slowed says that somebody opened more families within an hour than their work has, or took more lists away. What they opened
// already and what they take part in that goes on today stays open to them.
type Slowed struct {
	Office Office
	Files  bool // lists for a spreadsheet
	OnDuty bool // they looked for a child on duty
}

// Error is what they read: what stays open, and who helps where a child cannot wait, by what their office can do.
func (s *Slowed) Error() string {
	return s.words() + " Somebody is asked to look into why this page came up."
}

func (s *Slowed) words() string {
	const many = "You have opened many different families within an hour, so no others open for a while. What you have opened within the hour stays open"
	switch {
	case s.Files:
		return "You have taken many lists within an hour, so there are no others for a while. On the screen you can read them as before."
	case s.OnDuty:
		return "You have found or opened many different families within an hour, so you can look for no others for a while. " +
			"What you found within the hour or opened on duty stays open. If a child may need somebody now, do not wait: " +
			"ring the safeguarding unit or a manager on duty, who can look for the child."
	}
	switch s.Office {
	case Unit:
		return many + ", and so do families with a conference today. If a child needs another opened now, ask a colleague in the unit."
	case Manager:
		return many + ", and so do families with a conference today. If a child needs you to open another now, ring the safeguarding unit."
	case SocialWorker:
		return many + ", and so do families with a conference today, those you are allocated to and those you opened on duty. " +
			"If a child needs you to open another now, ring the safeguarding unit or your manager."
	case Chair:
		return many + ", and so do families with a conference today. If you need another now, ring the safeguarding unit."
	case Professional:
		return many + ", and so do families with a conference today. If you know something about another child that cannot wait, " +
			"ring the family’s social worker or the safeguarding unit."
	case Protection:
		return "You have asked about many different families within an hour, so you can ask about no others for a while. " +
			"Those you asked about within the hour stay open. If another cannot wait, somebody else who answers for data protection can ask."
	case Administrator, FamilyMember, System:
	}
	return many + ". If you need another now, ring the safeguarding unit."
}
