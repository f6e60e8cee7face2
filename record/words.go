package record

import (
	"strconv"
	"strings"

	"kith/conference"
	"kith/statement"
	"kith/timescale"
)

// nothing stands under a heading that has nothing for this reader. It is the same sentence whether nobody said
// anything or what was said is for others, so that it tells nothing.
const nothing = "There is nothing under this heading in this copy."

func meeting(k conference.Kind) string {
	switch k {
	case conference.Initial:
		return "Initial child protection conference"
	case conference.Review:
		return "Review child protection conference"
	case conference.TransferIn:
		return "Transfer-in child protection conference"
	case conference.Receiving:
		return "Receiving child protection conference"
	case conference.PreBirth:
		return "Child protection conference before birth"
	}
	return "Child protection conference"
}

func identity(c Child) Identity {
	switch {
	case !c.Born.IsZero():
		return Identity{Name: c.Name, Born: "Born " + c.Born.Long()}
	case !c.Expected.IsZero():
		return Identity{Name: c.Name, Born: "Expected " + c.Expected.Long()}
	}
	return Identity{Name: c.Name}
}

func notes(w Standard) []string {
	said := []string{"This copy was put together for the person named on it. It holds what that person may know."}
	if !w.Replaces.IsZero() {
		said = append(said, "It corrects and takes the place of the copy of "+w.Replaces.Long()+". Both are kept.")
	}
	if w.Late != "" {
		said = append(said, "This record is late. The reason: "+w.Late)
	}
	return said
}

func outcomeWords(o conference.Outcome, w Standard) string {
	switch o {
	case conference.ProtectionPlan:
		return "child protection plan"
	case conference.ChildInNeedPlan:
		if w.ChildInNeed != "" {
			return w.ChildInNeed
		}
		return "Child in Need plan"
	case conference.NoPlan:
		return "no plan"
	case conference.NoView:
		return "no view"
	}
	return string(o)
}

func categories(of []conference.Category) string {
	words := make([]string, 0, len(of))
	for _, c := range of {
		switch c {
		case conference.Neglect:
			words = append(words, "neglect")
		case conference.Physical:
			words = append(words, "physical abuse")
		case conference.Emotional:
			words = append(words, "emotional abuse")
		case conference.Sexual:
			words = append(words, "sexual abuse")
		default:
			words = append(words, string(c))
		}
	}
	return Joined(words)
}

func says(k statement.ReplyKind) string {
	switch k {
	case statement.Agree:
		return "agrees"
	case statement.DoNotAgree:
		return "does not agree"
	case statement.Explain:
		return "explains"
	case statement.FactWrong:
		return "says a fact is wrong"
	case statement.NotUnderstood:
		return "does not understand"
	}
	return string(k)
}

func standing(s Said) string {
	if s.Agreed {
		return "Agreed as accurate"
	}
	for _, a := range s.Answer {
		if a.Kind == statement.DoNotAgree || a.Kind == statement.FactWrong {
			return "Not agreed"
		}
	}
	return ""
}

func detail(s Said) string {
	var when string
	if !s.On.IsZero() {
		when = s.On.Long()
	}
	return join(", ", s.Source, when)
}

func firstNames(children []Child) string {
	names := make([]string, len(children))
	for i, c := range children {
		names[i] = c.First
	}
	return Joined(names)
}

// Joined puts names in a line: "Kai, Ava and Jo".
func Joined(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

func join(with string, parts ...string) string {
	var said []string
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, with)
}

func add(to []string, words ...string) []string {
	for _, w := range words {
		if w != "" {
			to = append(to, w)
		}
	}
	return to
}

func upper(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// ByDay reports how a copy that reached somebody on a day stands against the clock.
func (r Record) ByDay(c Copy, today timescale.Date) (late bool) {
	if c.ReachedOn.IsZero() {
		return r.LateOn(today)
	}
	return r.LateOn(c.ReachedOn)
}

// clock is a time of day as people say it: "10am", "2:30pm".
func clock(at string) string {
	h, m, ok := strings.Cut(at, ":")
	hour, err := strconv.Atoi(h)
	if !ok || err != nil {
		return at
	}
	half := "am"
	if hour >= 12 {
		half = "pm"
	}
	said := strconv.Itoa((hour+11)%12 + 1)
	if m != "00" {
		said += ":" + m
	}
	return said + half
}
