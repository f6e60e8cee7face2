// Package asvs holds what Kith makes of each requirement of the OWASP Application Security Verification Standard, 5.0, at
// level 3: met, and by which tests; the operator's; not applicable; or not met. The standard's own text is no part of it.
package asvs

import (
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

//go:embed asvs.yaml
var kept []byte

// Verdict is what Kith makes of a requirement.
type Verdict string

// The verdicts.
const (
	Met           Verdict = "met"
	Operator      Verdict = "operator"
	NotApplicable Verdict = "not applicable"
	NotMet        Verdict = "not met"
)

// Entry is one requirement of the ledger. By are the tests that show it where it is met, each a package's folder and a name; In is
// the part of docs/security.md where the requirement asks for a document.
type Entry struct {
	Number string   `yaml:"-"`
	Is     Verdict  `yaml:"is"`
	How    string   `yaml:"how"`
	By     []string `yaml:"by"`
	In     string   `yaml:"in"`
}

// Ledger gives every entry in the order of the standard.
func Ledger() ([]Entry, error) { return read(kept) }

func read(text []byte) ([]Entry, error) {
	byNumber := map[string]Entry{} // a number that stands twice is refused by the reader
	if err := yaml.Unmarshal(text, &byNumber); err != nil {
		return nil, fmt.Errorf("reading the ledger: %w", err)
	}
	all := make([]Entry, 0, len(byNumber))
	for number, e := range byNumber {
		e.Number = number
		all = append(all, e)
	}
	slices.SortFunc(all, func(a, b Entry) int { return slices.Compare(places(a.Number), places(b.Number)) })
	var wrong []error
	for _, e := range all {
		if fault := e.fault(); fault != "" {
			wrong = append(wrong, errors.New(e.Number+" "+fault))
		}
	}
	return all, errors.Join(wrong...)
}

func (e Entry) fault() string {
	switch e.Is {
	case Met:
		if len(e.By) == 0 {
			return "is met by no test"
		}
	case Operator, NotApplicable, NotMet:
		if len(e.By) > 0 || e.In != "" {
			return "is not met, and names what would show it"
		}
	default:
		return "has the verdict " + strconv.Quote(string(e.Is))
	}
	for _, test := range e.By {
		if pkg, name, ok := strings.Cut(test, " "); !ok || pkg == "" || !strings.HasPrefix(name, "Test") {
			return "names " + test + ", which is no test"
		}
	}
	if strings.TrimSpace(e.How) == "" {
		return "says nothing"
	}
	return ""
}

// places are the numbers of V1.2.10: 1, 2 and 10.
func places(number string) []int {
	var all []int
	for part := range strings.SplitSeq(strings.TrimPrefix(number, "V"), ".") {
		n, err := strconv.Atoi(part)
		if err != nil {
			return nil
		}
		all = append(all, n)
	}
	return all
}

// Sums counts the entries by their verdict.
func Sums(all []Entry) map[Verdict]int {
	sums := map[Verdict]int{}
	for _, e := range all {
		sums[e.Is]++
	}
	return sums
}

// Print writes the ledger as docs/security-asvs.md.
func Print(all []Entry) string {
	sums := Sums(all)
	var b strings.Builder
	b.WriteString("# What Kith makes of the OWASP ASVS 5.0, level 3\n\n" +
		"Written by `go test ./internal/testcase/asvs -update` from internal/testcase/asvs/asvs.yaml. The numbers are the standard's; the words are\n" +
		"ours, and say what Kith does. `make test` fails where a test that is named here did not run and pass.\n\n")
	fmt.Fprintf(&b, "%d requirements: %d met, %d the operator's, %d not applicable, %d not met.\n",
		len(all), sums[Met], sums[Operator], sums[NotApplicable], sums[NotMet])
	chapter := 0
	for _, e := range all {
		if at := places(e.Number)[0]; at != chapter {
			chapter = at
			fmt.Fprintf(&b, "\n## V%d\n\n| number | | what Kith does | shown by |\n|---|---|---|---|\n", chapter)
		}
		verdict := string(e.Is)
		if e.Is == Operator {
			verdict = "the operator's"
		}
		if e.In != "" {
			verdict += ", [there](security.md#" + e.In + ")"
		}
		tests := make([]string, len(e.By))
		for i, test := range e.By {
			tests[i] = "`" + strings.Replace(test, " ", "` `", 1) + "`"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", e.Number, verdict, e.How, strings.Join(tests, ", "))
	}
	return b.String()
}

// Join holds the ledger against what ran: lines of "pass", "fail" or "skip", the package and the test. It says a sentence with the
// sums, and an error that names each test that did not run or did not pass.
func Join(all []Entry, ran string) (string, error) {
	said := map[string]string{}
	for line := range strings.Lines(ran) {
		how, test, _ := strings.Cut(strings.TrimSpace(line), " ")
		test = strings.TrimPrefix(test, "kith/")
		if said[test] == "" || how != "pass" { // a test may run several times, and must pass each time
			said[test] = how
		}
	}
	tests := map[string]bool{}
	var wrong []error
	met := 0
	for _, e := range all {
		good := e.Is == Met
		for _, test := range e.By {
			switch said[test] {
			case "pass":
				tests[test] = true
			case "":
				good, wrong = false, append(wrong, fmt.Errorf("%s: %s did not run", e.Number, test))
			default:
				good, wrong = false, append(wrong, fmt.Errorf("%s: %s: %s", e.Number, test, said[test]))
			}
		}
		if good {
			met++
		}
	}
	sums := Sums(all)
	return fmt.Sprintf("ASVS: %d met by %d tests that ran, %d the operator's, %d not applicable, %d not met",
		met, len(tests), sums[Operator], sums[NotApplicable], len(all)-met-sums[Operator]-sums[NotApplicable]), errors.Join(wrong...)
}
