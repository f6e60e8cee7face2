package main

import (
	"bytes"
	"errors"
	"io"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"

	"kith/access"
	"kith/internal/signin"
	"kith/internal/store"
)

// listed is an organisation's own sign-in as the file of them says it. The secret is in a file of its own.
type listed struct {
	ID         string   `yaml:"id"`
	Tenant     string   `yaml:"tenant"`
	Name       string   `yaml:"name"`
	Issuer     string   `yaml:"issuer"`
	Client     string   `yaml:"client"`
	SecretFile string   `yaml:"secret-file"`
	Hosts      []string `yaml:"hosts"`
}

var providerID = regexp.MustCompile(`^[a-z][a-z0-9-]{0,30}$`)

// readProviders reads the file of organisations' own sign-ins, and notes a line for each thing that is wrong with it.
func readProviders(a *asking, file, site string) []*signin.Provider {
	if file == "" {
		return nil
	}
	fault := func(format string, parts ...any) { a.fault("--providers: "+format, parts...) }
	text, err := os.ReadFile(filepath.Clean(file))
	if err != nil {
		fault("%s", err)
		return nil
	}
	if site == "" {
		fault("it needs --site, the address that people open")
	}
	var list struct {
		Providers []listed `yaml:"providers"`
	}
	read := yaml.NewDecoder(bytes.NewReader(text))
	read.KnownFields(true)
	if err := read.Decode(&list); err != nil && !errors.Is(err, io.EOF) {
		fault("%s: %s", file, err)
		return nil
	}
	seen := map[string]bool{}
	var all []*signin.Provider
	for _, one := range list.Providers {
		if !providerID.MatchString(one.ID) || seen[one.ID] {
			fault("id %q: use small letters, digits and -, and each once", one.ID)
		}
		seen[one.ID] = true
		if one.Tenant == "" || one.Name == "" || one.Client == "" {
			fault("%s needs a tenant, a name and a client", one.ID)
		}
		if at, err := url.Parse(one.Issuer); err != nil || at.Host == "" || at.Scheme != "https" && !plainHere(at) {
			fault("%s: the issuer must be an address that begins with https://", one.ID)
		}
		secret, err := readSecret(one.SecretFile)
		if err != nil {
			fault("%s: secret-file: %s", one.ID, err)
		}
		all = append(all, &signin.Provider{
			ID: one.ID, Tenant: access.TenantID(one.Tenant), Name: one.Name, Issuer: one.Issuer, Client: one.Client, Secret: secret,
			Hosts: one.Hosts, Site: strings.TrimSuffix(site, "/"),
		})
	}
	return all
}

// plainHere reports whether an address is this machine's own, for a trial without encryption.
func plainHere(at *url.URL) bool {
	ip, err := netip.ParseAddr(at.Hostname())
	return at.Scheme == "http" && err == nil && ip.IsLoopback()
}

func readSecret(file string) (string, error) {
	secret, err := store.ReadSecret(file)
	if err == nil && secret == "" {
		err = errors.New("it is empty")
	}
	return secret, err
}
