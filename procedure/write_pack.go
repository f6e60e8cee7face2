package procedure

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// WriteList writes the packs of a library, a line each.
func WriteList(w io.Writer, l Library) error {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, f := range l.List() {
		over := string(f.Level)
		if f.Over != "" {
			over += " over " + f.Over
		}
		_, _ = fmt.Fprintf(tw, "%s\t%s\t%s\t%s\n", f.Name, f.Title, over, f.About) // Errors come out of Flush.
	}
	return tw.Flush()
}

// WriteShow writes which event starts which deadline, then every value of a pack with its kind, its source and the pack that gave it.
func WriteShow(w io.Writer, p Pack) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s), as on %s\nLaid together from: %s\n", p.Title, p.Name, p.On.Long(), strings.Join(p.Layers, ", "))
	writeClocks(&b, p)
	section := ""
	for _, f := range fieldsOf(&p) {
		s := f.shown()
		if s.source == "" && s.missing == "" {
			continue
		}
		if at, _, _ := strings.Cut(f.path, "."); at != section {
			section = at
			fmt.Fprintf(&b, "\n%s\n", section)
		}
		writeValue(&b, f.path, s)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func writeValue(b *strings.Builder, path string, s shown) {
	name := path[strings.Index(path, ".")+1:]
	switch {
	case s.source == "":
		fmt.Fprintf(b, "  %s: not supplied\n", name)
	case len(s.lines) == 1:
		fmt.Fprintf(b, "  %s: %s\n", name, s.lines[0])
	default:
		fmt.Fprintf(b, "  %s:\n", name)
		for _, line := range s.lines {
			fmt.Fprintf(b, "    - %s\n", line)
		}
	}
	if s.source != "" {
		fmt.Fprintf(b, "      %s; %s [%s]\n", s.kind, s.source, s.pack)
	}
	if s.missing != "" {
		fmt.Fprintf(b, "      not supplied: %s\n", s.missing)
	}
	if s.note != "" {
		fmt.Fprintf(b, "      note: %s\n", s.note)
	}
}

// writeClocks writes the closed table: which event starts which deadline, how long it runs, and whose it is.
func writeClocks(b *strings.Builder, p Pack) {
	b.WriteString("\nWhat starts which deadline\n")
	tw := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(tw, "  EVENT\tDEADLINE\tANCHOR\tTARGET\tLIMIT\tOWNER") // Errors come out of Flush, and a Builder gives none.
	for _, e := range Events() {
		for _, r := range p.Clocks.rows() {
			if !r.clock.Runs() || !r.starts(r.clock.Anchor.Value, e) {
				continue
			}
			_, _ = fmt.Fprintf(tw, "  %s\t%s\t%s\t%s\t%s\t%s\n", e, r.key, r.clock.Anchor.Value, spanShown(r.clock.Target, r.before),
				spanShown(r.clock.Limit, r.before), r.clock.Owner.Value)
		}
	}
	_ = tw.Flush()
}

func spanShown(v Value[Span], before bool) string {
	switch {
	case !v.IsSet():
		return "-"
	case before:
		return v.Value.String() + " before"
	}
	return v.Value.String()
}

// WriteLint writes findings, a line each, and says so when there are none. It reports whether any is an Error.
func WriteLint(w io.Writer, found []Finding) (faulty bool, err error) {
	if len(found) == 0 {
		_, err := fmt.Fprintln(w, "Nothing doubtful found.")
		return false, err
	}
	for _, f := range found {
		faulty = faulty || f.Severity == Error
		if _, err := fmt.Fprintln(w, f); err != nil {
			return faulty, err
		}
	}
	return faulty, nil
}
