package access

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

var kinds = []AudienceKind{Everyone, Professionals, Named, NotNamed, ChildChosen, ChairAlone}

func TestAnAudienceIsReadAsItWasWritten(t *testing.T) {
	t.Parallel()

	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom(kinds).Draw(t, "kind")
		names := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Party {
			return Party(rapid.StringMatching(`[a-z0-9-]{1,26}`).Draw(t, "name"))
		}), 0, 5).Draw(t, "names")
		a := For(kind, names...)
		back, err := ParseAudience(a.String())
		needs := kind == Named || kind == NotNamed || kind == ChildChosen
		if needs && len(names) == 0 {
			if err == nil {
				t.Fatalf("%s names nobody and was read", kind)
			}
			return
		}
		if err != nil || back.Kind() != kind || !slices.Equal(back.Names(), names) || back.String() != a.String() {
			t.Fatalf("%q came back as %q, %v", a, back, err)
		}
	})
}

func TestAnAudienceThatCannotBeReadReachesNobody(t *testing.T) {
	t.Parallel()

	for _, stored := range []string{"", "everybody", "named", "named:", "not-named", "not-named:", "child-chosen:", "Everyone", "named:a,", "not-named:,a", " everyone"} {
		a, err := ParseAudience(stored)
		if err == nil {
			t.Errorf("%q was read as %q", stored, a)
		}
		if _, ok := Open(knowing(t, as(anyone...)), Hold("secret", a, nil, "")); ok {
			t.Errorf("%q opens", stored)
		}
	}
}

func TestWhatIsMadeFromSomethingReachesNobodyWhoMayNotKnowWhatItWasMadeFrom(t *testing.T) {
	t.Parallel()

	parties := []Party{"worker", "teacher", "mother", "father"}
	offices := map[Party]PartKind{"worker": PartSocialWorker, "teacher": PartProfessional, "mother": PartParent, "father": PartParent}
	audience := rapid.Custom(func(t *rapid.T) Audience {
		kind := rapid.SampledFrom(kinds).Draw(t, "kind")
		if kind == Everyone || kind == ChairAlone {
			return For(kind)
		}
		least := 1
		if kind == Professionals {
			least = 0
		}
		return For(kind, rapid.SliceOfN(rapid.SampledFrom(parties), least, 3).Draw(t, "names")...)
	})
	rapid.Check(t, func(t *rapid.T) {
		chosen, of := audience.Draw(t, "chosen"), audience.Draw(t, "of")
		both, err := chosen.Within(of)
		if err != nil {
			if chosen.Kind() == Everyone || of.Kind() == Everyone {
				t.Fatalf("%s within %s: %v", chosen, of, err)
			}
			return
		}
		if back, err := ParseAudience(both.String()); err != nil || back.String() != both.String() {
			t.Fatalf("%s within %s gives %q, which cannot be kept: %v", chosen, of, both, err)
		}
		for who, kind := range offices {
			s := Standing{Actor: Actor{Account: AccountID(who)}, Parts: []Part{{Kind: kind}}}
			if want := chosen.reaches(s) && of.reaches(s); both.reaches(s) != want {
				t.Fatalf("%s within %s gives %s: %s reads it: %v", chosen, of, both, who, !want)
			}
		}
	})
}

func FuzzParseAudience(f *testing.F) {
	for _, k := range kinds {
		f.Add(string(k))
		f.Add(string(k) + ":a,b")
	}
	f.Fuzz(func(t *testing.T, stored string) {
		a, err := ParseAudience(stored)
		if err != nil {
			if a.Kind() != "" || len(a.Names()) != 0 {
				t.Errorf("%q: %v, and yet %q", stored, err, a)
			}
			return
		}
		again, err := ParseAudience(a.String())
		if err != nil || again.String() != a.String() {
			t.Errorf("%q: %q and then %q, %v", stored, a, again, err)
		}
		if slices.Contains(a.Names(), "") {
			t.Errorf("%q names nobody", stored)
		}
	})
}
