package procedure

import (
	"errors"
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"
)

// ErrUnknownProcedure is returned for a name that no pack has.
var ErrUnknownProcedure = errors.New("no such procedure")

// FaultError is a fault in a pack's file: where it is, what is wrong, and what to do about it.
type FaultError struct {
	File string
	Line int
	What string
	Do   string
}

func (e *FaultError) Error() string {
	return fmt.Sprintf("%s:%d: %s: %s", e.File, e.Line, e.What, e.Do)
}

// notAmong is a fault where a word was to be one of several.
type notAmong struct {
	*FaultError
	words []string
}

func (e *notAmong) Unwrap() error { return e.FaultError }

// sentence says to a person what is wrong and what to do.
func sentence(what, do string) string {
	return strings.ToUpper(what[:1]) + what[1:] + ": " + do
}

// at makes a fault of a node. The file is filled in by the reader, which knows it.
func at(n *yaml.Node, what, do string) *FaultError {
	return &FaultError{Line: n.Line, What: what, Do: do}
}
