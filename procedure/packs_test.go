package procedure_test

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kith/procedure"
)

// clocks gives a pack's clocks as the table of procedures does: target, then limit.
func clocks(p procedure.Pack) map[string]string {
	show := func(c procedure.Clock) string {
		var parts []string
		if c.Target.IsSet() {
			parts = append(parts, c.Target.Value.String()+" (t)")
		}
		if c.Limit.IsSet() {
			mark := ""
			if c.Limit.Kind == procedure.Default {
				mark = " (default)"
			}
			parts = append(parts, c.Limit.Value.String()+mark)
		}
		return strings.Join(parts, ", ")
	}
	c := p.Clocks
	return map[string]string{
		"initial": show(c.InitialConference), "reports": show(c.ReportsToParents), "reports review": show(c.ReportsToParentsReview),
		"child": show(c.ReportsToChild), "group first": show(c.CoreGroupFirst), "group next": show(c.CoreGroupNext),
		"review first": show(c.ReviewFirst), "review next": show(c.ReviewNext), "record": show(c.RecordToParents),
		"transfer": show(c.TransferInConference),
	}
}

func TestTheClocksOfEachPackAreThoseOfTheTable(t *testing.T) {
	t.Parallel()
	silent := map[string]string{
		"initial": "15 working days", "reports": "2 working days (default)", "reports review": "2 working days (default)",
		"child": "2 working days (default)", "group first": "10 working days", "group next": "42 days (default)",
		"review first": "3 months", "review next": "6 months", "record": "15 working days (default)",
		"transfer": "15 working days (default)",
	}
	for name, differs := range map[string]map[string]string{
		"england":      {},
		"young-people": {},
		"derby-derbyshire": {
			"initial": "15 working days (t), 15 working days", "reports": "2 days", "reports review": "2 days", "child": "2 days",
			"group next": "1 month", "review first": "83 days (t), 3 months",
		},
		"cornwall":      {"group next": "42 days (t)", "record": "15 working days"},
		"cheshire-east": {"group next": "1 month", "review next": "6 months (t), 6 months"},
		"gateshead": {
			"reports": "2 working days (t)", "reports review": "2 working days (t)", "child": "2 working days (t)",
		},
		"pan-sussex":        {"reports": "3 days", "reports review": "5 working days", "child": "3 days"},
		"brighton-and-hove": {"reports": "3 days", "reports review": "5 working days", "child": "3 days"},
		"north-yorkshire":   {"reports review": "5 working days", "record": "15 working days"},
		"sefton":            {"group next": "4 weeks", "reports review": "3 days"},
	} {
		want := maps.Clone(silent)
		maps.Copy(want, differs)
		if diff := cmp.Diff(want, clocks(pack(t, name))); diff != "" {
			t.Errorf("%s (-table +pack):\n%s", name, diff)
		}
	}
}

func keys[T any](list []T, key func(T) string) string {
	all := make([]string, len(list))
	for i, v := range list {
		all[i] = key(v)
	}
	return strings.Join(all, " ")
}

func TestTheRulesOfEachPackAreThoseOfTheTable(t *testing.T) {
	t.Parallel()
	type rules struct {
		Invited, Supporters, ViewsBy, Wall, Whole, Part, Police, Decision, Danger, Channel, AbsentBy string
		PlanFirst, Scale, Dissent, EndExceptional, SolicitorNotice, AnnouncedOnly, AgendaSent        bool
	}
	ground := func(g procedure.Ground) string { return g.Key }
	got := func(p procedure.Pack) rules {
		return rules{
			Invited:    p.Children.Invited.Value.String(),
			Supporters: keys(p.Parents.Supporters.Value, func(s procedure.SupporterKind) string { return string(s) }),
			ViewsBy:    keys(p.Children.ViewsBroughtBy.Value, func(h procedure.HeardBy) string { return string(h) }),
			Wall:       keys(p.Meeting.Wall.Value, func(h procedure.Heading) string { return h.Key }),
			Whole:      keys(p.Exclusion.Whole.Value, ground), Part: keys(p.Exclusion.Part.Value, ground),
			Police:   string(p.Police.Initial.Value) + " / " + string(p.Police.Review.Value),
			Decision: string(p.Decision.Rule.Value),
			Danger:   string(p.Meeting.DangerInitial.Value) + " / " + string(p.Meeting.DangerReview.Value),
			Channel:  string(p.Record.Channel.Value),
			AbsentBy: keys(p.Parents.AbsentHeardBy.Value, func(h procedure.HeardBy) string { return string(h) }),

			PlanFirst: p.Meeting.PlanBeforeDecision.Value, Scale: p.Meeting.Scale.Value.On, Dissent: p.Dissent.On.Value,
			EndExceptional: p.Decision.EndingAtFirstReview.Value, SolicitorNotice: p.Parents.SolicitorNotice.Value,
			AnnouncedOnly: p.ChildInNeed.AnnouncedOnly.Value, AgendaSent: p.Meeting.AgendaSent.Value,
		}
	}
	silent := rules{
		Invited: "from 12", Supporters: "friend relative solicitor", ViewsBy: "social-worker",
		Wall: "working-well worried-about lived-experience needs-to-happen", Whole: "chair-reasoned", Part: "third-party confidential",
		Police: "attend-or-inform / if-information", Decision: "chair-after-views", Danger: "optional / optional",
		Channel: "agreed-safe-way", AbsentBy: "letter-read-by-chair social-worker", PlanFirst: true, AgendaSent: true,
	}
	abuse := "another-person family-conflict childs-wish domestic-abuse"
	for name, change := range map[string]func(r *rules){
		"england": func(*rules) {},
		"derby-derbyshire": func(r *rules) {
			r.Invited, r.ViewsBy = "by age and understanding, no fixed age", "social-worker advocate meeting-the-chair"
			r.Wall = "brought-us worries-and-risks might-help good change like-for-child nothing-improves"
			r.Decision, r.EndExceptional, r.AnnouncedOnly = "professionals-present", true, true
		},
		"cornwall": func(r *rules) {
			r.Supporters, r.Whole, r.Part = "relative friend solicitor", "disruption effect-on-child", abuse
			r.Police, r.Decision, r.Danger = "attend / if-information", "conference", "required / required"
			r.Channel, r.Scale = "post", true
		},
		"young-people": func(r *rules) {
			r.Invited, r.Supporters = "by age and understanding, no fixed age", "friend solicitor"
			r.ViewsBy, r.Decision = "social-worker trusted-adult advocate letter-read-by-chair", "conference"
		},
		"cheshire-east": func(r *rules) {
			r.Invited, r.Supporters = "by age and understanding, no fixed age", "relative friend solicitor"
			r.Whole, r.Part, r.Police, r.Decision = "obstruction investigation", "confidential", "attend / attend", "conference"
			r.AbsentBy = "in-writing social-worker"
		},
		"gateshead": func(r *rules) {
			r.Whole, r.Part = "disruption effect-on-child", abuse
			r.Police, r.Decision = "attend-or-inform / attend-or-inform", "conference"
			r.Dissent, r.SolicitorNotice, r.AbsentBy = true, true, "social-worker letter-read-by-chair"
		},
	} {
		want := silent
		change(&want)
		if diff := cmp.Diff(want, got(pack(t, name))); diff != "" {
			t.Errorf("%s (-table +pack):\n%s", name, diff)
		}
	}
}

func TestCornwallAsksEightPromptsUnderFourHeadingsAndScoresFromNoughtToTen(t *testing.T) {
	t.Parallel()
	p := pack(t, "cornwall")
	if len(p.Parents.Prompts.Value) != 8 {
		t.Errorf("%d prompts", len(p.Parents.Prompts.Value))
	}
	distinct := map[string]bool{}
	for _, one := range p.Parents.Prompts.Value {
		distinct[one.Heading] = true
	}
	if len(distinct) != 4 {
		t.Errorf("%d headings: %v", len(distinct), distinct)
	}
	want := procedure.Scale{On: true, High: 10, LowWords: "not safe at all", HighWords: "totally safe", Parents: true, Professionals: true, PerChild: true}
	if p.Meeting.Scale.Value != want {
		t.Errorf("scale %+v", p.Meeting.Scale.Value)
	}
}

// TestWhereAGuideGivesNoNumberItsWordsAreKept holds that "regularly" is not lost, and makes no clock of its own.
func TestWhereAGuideGivesNoNumberItsWordsAreKept(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"young-people", "gateshead"} {
		p := pack(t, name)
		next := p.Clocks.CoreGroupNext
		if !strings.Contains(next.Family.Value, "regular") || next.Family.Pack != name || next.Limit.Kind != procedure.Default || next.Target.IsSet() {
			t.Errorf("%s: %q of %s, counted by %s", name, next.Family.Value, next.Family.Pack, next.Limit.Kind)
		}
	}
	for name, part := range map[string]string{"cornwall": "exceptional", "gateshead": "exceptional"} {
		if words := pack(t, name).Exclusion.Words; words.Pack != name || !strings.Contains(words.Value, part) {
			t.Errorf("%s explains keeping somebody out with %q of %s", name, words.Value, words.Pack)
		}
	}
}

func TestContactsAreThoseThatTheGuidesPrint(t *testing.T) {
	t.Parallel()
	for name, want := range map[string][]string{
		"cornwall":      {"FREEPOST RRZJ-EUSJ-EGKL", "01872 323164", "ehsc.feedback@cornwall.gov.uk"},
		"young-people":  {"0808 800 5792"},
		"cheshire-east": {"telephone 01270 686284", "fax 01270 686289"},
		"gateshead":     {"0191 433 3000", "0191 477 1392", "0808 800 2222"},
	} {
		p := pack(t, name)
		var all strings.Builder
		for _, c := range slices.Concat(p.Help.Complaint.Value, p.Help.Advice.Value, p.Help.ForChild.Value) {
			all.WriteString(c.String() + "\n")
		}
		for _, text := range want {
			if !strings.Contains(all.String(), text) {
				t.Errorf("%s does not give %q:\n%s", name, text, all.String())
			}
		}
	}
}

func TestNoWordsThatFamiliesReadPromiseANumberOfDays(t *testing.T) {
	t.Parallel()
	number := regexp.MustCompile(`(?i)\d+ *(working )?(day|week|month)|monthly|weekly`)
	for _, name := range library(t).Names() {
		p := pack(t, name)
		words := []procedure.Value[string]{
			p.Children.ReportsWords, p.Children.ThresholdWords, p.Parents.ReportsWords, p.Parents.ChairTalks, p.Parents.SupporterWords, p.Parents.Interpreter,
			p.Parents.Conduct, p.Exclusion.Words, p.Decision.Words, p.Decision.ThresholdWords, p.Decision.CannotDecide,
			p.Decision.LegalStatusWords, p.Decision.NotWorkingTogether, p.ChildInNeed.MeetingsWords, p.Sharing.Words,
			p.Help.Disagree, p.Help.LegalAid, p.Record.SentTo,
		}
		for _, v := range words {
			if found := number.FindString(v.Value); found != "" {
				t.Errorf("%s: %q gives %q", name, v.Value, found)
			}
			for sentence := range strings.SplitSeq(v.Value, ". ") {
				if n := len(strings.Fields(sentence)); n > 20 {
					t.Errorf("%s: %d words in %q", name, n, sentence)
				}
			}
		}
		for _, a := range p.Meeting.Agenda.Value {
			if found := number.FindString(a.For); found != "" {
				t.Errorf("%s: agenda %q gives %q", name, a.For, found)
			}
		}
	}
}
