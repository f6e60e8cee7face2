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
	f := &folder{start: true}
	for _, node := range nodes {
		f.walk(node)
	}
	f.edge()
	return strings.Join(f.lines, "\n")
}

type folder struct {
	lines   []string
	start   bool // nothing is written yet since the start of a block
	pending bool // white space was read; it counts if words follow in the same block
	spaced  bool // one space is written already
}

// edge is the start or end of a block: white space beside it does not count.
func (f *folder) edge() { f.start, f.pending, f.spaced = true, false, false }

// settle writes one space for the white space read so far. Space at the end of an inline element moves out of it.
func (f *folder) settle() {
	if f.pending && !f.start && !f.spaced {
		f.lines = append(f.lines, " ")
		f.spaced = true
	}
	f.pending = false
}

func (f *folder) text(s string) {
	isSpace := func(r rune) bool { return strings.ContainsRune(" \t\r\n\f", r) }
	words := strings.FieldsFunc(s, isSpace)
	f.pending = f.pending || s != strings.TrimLeftFunc(s, isSpace)
	if len(words) == 0 {
		return
	}
	f.settle()
	f.lines = append(f.lines, strings.Join(words, " "))
	f.start, f.spaced = false, false
	f.pending = s != strings.TrimRightFunc(s, isSpace)
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
		} else {
			f.settle()
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
