package browser

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

//go:embed page.js
var pageScript string

// outcome is what a step in the page says.
type outcome struct {
	Early   bool   `json:"early"` // there was no page to look at yet
	Fault   string `json:"fault"`
	Leaving bool   `json:"leaving"`
	Is      bool   `json:"is"`
	Text    string `json:"text"`
}

// Click presses the button or link with this name, and waits for the next page where it leads to one. The name is
// what a person reads or hears: exactly, or a part of it that only one has.
func (p *Person) Click(name string) {
	p.t.Helper()

	visits, journeys := p.state.visits(), p.state.journeys()
	got := p.do("click", name)
	if got.Leaving || p.state.journeys() > journeys {
		p.arrive(visits, "clicking "+name)
	}
}

// Fill types into the field with this label.
func (p *Person) Fill(label, value string) {
	p.t.Helper()
	p.do("fill", label, value)
}

// FillDate types a date into the three boxes under a legend.
func (p *Person) FillDate(legend, day, month, year string) {
	p.t.Helper()

	part := p.In(legend)
	part.Fill("Day", day)
	part.Fill("Month", month)
	part.Fill("Year", year)
}

// Choose picks the radio button with this label; where the label comes twice, say p.In(legend).Choose(label).
func (p *Person) Choose(label string) {
	p.t.Helper()
	p.do("choose", label)
}

// Check ticks the checkbox with this label.
func (p *Person) Check(label string) {
	p.t.Helper()
	p.do("check", label, true)
}

// Uncheck takes the tick off the checkbox with this label.
func (p *Person) Uncheck(label string) {
	p.t.Helper()
	p.do("check", label, false)
}

// Select picks an option, by its words, of the list with this label.
func (p *Person) Select(label, option string) {
	p.t.Helper()
	p.do("select", label, option)
}

// Attach puts files, by their paths, into the field with this label.
func (p *Person) Attach(label string, paths ...string) {
	p.t.Helper()

	field := p.evaluate(p.expression("file", label), false)
	if field.ObjectID == "" || field.ClassName != "HTMLInputElement" {
		p.do("file", label) // says why
		p.fail("attaching to %s: that is no field for files", label)
	}
	command(p, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: paths, ObjectID: field.ObjectID})
}

// Back goes back to the page before.
func (p *Person) Back() {
	p.t.Helper()

	history := command(p, page.GetNavigationHistory, struct{}{})
	if history.CurrentIndex == 0 {
		p.fail("going back: this is the first page")
	}
	visits := p.state.visits()
	command(p, page.NavigateToHistoryEntry, page.NavigateToHistoryEntryParams{
		EntryID: history.Entries[history.CurrentIndex-1].ID,
	})
	p.arrive(visits, "going back")
}

// Reload loads the page again.
func (p *Person) Reload() {
	p.t.Helper()

	visits := p.state.visits()
	command(p, page.Reload, page.ReloadParams{})
	p.arrive(visits, "loading again")
}

// Offline takes the network away from this person's screen, or gives it back.
func (p *Person) Offline(gone bool) {
	p.t.Helper()

	command(p, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
		MatchedNetworkConditions: []*network.Conditions{{Offline: gone, DownloadThroughput: -1, UploadThroughput: -1}},
	})
}

// do runs one step of page.js in the page.
func (p *Person) do(step string, args ...any) outcome {
	p.t.Helper()

	began := time.Now()
	for tries := 0; ; tries++ {
		remote, err := p.try(p.expression(step, args...), true)
		if err != nil && tries < 20 && left(err) {
			continue // the page went while we looked: look at the next
		}
		if err != nil {
			p.t.Fatalf("%s: %s %q: %v", p.name, step, args, err)
		}
		var got outcome
		if err := json.Unmarshal(remote.Value, &got); err != nil {
			p.t.Fatalf("%s: %s %q: %v", p.name, step, args, err)
		}
		if got.Early && time.Since(began) < patience {
			tries-- // ask again until there is something to look at
			continue
		}
		if got.Early {
			p.fail("%s %q: no page after %s", step, args, patience)
		}
		if got.Fault != "" {
			p.fail("%s %q: %s", step, args, got.Fault)
		}
		return got
	}
}

func (p *Person) expression(step string, args ...any) string {
	if args == nil {
		args = []any{}
	}
	within := p.within
	if within == nil {
		within = []string{}
	}
	given, err := json.Marshal([]any{step, args, within, !p.option.noScript, patience.Milliseconds()})
	if err != nil {
		p.t.Fatalf("%s: %s %q: %v", p.name, step, args, err)
	}
	return "(" + strings.TrimSpace(pageScript[strings.Index(pageScript, "\n(")+1:]) + ")(..." + string(given) + ")"
}

func (p *Person) evaluate(expression string, byValue bool) *runtime.RemoteObject {
	p.t.Helper()

	got, err := p.try(expression, byValue)
	if err != nil {
		p.t.Fatalf("%s: %v", p.name, err)
	}
	return got
}

func (p *Person) try(expression string, byValue bool) (*runtime.RemoteObject, error) {
	ctx, cancel := context.WithTimeout(p.tab, 2*patience)
	defer cancel()
	yes, wait := true, !p.option.noScript // without scripts a promise is never kept
	got, err := chromedp.Call(ctx, runtime.Evaluate, runtime.EvaluateParams{
		Expression: expression, ReturnByValue: &byValue, AwaitPromise: &wait, UserGesture: &yes,
	})
	if err != nil {
		return nil, err
	}
	if got.ExceptionDetails != nil {
		return nil, errors.New(exception(got.ExceptionDetails))
	}
	return got.Result, nil
}

// left reports whether a step failed because its page was left meanwhile.
func left(err error) bool {
	for _, words := range []string{"context was destroyed", "navigated or closed", "Cannot find context", "Promise was collected"} {
		if strings.Contains(err.Error(), words) {
			return true
		}
	}
	return false
}

// fail ends the test with what the person was doing and the page as they see it.
func (p *Person) fail(form string, args ...any) {
	p.t.Helper()

	what := fmt.Sprintf(form, args...)
	text := "(no text)"
	whole := *p
	whole.within = nil
	if got, err := whole.try(whole.expression("text"), true); err == nil {
		var said outcome
		if json.Unmarshal(got.Value, &said) == nil {
			text = said.Text
		}
	}
	p.t.Fatalf("%s, %s\n\n---- %s ----\n%s\n----", p.name, what, p.Address(), text)
}
