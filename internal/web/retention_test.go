package web_test

import (
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"kith/access"
	"kith/internal/testcase/canary"
	"kith/internal/testcase/world"
	"kith/procedure"
)

func TestTheEndOfARecordOnItsPages(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		dpo, at := protection(t, w), "/retention/"+string(c.Family)
		says := func(who access.Actor, at string, words ...string) string {
			t.Helper()
			p := w.Client(t, who).Get(at)
			for _, word := range words {
				if !strings.Contains(p.Said(t), word) {
					t.Errorf("%s at %s is not told %q: %s", who.Account, at, word, p.Said(t))
				}
			}
			return p.Said(t)
		}
		says(w.Unit, "/retention", "has not said how long records are kept, so none is destroyed")
		id, err := w.Desk.ProposeChange(t.Context(), w.Doing(w.Administrator), procedure.Change{
			Path: "record.retention", Value: "10 years", Source: "The retention schedule", Kind: procedure.Limit, From: w.Today().AddDays(1),
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Desk.ApproveChange(t.Context(), w.Doing(w.Unit), id); err != nil {
			t.Fatal(err)
		}
		w.Advance(11 * 366 * 24 * time.Hour)

		says(w.Unit, "/retention", "The time is over", "Kai", "10 years from the last contact", "The retention schedule")
		if got := says(dpo, "/retention", "Family "+string(c.Family)); strings.Contains(got, "Kai") {
			t.Errorf("data protection reads a name: %s", got)
		}
		for _, who := range []access.Actor{w.SocialWorker, w.Manager, w.Chair, w.Administrator, w.Elsewhere.Unit} {
			if p := w.Client(t, who).Get(at); p.Status == 200 {
				t.Errorf("%s is shown how long it is kept", who.Account)
			}
		}
		sends := func(who access.Actor, values url.Values, want ...string) {
			t.Helper()
			client := w.Client(t, who)
			p := client.Post(at, values)
			if p.Status == 303 {
				p = client.Get(p.Location)
			}
			for _, word := range want {
				if !strings.Contains(p.Said(t), word) {
					t.Errorf("%s sends %v and is not told %q: %s", who.Account, values, word, p.Said(t))
				}
			}
		}
		sends(w.Unit, url.Values{"why": {"court"}, "note": {""}}, "Say in a few words which inquiry, court case or request it is")
		sends(w.Unit, url.Values{"why": {"court"}, "note": {"Claim 12 of 2030"}}, "Claim 12 of 2030", "Lift the hold")
		sends(w.Unit, url.Values{"press": {"propose"}}, "This record is on hold")
		says(dpo, "/retention", "On hold", "A court case, or a claim")
		sends(dpo, url.Values{"why": {"inquiry"}, "note": {"The national inquiry"}}, "Claim 12 of 2030", "The national inquiry", "Which hold is lifted?")
		sends(dpo, url.Values{"press": {"lift"}, "lifted": {"The claim is settled"}}, "Choose which hold is lifted", "The claim is settled")
		holds := map[string]string{}
		for _, m := range regexp.MustCompile(`(?s)name="hold"[^>]* value="([^"]+)".*?<label[^>]*>([^<]*)<`).FindAllStringSubmatch(w.Client(t, dpo).Get(at).Body, -1) {
			holds[strings.TrimSpace(m[2])] = m[1]
		}
		claim, inquiry := holds["A court case, or a claim: Claim 12 of 2030"], holds["An inquiry or a review: The national inquiry"]
		sends(dpo, url.Values{"press": {"lift"}, "hold": {claim}, "lifted": {""}}, "Say why it need not be kept any longer")
		sends(dpo, url.Values{"press": {"lift"}, "hold": {claim}, "lifted": {"The claim is settled"}}, "Earlier holds", "The claim is settled", "Lift the hold")
		sends(w.Unit, url.Values{"press": {"propose"}}, "This record is on hold")
		sends(w.Unit, url.Values{"press": {"lift"}, "hold": {inquiry}, "lifted": {"It has reported"}}, "It has reported")
		sends(w.Unit, url.Values{"press": {"propose"}}, "Somebody else has to agree")
		sends(w.Unit, url.Values{"press": {"agree"}}, "You proposed this. Somebody else has to agree to it")
		sends(dpo, url.Values{"press": {"agree"}}, "It is destroyed from")
		sends(w.Recorder, url.Values{"press": {"stop"}}, "Propose that it is destroyed")
		sends(w.Recorder, url.Values{"press": {"propose"}}, "Somebody else has to agree")
		sends(w.Unit, url.Values{"press": {"agree"}}, "It is destroyed from", "Keep the record: stop this")

		w.Advance(31 * 24 * time.Hour)
		if n, err := w.DB.EndRecords(t.Context()); err != nil || n != 1 {
			t.Fatalf("%d records end: %v", n, err)
		}
		list := says(w.Unit, "/retention", "Destroyed", "Family "+string(c.Family))
		if strings.Contains(list, "Kai") {
			t.Errorf("the name is there still: %s", list)
		}
		if p := w.Client(t, w.Unit).Get(at); p.Status != 404 {
			t.Errorf("the record's page answers %d", p.Status)
		}
		var done string
		if err := canary.Raw(t, w.Database, w.Key).QueryRowContext(t.Context(), "SELECT id FROM destruction WHERE state = 'done'").Scan(&done); err != nil {
			t.Fatal(err)
		}
		says(w.Unit, "/retention/destroyed/"+done, "Nothing of what was kept can be read any more", "Conference", "SHA-256", "Sam Okafor", "Bea Quinn")
		if p := w.Client(t, w.SocialWorker).Get("/retention/destroyed/" + done); p.Status == 200 {
			t.Error("a social worker reads the manifest")
		}
		if p := w.Client(t, w.Elsewhere.Unit).Get("/retention/destroyed/" + done); p.Status != 404 {
			t.Errorf("another partnership's unit is answered %d", p.Status)
		}
	})
}
