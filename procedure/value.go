package procedure

// Kind says what sort of thing a value is.
type Kind string

// The kinds of value.
const (
	// Limit is a rule that must be kept: missed, it is late.
	Limit Kind = "limit"
	// Target is what is usually done: missed, it needs a reason.
	Target Kind = "target"
	// Wording is words that people read.
	Wording Kind = "wording"
	// Default is Kith's own, from common local practice, where law, guidance and the partnership are silent.
	Default Kind = "default"
)

// Kinds returns every kind.
func Kinds() []Kind { return []Kind{Limit, Target, Wording, Default} }

// Value is one value of a pack, with where it comes from.
type Value[T any] struct {
	Value  T
	Source string // the title of the source, and the place in it
	Kind   Kind
	Pack   string // the name of the pack that gave it
	// Missing says what the partnership's source left out and the partnership has still to supply; empty for nothing.
	// The Value is then the part that it did give, or the lower pack's.
	Missing string
	// Note says why it is so where a reader, or Lint, would wonder; empty for nothing.
	Note string
}

// IsSet reports whether any pack gave the value.
func (v Value[T]) IsSet() bool { return v.Source != "" }
