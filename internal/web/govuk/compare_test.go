package govuk

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// inline elements let white space through; at the edge of anything else it folds away, as a browser would fold it.
var inline = []string{"a", "abbr", "b", "br", "code", "em", "i", "small", "span", "strong", "kbd"}

// folded writes HTML out one tag or text to a line, with attributes sorted and white space folded as a browser does.
func folded(t *testing.T, markup string) string {
	t.Helper()
	nodes, err := html.ParseFragment(strings.NewReader(markup), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		t.Fatalf("reading HTML: %v", err)
	}
	f := &folder{spaced: true}
	for _, node := range nodes {
		f.walk(node)
	}
	f.edge()
	return strings.Join(f.lines, "\n")
}

type folder struct {
	lines  []string
	spaced bool // the last thing written ended in white space, or nothing is written yet on this line
	last   int  // one more than the place of the last text on this line
}

// edge is the start or end of a block: white space beside it does not count.
func (f *folder) edge() {
	if f.spaced && f.last > 0 {
		f.lines[f.last-1] = strings.TrimRight(f.lines[f.last-1], " ")
	}
	f.lines = slices.DeleteFunc(f.lines, func(line string) bool { return line == "" })
	f.spaced, f.last = true, 0
}

func (f *folder) text(s string) {
	var b strings.Builder
	for _, r := range s {
		space := strings.ContainsRune(" \t\r\n\f", r)
		if space && f.spaced {
			continue
		}
		if space {
			r = ' '
		}
		b.WriteRune(r)
		f.spaced = space
	}
	if b.Len() > 0 {
		f.lines = append(f.lines, b.String())
		f.last = len(f.lines)
	}
}

func (f *folder) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		if n.Parent != nil && (n.Parent.Data == "textarea" || n.Parent.Data == "pre") {
			f.lines = append(f.lines, n.Data)
			return
		}
		f.text(n.Data)
	case html.ElementNode:
		block := !slices.Contains(inline, n.Data)
		if block {
			f.edge()
		}
		f.lines = append(f.lines, opening(n))
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			f.walk(child)
		}
		if block {
			f.edge()
		}
		f.lines = append(f.lines, "</"+n.Data+">")
	}
}

func opening(n *html.Node) string {
	var attributes []string
	for _, a := range n.Attr {
		value := a.Val
		if a.Key == "class" || a.Key == "aria-describedby" {
			value = strings.Join(strings.Fields(value), " ")
		}
		attributes = append(attributes, fmt.Sprintf(" %s=%q", a.Key, value))
	}
	slices.Sort(attributes)
	return "<" + n.Data + strings.Join(attributes, "") + ">"
}
