package web

import "strings"

// upperFirst begins a sentence.
func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// or is a value, or what stands in its place where there is none.
func or(value, otherwise string) string {
	if value == "" {
		return otherwise
	}
	return value
}
