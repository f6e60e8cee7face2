package bill_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kith/internal/testcase"
	"kith/internal/testcase/bill"
)

// TestTheBillNamesWhatTheProgramIsMadeOf builds the program and holds its bill against what the go command says of it and of go.sum.
func TestTheBillNamesWhatTheProgramIsMadeOf(t *testing.T) {
	t.Parallel()

	root, program := testcase.Root(t), filepath.Join(t.TempDir(), "kith")
	tool := func(args ...string) string {
		c := exec.CommandContext(t.Context(), "go", args...)
		c.Dir = root // and the settings of this run, so that what was compiled for the tests is only linked
		said, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("go %v: %v\n%s", args, err, said)
		}
		return string(said)
	}
	tool("build", "-buildvcs=false", "-o", program, "./cmd/kith")
	b, err := bill.Of(program, filepath.Join(root, "package-lock.json"))
	if err != nil {
		t.Fatal(err)
	}
	sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]bool{}
	for _, c := range b.Components {
		named[c.Name+" "+c.Version] = true
		if len(c.Hashes) != 1 && c.Name != "std" {
			t.Errorf("%s has no hash", c.Name)
		}
	}
	modules := 0
	for line := range strings.Lines(tool("version", "-m", program)) {
		f := strings.Fields(line)
		if len(f) != 4 || f[0] != "dep" {
			continue
		}
		modules++
		if !named[f[1]+" "+f[2]] {
			t.Errorf("the bill does not name %s %s", f[1], f[2])
		}
		if !strings.Contains(string(sums), f[1]+" "+f[2]+" "+f[3]+"\n") {
			t.Errorf("go.sum has another hash of %s", f[1])
		}
	}
	if want := modules + len(bill.Parts) + 1; modules < 15 || len(b.Components) != want {
		t.Errorf("%d parts are named, not %d", len(b.Components), want)
	}
	first, err1 := b.Text()
	again, err2 := bill.Of(program, filepath.Join(root, "package-lock.json"))
	second, err3 := again.Text()
	if err1 != nil || err2 != nil || err3 != nil || !bytes.Equal(first, second) || !json.Valid(first) {
		t.Error("the same program has another bill the second time")
	}
	if _, err := bill.Of(filepath.Join(root, "go.mod"), filepath.Join(root, "package-lock.json")); err == nil {
		t.Error("a file that is no program has a bill")
	}
}

// TestThePartsOfThePagesAreThoseTheyAreBuiltFrom looks at what scripts, style and typeface take from npm.
func TestThePartsOfThePagesAreThoseTheyAreBuiltFrom(t *testing.T) {
	t.Parallel()

	from := map[string]bool{}
	taken := regexp.MustCompile(`(?:from|import|@use|@import|@forward) +['"]([^.'"][^'"]*)['"]`)
	err := filepath.WalkDir(filepath.Join(testcase.Root(t), "internal/web/assets"), func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() && d.Name() == "built" {
			if err == nil {
				err = filepath.SkipDir
			}
			return err
		}
		if !slices.Contains([]string{".js", ".scss"}, filepath.Ext(path)) {
			return nil
		}
		text, err := os.ReadFile(filepath.Clean(path))
		for _, m := range taken.FindAllStringSubmatch(string(text), -1) {
			name, _, _ := strings.Cut(m[1], "/")
			if ours, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "_"+name+".scss")); len(ours) == 0 && name != "style" {
				from[name] = true
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range from {
		if !slices.Contains(bill.Parts, name) && !strings.HasPrefix(name, "sass:") {
			t.Errorf("%s ends up in the pages and is not in the bill", name)
		}
	}
	if !from["govuk-frontend"] || !from["morphdom"] {
		t.Errorf("found only %v", from)
	}
}
