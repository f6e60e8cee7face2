package asvs_test

import (
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kith/internal/testcase"
	"kith/internal/testcase/asvs"
)

var update = flag.Bool("update", false, "write docs/security-asvs.md again")

// sections says how many requirements each section of the standard has.
const sections = `1.1 2, 1.2 10, 1.3 12, 1.4 3, 1.5 3, 2.1 3, 2.2 3, 2.3 5, 2.4 2, 3.1 1, 3.2 3, 3.3 5, 3.4 8, 3.5 8, 3.6 1, 3.7 5, 4.1 5, 4.2 5,
4.3 2, 4.4 4, 5.1 1, 5.2 6, 5.3 3, 5.4 3, 6.1 3, 6.2 12, 6.3 8, 6.4 6, 6.5 8, 6.6 4, 6.7 2, 6.8 4, 7.1 3, 7.2 4, 7.3 2, 7.4 5, 7.5 3,
7.6 2, 8.1 4, 8.2 4, 8.3 3, 8.4 2, 9.1 3, 9.2 4, 10.1 2, 10.2 3, 10.3 5, 10.4 16, 10.5 5, 10.6 2, 10.7 3, 11.1 4, 11.2 5, 11.3 5,
11.4 4, 11.5 2, 11.6 2, 11.7 2, 12.1 5, 12.2 2, 12.3 5, 13.1 4, 13.2 6, 13.3 4, 13.4 7, 14.1 2, 14.2 8, 14.3 3, 15.1 5, 15.2 5, 15.3 7,
15.4 4, 16.1 1, 16.2 5, 16.3 4, 16.4 3, 16.5 4, 17.1 2, 17.2 8, 17.3 2`

func ledger(t *testing.T) []asvs.Entry {
	t.Helper()

	all, err := asvs.Ledger()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestEveryRequirementIsInTheLedgerOnce(t *testing.T) {
	t.Parallel()

	var want, got []string
	for section := range strings.SplitSeq(strings.ReplaceAll(sections, "\n", " "), ", ") {
		name, text, _ := strings.Cut(strings.TrimSpace(section), " ")
		n, err := strconv.Atoi(text)
		if err != nil {
			t.Fatal(err)
		}
		for i := range n {
			want = append(want, "V"+name+"."+strconv.Itoa(i+1))
		}
	}
	for _, e := range ledger(t) {
		got = append(got, e.Number)
	}
	if len(want) != 345 || !slices.Equal(got, want) {
		t.Errorf("%d requirements, and %d in the ledger; not the same", len(want), len(got))
	}
}

// files gives every Go file of ours with its folder.
func files(t *testing.T, each func(folder, name string, file *ast.File)) {
	t.Helper()

	root := testcase.Root(t)
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if base := d.Name(); path != root && (strings.HasPrefix(base, ".") || slices.Contains([]string{"node_modules", "out", "bin", "data", "keys"}, base)) {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, ".go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		folder, err := filepath.Rel(root, filepath.Dir(path))
		if err != nil {
			return err
		}
		each(filepath.ToSlash(folder), filepath.Base(path), file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestEveryTestThatTheLedgerNamesIsInTheSource(t *testing.T) {
	t.Parallel()

	there := map[string]bool{}
	files(t, func(folder, name string, file *ast.File) {
		for _, d := range file.Decls {
			if f, is := d.(*ast.FuncDecl); is && f.Recv == nil && strings.HasSuffix(name, "_test.go") {
				there[folder+" "+f.Name.Name] = true
			}
		}
	})
	for _, e := range ledger(t) {
		for _, test := range e.By {
			if !there[test] {
				t.Errorf("%s is met by %s, which is not there", e.Number, test)
			}
		}
	}
}

func document(t *testing.T, name string) string {
	t.Helper()

	text, err := os.ReadFile(filepath.Join(testcase.Root(t), "docs", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestTheLedgerIsPrinted(t *testing.T) {
	t.Parallel()

	want := asvs.Print(ledger(t))
	if *update {
		if err := os.WriteFile(filepath.Join(testcase.Root(t), "docs", "security-asvs.md"), []byte(want), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if document(t, "security-asvs.md") != want {
		t.Error("docs/security-asvs.md is not current: go test ./internal/testcase/asvs -update")
	}
}

var heading = regexp.MustCompile(`(?m)^## (.*)\n`)

// TestTheDocumentSaysWhatTheLedgerPromises holds the ledger against docs/security.md: each part that it leads to is there and says
// something, and no part that answers a requirement is left out of the ledger by a slip of its name.
func TestTheDocumentSaysWhatTheLedgerPromises(t *testing.T) {
	t.Parallel()

	text := document(t, "security.md")
	parts := map[string]int{}
	found := heading.FindAllStringSubmatchIndex(text, -1)
	for i, at := range found {
		end := len(text)
		if i+1 < len(found) {
			end = found[i+1][0]
		}
		name := strings.Map(func(r rune) rune {
			switch {
			case r == ' ':
				return '-'
			case r >= 'a' && r <= 'z' || r == '-':
				return r
			}
			return -1
		}, strings.ToLower(text[at[2]:at[3]]))
		parts[name] = len(strings.Fields(text[at[1]:end]))
	}
	led := map[string]bool{}
	for _, e := range ledger(t) {
		if e.In == "" {
			continue
		}
		led[e.In] = true
		if parts[e.In] < 30 {
			t.Errorf("%s leads to security.md#%s, which has %d words", e.Number, e.In, parts[e.In])
		}
		if !slices.Contains(e.By, "internal/testcase/asvs "+t.Name()) {
			t.Errorf("%s leads to a document and does not name this test", e.Number)
		}
	}
	if len(led) < 10 {
		t.Errorf("the ledger leads to %d parts", len(led))
	}
}

// TestEveryUseOfCryptographyIsInTheDocument finds the packages that use cryptography and looks for each in the document's list.
func TestEveryUseOfCryptographyIsInTheDocument(t *testing.T) {
	t.Parallel()

	text := document(t, "security.md")
	uses := map[string]bool{}
	files(t, func(folder, name string, file *ast.File) {
		if strings.HasSuffix(name, "_test.go") || strings.HasPrefix(folder, "internal/testcase") {
			return
		}
		for _, spec := range file.Imports {
			imported := strings.Trim(spec.Path.Value, `"`)
			if strings.HasPrefix(imported, "crypto/") || strings.HasPrefix(imported, "golang.org/x/crypto/") || strings.Contains(imported, "adiantum") ||
				strings.Contains(imported, "webauthn") || strings.HasSuffix(imported, "sumdb/tlog") || strings.HasSuffix(imported, "sumdb/note") ||
				strings.Contains(imported, "go-oidc") || strings.Contains(imported, "oauth2") {
				uses[folder+" "+imported] = true
			}
		}
	})
	if len(uses) < 8 {
		t.Errorf("%d uses found", len(uses))
	}
	for use := range uses {
		folder, imported, _ := strings.Cut(use, " ")
		found := false
		for line := range strings.Lines(text) {
			found = found || strings.Contains(line, "`"+folder+"`") && strings.Contains(line, "`"+imported+"`")
		}
		if !found {
			t.Errorf("docs/security.md has no line that names `%s` and `%s`", folder, imported)
		}
	}
}

func TestTheLedgerIsHeldAgainstWhatRan(t *testing.T) {
	t.Parallel()

	all := []asvs.Entry{
		{Number: "V1.1.1", Is: asvs.Met, By: []string{"a TestOne", "b TestTwo"}},
		{Number: "V1.1.2", Is: asvs.Met, By: []string{"a TestOne"}},
		{Number: "V1.1.3", Is: asvs.Operator},
		{Number: "V1.1.4", Is: asvs.NotApplicable},
		{Number: "V1.1.5", Is: asvs.NotMet},
	}
	for _, c := range []struct{ ran, line, fault string }{
		{"pass kith/a TestOne\npass kith/b TestTwo\n", "2 met by 2 tests that ran, 1 the operator's, 1 not applicable, 1 not met", ""},
		{"pass kith/a TestOne\nfail kith/b TestTwo\npass kith/b TestTwo\n", "1 met by 1 tests that ran, 1 the operator's, 1 not applicable, 2 not met", "V1.1.1: b TestTwo: fail"},
		{"pass kith/a TestOne\nskip kith/b TestTwo\n", "1 met by 1 tests that ran, 1 the operator's, 1 not applicable, 2 not met", "V1.1.1: b TestTwo: skip"},
		{"pass kith/a TestOne\npass kith/b TestTwoMore\n", "1 met by 1 tests that ran, 1 the operator's, 1 not applicable, 2 not met", "V1.1.1: b TestTwo did not run"},
	} {
		line, err := asvs.Join(all, c.ran)
		if line != "ASVS: "+c.line || (err == nil) != (c.fault == "") || err != nil && err.Error() != c.fault {
			t.Errorf("%q: %s, %v", c.ran, line, err)
		}
	}
}
