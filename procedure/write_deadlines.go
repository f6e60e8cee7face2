package procedure

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
)

// Format is how deadlines are written out.
type Format string

// The formats.
const (
	// Table is for people: a line a deadline.
	Table Format = "table"
	// Explained is Table, then each deadline's rule, source and counting.
	Explained Format = "explained"
	// JSON is an array of objects.
	JSON Format = "json"
	// ExplainedJSON is JSON with each deadline's counting.
	ExplainedJSON Format = "explained-json"
)

// ErrUnknownFormat is returned for a format that is none of ours.
var ErrUnknownFormat = errors.New("no such format")

// WriteDeadlines writes deadlines out in the format.
func WriteDeadlines(w io.Writer, deadlines []Deadline, format Format) error {
	switch format {
	case Table:
		return writeTable(w, deadlines)
	case Explained:
		if err := writeTable(w, deadlines); err != nil {
			return err
		}
		return writeExplanations(w, deadlines)
	case JSON:
		return writeJSON(w, deadlines, false)
	case ExplainedJSON:
		return writeJSON(w, deadlines, true)
	}
	return fmt.Errorf("%q: %w", format, ErrUnknownFormat)
}

// written is a deadline as JSON. The limit stands only where it differs from the day to work to.
type written struct {
	Deadline    Key      `json:"deadline"`
	Name        string   `json:"name"`
	From        Agency   `json:"from,omitempty"`
	Anchor      Event    `json:"anchor"`
	AnchorDate  string   `json:"anchor_date"`
	Due         string   `json:"due"`
	Limit       string   `json:"limit,omitempty"`
	Rule        string   `json:"rule"`
	Source      string   `json:"source"`
	Kind        Kind     `json:"kind"`
	LimitRule   string   `json:"limit_rule,omitempty"`
	LimitSource string   `json:"limit_source,omitempty"`
	Owner       Role     `json:"owner"`
	WarnOn      string   `json:"warn_on,omitempty"`
	Provisional bool     `json:"provisional,omitempty"`
	Warning     string   `json:"warning,omitempty"`
	Counting    []string `json:"counting,omitempty"`
	LimitCount  []string `json:"limit_counting,omitempty"`
}

func writeJSON(w io.Writer, deadlines []Deadline, explain bool) error {
	list := make([]written, 0, len(deadlines))
	for _, d := range deadlines {
		one := written{
			Deadline: d.Key, Name: d.Name, Anchor: d.Anchor, AnchorDate: d.AnchorDate.String(), Due: d.Due.String(),
			Rule: d.Rule, Source: d.Source, Kind: d.Kind, Owner: d.Owner, Provisional: d.Provisional,
			From: d.Author, WarnOn: d.WarnOn.String(), Warning: d.Doubt,
		}
		if !d.Limit.IsZero() && d.Limit != d.Due {
			one.Limit, one.LimitRule, one.LimitSource = d.Limit.String(), d.LimitRule, d.LimitSource
		}
		if explain {
			one.Counting, one.LimitCount = d.Counting, d.LimitCounting
		}
		list = append(list, one)
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	if err := out.Encode(list); err != nil {
		return fmt.Errorf("writing deadlines: %w", err)
	}
	return nil
}

func writeTable(w io.Writer, deadlines []Deadline) error {
	if len(deadlines) == 0 {
		_, err := fmt.Fprintln(w, "No deadline starts from these events.")
		return err
	}
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(tw, "DEADLINE\tDUE\tLIMIT\tRULE") // Errors come out of Flush.
	var doubts []string
	for _, d := range deadlines {
		mark := ""
		if d.Provisional {
			mark = " *"
			if !slices.Contains(doubts, d.Doubt) {
				doubts = append(doubts, d.Doubt)
			}
		}
		from := ""
		if d.Author != "" {
			from = " (" + d.Author.Words() + ")"
		}
		_, _ = fmt.Fprintf(tw, "%s%s\t%s%s\t%s\t%s\n", d.Key, from, d.Due.Long(), mark, d.limitShown(), d.Rule)
	}
	if err := tw.Flush(); err != nil {
		return fmt.Errorf("writing deadlines: %w", err)
	}
	if len(doubts) == 0 {
		return nil
	}
	_, err := fmt.Fprintln(w, "\n* "+strings.Join(doubts, "\n* "))
	return err
}

func (d Deadline) limitShown() string {
	if d.Limit.IsZero() {
		return "none"
	}
	if d.Limit == d.Due {
		return "the same"
	}
	return d.Limit.Long()
}

func writeExplanations(w io.Writer, deadlines []Deadline) error {
	var b strings.Builder
	for _, d := range deadlines {
		fmt.Fprintf(&b, "\n%s: %s\n", d.Name, d.Due.Long())
		fmt.Fprintf(&b, "  Rule: %s (%s)\n", d.Rule, d.Kind)
		fmt.Fprintf(&b, "  Source: %s\n", d.Source)
		if !d.Limit.IsZero() && d.Limit != d.Due {
			fmt.Fprintf(&b, "  Limit: %s, %s (%s)\n", d.Limit.Long(), d.LimitRule, d.LimitSource)
		}
		fmt.Fprintf(&b, "  Anchor: %s, %s\n", d.Anchor.Words(), d.AnchorDate.Long())
		fmt.Fprintf(&b, "  Owner: %s\n", d.Owner)
		if !d.WarnOn.IsZero() {
			fmt.Fprintf(&b, "  Owner warned: %s\n", d.WarnOn.Long())
		}
		if d.Doubt != "" {
			fmt.Fprintf(&b, "  Provisional: %s\n", d.Doubt)
		}
		b.WriteString("  Counted:\n")
		for _, line := range d.Counting {
			fmt.Fprintf(&b, "    %s\n", line)
		}
		if len(d.LimitCounting) > 0 {
			b.WriteString("  The limit, counted:\n")
			for _, line := range d.LimitCounting {
				fmt.Fprintf(&b, "    %s\n", line)
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
