package procedure

// Clock is one clock: what must be kept, what is usually kept, from which event, whose it is, when its owner is warned,
// and what it is about in words that families read. A clock with neither Limit nor Target is one that this procedure
// does not have.
type Clock struct {
	Limit, Target Value[Span]
	Anchor        Value[Event]
	Owner         Value[Role]
	Warning       Value[Span]   // how long before the day to work to its owner is warned
	Family        Value[string] // follows "We will": "hold the first conference"
}

// Runs reports whether the procedure has this clock.
func (c Clock) Runs() bool { return c.Limit.IsSet() || c.Target.IsSet() }

// Clocks are the clocks, by what is to be done. Those of reports, invitations and requests to keep somebody out run back
// from a conference, and so does the conference before a birth from the day on which the baby is expected.
type Clocks struct {
	ConferenceRequest      Clock // asking the unit for an initial conference
	InitialConference      Clock
	ConferenceBeforeBirth  Clock
	TransferInConference   Clock
	Invitations            Clock
	ExclusionRequest       Clock // asking the chair to keep a parent out
	ReportsToParents       Clock // before an initial conference
	ReportsToParentsReview Clock // before a review; as for an initial one where no pack says otherwise
	ReportsToChild         Clock // the child's own parts; as for parents where no pack says otherwise
	ReportsToChildReview   Clock
	ReportsToUnit          Clock // to the chair and the unit, before an initial conference
	ReportsToUnitReview    Clock
	ConferenceAgain        Clock // after one that was not quorate
	DecisionLetter         Clock
	RecordToParents        Clock
	Dissent                Clock // where it may be made after the conference
	Complaint              Clock
	CoreGroupFirst         Clock
	CoreGroupNext          Clock
	CoreGroupBeforeReview  Clock
	ReviewFirst            Clock
	ReviewNext             Clock
	ReviewAfterBirth       Clock
}

// clockRow is one row of the closed table of clocks: its name in the files, the deadline that it gives, the events that a
// pack may let it start from, and which way it runs.
type clockRow struct {
	name    string
	key     Key
	words   string // for staff, "First core group"
	clock   *Clock
	anchors []Event
	before  bool
	always  bool // every procedure has it
}

// rows is the closed table, in the order of a case. A pack chooses among the anchors that a row names, and sets lengths;
// it cannot make a clock or an event of its own.
func (c *Clocks) rows() []clockRow {
	on := func(events ...Event) []Event { return events }
	const back, forth, every, some = true, false, true, false
	return []clockRow{
		{"conference-request", ConferenceRequestDue, "Request for a conference", &c.ConferenceRequest, on(StrategyDiscussion), forth, some},
		{"initial-conference", InitialConferenceDue, "Initial conference", &c.InitialConference, on(StrategyDiscussion), forth, every},
		{"conference-before-birth", ConferenceBeforeBirthDue, "Conference before the birth", &c.ConferenceBeforeBirth, on(DueDate), back, some},
		{
			"transfer-in-conference", TransferInConferenceDue, "Transfer-in conference", &c.TransferInConference,
			on(TransferNotified, TransferReferred, TransferAccepted, TransferInformed), forth, every,
		},
		{"invitations", InvitationsDue, "Invitations", &c.Invitations, on(Conference), back, some},
		{"exclusion-request", ExclusionRequestDue, "Request to keep a parent out", &c.ExclusionRequest, on(Conference), back, some},
		{"reports-to-parents", ReportsToParentsDue, "Reports to the parents", &c.ReportsToParents, on(Conference), back, every},
		{"reports-to-parents-review", ReportsToParentsDue, "Reports to the parents", &c.ReportsToParentsReview, on(Review), back, every},
		{"reports-to-child", ReportsToChildDue, "The child's parts of reports to the child", &c.ReportsToChild, on(Conference), back, every},
		{"reports-to-child-review", ReportsToChildDue, "The child's parts of reports to the child", &c.ReportsToChildReview, on(Review), back, every},
		{"reports-to-unit", ReportsToUnitDue, "Reports to the chair", &c.ReportsToUnit, on(Conference), back, some},
		{"reports-to-unit-review", ReportsToUnitDue, "Reports to the chair", &c.ReportsToUnitReview, on(Review), back, some},
		{"conference-again", ConferenceAgainDue, "Conference held again", &c.ConferenceAgain, on(Inquorate), forth, some},
		{"decision-letter", DecisionLetterDue, "Letter with the decision", &c.DecisionLetter, on(Conference), forth, some},
		{"record-to-parents", RecordToParentsDue, "Record to the parents", &c.RecordToParents, on(Conference), forth, every},
		{"dissent", DissentDue, "Formal dissent", &c.Dissent, on(Conference), forth, some},
		{"complaint", ComplaintDue, "Complaint about the conference", &c.Complaint, on(Conference, DecisionLetter), forth, some},
		{"core-group-first", CoreGroupFirstDue, "First core group", &c.CoreGroupFirst, on(InitialConference), forth, every},
		{"core-group-next", CoreGroupNextDue, "Next core group", &c.CoreGroupNext, on(CoreGroup), forth, every},
		{"core-group-before-review", CoreGroupBeforeReviewDue, "Core group before the review", &c.CoreGroupBeforeReview, on(Review), back, some},
		{"review-first", ReviewFirstDue, "First review conference", &c.ReviewFirst, on(InitialConference), forth, every},
		{"review-next", ReviewNextDue, "Next review conference", &c.ReviewNext, on(Review), forth, every},
		{"review-after-birth", ReviewAfterBirthDue, "Review after the birth", &c.ReviewAfterBirth, on(Birth), forth, every},
	}
}

// starts reports whether the event starts a row with this anchor: the anchor itself, or for a conference of any kind an
// initial one and a review, unless another row of the same deadline has the review.
func (r clockRow) starts(anchor, event Event) bool {
	switch {
	case event == anchor:
		return true
	case anchor != Conference:
		return false
	case event == InitialConference:
		return true
	}
	return event == Review && !r.sharesKey()
}

// sharesKey reports whether an initial conference and a review have a row each for the one deadline.
func (r clockRow) sharesKey() bool {
	return r.key == ReportsToParentsDue || r.key == ReportsToChildDue || r.key == ReportsToUnitDue
}

// cannotHappen says why, under this procedure, an event cannot happen; nothing where it can.
func (p Pack) cannotHappen(e Event) string {
	switch {
	case e == Inquorate && p.Quorum.OtherAgencies.Value == 0:
		return "no conference is without a quorum, because none is asked for"
	case e == DecisionLetter && !p.Clocks.DecisionLetter.Runs():
		return "no letter with the decision has to be sent"
	}
	return ""
}
