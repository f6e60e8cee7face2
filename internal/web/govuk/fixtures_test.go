package govuk

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/a-h/templ"
	"github.com/google/go-cmp/cmp"
)

const original = "../../../node_modules/govuk-frontend/dist/govuk/components"

// ported are the components that Kith has, by the name of the original.
var ported = map[string]templ.Component{
	"back-link":           BackLink{},
	"breadcrumbs":         Breadcrumbs{},
	"button":              Button{},
	"character-count":     CharacterCount{},
	"checkboxes":          Checkboxes{},
	"date-input":          DateInput{},
	"details":             Details{},
	"error-message":       ErrorMessage{},
	"error-summary":       ErrorSummary{},
	"exit-this-page":      ExitThisPage{},
	"fieldset":            Fieldset{},
	"file-upload":         FileUpload{},
	"generic-header":      GenericHeader{},
	"hint":                Hint{},
	"input":               Input{},
	"inset-text":          InsetText{},
	"label":               Label{},
	"language-navigation": LanguageNavigation{},
	"notification-banner": NotificationBanner{},
	"pagination":          Pagination{},
	"panel":               Panel{},
	"phase-banner":        PhaseBanner{},
	"radios":              Radios{},
	"select":              Select{},
	"service-navigation":  ServiceNavigation{},
	"skip-link":           SkipLink{},
	"summary-list":        SummaryList{},
	"table":               Table{},
	"tag":                 Tag{},
	"task-list":           TaskList{},
	"textarea":            Textarea{},
	"warning-text":        WarningText{},
}

type fixture struct {
	Name    string         `json:"name"`
	Options map[string]any `json:"options"`
	HTML    string         `json:"html"`
}

func TestEveryPortedComponentPassesAllItsFixtures(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob(original + "/*/fixtures.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures under %s: run `make assets` first", original)
	}
	var used, passed, inPorted, all int
	for _, file := range files {
		fixtures := readFixtures(t, file)
		all += len(fixtures)
		name := filepath.Base(filepath.Dir(file))
		component, have := ported[name]
		if !have {
			continue
		}
		used++
		inPorted += len(fixtures)
		for _, f := range fixtures {
			if compare(t, component, name, f) {
				passed++
			}
		}
	}
	if used != len(ported) {
		t.Errorf("found fixtures for %d of %d ported components", used, len(ported))
	}
	fmt.Printf("govuk fixtures: used %d components, passing %d of %d in them; %d in all %d\n", used, passed, inPorted, passed, all)
}

func readFixtures(t *testing.T, file string) []fixture {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("reading fixtures: %v (run `make assets` first)", err)
	}
	var set struct {
		Fixtures []fixture `json:"fixtures"`
	}
	if err := json.Unmarshal(content, &set); err != nil {
		t.Fatalf("decoding %s: %v", file, err)
	}
	return set.Fixtures
}

func compare(t *testing.T, component templ.Component, name string, f fixture) bool {
	t.Helper()
	value := reflect.New(reflect.TypeOf(component)).Elem()
	d := &decoder{}
	d.fill(value, f.Options, name)
	for _, option := range d.unknown {
		if documented(t, option) {
			t.Errorf("%s, %q: no field for %s", name, f.Name, option)
		}
	}
	var b strings.Builder
	if err := value.Interface().(templ.Component).Render(t.Context(), &b); err != nil {
		t.Errorf("%s, %q: rendering: %v", name, f.Name, err)
		return false
	}
	if diff := cmp.Diff(strings.Split(folded(t, f.HTML), "\n"), strings.Split(folded(t, b.String()), "\n")); diff != "" {
		t.Errorf("%s, %q (-want +got):\n%s", name, f.Name, diff)
		return false
	}
	return true
}
