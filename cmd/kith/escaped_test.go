package main

import (
	"bytes"
	"context"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"kith/demonstration"
	"kith/internal/store"
	"kith/internal/testcase/canary"
	"kith/internal/testcase/postgres"
	"kith/internal/testcase/world"
	"kith/procedure"
	"kith/procedures"
)

// apart are commands that run until they are stopped, or read no data, each with what looks at what they say.
var apart = map[string]string{
	"serve":            "its log is looked through by TestNothingEscapesToSomebodyWhoMayNotKnowIt in demonstration, its pages by the crawl there",
	"demo":             "as serve",
	"version":          "reads no data",
	"deadlines":        "reads no data: only procedures",
	"procedure list":   "reads no data: only procedures",
	"procedure show":   "reads no data: only procedures",
	"procedure schema": "reads no data: only procedures",
	"procedure lint":   "reads no data: only procedures",
}

// helpLine is a line of a command's help that names another command.
var helpLine = regexp.MustCompile(`(?m)^  ([a-z-]+) {2,}\S`)

// everyCommand finds the commands by asking the program itself, with those inside them.
func everyCommand(t *testing.T, within ...string) []string {
	t.Helper()

	var out bytes.Buffer
	if code := run(t.Context(), &out, &out, append(within, "--help")); code != 0 {
		t.Fatalf("%v --help: %d", within, code)
	}
	if !strings.Contains(out.String(), "COMMAND [flags]") {
		return []string{strings.Join(within, " ")}
	}
	var all []string
	for _, m := range helpLine.FindAllStringSubmatch(out.String(), -1) {
		all = append(all, everyCommand(t, append(append([]string{}, within...), m[1])...)...)
	}
	return all
}

// kept is where a demonstration lies on disk, as the program finds it.
type kept struct {
	folder, at string
	settings   []string
	sealed     *canary.World
	ids        map[string]string // one of each: of the partnership, of its staff, of a family member, of a child, of a family
}

func keepDemonstration(t *testing.T, engine store.Engine) *kept {
	t.Helper()

	folder := t.TempDir()
	k := &kept{folder: folder, at: filepath.Join(folder, "data", "kith.db")}
	keyFile, families := filepath.Join(folder, "keys", "kith.key"), filepath.Join(folder, "keys", "families")
	k.settings = []string{"--key", keyFile, "--data", filepath.Join(folder, "data")}
	if engine == store.PostgreSQL {
		k.at = postgres.URL(t)
		k.settings = []string{"--key", keyFile, "--database", k.at}
	}
	k.says(t, 0, "migrate")
	key, err := store.ReadKey(keyFile)
	if err != nil {
		t.Fatal(err)
	}
	opens := func(ctx context.Context, clock func() time.Time) (*store.DB, error) {
		return store.Open(ctx, store.Config{Database: k.at, Families: families, Key: key, Clock: clock, IDs: store.RandomIDs{}})
	}
	db, err := opens(t.Context(), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	packs, err := procedure.Load(procedures.FS)
	if err != nil {
		t.Fatal(err)
	}
	groups, err := demonstration.Load(t.Context(), db, opens, packs, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	k.sealed = canary.Open(t, k.at, families, key)
	tenant := string(groups[0].People[0].Tenant)
	k.ids = map[string]string{"tenant": tenant, "staff": string(groups[0].People[0].Account), "cover": string(groups[0].People[1].Account), "nobody": "never-was"}
	for table, rows := range canary.Rows(t, k.at, key) {
		for _, r := range rows {
			switch {
			case r["tenant_id"] != tenant:
			case table == "account" && r["office"] == "family":
				k.ids["member"] = r["id"]
			case table == "person":
				k.ids["child"] = r["id"]
			case table == "family":
				k.ids["family"] = r["id"]
			}
		}
	}
	return k
}

// says runs one command, and is everything that it said.
func (k *kept) says(t *testing.T, code int, args ...string) string {
	t.Helper()

	var all bytes.Buffer
	if got := run(t.Context(), &all, &all, append(args, k.settings...)); code >= 0 && got != code {
		t.Errorf("%v: exit code %d, not %d: %s", args, got, code, &all)
	}
	return all.String()
}

// ways are the ways in which a command is asked: as it should be, and of things that it has no business with.
func (k *kept) ways(engine store.Engine) map[string][][]string {
	to := func(name string) string { return filepath.Join(k.folder, "made", name) }
	ways := map[string][][]string{
		"migrate":          {{}},
		"user add-tenant":  {{"--name", "Another", "--procedure", "cornwall"}, {"--name", "Another", "--procedure", "never-was"}},
		"user list":        {{}},
		"audit verify":     {{}, {"--checkpoints", to("checkpoints")}, {"--tenant", k.ids["family"]}},
		"audit checkpoint": {{"--checkpoints", to("checkpoints")}},
		"audit key":        {{}},
		"backup":           {{"--to", to("copy.db")}, {"--to", k.at}},
		"keys rotate":      {{"--new-key", filepath.Join(k.folder, "new", "kith.key"), "--new-data", to("data"), "--new-family-keys", filepath.Join(k.folder, "new", "families")}},
		"user add":         {{"--tenant", k.ids["tenant"], "--office", "social worker", "--name", "Jo Reed"}, {"--tenant", k.ids["family"], "--office", "social worker", "--name", "Jo Reed"}},
	}
	for who, id := range k.ids {
		of := []string{"--tenant", k.ids["tenant"], "--account", id}
		with := func(more ...string) []string { return append(append([]string{}, of...), more...) }
		ways["user link"] = append(ways["user link"], with("--site", "https://kith.example"))
		ways["user identity"] = append(ways["user identity"], with("--issuer", "https://login.example", "--subject", who), with("--remove"))
		ways["user away"] = append(ways["user away"], with("--from", "2027-03-01", "--until", "2027-03-12", "--cover", k.ids["cover"]),
			[]string{"--tenant", k.ids["tenant"], "--account", k.ids["staff"], "--from", "2027-03-01", "--until", "2027-03-12", "--cover", id})
		ways["user set"] = append(ways["user set"], with("--active", "off"), with("--active", "on"))
		ways["audit verify"] = append(ways["audit verify"], []string{"--tenant", id})
	}
	if engine == store.PostgreSQL {
		ways["keys rotate"] = [][]string{{"--new-key", k.settings[1], "--new-family-keys", filepath.Join(k.folder, "new", "families")}} // refused: the key is there
	}
	return ways
}

// TestNoCommandSaysWhatIsSealed runs every command that the program says it has on the data of the demonstration: as whoever runs the
// machine, who may know nothing of any family.
func TestNoCommandSaysWhatIsSealed(t *testing.T) {
	t.Parallel()

	for _, engine := range world.Engines() {
		t.Run(string(engine), func(t *testing.T) {
			t.Parallel()
			k := keepDemonstration(t, engine)
			if k.sealed.Texts() < 500 || len(k.ids) < 7 || len(k.sealed.Escaped(k.sealed.Everything(), "nobody")) < 500 {
				t.Fatal("this test proves less than it should")
			}
			ways, asked := k.ways(engine), 0
			for _, name := range everyCommand(t) {
				if apart[name] != "" && ways[name] == nil {
					continue
				}
				if len(ways[name]) == 0 {
					t.Errorf("kith %s: say in ways how it is asked, or in apart what looks at it", name)
				}
				for _, way := range ways[name] {
					asked++
					said := k.says(t, -1, append(strings.Fields(name), way...)...)
					for _, escaped := range k.sealed.Escaped(said, "nobody") {
						t.Errorf("kith %s %v says %s", name, way, escaped)
					}
					if said == "" {
						t.Errorf("kith %s %v says nothing", name, way)
					}
				}
			}
			t.Logf("%d askings, %d texts", asked, k.sealed.Texts())
		})
	}
}
