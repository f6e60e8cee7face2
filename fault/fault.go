// Package fault holds mistakes that a person can mend: what is wrong, where on the form, and what to do.
// Anything else that goes wrong is the machine's and is never shown to people in its own words.
package fault

import (
	"errors"
	"strings"
)

// Fault is one thing to mend. Field is the form field it belongs to, empty when it belongs to the whole page.
// Message says what to do, in words for the person who reads it.
type Fault struct {
	Field   string
	Message string
}

// New makes a fault. Rules keep theirs in a package variable so that a test can ask for it by name.
func New(field, message string) *Fault { return &Fault{Field: field, Message: message} }

// Error is the message itself: it is written for people.
func (f *Fault) Error() string { return f.Message }

// List is several faults found at once. An empty list is not an error: see Err.
type List []*Fault //nolint:recvcheck // only adding to a list changes it

// Error joins the messages.
func (l List) Error() string {
	said := make([]string, len(l))
	for i, f := range l {
		said[i] = f.Message
	}
	return strings.Join(said, "; ")
}

// Unwrap lets errors.Is find a named rule inside the list.
func (l List) Unwrap() []error {
	found := make([]error, len(l))
	for i, f := range l {
		found[i] = f
	}
	return found
}

// Add notes err when it is a fault or a list of them, and reports whether it took it.
func (l *List) Add(err error) bool {
	found := Of(err)
	*l = append(*l, found...)
	return len(found) > 0
}

// Check adds f unless ok.
func (l *List) Check(ok bool, f *Fault) {
	if !ok {
		*l = append(*l, f)
	}
}

// Err returns the list as an error, or nil when nothing is wrong.
func (l List) Err() error {
	if len(l) == 0 {
		return nil
	}
	return l
}

// Of returns the faults that err carries, none when it is not the person's to mend.
func Of(err error) List {
	if list, ok := errors.AsType[List](err); ok {
		return list
	}
	if one, ok := errors.AsType[*Fault](err); ok {
		return List{one}
	}
	return nil
}
