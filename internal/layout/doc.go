// Package layout holds the tests that keep the shape of the tree: who may import whom, how long a file may be, and
// which calls belong to one place only. It has no code of its own. docs/style.md says what the rules are for.
package layout
