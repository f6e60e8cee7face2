package procedure

import (
	"errors"
	"fmt"

	"gopkg.in/yaml.v3"
)

// Errors of asking a Library.
var (
	// ErrUnknownProcedure is returned for a name that no pack has.
	ErrUnknownProcedure = errors.New("no such procedure")
	// ErrTwoValues is returned where a pack gives two values for one thing on the same day.
	ErrTwoValues = errors.New("two values for one thing on the same day")
	// ErrNoValue is returned where no pack gives a value that a conference needs.
	ErrNoValue = errors.New("no value")
)

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

// at makes a fault of a node. The file is filled in by the reader, which knows it.
func at(n *yaml.Node, what, do string) *FaultError {
	return &FaultError{Line: n.Line, What: what, Do: do}
}
