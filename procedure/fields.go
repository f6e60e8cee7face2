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

func clockFields(p *Pack) []field {
	var all []field
	for _, r := range p.Clocks.rows() {
		at := "clocks." + r.name
		owner, c := one(at+".owner", &r.clock.Owner, oneOf(Roles()...)), r.clock
		owner.optional = !r.always
		all = append(all,
			maybe(one(at+".limit", &c.Limit, decodeSpan)),
			maybe(one(at+".target", &c.Target, decodeSpan)),
			one(at+".anchor", &c.Anchor, oneOf(r.anchors...)),
			owner,
			maybe(one(at+".warning", &c.Warning, decodeSpan)),
			read(one(at+".family", &c.Family, decodeText)))
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
		read(one("children.tool", &c.Tool, decodeText)),
		read(many("children.prompts", &c.Prompts, headings())),
		one("children.film", &c.Film, decodeTruth),
		read(one("children.threshold-words", &c.ThresholdWords, decodeText)),
		read(one("children.reports-words", &c.ReportsWords, decodeText)),
		one("children.chair-talks-in-private", &c.ChairTalksPrivate, decodeTruth),
		one("children.respected", &c.Respected, decodeTruth),
		maybe(one("children.advocate-from", &c.AdvocateFrom, decodeWhole)),
		many("children.advocate-at", &c.AdvocateAt, listOf(oneOf(AtInitial, AtReview))),
		maybe(many("children.forms", &c.Forms, keyedListOf(decodeForm, func(f AgeForm) string { return f.Key }))),
		read(one("parents.tool", &a.Tool, decodeText)),
		read(many("parents.prompts", &a.Prompts, prompts())),
		read(one("parents.reports-words", &a.ReportsWords, decodeText)),
		read(one("parents.chair-talks", &a.ChairTalks, decodeText)),
		one("parents.may-pass", &a.MayPass, decodeTruth),
		many("parents.supporters", &a.Supporters, listOf(supporter)),
		read(one("parents.supporter-words", &a.SupporterWords, decodeText)),
		one("parents.solicitor-notice", &a.SolicitorNotice, decodeTruth),
		read(one("parents.interpreter", &a.Interpreter, decodeText)),
		one("parents.family-interprets", &a.FamilyInterprets, decodeTruth),
		many("parents.absent-heard-by", &a.AbsentHeardBy, listOf(heard)),
		read(one("parents.conduct", &a.Conduct, decodeText)),
	}
}

func meetingFields(p *Pack) []field {
	m, q := &p.Meeting, &p.Quorum
	stage := oneOf(Required, Optional, Off)
	police := oneOf(PoliceAttend, PoliceAttendOrInform, PoliceIfInformation)
	return []field{
		many("reports.headings", &p.Reports.Headings, headings()),
		maybe(many("reports.lead-times", &p.Reports.LeadTimes, leadTimes())),
		maybe(many("reports.not-shared-beforehand", &p.Reports.NotShared, listOf(oneOf(Agencies()...)))),
		one("reports.needed-for-review", &p.Reports.ReviewNeedsIt, decodeTruth),
		one("reports.collective-for-review", &p.Reports.Collective, decodeTruth),
		one("reports.shared-by", &p.Reports.SharedBy, oneOf(SharedByAuthor, SharedBySocialWorker, SharedByUnit)),
		many("meeting.wall", &m.Wall, headings()),
		read(many("meeting.agenda", &m.Agenda, agenda())),
		read(maybe(many("meeting.agenda-review", &m.AgendaReview, agenda()))),
		one("meeting.agenda-sent", &m.AgendaSent, decodeTruth),
		one("meeting.reading-time", &m.ReadingTime, decodeTruth),
		one("meeting.closed-part", &m.ClosedPart, decodeTruth),
		one("meeting.plan-before-decision", &m.PlanBeforeDecision, decodeTruth),
		one("meeting.scale", &m.Scale, decodeScale),
		one("meeting.danger-statement-initial", &m.DangerInitial, stage),
		one("meeting.danger-statement-review", &m.DangerReview, stage),
		maybe(one("meeting.danger-statements-most", &m.DangerMost, decodeWhole)),
		one("meeting.recording", &m.Recording, oneOf(NotRecorded, NotRoutine, RecordedByChair, RecordingUnknown)),
		many("exclusion.whole", &p.Exclusion.Whole, grounds()),
		many("exclusion.part", &p.Exclusion.Part, grounds()),
		read(one("exclusion.words", &p.Exclusion.Words, decodeText)),
		one("quorum.other-agencies", &q.OtherAgencies, decodeWhole),
		one("quorum.counts-as", &q.CountsAs, decodeText),
		maybe(many("quorum.as-one", &q.AsOne, keyedListOf(decodeGroup, func(g Group) string { return g.Key }))),
		many("quorum.override", &q.Override, grounds()),
		one("quorum.inquorate-in-a-row", &q.InARow, decodeWhole),
		one("police.initial", &p.Police.Initial, police),
		one("police.review", &p.Police.Review, police),
	}
}

func decisionFields(p *Pack) []field {
	d, s := &p.Decision, &p.Dissent
	return []field{
		one("decision.rule", &d.Rule, oneOf(ChairAfterViews, ProfessionalsPresent, ConferenceDecides)),
		read(one("decision.words", &d.Words, decodeText)),
		one("decision.threshold", &d.Threshold, decodeText),
		read(one("decision.threshold-words", &d.ThresholdWords, decodeText)),
		one("decision.appoints-social-worker", &d.AppointsSocialWorker, decodeTruth),
		one("decision.ending-at-first-review-exceptional", &d.EndingAtFirstReview, decodeTruth),
		one("decision.scores-inform", &d.ScoresInform, decodeTruth),
		read(one("decision.cannot-decide", &d.CannotDecide, decodeText)),
		read(one("decision.legal-status", &d.LegalStatusWords, decodeText)),
		read(one("decision.not-working-together", &d.NotWorkingTogether, decodeText)),
		one("decision.core-group-set-at-meeting", &d.CoreGroupSetAtMeeting, decodeTruth),
		one("decision.category-by", &d.CategoryBy, oneOf(CategoryByChair, CategoryByConference)),
		one("dissent.on", &s.On, decodeTruth),
		one("dissent.window", &s.Window, oneOf(DuringConference, AfterConference)),
		one("dissent.talk-first", &s.TalkFirst, decodeTruth),
		one("dissent.name-withheld", &s.NameWithheld, decodeTruth),
	}
}

func afterFields(p *Pack) []field {
	c, h := &p.ChildInNeed, &p.Help
	return []field{
		one("record.channel", &p.Record.Channel, oneOf(ByPost, BySafest)),
		read(one("record.sent-to", &p.Record.SentTo, decodeText)),
		one("record.translated", &p.Record.Translated, decodeTruth),
		one("record.retention", &p.Record.Retention, decodeSpan),
		one("record.access", &p.Record.Access, decodeSpan),
		one("record.access-longer", &p.Record.Longer, decodeSpan),
		one("record.corrected", &p.Record.Corrected, decodeSpan),
		read(one("visits.rule", &p.Visits.Rule, decodeText)),
		one("visits.unannounced", &p.Visits.Unannounced, decodeTruth),
		one("visits.interval", &p.Visits.Interval, decodeSpan),
		maybe(one("visits.warning", &p.Visits.Warning, decodeSpan)),
		maybe(one("visits.child-in-need", &p.Visits.ChildInNeed, decodeSpan)),
		maybe(one("unborn.conference-from-week", &p.Unborn.ConferenceFromWeek, decodeWhole)),
		maybe(one("unborn.plan-from-week", &p.Unborn.PlanFromWeek, decodeWhole)),
		many("plans.ladder", &p.Plans.Ladder, decodeLadder),
		maybe(many("plans.minimums", &p.Plans.Minimums, keyedListOf(decodeLeastTime, func(l LeastTime) string { return l.Key }))),
		read(one("child-in-need.name", &c.Name, decodeText)),
		one("child-in-need.announced-only", &c.AnnouncedOnly, decodeTruth),
		read(one("child-in-need.agreed-by", &c.AgreedBy, decodeText)),
		one("child-in-need.meetings", &c.Meetings, decodeSpan),
		read(one("child-in-need.meetings-words", &c.MeetingsWords, decodeText)),
		one("child-in-need.child-has-copy", &c.ChildHasCopy, decodeTruth),
		many("sharing.without-consent", &p.Sharing.WithoutConsent, grounds()),
		read(one("sharing.words", &p.Sharing.Words, decodeText)),
		read(one("help.disagree", &h.Disagree, decodeText)),
		read(many("help.complaint", &h.Complaint, contacts())),
		read(maybe(many("help.complaint-stages", &h.Stages, grounds()))),
		read(many("help.afterwards", &h.Afterwards, contacts())),
		read(maybe(many("help.advice", &h.Advice, contacts()))),
		read(many("help.national", &h.National, contacts())),
		read(one("help.legal-aid", &h.LegalAid, decodeText)),
		read(maybe(many("help.for-child", &h.ForChild, contacts()))),
		read(many("help.national-for-child", &h.NationalForChild, contacts())),
	}
}
