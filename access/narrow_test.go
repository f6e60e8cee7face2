package access

import (
	"errors"
	"testing"
)

func TestWhatIsMadeFromTwoThingsIsForThoseWhoMayKnowBoth(t *testing.T) {
	t.Parallel()

	for _, c := range []struct{ one, other, both Audience }{
		{For(Professionals), For(Everyone), For(Professionals)},
		{For(Everyone), For(Named, "mel"), For(Named, "mel")},
		{For(Named, "mel"), For(Named, "mel"), For(Named, "mel")},
		{For(NotNamed, "mel"), For(NotNamed, "ben"), For(NotNamed, "ben", "mel")},
		{For(NotNamed, "mel"), For(Professionals), For(Professionals, "mel")},
		{For(Professionals, "ben"), For(NotNamed, "mel"), For(Professionals, "ben", "mel")},
		{For(Professionals, "ben"), For(Professionals, "mel"), For(Professionals, "ben", "mel")},
	} {
		got, err := c.one.Within(c.other)
		if err != nil || got.String() != c.both.String() {
			t.Errorf("%s within %s: %s, %v", c.one, c.other, got, err)
		}
	}
	for _, c := range [][2]Audience{
		{For(Named, "mel"), For(Professionals)},
		{For(Professionals), For(Named, "mel")},
		{For(ChairAlone), For(NotNamed, "mel")},
		{For(NotNamed, "mel"), For(ChildChosen)},
	} {
		if got, err := c[0].Within(c[1]); !errors.Is(err, ErrApart) {
			t.Errorf("%s within %s is written as %s, %v", c[0], c[1], got, err)
		}
	}
}

func TestNobodyIsAPartyWithoutAName(t *testing.T) {
	t.Parallel()

	pass, err := Allow(as(PartManager), ViewNames)
	if err != nil {
		t.Fatal(err)
	}
	if k := Know(pass); k.Is("") || !k.Is("me") || k.Is("somebody") {
		t.Error("who the reader is")
	}
	if (Knowing{}).May(ViewNames) || !Know(pass).May(ViewNames) {
		t.Error("what may be done without a pass")
	}
}

func TestAPassForNoFamilyCoversNone(t *testing.T) {
	t.Parallel()

	own, err := AllowOwn(Actor{Tenant: "t", Account: "me"}, ViewNames)
	if err != nil {
		t.Fatal(err)
	}
	if own.Covers("t", "") || own.Covers("t", "f") || (Pass{}).Covers("", "") {
		t.Error("a pass for what is one's own covers a family")
	}
}

func TestAPartAtOneConferenceAllowsNothingAtAnother(t *testing.T) {
	t.Parallel()

	s := as(PartChair)
	s.Parts[0].Conference = "first"
	pass, err := Allow(s.At("first"), ViewRoom)
	if err != nil {
		t.Fatal(err)
	}
	if !pass.MayAt("first", ViewRoom) || (Pass{}).MayAt("first", ViewRoom) {
		t.Error("the conference that the part is for")
	}
	if _, err := Allow(s.At("second"), ViewRoom); err == nil {
		t.Error("the part allows something at another conference")
	}
}
