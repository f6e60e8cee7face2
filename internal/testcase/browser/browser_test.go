package browser_test

import (
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kith/internal/testcase/browser"
)

const head = `<!DOCTYPE html><html lang="en"><head><title>Rig</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main><h1>Rig</h1>`

const form = head + `<a href="/second">Second page</a> <a href="#end">Down</a>
<form method="post" action="/said" enctype="multipart/form-data">
<label for="n">Full name</label><input id="n" name="name" maxlength="20">
<label for="w">In your own words</label><textarea id="w" name="words"></textarea>
<fieldset><legend>Date of birth</legend><label>Day <input name="day"></label><label>Month <input name="month"></label>
<label>Year <input name="year"></label></fieldset>
<fieldset><legend>Is Ada safe?</legend><label><input type="radio" name="ada" value="yes">Yes</label>
<label><input type="radio" name="ada" value="no">No</label></fieldset>
<fieldset><legend>Is Ben safe?</legend><label><input type="radio" name="ben" value="yes">Yes</label>
<label><input type="radio" name="ben" value="no">No</label></fieldset>
<label><input type="checkbox" name="told" value="yes">I was told</label>
<label for="s">Language</label><select id="s" name="language"><option>English</option><option>Polski</option></select>
<label for="f">Letter</label><input id="f" type="file" name="letter">
<button>Send</button></form>
<details><summary style="padding:8px">More</summary><p>Folded away</p></details><p hidden>Not shown</p>
<p id="late"></p><button type="button" id="ask">Ask</button><p id="end">End</p>
<script>document.title = 'Scripted'
document.getElementById('ask').addEventListener('click', async () => {
  document.getElementById('late').textContent = await (await fetch('/slow')).text() })
</script></main></body></html>`

// rig serves the pages that the tests of the rig walk on.
func rig(t *testing.T) string {
	t.Helper()

	mux := http.NewServeMux()
	serve := func(path, body string) {
		mux.HandleFunc("GET "+path, func(w http.ResponseWriter, r *http.Request) {
			if c, err := r.Cookie("who"); err == nil {
				w.Header().Set("X-Who", c.Value)
			}
			_, _ = w.Write([]byte(body))
		})
	}
	serve("/form", form)
	serve("/second", head+"<p>Here is the second</p></main></body></html>")
	serve("/slow", "It came late")
	serve("/wide", head+`<p class="broad" style="width:500px">broad</p></main></body></html>`)
	serve("/pale", head+`<p style="color:#ccc;background:#fff">pale</p><img src="data:,"></main></body></html>`)
	serve("/throws", head+"<script>throw new Error('planted')</script></main></body></html>")
	serve("/covered", head+`<button>Reach me</button><div style="position:fixed;inset:0">lid</div></main></body></html>`)
	mux.HandleFunc("POST /said", func(w http.ResponseWriter, r *http.Request) {
		_ = r.ParseMultipartForm(1 << 20)
		http.SetCookie(w, &http.Cookie{Name: "who", Value: r.FormValue("name"), Path: "/", HttpOnly: true})
		w.WriteHeader(http.StatusUnprocessableEntity)
		_, _ = fmt.Fprint(w, head)
		for _, name := range []string{"name", "words", "day", "month", "year", "ada", "ben", "told", "language"} {
			_, _ = fmt.Fprintf(w, "<p>%s is [%s]</p>", name, html.EscapeString(r.FormValue(name)))
		}
		if files := r.MultipartForm.File["letter"]; len(files) > 0 {
			_, _ = fmt.Fprintf(w, "<p>letter is [%s]</p>", html.EscapeString(files[0].Filename))
		}
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL
}

func TestAPersonFillsAFormByItsLabels(t *testing.T) {
	t.Parallel()

	for name, with := range map[string][]browser.Option{"with scripts": nil, "without": {browser.NoScript, browser.Width(320)}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			letter := filepath.Join(t.TempDir(), "letter.txt")
			if err := os.WriteFile(letter, []byte("x"), 0o600); err != nil {
				t.Fatal(err)
			}
			p := browser.Open(t).Person(t, "Parent", rig(t), with...)
			p.Go("/form")
			p.Fill("Full name", "Anna Nowak")
			p.Fill("In your own words", "one\ntwo")
			p.FillDate("Date of birth", "8", "12", "1990")
			p.In("Is Ada safe?").Choose("No")
			p.In("Is Ben safe?").Choose("Yes")
			p.Check("I was told")
			p.Select("Language", "Polski")
			p.Attach("Letter", letter)
			if got := p.Value("Language") + p.Value("Full name") + p.Value("I was told"); got != "PolskiAnna Nowaktrue" {
				t.Errorf("the fields hold %q", got)
			}
			p.Click("Send")
			p.Sees("name is [Anna Nowak]", "words is [one two]", "day is [8]", "month is [12]", "year is [1990]",
				"ada is [no]", "ben is [yes]", "told is [yes]", "language is [Polski]", "letter is [letter.txt]")
			if p.Status() != http.StatusUnprocessableEntity || p.Address() != "/said" {
				t.Errorf("at %s with status %d", p.Address(), p.Status())
			}
			if got := p.Get("/second").Header.Get("X-Who"); got != "Anna Nowak" {
				t.Errorf("the cookie says %q", got)
			}
			p.Back()
			p.Click("Second page")
			p.Sees("Here is the second")
			p.Back()
			p.Click("Down")
			if p.Address() != "/form#end" {
				t.Errorf("at %s", p.Address())
			}
		})
	}
}

func TestTwoPeopleHaveCookiesOfTheirOwn(t *testing.T) {
	t.Parallel()

	at := rig(t)
	first, second := browser.Open(t).Person(t, "Anna", at), browser.Open(t).Person(t, "Ben", at)
	first.Go("/form")
	first.Fill("Full name", "Anna")
	first.Click("Send")
	second.Go("/second")
	if got := first.Get("/second").Header.Get("X-Who"); got != "Anna" {
		t.Errorf("the first is %q", got)
	}
	if got := second.Get("/second").Header.Get("X-Who"); got != "" {
		t.Errorf("the second is %q", got)
	}
}

func TestWhatComesLateIsWaitedFor(t *testing.T) {
	t.Parallel()

	p := browser.Open(t).Person(t, "Chair", rig(t))
	p.Go("/form")
	p.DoesNotSee("It came late", "Folded away", "Not shown")
	p.Click("Ask")
	p.Sees("It came late")
	p.Click("More")
	p.Sees("Folded away")
	p.Reload()
	p.DoesNotSee("It came late")
}

func TestScriptsAreOffWhenTheyAreOff(t *testing.T) {
	t.Parallel()

	at := rig(t)
	for want, with := range map[string][]browser.Option{"Scripted": nil, "Rig": {browser.NoScript}} {
		p := browser.Open(t).Person(t, want, at, with...)
		p.Go("/form")
		if got := p.Title(); got != want {
			t.Errorf("the title is %q, want %q", got, want)
		}
	}
}

func TestAxeCatchesAPlantedFault(t *testing.T) {
	t.Parallel()

	at := rig(t)
	for name, with := range map[string][]browser.Option{"with scripts": nil, "without": {browser.NoScript}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			p := browser.Open(t).Person(t, "Parent", at, with...)
			p.Go("/form")
			p.MeetsWCAG()
			p.Go("/pale")
			var rules []string
			for _, violation := range p.Axe() {
				rules = append(rules, violation.Rule)
			}
			if got := strings.Join(rules, " "); got != "color-contrast image-alt" {
				t.Errorf("axe found %q", got)
			}
		})
	}
}

func TestAPictureIsKept(t *testing.T) {
	t.Parallel()

	p := browser.Open(t).Person(t, "Parent", rig(t), browser.Width(360))
	p.Go("/form")
	path := p.Screenshot("rig/form-360")
	if got, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(got), "\x89PNG") {
		t.Errorf("%s: %v", path, err)
	}
}
