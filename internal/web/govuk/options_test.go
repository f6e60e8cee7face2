package govuk

import (
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

type macroOption struct {
	Name   string        `json:"name"`
	Params []macroOption `json:"params"`
}

func macroOptions(t *testing.T, component string) []macroOption {
	t.Helper()
	content, err := os.ReadFile(original + "/" + component + "/macro-options.json")
	if err != nil {
		t.Fatalf("reading options: %v (run `make assets` first)", err)
	}
	var options []macroOption
	if err := json.Unmarshal(content, &options); err != nil {
		t.Fatalf("decoding options of %s: %v", component, err)
	}
	return options
}

// documented says whether the original documents an option, given as component.option.option.
func documented(t *testing.T, path string) bool {
	t.Helper()
	steps := strings.Split(path, ".")
	options := macroOptions(t, steps[0])
	for _, step := range steps[1:] {
		at := slices.IndexFunc(options, func(o macroOption) bool { return o.Name == step })
		if at < 0 {
			return false
		}
		options = options[at].Params
	}
	return true
}

func TestEveryDocumentedOptionHasAField(t *testing.T) {
	t.Parallel()
	for name, component := range ported {
		for _, option := range macroOptions(t, name) {
			if option.Name == "caller" { // the children a component is given
				continue
			}
			requireField(t, reflect.TypeOf(component), option, name)
		}
	}
}

func requireField(t *testing.T, in reflect.Type, option macroOption, path string) {
	t.Helper()
	at, below := fieldFor(in, option.Name)
	if at < 0 {
		t.Errorf("%s has no field for %s", path, option.Name)
		return
	}
	field := in.Field(at).Type
	for field.Kind() == reflect.Pointer || field.Kind() == reflect.Slice {
		field = field.Elem()
	}
	if field.Kind() != reflect.Struct || below != "" {
		return
	}
	for _, inner := range option.Params {
		requireField(t, field, inner, path+"."+option.Name)
	}
}
