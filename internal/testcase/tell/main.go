// Tell reads what `go test -json` says and tells it calmly: a line for each package, everything a failed test said,
// the name of each test that was skipped, and how many there were.
//
//	go test -json ./... | go run ./internal/testcase/tell -counts FILE
//
// It ends with an error if a test failed, a package did not build, or no test ran. With -counts it leaves the last
// line to whoever adds up several runs, and adds "passed failed skipped" to the file. With -ran it adds a line for each test to
// another: how it ended, its package and its name.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
)

type event struct {
	Action  string  `json:"Action"`
	Package string  `json:"Package"`
	Test    string  `json:"Test"`
	Output  string  `json:"Output"`
	Elapsed float64 `json:"Elapsed"`
}

type teller struct {
	out                     io.Writer
	said                    map[string][]string // by package and test, what it said so far
	passed, failed, skipped int
	inPackage               map[string]int
	ended                   []string
	broken                  bool // a package failed without a failed test: it did not build, or panicked
}

func main() {
	counts := flag.String("counts", "", "add the numbers to this file instead of printing them")
	ran := flag.String("ran", "", "add how each test ended to this file")
	flag.Parse()
	if err := run(os.Stdin, os.Stdout, *counts, *ran); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(in io.Reader, out io.Writer, counts, ran string) error {
	t := teller{out: out, said: map[string][]string{}, inPackage: map[string]int{}}
	lines := bufio.NewReader(in)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			t.hear(line)
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
	}
	if err := t.close(counts); err != nil {
		return err
	}
	if err := add(ran, t.ended); err != nil {
		return err
	}
	switch {
	case t.failed > 0:
		return fmt.Errorf("%d failed", t.failed)
	case t.broken:
		return errors.New("a package did not build, or ended before its tests")
	case t.passed == 0:
		return errors.New("no test ran")
	}
	return nil
}

func (t *teller) hear(line []byte) {
	var e event
	if json.Unmarshal(line, &e) != nil {
		_, _ = t.out.Write(line) // what go itself says
		return
	}
	key := e.Package + " " + e.Test
	switch e.Action {
	case "output":
		t.said[key] = append(t.said[key], e.Output)
	case "build-output":
		_, _ = io.WriteString(t.out, e.Output)
	case "build-fail":
		t.broken = true
	case "pass", "fail", "skip":
		if e.Test == "" {
			t.endPackage(e)
		} else {
			t.endTest(e, key)
		}
		delete(t.said, key)
	}
}

func (t *teller) endTest(e event, key string) {
	t.inPackage[e.Package]++
	whole, _, _ := strings.Cut(e.Test, "/") // a part that did not pass is its whole test's
	t.ended = append(t.ended, e.Action+" "+e.Package+" "+whole)
	switch e.Action {
	case "pass":
		t.passed++
	case "fail":
		t.failed++
		t.tell("FAILED %s %s (%.1f s)\n%s", e.Package, e.Test, e.Elapsed, quote(t.said[key]))
	case "skip":
		t.skipped++
		if strings.Contains(strings.Join(t.said[key], ""), "not run: this run is without ") {
			return // by KITH_WITHOUT, on purpose; the count says how many
		}
		t.tell("skipped %s %s\n%s", e.Package, e.Test, quote(t.said[key]))
	}
}

func (t *teller) endPackage(e event) {
	switch {
	case e.Action == "fail":
		t.broken = true
		t.tell("FAILED %s (%.1f s)\n%s", e.Package, e.Elapsed, quote(t.said[e.Package+" "]))
		for key, said := range t.said { // a panic or a deadline leaves tests without an end
			if strings.HasPrefix(key, e.Package+" ") && key != e.Package+" " {
				t.tell("%s did not end\n%s", key, quote(said))
				delete(t.said, key)
			}
		}
	case t.inPackage[e.Package] > 0:
		t.tell("ok     %s: %d tests, %.1f s\n", e.Package, t.inPackage[e.Package], e.Elapsed)
	}
}

func (t *teller) tell(form string, args ...any) { _, _ = fmt.Fprintf(t.out, form, args...) }

// quote is what a test said, less the lines that go itself adds, set in.
func quote(said []string) string {
	var b strings.Builder
	for _, line := range said {
		trimmed := strings.TrimSpace(line)
		if trimmed == "" || strings.HasPrefix(trimmed, "=== ") || strings.HasPrefix(trimmed, "--- ") || trimmed == "FAIL" {
			continue
		}
		b.WriteString("       " + strings.TrimRight(line, "\n") + "\n")
	}
	return b.String()
}

func (t *teller) close(counts string) error {
	if counts == "" {
		t.tell("%d passed, %d failed, %d skipped\n", t.passed, t.failed, t.skipped)
		return nil
	}
	return add(counts, []string{fmt.Sprint(t.passed, t.failed, t.skipped)})
}

// add adds lines to a file, where there is one.
func add(name string, lines []string) error {
	if name == "" || len(lines) == 0 {
		return nil
	}
	file, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(file, strings.Join(lines, "\n")); err != nil {
		return err
	}
	return file.Close()
}
