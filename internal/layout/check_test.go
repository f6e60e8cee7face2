package layout

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

const (
	module  = "kith/"
	longest = 400 // lines of a hand-written file
)

// faults reads every file of a tree and says what breaks the map, in words that tell how to mend it. The files are
// read, never asked about through `go list`, whose answer the test cache would not know to be stale.
func faults(tree fs.FS) ([]string, error) {
	var found []string
	seen := map[string]bool{}
	err := fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if base := d.Name(); name != "." && (strings.HasPrefix(base, ".") || slices.Contains(skipped, base)) {
				return fs.SkipDir
			}
			return nil
		}
		switch path.Ext(name) {
		case ".go", ".templ", ".sql":
		default:
			return nil
		}
		text, err := fs.ReadFile(tree, name)
		if err != nil {
			return err
		}
		if lines := strings.Count(string(text), "\n"); lines > longest && !generated(name, string(text)) {
			found = append(found, fmt.Sprintf("%s has %d lines, more than %d: split it by what it does", name, lines, longest))
		}
		if path.Ext(name) != ".go" {
			return nil
		}
		more, err := faultsOfFile(name, text)
		if !strings.HasSuffix(name, "_test.go") {
			seen[path.Dir(name)] = true
		}
		found = append(found, more...)
		return err
	})
	return append(found, presence(seen)...), err
}

// skipped names the folders that hold nothing of ours.
var skipped = []string{"node_modules", "testdata", "out", "bin", "data", "keys"}

func generated(name, text string) bool {
	head, _, _ := strings.Cut(text, "\npackage ")
	return strings.HasSuffix(name, "_templ.go") || strings.HasPrefix(head, "// Code generated ") ||
		strings.Contains(head, "\n// Code generated ")
}

// presence compares the packages seen with the map and with the list of what is planned.
func presence(seen map[string]bool) []string {
	var found []string
	later := strings.Fields(planned)
	for name := range seen {
		if slices.Contains(later, name) {
			found = append(found, name+" is in the tree: take it off the planned list in internal/layout/map_test.go")
		}
	}
	for name := range allowed {
		if !seen[name] && !strings.HasSuffix(name, "/...") && !slices.Contains(later, name) {
			found = append(found, name+" is in the map but not in the tree: take its line out, or put it on the planned list")
		}
	}
	for _, name := range later {
		if _, ok := allowed[name]; !ok {
			found = append(found, name+" is planned but not in the map: add a line saying what it may import")
		}
	}
	slices.Sort(found)
	return found
}

func faultsOfFile(name string, text []byte) ([]string, error) {
	file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	pkg, test := path.Dir(name), strings.HasSuffix(name, "_test.go")
	rule, ok := ruleFor(pkg)
	if !ok {
		return []string{pkg + " is not in the map of internal/layout/map_test.go: add a line saying what it may import"}, nil
	}
	rule, free := forTests(rule, pkg, test)
	names := map[string]string{} // the name a package goes by in this file -> its import path
	var found []string
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		local := path.Base(imported)
		if spec.Name != nil {
			local = spec.Name.Name
		}
		names[local] = imported
		if fault := importFault(pkg, rule, imported, test); fault != "" && !free {
			found = append(found, name+" imports "+imported+": "+fault)
		}
	}
	if !test {
		found = append(found, callFaults(name, pkg, file, names)...)
	}
	return found, nil
}

func ruleFor(pkg string) (may, bool) {
	if rule, ok := allowed[pkg]; ok {
		return rule, true
	}
	for name, rule := range allowed {
		if strings.HasSuffix(name, "/...") && matches(name, pkg) {
			return rule, true
		}
	}
	return may{}, false
}

// forTests widens a rule for a package's tests. Tests of a domain package stay small; the others put whole systems
// together and are free.
func forTests(rule may, pkg string, test bool) (widened may, free bool) {
	switch {
	case !test:
		return rule, false
	case !listed(domain, pkg):
		return rule, true
	}
	return may{
		ours:   rule.ours + " " + pkg + " " + testsOfWords.ours,
		others: rule.others + " " + testsOfWords.others,
	}, false
}

func importFault(pkg string, rule may, imported string, test bool) string {
	if inside, ours := strings.CutPrefix(imported, module); ours {
		if listed(rule.ours, inside) {
			return ""
		}
		return "the map does not allow it"
	}
	if first, _, _ := strings.Cut(imported, "/"); strings.Contains(first, ".") {
		for other := range strings.FieldsSeq(rule.others) {
			if other == "..." || imported == other || strings.HasPrefix(imported, other+"/") {
				return ""
			}
		}
		return "the map does not allow this module here"
	}
	if test {
		return ""
	}
	if places, ok := only[imported]; ok && !listed(places, pkg) {
		return "only for " + places
	}
	if listed(domain, pkg) && listed(noIO, imported) {
		return "domain packages do no I/O; take what is needed as an argument"
	}
	if strings.HasPrefix(imported, "math/rand") && !listed("internal/testcase/...", pkg) {
		return "what we draw must not be guessable; use crypto/rand"
	}
	return ""
}

// sheets is the one file that writes CSV.
const sheets = "internal/web/sheet.go"

// callFaults finds the calls that belong to one place: the clock, writing for spreadsheets, other machines, and reading a state that has been
// recorded.
func callFaults(name, pkg string, file *ast.File, names map[string]string) []string {
	var found []string
	ast.Inspect(file, func(n ast.Node) bool {
		if word, is := n.(*ast.BasicLit); is && strings.Contains(word.Value, "text/csv") && name != sheets {
			found = append(found, name+" answers with CSV: only "+sheets+" does, which makes every cell harmless")
		}
		selected, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		from, ok := selected.X.(*ast.Ident)
		if !ok {
			return true
		}
		switch names[from.Name] + "." + selected.Sel.Name {
		case "time.Now", "time.Since", "time.Until":
			if !listed("cmd/kith internal/testcase/...", pkg) {
				found = append(found, name+" uses time."+selected.Sel.Name+": take the time as an argument")
			}
		case "net/http.Client", "net/http.DefaultClient", "net/http.DefaultTransport", "net/http.Transport", "net/http.Get", "net/http.Head",
			"net/http.Post", "net/http.PostForm", "net.Dial", "net.DialTimeout", "net.Dialer", "crypto/tls.Dial":
			if !listed(callers, pkg) {
				found = append(found, name+" calls another machine with "+from.Name+"."+selected.Sel.Name+": only "+callers)
			}
		case "encoding/csv.NewWriter", "encoding/csv.Writer":
			if name != sheets {
				found = append(found, name+" writes CSV: only "+sheets+" does, which makes every cell harmless")
			}
		case module + "access.Recorded":
			if pkg != "internal/store" {
				found = append(found, name+" calls access.Recorded: only internal/store may, when the entry is on disk")
			}
		}
		return true
	})
	return found
}

// listed reports whether a name is in a list of names, some of which end in /... for everything below.
func listed(list, name string) bool {
	return slices.ContainsFunc(strings.Fields(list), func(entry string) bool { return matches(entry, name) })
}

func matches(entry, name string) bool {
	if entry == "..." || entry == name {
		return true
	}
	below, ok := strings.CutSuffix(entry, "/...")
	return ok && (name == below || strings.HasPrefix(name, below+"/"))
}
