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
		over := ""
		if f.Over != "" {
			over = "over " + f.Over
		}
		_, _ = fmt.Fprintf(tw, "%s\t%s\t%s\t%s\n", f.Name, f.Title, over, f.About) // Errors come out of Flush.
	}
	return tw.Flush()
}

// WriteShow writes every value of a pack with its kind, its source and the pack that gave it.
func WriteShow(w io.Writer, p Pack) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s), as on %s\nLaid together from: %s\n", p.Title, p.Name, p.On.Long(), strings.Join(p.Layers, ", "))
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
