package access

import (
	"errors"
	"testing"
)

func as(kinds ...PartKind) Standing {
	s := Standing{Actor: Actor{Tenant: "t", Account: "me"}, Family: "f"}
	for _, k := range kinds {
		s.Parts = append(s.Parts, Part{Kind: k})
	}
	return s
}

func TestAPassIsGivenByThePartAndToNobodyElse(t *testing.T) {
	t.Parallel()

	for d, parts := range rules {
		for _, k := range anyone {
			pass, err := Allow(as(k), d)
			may := false
			for _, p := range parts {
				may = may || p == k
			}
			var refused *Refused
			switch {
			case may && (err != nil || !pass.Given() || pass.Ground() != k || pass.Deed() != d || !pass.Covers("t", "f")):
				t.Errorf("%s by the %s: %+v, %v", d, k, pass, err)
			case !may && (pass.Given() || !errors.As(err, &refused)):
				t.Errorf("%s by the %s was allowed", d, k)
			}
		}
		if pass, err := Allow(as(), d); pass.Given() || !errors.Is(err, ErrNotFound) {
			t.Errorf("%s by somebody without a part: %v", d, err)
		}
	}
}

func TestADeedNobodyListedIsAllowedToNobody(t *testing.T) {
	t.Parallel()

	if pass, err := Allow(as(anyone...), "something new"); err == nil || pass.Given() {
		t.Error("it was allowed")
	}
	if pass, err := AllowOffice(Actor{Tenant: "t", Account: "me", Office: Administrator}, ViewNames, "f"); err == nil || pass.Given() {
		t.Error("an administrator was allowed to look at a family")
	}
}

func TestAPassCoversItsOwnFamilyAndPartnershipAlone(t *testing.T) {
	t.Parallel()

	pass, err := Allow(as(PartManager), ViewNames)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		tenant TenantID
		family FamilyID
		want   bool
	}{{"t", "f", true}, {"t", "g", false}, {"u", "f", false}, {"t", "", false}, {"", "", false}} {
		if got := pass.Covers(c.tenant, c.family); got != c.want {
			t.Errorf("%q %q: %v", c.tenant, c.family, got)
		}
	}
	own, err := AllowOwn(Actor{Tenant: "t", Account: "me"}, ViewOwnList)
	if err != nil || own.Covers("t", "") || own.Covers("t", "f") {
		t.Errorf("a pass for one's own covers a family: %v", err)
	}
}

func TestZeroValuesGiveNothing(t *testing.T) {
	t.Parallel()

	held := Hold("secret", For(Everyone), nil, "")
	if v, ok := Open(Knowing{}, held); ok || v != "" {
		t.Error("a zero Knowing opens")
	}
	if v, ok := Open(Know(Pass{}), held); ok || v != "" {
		t.Error("a zero Pass opens")
	}
	var none Held[string]
	if _, ok := Open(knowing(t, as(PartChair)), none); ok {
		t.Error("a zero Held opens")
	}
	if (Pass{}).Covers("", "") || (Pass{}).Given() || (Pass{}).Has() {
		t.Error("a zero Pass covers something")
	}
	if c, err := Reveal(Receipt{}, "secret"); err == nil || c.Revealed() || c.Show() != "" {
		t.Error("a zero Receipt reveals")
	}
	if c, err := Reveal(Recorded(Pass{}, []byte("key")), "secret"); err == nil || c.Show() != "" {
		t.Error("a receipt for no pass reveals")
	}
	var nothing Copy[string]
	if nothing.Revealed() || nothing.Show() != "" || nothing.Version() != "" {
		t.Error("a zero Copy shows")
	}
	k := Knowing{}
	if k.Reaches("c") || k.Professional() || k.Has(PartChair) || k.Is("") {
		t.Error("a zero Knowing knows")
	}
	if _, err := AllowOwn(Actor{}, ViewOwnList); !errors.Is(err, ErrNotFound) {
		t.Error("nobody has a list of their own")
	}
}

func knowing(t *testing.T, s Standing) Knowing {
	t.Helper()

	pass, err := Allow(s, ViewNames)
	if err != nil {
		t.Fatal(err)
	}
	return Know(pass)
}
