// Package page is the shell that every page stands in, and the patterns of our own that stand beside the GOV.UK
// components. No page carries a script or a style of its own: the content policy forbids both.
package page

import (
	"github.com/a-h/templ"

	"kith/internal/web/govuk"
)

// Area is who a page is for.
type Area string

// The areas differ in their furniture: only staff pages have navigation, only family pages have the way out.
const (
	Staff  Area = "staff"
	Family Area = "family"
	Public Area = "public"
)

// Leave is where the way out goes unless a page says otherwise.
const Leave = "/leave"

// Page is what the shell needs to know. Titles carry no case content: on family pages they say neither a name nor
// what kind of meeting it is.
type Page struct {
	Title       string
	Area        Area
	Lang        string // en-GB unless said
	Dir         string // "rtl" for languages written from right to left
	ServiceName string // what this deployment is called; neutral on family pages. "Kith" unless said
	HomeHref    string // "/" unless said
	Account     Account
	Navigation  []NavItem
	Languages   []govuk.LanguageItem
	BackHref    string
	BackText    string // "Back" unless said
	ExitHref    string // Leave unless said; family pages always have a way out
	Demo        bool
	Stays       Stays // how long the reader stays signed in; none where nobody is
	LargePrint  bool
	Passkeys    bool // it asks the device for a passkey, by a script
	Follows     bool // its content is in a Follow, which a script brings up to date

	Problems []govuk.ErrorLink // what is wrong with the answers; writes the summary and marks the title
	Top      templ.Component   // full-width bands under the navigation, such as CaseBand
	Footer   Footer
}

// Stays is until when somebody stays signed in: each page of theirs says it, and a script warns two minutes before.
type Stays struct {
	Until  string // by the clock, where nothing is done: "3:42pm"
	Left   int    // seconds from now after which the session is over, where nothing is done
	Last   bool   // it is over then whatever is done
	Family bool   // whoever stays is of the family, and reads their words for it
}

// Account is who is signed in; staff pages show it.
type Account struct {
	Name        string
	Href        string
	SignOutHref string
}

// NavItem is one part of the staff area. Current is this very page; Active is a page inside that part.
type NavItem struct {
	Text    string
	Href    string
	Current bool
	Active  bool
}

// Footer says who can help, in the same order on every page.
type Footer struct {
	WorkerName  string // the person's social worker
	WorkerTeam  string
	WorkerPhone string
	RunBy       string // the council or partnership that runs this service
	OutsideHref string // advice from outside the council; /info/help unless said
	ForChild    []Helper
	SignedIn    bool // a family page: staff pages lead to one's own sign-in by one's name
}

// Helper is somebody whom a child or young person can ring.
type Helper struct {
	Name  string
	For   string
	Phone string
}

// Phone is the address that rings a number, or nothing without one.
func (f Footer) phone() string { return rings(f.WorkerPhone) }

func rings(telephone string) string {
	number := ""
	for _, r := range telephone {
		if r >= '0' && r <= '9' || r == '+' && number == "" {
			number += string(r)
		}
	}
	if number == "" {
		return ""
	}
	return "tel:" + number
}

func (p Page) lang() string { return or(p.Lang, "en-GB") }

func (p Page) service() string { return or(p.ServiceName, "Kith") }

// heading is what the browser's tab says.
func (p Page) heading() string {
	title := or(p.Title, p.service())
	if p.Title != "" {
		title += " – " + p.service()
	}
	if len(p.Problems) > 0 {
		return "Error: " + title
	}
	return title
}

func (p Page) bodyClass() string {
	class := "govuk-template__body kith-" + string(p.Area)
	if p.LargePrint {
		class += " kith-large-print"
	}
	return class
}

func (p Page) navigation() []govuk.NavigationItem {
	items := make([]govuk.NavigationItem, len(p.Navigation))
	for i, item := range p.Navigation {
		items[i] = govuk.NavigationItem{Text: item.Text, Href: item.Href, Current: item.Current, Active: item.Active}
	}
	return items
}

// accountSlot is nothing when nobody is signed in, so that the navigation does not make an empty place for it.
func (p Page) accountSlot() templ.Component {
	if p.Account.Name == "" {
		return nil
	}
	return account(p.Account)
}

func or(value, otherwise string) string {
	if value == "" {
		return otherwise
	}
	return value
}
