package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// providersIn reads a file of organisations' own sign-ins, with a secret beside it, and gives what was wrong with it.
func providersIn(t *testing.T, text, site string) (read int, wrong string) {
	t.Helper()

	folder := t.TempDir()
	secret, file := filepath.Join(folder, "secret"), filepath.Join(folder, "providers.yaml")
	for at, is := range map[string]string{secret: "not for anybody", filepath.Join(folder, "empty"): "", file: strings.ReplaceAll(text, "FOLDER", folder)} {
		if err := os.WriteFile(at, []byte(is), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	a := call{out: os.Stdout}.ask("serve", "", "")
	all := readProviders(a, file, site)
	for _, p := range all {
		if wrong == "" && len(a.faults) == 0 && (p.Secret != "not for anybody" || p.Site != "https://kith.example") {
			t.Errorf("read as %+v", p)
		}
	}
	return len(all), strings.Join(a.faults, "\n")
}

const good = `providers:
  - id: northcliffe
    tenant: t1
    name: Northcliffe Council
    issuer: https://login.example
    client: kith
    secret-file: FOLDER/secret
`

func TestTheFileOfOrganisationsSignInsIsReadOrEachThingWrongWithItIsSaid(t *testing.T) {
	t.Parallel()

	if n, wrong := providersIn(t, good, "https://kith.example/"); n != 1 || wrong != "" {
		t.Errorf("a good one: %d, %s", n, wrong)
	}
	if n, wrong := providersIn(t, "", "https://kith.example"); n != 0 || wrong != "" {
		t.Errorf("an empty one: %d, %s", n, wrong)
	}
	for name, c := range map[string]struct{ text, site, says string }{
		"no address of ours":    {good, "", "it needs --site"},
		"an unknown word":       {strings.Replace(good, "client:", "klient:", 1), "https://kith.example", "klient"},
		"an id with capitals":   {strings.Replace(good, "id: northcliffe", "id: North", 1), "https://kith.example", `id "North"`},
		"one id twice":          {good + strings.TrimPrefix(good, "providers:\n"), "https://kith.example", "and each once"},
		"no client":             {strings.Replace(good, "    client: kith\n", "", 1), "https://kith.example", "needs a tenant, a name and a client"},
		"an issuer in the open": {strings.Replace(good, "https://login", "http://login", 1), "https://kith.example", "begins with https://"},
		"no secret there":       {strings.Replace(good, "FOLDER/secret", "FOLDER/nothing", 1), "https://kith.example", "secret-file"},
		"an empty secret":       {strings.Replace(good, "FOLDER/secret", "FOLDER/empty", 1), "https://kith.example", "it is empty"},
		"this machine's own":    {strings.Replace(good, "https://login.example", "http://127.0.0.1:9", 1), "https://kith.example", ""},
	} {
		_, wrong := providersIn(t, c.text, c.site)
		if c.says == "" && wrong != "" || !strings.Contains(wrong, c.says) {
			t.Errorf("%s: %q", name, wrong)
		}
		if strings.Contains(wrong, "not for anybody") {
			t.Errorf("%s: the secret is said", name)
		}
	}
}
