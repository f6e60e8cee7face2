package signin

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"kith/access"
	"kith/fault"
	"kith/internal/store"
)

// tryLasts is how long a device may take to answer.
const tryLasts = 10 * time.Minute

// ErrPasskey is every way in which a passkey may not let somebody in: it says no more.
var ErrPasskey = fault.New("passkey", "That did not work. Try again, or sign in another way")

// Passkeys are for one site: a browser gives a passkey to the address that it was made for, and to no other.
type Passkeys struct {
	site *webauthn.WebAuthn
}

// NewPasskeys are the passkeys for the address that people open, such as https://kith.example.
func NewPasskeys(address string) (*Passkeys, error) {
	at, err := url.Parse(address)
	if err != nil || at.Hostname() == "" || (at.Scheme != "https" && at.Hostname() != "localhost") {
		return nil, errors.New("passkeys need an address that begins with https://")
	}
	yes := true
	site, err := webauthn.New(&webauthn.Config{
		RPID: at.Hostname(), RPDisplayName: at.Hostname(), RPOrigins: []string{at.Scheme + "://" + at.Host},
		AttestationPreference: protocol.PreferNoAttestation,
		AuthenticatorSelection: protocol.AuthenticatorSelection{
			RequireResidentKey: &yes, ResidentKey: protocol.ResidentKeyRequirementRequired, UserVerification: protocol.VerificationRequired,
		},
	})
	if err != nil {
		return nil, fmt.Errorf("setting up passkeys: %w", err)
	}
	return &Passkeys{site: site}, nil
}

// Asked is what a page asks a device: the options for its script, and the try that the answer comes back with.
type Asked struct {
	Options string
	Try     string
}

// owner is an account as an authenticator knows it. The name is shown on the device: it says neither who it is nor what for.
type owner struct {
	handle []byte
	name   string
	keys   []webauthn.Credential
}

func (o owner) WebAuthnID() []byte                         { return o.handle }
func (o owner) WebAuthnName() string                       { return o.name }
func (o owner) WebAuthnDisplayName() string                { return o.name }
func (o owner) WebAuthnCredentials() []webauthn.Credential { return o.keys }

func (d *Door) owner(ctx context.Context, who access.Actor) (owner, error) {
	handle, err := d.DB.Handle(who)
	if err != nil {
		return owner{}, err
	}
	o := owner{handle: handle, name: "My sign-in"}
	kept, err := d.DB.PasskeysFor(ctx, who)
	for _, k := range kept {
		var c webauthn.Credential
		if err := json.Unmarshal(k.Data, &c); err != nil {
			return o, errors.New("reading a passkey")
		}
		o.keys = append(o.keys, c)
	}
	return o, err
}

// ofOwner names the tries to add a passkey to one account: another's answer to them is worth nothing.
func ofOwner(who access.Actor) string {
	return "add a passkey/" + string(who.Tenant) + "/" + string(who.Account)
}

const atDoor = "sign in with a passkey"

// AskNew asks somebody's device for a new passkey.
func (d *Door) AskNew(ctx context.Context, who access.Actor) (Asked, error) {
	o, err := d.owner(ctx, who)
	if err != nil {
		return Asked{}, err
	}
	var not []protocol.CredentialDescriptor
	for _, k := range o.keys {
		not = append(not, k.Descriptor())
	}
	options, state, err := d.Passkeys.site.BeginRegistration(o, webauthn.WithExclusions(not))
	if err != nil {
		return Asked{}, fmt.Errorf("asking for a passkey: %w", err)
	}
	return d.ask(ofOwner(who), options.Response, state)
}

// AskKnown asks whoever is at the door for any passkey of this site.
func (d *Door) AskKnown() (Asked, error) {
	options, state, err := d.Passkeys.site.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationRequired))
	if err != nil {
		return Asked{}, fmt.Errorf("asking for a passkey: %w", err)
	}
	return d.ask(atDoor, options.Response, state)
}

func (d *Door) ask(purpose string, options any, state *webauthn.SessionData) (Asked, error) {
	shown, err := json.Marshal(options)
	if err != nil {
		return Asked{}, fmt.Errorf("asking for a passkey: %w", err)
	}
	kept, err := json.Marshal(state)
	if err != nil {
		return Asked{}, fmt.Errorf("asking for a passkey: %w", err)
	}
	text, err := d.DB.SealTry(purpose, kept, tryLasts)
	return Asked{Options: string(shown), Try: text}, err
}

func (d *Door) asked(purpose, text string) (webauthn.SessionData, error) {
	var state webauthn.SessionData
	kept, err := d.DB.OpenTry(purpose, text)
	if errors.Is(err, store.ErrOldTry) || err == nil && json.Unmarshal(kept, &state) != nil {
		return state, ErrPasskey
	}
	return state, err
}

// New reads the passkey that somebody's device made. ErrPasskey is every way in which it is none.
func (d *Door) New(ctx context.Context, who access.Actor, try, answer string) (store.Proof, error) {
	state, err := d.asked(ofOwner(who), try)
	if err != nil {
		return store.Proof{}, err
	}
	o, err := d.owner(ctx, who)
	if err != nil {
		return store.Proof{}, err
	}
	said, err := protocol.ParseCredentialCreationResponseBytes([]byte(answer))
	if err != nil {
		return store.Proof{}, ErrPasskey
	}
	made, err := d.Passkeys.site.CreateCredential(o, state, said)
	if err != nil {
		return store.Proof{}, ErrPasskey
	}
	return proof(made, try)
}

// Known reads the answer of a device at the door: whose passkey it is, and that it is right.
func (d *Door) Known(ctx context.Context, try, answer string) (store.Entrant, store.Proof, error) {
	state, err := d.asked(atDoor, try)
	if err != nil {
		return store.Entrant{}, store.Proof{}, err
	}
	said, err := protocol.ParseCredentialRequestResponseBytes([]byte(answer))
	if err != nil {
		return store.Entrant{}, store.Proof{}, ErrPasskey
	}
	who, kept, err := d.DB.PasskeyOwner(ctx, base64.RawURLEncoding.EncodeToString(said.RawID))
	if errors.Is(err, access.ErrNotFound) {
		return store.Entrant{}, store.Proof{}, ErrPasskey
	}
	if err != nil {
		return store.Entrant{}, store.Proof{}, err
	}
	handle, err := d.DB.Handle(who.Actor)
	if err != nil {
		return store.Entrant{}, store.Proof{}, err
	}
	used, err := d.Passkeys.site.ValidateDiscoverableLogin(func(_, named []byte) (webauthn.User, error) {
		var key webauthn.Credential
		if !bytes.Equal(named, handle) || json.Unmarshal(kept, &key) != nil {
			return nil, ErrPasskey
		}
		return owner{handle: handle, keys: []webauthn.Credential{key}}, nil
	}, state, said)
	if err != nil || used.Authenticator.CloneWarning {
		return store.Entrant{}, store.Proof{}, ErrPasskey
	}
	p, err := proof(used, try)
	return who, p, err
}

func proof(c *webauthn.Credential, try string) (store.Proof, error) {
	c.Attestation = webauthn.CredentialAttestation{} // we asked for none, and keep none
	data, err := json.Marshal(c)
	if err != nil {
		return store.Proof{}, fmt.Errorf("keeping a passkey: %w", err)
	}
	return store.Proof{Credential: base64.RawURLEncoding.EncodeToString(c.ID), Data: data, Try: try}, nil
}
