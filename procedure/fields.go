package procedure

// fieldsOf lists every value of a pack by its path in the files. A value that is not here is not known.
func fieldsOf(p *Pack) []field {
	var all []field
	for _, group := range [][]field{
		partnershipFields(p), clockFields(p), peopleFields(p), meetingFields(p), decisionFields(p), afterFields(p),
	} {
		all = append(all, group...)
	}
	return all
}

func partnershipFields(p *Pack) []field {
	return []field{
		one("partnership.name", &p.Partnership.Name, decodeText),
		maybe(one("partnership.unit", &p.Partnership.Unit, decodeContact)),
		maybe(many("partnership.procedure", &p.Partnership.Procedure, contacts())),
		one("roles.social-worker", &p.Roles.SocialWorker, decodeText),
		one("roles.team-manager", &p.Roles.TeamManager, decodeText),
		one("roles.safeguarding-unit", &p.Roles.SafeguardingUnit, decodeText),
		one("roles.chair", &p.Roles.Chair, decodeText),
		one("roles.recorder", &p.Roles.Recorder, decodeText),
		one("roles.advocate", &p.Roles.Advocate, decodeText),
	}
}

// namedClock is a clock with the name that it has in the files.
type namedClock struct {
	name  string
	clock *Clock
}

func (c *Clocks) named() []namedClock {
	return []namedClock{
		{"initial-conference", &c.InitialConference},
		{"reports-to-parents", &c.ReportsToParents},
		{"reports-to-parents-review", &c.ReportsToParentsReview},
		{"reports-to-child", &c.ReportsToChild},
		{"core-group-first", &c.CoreGroupFirst},
		{"core-group-next", &c.CoreGroupNext},
		{"review-first", &c.ReviewFirst},
		{"review-next", &c.ReviewNext},
		{"review-after-birth", &c.ReviewAfterBirth},
		{"record-to-parents", &c.RecordToParents},
		{"transfer-in-conference", &c.TransferInConference},
	}
}

func clockFields(p *Pack) []field {
	var all []field
	for _, c := range p.Clocks.named() {
		at := "clocks." + c.name
		all = append(all,
			maybe(one(at+".limit", &c.clock.Limit, decodeSpan)),
			maybe(one(at+".target", &c.clock.Target, decodeSpan)),
			one(at+".owner", &c.clock.Owner, oneOf(Roles()...)),
			one(at+".family", &c.clock.Family, decodeText))
	}
	return all
}

func peopleFields(p *Pack) []field {
	supporter := oneOf(Friend, Relative, Solicitor, AdultFriend, IndependentVoice, Adviser)
	heard := oneOf(LetterReadByChair, InWriting, ThroughSocialWorker, ThroughTrustedAdult, ThroughAdvocate, ThroughOwnVoice,
		ThroughChairsMeeting)
	c, a := &p.Children, &p.Parents
	return []field{
		one("children.invited", &c.Invited, decodeInvitation),
		one("children.against-interests", &c.AgainstInterests, decodeTruth),
		one("children.young-not-brought", &c.YoungNotBrought, decodeTruth),
		many("children.part-explained-by", &c.PartExplainedBy, listOf(oneOf(Roles()...))),
		many("children.views-brought-by", &c.ViewsBroughtBy, listOf(heard)),
		many("children.supporters", &c.Supporters, listOf(supporter)),
		one("children.advocate-offered", &c.AdvocateOffered, decodeTruth),
		one("children.tool", &c.Tool, decodeText),
		many("children.prompts", &c.Prompts, headings()),
		one("children.film", &c.Film, decodeTruth),
		one("children.threshold-words", &c.ThresholdWords, decodeText),
		one("children.reports-words", &c.ReportsWords, decodeText),
		one("children.chair-talks-in-private", &c.ChairTalksPrivate, decodeTruth),
		one("children.respected", &c.Respected, decodeTruth),
		one("parents.tool", &a.Tool, decodeText),
		many("parents.prompts", &a.Prompts, prompts()),
		one("parents.reports-words", &a.ReportsWords, decodeText),
		one("parents.chair-talks", &a.ChairTalks, decodeText),
		one("parents.may-pass", &a.MayPass, decodeTruth),
		many("parents.supporters", &a.Supporters, listOf(supporter)),
		one("parents.supporter-words", &a.SupporterWords, decodeText),
		one("parents.solicitor-notice", &a.SolicitorNotice, decodeTruth),
		one("parents.interpreter", &a.Interpreter, decodeText),
		one("parents.family-interprets", &a.FamilyInterprets, decodeTruth),
		many("parents.absent-heard-by", &a.AbsentHeardBy, listOf(heard)),
		one("parents.conduct", &a.Conduct, decodeText),
	}
}

func meetingFields(p *Pack) []field {
	m, q := &p.Meeting, &p.Quorum
	stage := oneOf(Required, Optional, Off)
	police := oneOf(PoliceAttend, PoliceAttendOrInform, PoliceIfInformation)
	return []field{
		many("reports.headings", &p.Reports.Headings, headings()),
		many("meeting.wall", &m.Wall, headings()),
		many("meeting.agenda", &m.Agenda, agenda()),
		maybe(many("meeting.agenda-review", &m.AgendaReview, agenda())),
		one("meeting.agenda-sent", &m.AgendaSent, decodeTruth),
		one("meeting.reading-time", &m.ReadingTime, decodeTruth),
		one("meeting.closed-part", &m.ClosedPart, decodeTruth),
		one("meeting.plan-before-decision", &m.PlanBeforeDecision, decodeTruth),
		one("meeting.scale", &m.Scale, decodeScale),
		one("meeting.danger-statement-initial", &m.DangerInitial, stage),
		one("meeting.danger-statement-review", &m.DangerReview, stage),
		many("exclusion.whole", &p.Exclusion.Whole, grounds()),
		many("exclusion.part", &p.Exclusion.Part, grounds()),
		one("exclusion.words", &p.Exclusion.Words, decodeText),
		one("quorum.other-agencies", &q.OtherAgencies, decodeWhole),
		one("quorum.counts-as", &q.CountsAs, decodeText),
		many("quorum.override", &q.Override, grounds()),
		one("police.initial", &p.Police.Initial, police),
		one("police.review", &p.Police.Review, police),
	}
}

func decisionFields(p *Pack) []field {
	d, s := &p.Decision, &p.Dissent
	return []field{
		one("decision.rule", &d.Rule, oneOf(ChairAfterViews, ProfessionalsPresent, ConferenceDecides)),
		one("decision.words", &d.Words, decodeText),
		one("decision.threshold", &d.Threshold, decodeText),
		one("decision.threshold-words", &d.ThresholdWords, decodeText),
		one("decision.appoints-social-worker", &d.AppointsSocialWorker, decodeTruth),
		one("decision.ending-at-first-review-exceptional", &d.EndingAtFirstReview, decodeTruth),
		one("decision.scores-inform", &d.ScoresInform, decodeTruth),
		one("decision.cannot-decide", &d.CannotDecide, decodeText),
		one("decision.legal-status", &d.LegalStatusWords, decodeText),
		one("decision.not-working-together", &d.NotWorkingTogether, decodeText),
		one("decision.core-group-set-at-meeting", &d.CoreGroupSetAtMeeting, decodeTruth),
		one("dissent.on", &s.On, decodeTruth),
		one("dissent.window", &s.Window, oneOf(DuringConference)),
		one("dissent.talk-first", &s.TalkFirst, decodeTruth),
		one("dissent.name-withheld", &s.NameWithheld, decodeTruth),
	}
}

func afterFields(p *Pack) []field {
	c, h := &p.ChildInNeed, &p.Help
	return []field{
		one("record.channel", &p.Record.Channel, oneOf(ByPost, BySafest)),
		one("record.sent-to", &p.Record.SentTo, decodeText),
		one("record.translated", &p.Record.Translated, decodeTruth),
		one("record.retention", &p.Record.Retention, decodeSpan),
		one("visits.rule", &p.Visits.Rule, decodeText),
		one("visits.unannounced", &p.Visits.Unannounced, decodeTruth),
		one("visits.interval", &p.Visits.Interval, decodeSpan),
		one("child-in-need.name", &c.Name, decodeText),
		one("child-in-need.announced-only", &c.AnnouncedOnly, decodeTruth),
		one("child-in-need.agreed-by", &c.AgreedBy, decodeText),
		one("child-in-need.meetings", &c.Meetings, decodeSpan),
		one("child-in-need.meetings-words", &c.MeetingsWords, decodeText),
		one("child-in-need.child-has-copy", &c.ChildHasCopy, decodeTruth),
		many("sharing.without-consent", &p.Sharing.WithoutConsent, grounds()),
		one("sharing.words", &p.Sharing.Words, decodeText),
		one("help.disagree", &h.Disagree, decodeText),
		many("help.complaint", &h.Complaint, contacts()),
		many("help.afterwards", &h.Afterwards, contacts()),
		maybe(many("help.advice", &h.Advice, contacts())),
		many("help.national", &h.National, contacts()),
		one("help.legal-aid", &h.LegalAid, decodeText),
		maybe(many("help.for-child", &h.ForChild, contacts())),
		many("help.national-for-child", &h.NationalForChild, contacts()),
	}
}
