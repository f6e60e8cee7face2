package signin

import (
	"context"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"kith/access"
	"kith/fault"
	"kith/internal/store"
	"kith/timescale"
)

// skew is how far the clock of a provider may be from ours.
const skew = 2 * time.Minute

// knownFor is how long what a provider announced about itself is relied on. Its keys are asked for anew whenever one is not known.
const knownFor = 12 * time.Hour

var (
	// ErrProvider is every way in which a provider's answer may not let somebody in: it says no more.
	ErrProvider = fault.New("provider", "That did not work. Try again, or sign in another way")
	// ErrProviderAway means that a provider did not answer, or not as one.
	ErrProviderAway = errors.New("the organisation’s sign-in does not answer")
)

// Stranger is somebody whom a provider knows, and who has no open account here: the same for both, for whoever asks learns no more.
type Stranger struct{ Subject string }

func (Stranger) Error() string { return "nobody here has this identity" }

// Provider is an organisation's own sign-in (OpenID Connect), by which some of the staff of one partnership come in.
type Provider struct {
	ID     string // in addresses
	Tenant access.TenantID
	Name   string // as people know it
	Issuer string
	Client string
	Secret string   // never shown, kept or logged
	Hosts  []string // where else than at its issuer it may be asked for tokens and keys
	Site   string   // the address that people open

	mu    sync.Mutex
	found *found
}

// found is what a provider announced about itself.
type found struct {
	at       timescale.Instant
	oauth    oauth2.Config
	verifier *oidc.IDTokenVerifier
	end      string
}

// providerTry is what the way to a provider and back must not forget. It travels sealed, in the browser that began it.
type providerTry struct {
	State    string `json:"state"`
	Nonce    string `json:"nonce"`
	Verifier string `json:"verifier"`
}

// String keeps a provider's secret out of every message.
func (p *Provider) String() string { return "provider " + p.ID }

// ProviderNamed is the one with a name in addresses.
func (d *Door) ProviderNamed(id string) (*Provider, bool) {
	at := slices.IndexFunc(d.Providers, func(p *Provider) bool { return p.ID == id })
	if at < 0 {
		return nil, false
	}
	return d.Providers[at], true
}

func (p *Provider) purpose() string {
	return "sign in by an organisation/" + string(p.Tenant) + "/" + p.ID
}

func (p *Provider) back() string { return p.Site + "/sign-in/with/" + p.ID + "/back" }

// only asks a provider nothing but at its own addresses, and follows it nowhere else.
type only struct {
	hosts []string
	next  http.RoundTripper
}

func (o only) RoundTrip(r *http.Request) (*http.Response, error) {
	if !slices.Contains(o.hosts, r.URL.Host) {
		return nil, errors.New("a provider sends us to an address that is not its own")
	}
	answer, err := o.next.RoundTrip(r)
	if err == nil {
		answer.Body = http.MaxBytesReader(nil, answer.Body, 1<<20)
	}
	return answer, err
}

func (p *Provider) asking(ctx context.Context) (context.Context, error) {
	at, err := url.Parse(p.Issuer)
	if err != nil {
		return ctx, fmt.Errorf("reading an issuer: %w", err)
	}
	return oidc.ClientContext(ctx, &http.Client{
		Timeout:       10 * time.Second,
		Transport:     only{append([]string{at.Host}, p.Hosts...), http.DefaultTransport},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}), nil
}

// find asks a provider about itself, when somebody comes and it is not known: one that does not answer keeps Kith from nothing.
func (d *Door) find(ctx context.Context, p *Provider) (*found, error) {
	p.mu.Lock()
	known := p.found
	p.mu.Unlock()
	if known != nil && d.DB.Now().Sub(known.at) < knownFor {
		return known, nil
	}
	ctx, err := p.asking(ctx)
	if err != nil {
		return nil, err
	}
	at, err := oidc.NewProvider(ctx, p.Issuer)
	if err != nil {
		return nil, ErrProviderAway // the library's own words quote what was answered
	}
	var says struct {
		End     string   `json:"end_session_endpoint"`
		Methods []string `json:"token_endpoint_auth_methods_supported"`
	}
	if err := at.Claims(&says); err != nil {
		return nil, ErrProviderAway
	}
	ends := at.Endpoint()
	ends.AuthStyle = oauth2.AuthStyleInHeader // what the standard says where nothing is said
	if len(says.Methods) > 0 && !slices.Contains(says.Methods, "client_secret_basic") {
		ends.AuthStyle = oauth2.AuthStyleInParams
	}
	f := &found{
		at:    d.DB.Now(),
		oauth: oauth2.Config{ClientID: p.Client, ClientSecret: p.Secret, Endpoint: ends, RedirectURL: p.back(), Scopes: []string{oidc.ScopeOpenID}},
		verifier: at.Verifier(&oidc.Config{
			ClientID: p.Client, Now: func() time.Time { return d.DB.Now().Add(-skew).Time() },
		}),
		end: says.End,
	}
	p.mu.Lock()
	p.found = f
	p.mu.Unlock()
	return f, nil
}

func (d *Door) tryCookie() string { return d.cookie() + "-try" }

// SendTo gives the address at a provider to which somebody goes to sign in, and ties the way back to their browser.
func (d *Door) SendTo(w http.ResponseWriter, r *http.Request, p *Provider) (string, error) {
	f, err := d.find(r.Context(), p)
	if err != nil {
		return "", err
	}
	t := providerTry{State: NewToken(), Nonce: NewToken(), Verifier: oauth2.GenerateVerifier()}
	kept, err := json.Marshal(t)
	if err != nil {
		return "", fmt.Errorf("beginning a try: %w", err)
	}
	text, err := d.DB.SealTry(p.purpose(), kept, tryLasts)
	if err != nil {
		return "", err
	}
	d.put(w, d.tryCookie(), text, int(tryLasts.Seconds()))
	return f.oauth.AuthCodeURL(t.State, oidc.Nonce(t.Nonce), oauth2.S256ChallengeOption(t.Verifier)), nil
}

// Answered reads what a provider sent somebody back with: whose identity it is, and the try that it answers. ErrProvider is
// every way in which it is none of ours; Stranger is an identity that nobody here has.
func (d *Door) Answered(w http.ResponseWriter, r *http.Request, p *Provider) (store.Entrant, store.Identity, string, error) {
	var none store.Identity
	cookie, err := r.Cookie(d.tryCookie())
	d.put(w, d.tryCookie(), "", -1)
	if err != nil {
		return store.Entrant{}, none, "", ErrProvider
	}
	kept, err := d.DB.OpenTry(p.purpose(), cookie.Value)
	var t providerTry
	switch {
	case errors.Is(err, store.ErrOldTry) || err == nil && json.Unmarshal(kept, &t) != nil:
		return store.Entrant{}, none, "", ErrProvider
	case err != nil:
		return store.Entrant{}, none, "", err
	}
	said := r.URL.Query()
	if subtle.ConstantTimeCompare([]byte(said.Get("state")), []byte(t.State)) != 1 || said.Get("code") == "" ||
		said.Has("iss") && said.Get("iss") != p.Issuer {
		return store.Entrant{}, none, "", ErrProvider
	}
	i, err := d.identity(r.Context(), p, said.Get("code"), t)
	if err != nil {
		return store.Entrant{}, none, "", err
	}
	who, err := d.DB.IdentityOwner(r.Context(), p.Tenant, i)
	if errors.Is(err, access.ErrNotFound) {
		return store.Entrant{}, none, "", Stranger{i.Subject}
	}
	who.Provider = p.ID
	return who, i, cookie.Value, err
}

// identity changes a code for the provider's word on who somebody is, and looks through that.
func (d *Door) identity(ctx context.Context, p *Provider, code string, t providerTry) (store.Identity, error) {
	f, err := d.find(ctx, p)
	if err != nil {
		return store.Identity{}, err
	}
	if ctx, err = p.asking(ctx); err != nil {
		return store.Identity{}, err
	}
	tokens, err := f.oauth.Exchange(ctx, code, oauth2.VerifierOption(t.Verifier))
	var refused *oauth2.RetrieveError
	switch {
	case errors.As(err, &refused) && refused.Response.StatusCode < http.StatusInternalServerError:
		return store.Identity{}, ErrProvider
	case err != nil:
		return store.Identity{}, ErrProviderAway
	}
	raw, _ := tokens.Extra("id_token").(string)
	word, err := f.verifier.Verify(ctx, raw)
	if err != nil {
		return store.Identity{}, ErrProvider
	}
	var party struct {
		Authorised string `json:"azp"`
	}
	if err := word.Claims(&party); err != nil {
		return store.Identity{}, ErrProvider
	}
	issued := timescale.InstantOf(word.IssuedAt).Sub(d.DB.Now())
	if subtle.ConstantTimeCompare([]byte(word.Nonce), []byte(t.Nonce)) != 1 || word.Subject == "" ||
		issued > skew || issued < -tryLasts-skew ||
		party.Authorised != p.Client && (party.Authorised != "" || len(word.Audience) > 1) {
		return store.Identity{}, ErrProvider
	}
	return store.Identity{Issuer: word.Issuer, Subject: word.Subject}, nil
}

// SignOutAt is the address at a provider where somebody signs out there too, or nothing where it has none or does not answer.
// No word of the provider about them goes along: it asks them itself.
func (d *Door) SignOutAt(ctx context.Context, p *Provider) string {
	f, err := d.find(ctx, p)
	if err != nil || f.end == "" {
		return ""
	}
	at, err := url.Parse(f.end)
	issuer, fault := url.Parse(p.Issuer)
	if err != nil || fault != nil || at.Scheme != issuer.Scheme {
		return ""
	}
	asked := at.Query()
	asked.Set("client_id", p.Client)
	asked.Set("post_logout_redirect_uri", p.Site+"/sign-in")
	at.RawQuery = asked.Encode()
	return at.String()
}
