package web

import (
	"strings"

	"kith/casework"
	"kith/procedure"
)

// ruleHref is where staff read a rule in the procedure, as it stood when it set the day.
func ruleHref(r procedure.Rule) string {
	section, name, _ := strings.Cut(r.Path, ".")
	at := "/procedure/sections/" + section
	if !r.On.IsZero() {
		at += "?on=" + r.On.String()
	}
	return at + "#" + name
}

// toldHref is where families read of it.
func toldHref(r procedure.Rule) string { return "/info/dates#" + ruleName(r.Path) }

// ruleName is the name of a rule on a page.
func ruleName(path string) string {
	_, name, _ := strings.Cut(path, ".")
	return name
}

// lastDayTold says to families what a day that was chosen keeps to: the last day that its rule allows, or that it is later. It
// says nothing where the last day is not for them.
func lastDayTold(k casework.Kept) string {
	switch {
	case k.Late:
		return "This day is later than that. You can ask your social worker why."
	case k.Last.IsZero():
		return ""
	}
	return "The last day for it is " + k.Last.Short() + "."
}
