package promises

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"gopkg.in/yaml.v3"
)

//go:embed promises.yaml
var text []byte

// promise is one row of promises.yaml.
type promise struct {
	ID      string `yaml:"id"`
	Who     string `yaml:"who"`
	Promise string `yaml:"promise"`
	Seen    string `yaml:"seen"`
}

// people are those whom a scenario of the promise must act as.
func (p promise) people() []string { return strings.Split(p.Who, ", ") }

// guide is the first half of the id.
func (p promise) guide() string { return p.ID[:2] }

// packs are the procedures of the guides, in the order in which they are told.
var packs = []struct{ guide, pack string }{
	{"DD", "derby-derbyshire"}, {"CW", "cornwall"}, {"YP", "young-people"}, {"CE", "cheshire-east"}, {"GH", "gateshead"},
}

var read = sync.OnceValues(func() ([]promise, error) {
	var all []promise
	err := yaml.Unmarshal(text, &all)
	return all, err
})

func promised(t testing.TB) map[string]promise {
	t.Helper()

	rows, err := read()
	if err != nil {
		t.Fatalf("reading promises.yaml: %v", err)
	}
	all := map[string]promise{}
	for _, row := range rows {
		all[row.ID] = row
	}
	return all
}

// standing is how one promise came out.
type standing struct {
	proven, failed bool
	lacks          string
}

// ledger is what the scenarios of this run came to.
type ledger struct {
	sync.Mutex

	came map[string]standing
}

var told = &ledger{came: map[string]standing{}}

func (l *ledger) enter(id string, came standing) {
	l.Lock()
	defer l.Unlock()
	before := l.came[id]
	before.proven = before.proven || came.proven
	before.failed = before.failed || came.failed
	if came.lacks != "" {
		before.lacks = came.lacks
	}
	l.came[id] = before
}

// sum is a line for each guide, a line for each promise that is not yet proven whole, and how many are.
func (l *ledger) sum(rows []promise) string {
	l.Lock()
	defer l.Unlock()
	var b, rest strings.Builder
	whole := 0
	for _, g := range packs {
		proven, of := []string{}, 0
		for _, row := range rows {
			if row.guide() != g.guide {
				continue
			}
			of++
			switch came := l.came[row.ID]; {
			case came.failed:
				fmt.Fprintf(&rest, "  %s FAILED\n", row.ID)
			case came.lacks != "":
				fmt.Fprintf(&rest, "  %s in part; lacks: %s\n", row.ID, came.lacks)
			case came.proven:
				proven = append(proven, row.ID)
			}
		}
		whole += len(proven)
		fmt.Fprintf(&b, "%s: %d of %d proven (%s)\n", g.guide, len(proven), of, strings.Join(proven, " "))
	}
	return b.String() + rest.String() + fmt.Sprintf("promises: %d of %d proven\n", whole, len(rows))
}

// TestMain keeps the sum in out/promises.txt, where `make promises` and `make test` read it.
func TestMain(m *testing.M) {
	code := m.Run()
	rows, err := read()
	if err == nil {
		if err = os.MkdirAll(filepath.Join("..", "out"), 0o755); err == nil {
			err = os.WriteFile(filepath.Join("..", "out", "promises.txt"), []byte(told.sum(rows)), 0o644)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "telling what is proven:", err)
		code = 1
	}
	os.Exit(code)
}

func TestThePromisesAreAllThere(t *testing.T) {
	t.Parallel()

	rows, err := read()
	if err != nil || len(rows) != 129 {
		t.Fatalf("%d promises, %v", len(rows), err)
	}
	met := map[string]bool{}
	for _, row := range rows {
		if met[row.ID] || row.Promise == "" || row.Seen == "" || row.Who == "" {
			t.Errorf("%s comes twice or lacks something", row.ID)
		}
		met[row.ID] = true
		if !slices.ContainsFunc(packs, func(p struct{ guide, pack string }) bool { return p.guide == row.guide() }) {
			t.Errorf("%s is of no guide", row.ID)
		}
	}
}

func TestOnlyWhatIsProvenWholeIsCounted(t *testing.T) {
	t.Parallel()

	rows := []promise{{ID: "DD-01"}, {ID: "DD-02"}, {ID: "CW-01"}, {ID: "CW-02"}}
	l := &ledger{came: map[string]standing{}}
	l.enter("DD-01", standing{proven: true})
	l.enter("DD-02", standing{proven: true})
	l.enter("DD-02", standing{failed: true})
	l.enter("CW-01", standing{proven: true, lacks: "the letter"})
	got := l.sum(rows)
	for _, want := range []string{
		"DD: 1 of 2 proven (DD-01)", "CW: 0 of 2 proven ()", "DD-02 FAILED", "CW-01 in part; lacks: the letter", "promises: 1 of 4 proven",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}
