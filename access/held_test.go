package access

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// members of one family: two children with different fathers, and those around them.
var (
	mother      = member("mother", PartParent, "ava", "kai")
	avasFather  = member("avas-father", PartParent, "ava")
	kaisFather  = member("kais-father", PartParent, "kai")
	ava         = member("ava", PartChild, "ava")
	nan         = member("nan", PartRelative)
	chair       = staff("chair", PartChair)
	worker      = staff("worker", PartSocialWorker)
	teacher     = staff("teacher", PartProfessional)
	outsider    = Standing{Actor: Actor{Tenant: "t", Account: "outsider"}, Family: "f"}
	everybody   = []Standing{mother, avasFather, kaisFather, ava, nan, chair, worker, teacher}
	everyNameIs = func(s Standing) string { return strings.TrimPrefix(string(s.Actor.Account), "account-") }
)

func member(name PersonID, kind PartKind, children ...PersonID) Standing {
	return Standing{
		Actor:  Actor{Tenant: "t", Account: AccountID("account-" + name), Person: name, Office: FamilyMember},
		Family: "f", Parts: []Part{{Kind: kind, Children: children}},
	}
}

func staff(name AccountID, kind PartKind) Standing {
	return Standing{Actor: Actor{Tenant: "t", Account: name}, Family: "f", Parts: []Part{{Kind: kind}}}
}

func TestWhatIsSomebodysOwnIsForThemAndTheWorkItBelongsTo(t *testing.T) {
	t.Parallel()

	for name, c := range map[string]struct {
		own, about []PersonID
		want       string
	}{
		"of Ava's father, about Ava":        {[]PersonID{"avas-father"}, []PersonID{"ava"}, "avas-father chair teacher worker"},
		"of both fathers, about Ava":        {[]PersonID{"avas-father", "kais-father"}, []PersonID{"ava"}, "avas-father chair teacher worker"},
		"of the mother, about nobody":       {[]PersonID{"mother"}, nil, "mother chair teacher worker"},
		"of nobody whom anybody has named":  {nil, []PersonID{"ava"}, "chair teacher worker"},
		"of Ava's father, about both":       {[]PersonID{"avas-father"}, []PersonID{"ava", "kai"}, "chair teacher worker"},
		"of Ava and her father, about both": {[]PersonID{"ava", "avas-father"}, []PersonID{"ava"}, "ava avas-father chair teacher worker"},
	} {
		held := HoldOwn("secret", c.own, c.about, "teacher", PartSocialWorker, PartChair)
		var got []string
		for _, s := range append([]Standing{outsider, staff("doctor", PartProfessional)}, everybody...) {
			if _, open := Open(Know(passOf(s)), held); open {
				got = append(got, everyNameIs(s))
			}
		}
		slices.Sort(got)
		if want := strings.Fields(c.want); !slices.Equal(got, slices.Sorted(slices.Values(want))) {
			t.Errorf("%s: known to %v", name, got)
		}
	}
}

func passOf(s Standing) Pass { return Pass{standing: s, given: true} }

func TestWhoMayKnowWhat(t *testing.T) {
	t.Parallel()

	for name, c := range map[string]struct {
		audience Audience
		about    []PersonID
		writer   Party
		want     string // who opens it
	}{
		"everyone, about nobody in particular": {For(Everyone), nil, "", "mother avas-father kais-father ava nan chair worker teacher"},
		"everyone, about Ava":                  {For(Everyone), []PersonID{"ava"}, "", "mother avas-father ava chair worker teacher"},
		"everyone, about both":                 {For(Everyone), []PersonID{"ava", "kai"}, "", "mother chair worker teacher"},
		"professionals":                        {For(Professionals), []PersonID{"ava"}, "", "chair worker teacher"},
		"professionals, said by Nan":           {For(Professionals), []PersonID{"ava"}, "nan", "nan chair worker teacher"},
		"named: the teacher":                   {For(Named, "teacher"), []PersonID{"ava"}, "", "teacher"},
		"named: Kai's father, about Ava":       {For(Named, "kais-father"), []PersonID{"ava"}, "", ""},
		"named by account: Ava's father":       {For(Named, "account-avas-father"), []PersonID{"ava"}, "", "avas-father"},
		"not Ava's father":                     {For(NotNamed, "avas-father"), []PersonID{"ava"}, "", "mother ava chair worker teacher"},
		"as the child chose: Nan":              {For(ChildChosen, "nan", "ava"), nil, "ava", "ava nan chair worker"},
		"the chair alone":                      {For(ChairAlone), []PersonID{"ava"}, "", "chair"},
		"the chair alone, said by the mother":  {For(ChairAlone), []PersonID{"ava"}, "mother", "mother chair"},
		"no audience":                          {Audience{}, nil, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			held := Hold("secret", c.audience, c.about, c.writer)
			var got []string
			for _, s := range everybody {
				if v, ok := Open(knowing(t, s), held); ok != (v == "secret") {
					t.Errorf("%s: %q, %v", everyNameIs(s), v, ok)
				} else if ok {
					got = append(got, everyNameIs(s))
				}
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("opens for %v, want %s", got, c.want)
			}
		})
	}
}

func TestOneChildsFatherIsNotShownToAnothers(t *testing.T) {
	t.Parallel()

	held := HoldPerson("who he is", "avas-father", []PersonID{"", "ava"})
	var got []string
	for _, s := range everybody {
		if _, ok := Open(knowing(t, s), held); ok {
			got = append(got, everyNameIs(s))
		}
	}
	if want := "mother avas-father ava chair worker teacher"; strings.Join(got, " ") != want {
		t.Errorf("opens for %v, want %s", got, want)
	}
}

func TestSomebodyWithoutAPartOpensNothing(t *testing.T) {
	t.Parallel()

	if _, err := Allow(outsider, ViewNames); err == nil {
		t.Fatal("an outsider was allowed")
	}
	// Even with a pass got by office, which comes before there are parts, an audience of everyone does not reach them.
	pass, err := AllowOffice(Actor{Tenant: "t", Account: "outsider", Office: SocialWorker}, RecordConcern, "f")
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range []Audience{For(Everyone), For(Professionals), For(NotNamed, "x"), For(ChairAlone), For(ChildChosen, "x")} {
		if _, ok := Open(Know(pass), Hold("secret", a, nil, "")); ok {
			t.Errorf("%s opens", a)
		}
	}
}

func TestHeldContentCannotBeWrittenOut(t *testing.T) {
	t.Parallel()

	held := Hold("secret", For(Everyone), nil, "")
	for _, verb := range []string{"%v", "%s", "%+v", "%#v", "%d", "%x", "%q"} {
		if got := fmt.Sprintf(verb, []any{held}); strings.Contains(got, "secret") {
			t.Errorf("%s writes %s", verb, got)
		}
	}
	if text, err := json.Marshal(held); err == nil {
		t.Errorf("JSON: %s", text)
	}
	if text, err := json.Marshal(map[string]any{"a": []any{held}}); err == nil {
		t.Errorf("JSON inside: %s", text)
	}
}

func TestAVersionChangesWithWhatItsReaderSeesAndWithNothingElse(t *testing.T) {
	t.Parallel()

	pass, err := Allow(as(PartManager), ViewNames)
	if err != nil {
		t.Fatal(err)
	}
	version := func(key string, value any) string {
		c, err := Reveal(Recorded(pass, []byte(key)), value)
		if err != nil {
			t.Fatal(err)
		}
		return c.Version()
	}
	seen := []string{"one", "two"}
	if version("k", seen) != version("k", []string{"one", "two"}) {
		t.Error("the same view has two versions")
	}
	for _, other := range []string{version("k", []string{"one"}), version("another", seen), version("k", []string{"two", "one"})} {
		if other == version("k", seen) || other == "" {
			t.Error("another view has the same version")
		}
	}
}
