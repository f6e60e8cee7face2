package promises

import (
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
)

// Young lets a child of a conference in, and has them invited.
func (p *Proof) Young(c casework.ConferenceView) access.Actor {
	p.t.Helper()

	child := p.Member(c.Family, access.PartChild, "", c.Children[0].ID)
	p.InviteMember(c.ID, child, conference.RoleChild)
	return child
}

// readingAge is the age at which a text is read with ease, by the formula of Flesch and Kincaid: five years more than
// its school grade. What children read is kept to nine (docs/style.md).
func readingAge(text string) float64 {
	words, sentences, syllables := 0, 0, 0
	for line := range strings.Lines(text) {
		in := strings.Fields(line)
		if len(in) == 0 {
			continue
		}
		ends := 0
		for _, w := range in {
			words++
			if strings.ContainsAny(w, ".?!") {
				ends++
			}
			syllables += syllablesOf(w)
		}
		sentences += max(ends, 1)
	}
	return 0.39*float64(words)/float64(sentences) + 11.8*float64(syllables)/float64(words) - 15.59 + 5
}

func syllablesOf(word string) int {
	n, vowel := 0, false
	word = strings.ToLower(strings.Trim(word, ".,:;?!’'"))
	for _, r := range strings.TrimSuffix(word, "e") {
		is := strings.ContainsRune("aeiouy", r)
		if is && !vowel {
			n++
		}
		vowel = is
	}
	return max(n, 1)
}

func TestAYoungPersonReadsWhatTheMeetingIsFor(t *testing.T) {
	t.Parallel()

	const meeting = "/my/meetings/{conference}"
	Proves(t, []Claim{{ID: "YP-01", Behind: meeting}, {ID: "YP-17", Behind: meeting}, {ID: "YP-04", Behind: meeting + "/advocate"}}, func(p *Proof) {
		c := p.Booked("Ava Example")
		ava := p.Young(c)
		young := p.As("child", ava, phone()...)
		helped := func() {
			young.Saw("YP-17", "Someone to talk to", "Childline", "0800 1111", "VOICE", "0808 800 5792", "Exit this page")
		}
		helped()
		young.Click("Read about the meeting and get ready")
		young.Saw("YP-01", "Some grown-ups are worried about you", "It is not your fault", "there is a serious risk to your safety",
			"A serious risk means that you have been badly hurt", "You need a child protection plan", "You need a child in need plan",
			"You need no plan", "It cannot say where you live", "Only a judge in a court can do that")
		_, text, _ := strings.Cut(young.Text(), "Why there is a meeting")
		text, _, _ = strings.Cut(text, "Who runs it")
		if age := readingAge(text); age > 9 {
			p.t.Errorf("what the meeting is for is read at %.1f, not at nine:\n%s", age, text)
		}
		young.NoSidewaysScroll()
		helped()

		young.Click("Ask for someone to be with you")
		helped()
		young.Choose("A grown-up I trust")
		young.Fill("What is their name?", "Miss Osei")
		young.Fill("How do you know them?", "She coaches my team")
		young.Click("Ask for them")
		young.Saw("YP-04", "You asked for Miss Osei to be with you.")
		young.Click("Ask for someone to be with you")
		young.Choose("An advocate")
		young.Click("Ask for them")
		young.Saw("YP-04", "You asked for: advocate. We are arranging it.")

		unit := p.Anyone(p.Unit)
		unit.Sees("Arrange what helps somebody take part")
		unit.Go(meetingAt(c.ID, "/invited"))
		unit.In("Miss Osei").Sees("Supporter", "She coaches my team", "Ava")
		unit.Click("Arranged: advocate for Ava Example")
		young.Reload()
		young.Saw("YP-04", "You asked for: advocate. Sam Okafor has arranged it.")
		for _, at := range []string{"/", "/people", "/part", "/help", "/reading", "/answer"} {
			if at != "/" {
				at = myMeetingAt(c.ID, at)
			}
			young.Go(at)
			helped()
		}
	})
}
