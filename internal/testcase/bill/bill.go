// Package bill writes what a build of Kith is made of, as a software bill of materials in the form of CycloneDX 1.6: the Go modules
// that the program itself says it holds, the standard library, and the parts of the pages that come from npm. The same program gives the
// same bytes: there is no time and no number of its own in it.
package bill

import (
	"bytes"
	"debug/buildinfo"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Parts are the npm packages of which something ends up in the assets; the others only build them. A test holds it against what the
// assets are built from.
var Parts = []string{"@fontsource-variable/atkinson-hyperlegible-next", "govuk-frontend", "morphdom"}

type hash struct {
	Alg     string `json:"alg"`
	Content string `json:"content"`
}

// Component is one thing that the program is made of.
type Component struct {
	Type    string `json:"type"`
	Ref     string `json:"bom-ref"`
	Name    string `json:"name"`
	Version string `json:"version"`
	PURL    string `json:"purl,omitempty"`
	Hashes  []hash `json:"hashes,omitempty"`
}

type dependency struct {
	Ref string   `json:"ref"`
	On  []string `json:"dependsOn"`
}

// Bill is a whole bill of materials.
type Bill struct {
	Format   string `json:"bomFormat"`
	Spec     string `json:"specVersion"`
	Version  int    `json:"version"`
	Metadata struct {
		Component Component `json:"component"`
	} `json:"metadata"`
	Components   []Component  `json:"components"`
	Dependencies []dependency `json:"dependencies"`
}

// Of reads a program and the lock file of the pages' parts.
func Of(program, lock string) (Bill, error) {
	b := Bill{Format: "CycloneDX", Spec: "1.6", Version: 1}
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		return b, fmt.Errorf("reading what a program is made of: %w", err)
	}
	b.Metadata.Component = Component{Type: "application", Ref: "kith", Name: "kith", Version: info.Main.Version}
	b.Components = append(b.Components, Component{
		Type: "library", Name: "std", Version: strings.TrimPrefix(info.GoVersion, "go"), PURL: "pkg:golang/std@" + strings.TrimPrefix(info.GoVersion, "go"),
	})
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		c := Component{Type: "library", Name: m.Path, Version: m.Version, PURL: "pkg:golang/" + m.Path + "@" + m.Version}
		if c.Hashes, err = hashed("SHA-256", m.Sum, "h1:"); err != nil {
			return b, fmt.Errorf("%s: %w", m.Path, err)
		}
		b.Components = append(b.Components, c)
	}
	parts, err := fromLock(lock)
	if err != nil {
		return b, err
	}
	b.Components = append(b.Components, parts...)
	slices.SortFunc(b.Components, func(x, y Component) int { return strings.Compare(x.PURL, y.PURL) })
	whole := dependency{Ref: "kith"}
	for i, c := range b.Components {
		b.Components[i].Ref = c.PURL
		whole.On = append(whole.On, c.PURL)
	}
	b.Dependencies = []dependency{whole}
	return b, nil
}

// fromLock gives the parts of the pages, at the version and with the hash that npm installs.
func fromLock(name string) ([]Component, error) {
	text, err := os.ReadFile(filepath.Clean(name))
	if err != nil {
		return nil, fmt.Errorf("reading the lock file: %w", err)
	}
	var lock struct {
		Packages map[string]struct {
			Version   string `json:"version"`
			Integrity string `json:"integrity"`
		} `json:"packages"`
	}
	if err := json.Unmarshal(text, &lock); err != nil {
		return nil, fmt.Errorf("reading the lock file: %w", err)
	}
	var all []Component
	for _, part := range Parts {
		locked, there := lock.Packages["node_modules/"+part]
		if !there {
			return nil, fmt.Errorf("%s is not in the lock file", part)
		}
		c := Component{Type: "library", Name: part, Version: locked.Version, PURL: "pkg:npm/" + strings.Replace(part, "@", "%40", 1) + "@" + locked.Version}
		if c.Hashes, err = hashed("SHA-512", locked.Integrity, "sha512-"); err != nil {
			return nil, fmt.Errorf("%s: %w", part, err)
		}
		all = append(all, c)
	}
	return all, nil
}

var errNoHash = errors.New("it has no hash")

func hashed(alg, sum, prefix string) ([]hash, error) {
	text, is := strings.CutPrefix(sum, prefix)
	raw, err := base64.StdEncoding.DecodeString(text)
	if !is || err != nil || len(raw) == 0 {
		return nil, errNoHash
	}
	return []hash{{Alg: alg, Content: hex.EncodeToString(raw)}}, nil
}

// Text is the bill as it is kept.
func (b Bill) Text() ([]byte, error) {
	var out bytes.Buffer
	to := json.NewEncoder(&out)
	to.SetIndent("", "  ")
	to.SetEscapeHTML(false)
	if err := to.Encode(b); err != nil {
		return nil, fmt.Errorf("writing a bill: %w", err)
	}
	return out.Bytes(), nil
}
