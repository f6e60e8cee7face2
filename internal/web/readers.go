package web

import (
	"slices"
	"strings"

	"kith/access"
	"kith/casework"
	"kith/internal/form"
	"kith/internal/web/ask"
	"kith/statement"
)

// readersFrom is for whom something is, as its writer chose.
func readersFrom(f *form.Form) casework.Readers {
	to := casework.Readers{Ground: statement.Ground(f.Line("ground"))}
	switch chosen, without, _ := strings.Cut(f.Line("audience"), ":"); chosen {
	case string(access.Professionals), string(access.Everyone):
		to.Audience = access.For(access.AudienceKind(chosen))
	case "without":
		to.Without = without
	}
	return to
}

// readerChoices are for whom something at a conference may be, none of them chosen beforehand.
func readerChoices(r casework.RunView) []ask.Choice {
	all := []ask.Choice{{Value: string(access.Everyone), Text: "Everybody here whose own children it is about", Hint: "The professionals read it too"}}
	if len(r.Children) == 1 {
		all[0].Text = "Everybody who takes part in " + r.Children[0].First + "’s case"
	}
	for _, seat := range r.OfFamily {
		all = append(all, ask.Choice{Value: "without:" + seat.Invitation, Text: "Everybody but " + seat.Name, Hint: "And not those who come beside them"})
	}
	return append(all, ask.Choice{Value: string(access.Professionals), Text: "Professionals only"})
}

// lineReaderChoices are for whom a line of a plan may be.
func lineReaderChoices(p casework.PlanView) []ask.Choice {
	all := []ask.Choice{{Value: string(access.Everyone), Text: "Everybody who takes part", Hint: "Of the family, those whose own children it is for"}}
	for _, who := range p.OfFamily {
		all = append(all, ask.Choice{Value: "without:" + string(who.Party), Text: "Everybody but " + who.Name, Hint: "And no supporter or advocate"})
	}
	return append(all, ask.Choice{Value: string(access.Professionals), Text: "Professionals only"})
}

// fillReaders puts the readers that a line has into its form. Some that were not chosen on this form have no place in it: then
// nothing is chosen, and they stay.
func fillReaders(f *form.Form, p casework.PlanView, a access.Audience) {
	switch a.Kind() {
	case access.Everyone:
		f.Values.Set("audience", string(a.Kind()))
	case access.Professionals:
		if len(a.Names()) == 0 {
			f.Values.Set("audience", string(a.Kind()))
		}
	case access.NotNamed:
		var kept []string // one can be chosen: the form must not choose between two
		for _, who := range p.OfFamily {
			if slices.Contains(a.Names(), who.Party) {
				kept = append(kept, "without:"+string(who.Party))
			}
		}
		if len(kept) == 1 {
			f.Values.Set("audience", kept[0])
		}
	case access.Named, access.ChildChosen, access.ChairAlone, access.AboutOthers:
	}
}

// fillNewReaders chooses everybody where there is nothing to choose.
func fillNewReaders(f *form.Form, p casework.PlanView) {
	if !p.Several {
		f.Values.Set("audience", string(access.Everyone))
	}
}
