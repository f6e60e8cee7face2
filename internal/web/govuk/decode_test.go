package govuk

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"
)

var (
	componentType  = reflect.TypeFor[templ.Component]()
	attributesType = reflect.TypeFor[Attributes]()
	toggleType     = reflect.TypeFor[Toggle]()
)

// decoder turns the options of the original macros into our structs. It knows the types, never a fixture.
type decoder struct{ unknown []string }

func (d *decoder) fill(into reflect.Value, option any, path string) {
	if option == nil {
		return
	}
	switch {
	case into.Type() == toggleType:
		if yes, isBool := option.(bool); isBool {
			into.Set(reflect.ValueOf(map[bool]Toggle{true: On, false: Off}[yes]))
		}
	case into.Type() == attributesType:
		if given, isMap := option.(map[string]any); isMap {
			into.Set(reflect.ValueOf(attributes(given)))
		}
	case into.Type() == componentType:
		if markup := words(option); markup != "" {
			into.Set(reflect.ValueOf(templ.Raw(strings.TrimSpace(markup))))
		}
	default:
		d.fillKind(into, option, path)
	}
}

func (d *decoder) fillKind(into reflect.Value, option any, path string) {
	switch into.Kind() {
	case reflect.String:
		into.SetString(words(option))
	case reflect.Bool:
		yes, _ := option.(bool)
		into.SetBool(yes)
	case reflect.Int:
		number, _ := strconv.Atoi(words(option))
		into.SetInt(int64(number))
	case reflect.Pointer:
		if _, isMap := option.(map[string]any); isMap {
			into.Set(reflect.New(into.Type().Elem()))
			d.fill(into.Elem(), option, path)
		}
	case reflect.Slice:
		if list, isList := option.([]any); isList {
			into.Set(reflect.MakeSlice(into.Type(), len(list), len(list)))
			for i, one := range list {
				d.fill(into.Index(i), one, path)
			}
		}
	case reflect.Map:
		if given, isMap := option.(map[string]any); isMap {
			into.Set(reflect.MakeMap(into.Type()))
			for key, one := range given {
				into.SetMapIndex(reflect.ValueOf(key), reflect.ValueOf(words(one)))
			}
		}
	case reflect.Struct:
		if given, isMap := option.(map[string]any); isMap {
			d.fillStruct(into, given, path)
		}
	default:
		panic(fmt.Sprintf("no way to fill %s at %s", into.Type(), path))
	}
}

func (d *decoder) fillStruct(into reflect.Value, given map[string]any, path string) {
	for name, option := range given {
		field, below := fieldFor(into.Type(), name)
		if field < 0 {
			if !adjust(into, name, option) {
				d.unknown = append(d.unknown, path+"."+name)
			}
			continue
		}
		if below != "" {
			inner, isMap := option.(map[string]any)
			if !isMap {
				continue
			}
			option = inner[below]
		}
		if !adjust(into, name, option) {
			d.fill(into.Field(field), option, path+"."+name)
		}
	}
	if item, isItem := reflect.TypeAssert[*SelectItem](into.Addr()); isItem {
		_, said := given["value"]
		item.TextIsValue = !said // a script's undefined, which Go has no word for
	}
}

// adjust sets the fields whose option has a shape that Go says in two fields.
func adjust(into reflect.Value, name string, option any) bool {
	switch s := into.Addr().Interface().(type) {
	case *ErrorMessage:
		if name == "visuallyHiddenText" && words(option) == "" {
			s.NoHiddenText = true
			return true
		}
	case *NavigationSlots:
		if end, isMap := option.(map[string]any); name == "end" && isMap {
			s.End = templ.Raw(words(end["html"]))
			s.EndInline = end["align"] == "inline"
			return true
		}
	case *SelectItem:
		if name == "value" {
			s.Value = plain(option)
			return true
		}
	case *DateInput:
		if part := map[string]**DateItem{"day": &s.Day, "month": &s.Month, "year": &s.Year}[name]; part != nil && option == false {
			*part = &DateItem{}
			return true
		}
	}
	return false
}

// fieldFor finds the field for an option by its name, or by its option tag, which may reach one level down.
func fieldFor(t reflect.Type, option string) (index int, below string) {
	for i := range t.NumField() {
		field := t.Field(i)
		if tag, tagged := field.Tag.Lookup("option"); tagged {
			name, under, _ := strings.Cut(tag, ".")
			if slices.Contains(strings.Fields(name), option) {
				return i, under
			}
			continue
		}
		if strings.EqualFold(field.Name, option) {
			return i, ""
		}
	}
	return -1, ""
}

// attributes follows the macros: a value can be marked optional, and then false leaves it out and true is bare.
func attributes(given map[string]any) Attributes {
	out := Attributes{}
	for name, value := range given {
		marked, isMap := value.(map[string]any)
		switch {
		case !isMap:
			out[name] = plain(value)
		case marked["optional"] != true:
			out[name] = plain(marked["value"])
		case marked["value"] == true:
			out[name] = true
		case marked["value"] != nil && marked["value"] != false:
			out[name] = plain(marked["value"])
		}
	}
	return out
}

func plain(option any) string {
	if option == false {
		return "false"
	}
	return words(option)
}

func words(option any) string {
	switch v := option.(type) {
	case nil:
		return ""
	case string:
		return v
	case bool:
		if v {
			return "true"
		}
		return ""
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	default:
		return fmt.Sprint(v)
	}
}
