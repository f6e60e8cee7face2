package browser

import "github.com/chromedp/cdproto/webauthn"

// Authenticator gives the screen a device that keeps passkeys, and asks nothing of whoever uses it.
func (p *Person) Authenticator() {
	p.t.Helper()

	command(p, webauthn.Enable, webauthn.EnableParams{})
	command(p, webauthn.AddVirtualAuthenticator, webauthn.AddVirtualAuthenticatorParams{Options: &webauthn.VirtualAuthenticatorOptions{
		Protocol: webauthn.AuthenticatorProtocolCtap2, Transport: webauthn.AuthenticatorTransportInternal,
		HasResidentKey: true, HasUserVerification: true, IsUserVerified: true, AutomaticPresenceSimulation: true,
	}})
}
