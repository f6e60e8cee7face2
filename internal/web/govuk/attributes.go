package govuk

import (
	"maps"
	"strconv"
	"strings"

	"github.com/a-h/templ"
)

// Attributes are extra HTML attributes, such as data attributes. A value of true writes the bare name; a nil or
// false value leaves it out.
type Attributes = templ.Attributes

// Toggle is a yes or no that can also be left to the component.
type Toggle int8

// A Toggle left alone is Unset.
const (
	Unset Toggle = iota
	On
	Off
)

func (t Toggle) or(otherwise bool) bool {
	if t == Unset {
		return otherwise
	}
	return t == On
}

func (t Toggle) String() string { return strconv.FormatBool(t == On) }

// flagged writes a data attribute only when the page has made a choice.
func flagged(name string, t Toggle) templ.Attributes {
	if t == Unset {
		return nil
	}
	return templ.Attributes{name: t.String()}
}

// optional writes an attribute only when it has a value.
func optional(pairs ...string) templ.Attributes {
	attributes := templ.Attributes{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			attributes[pairs[i]] = pairs[i+1]
		}
	}
	return attributes
}

func identified(id string) templ.Attributes { return optional("id", id) }

// translated writes the words a script will need, by plural rule where the words depend on a number.
func translated(into templ.Attributes, key, message string, messages map[string]string) {
	if len(messages) == 0 && message != "" {
		into["data-i18n."+key] = message
	}
	for rule, words := range messages {
		into["data-i18n."+key+"."+rule] = words
	}
}

// merged joins attribute sets; later sets win.
func merged(sets ...templ.Attributes) templ.Attributes {
	all := templ.Attributes{}
	for _, set := range sets {
		maps.Copy(all, set)
	}
	return all
}

// spaced joins the parts that are not empty: class names, or the ids that describe a control.
func spaced(parts ...string) string {
	kept := parts[:0:0]
	for _, part := range parts {
		if part != "" {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, " ")
}

func when(condition bool, then string) string {
	if condition {
		return then
	}
	return ""
}

func or(value, otherwise string) string {
	if value == "" {
		return otherwise
	}
	return value
}
