package demonstration_test

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"html"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kith/casework"
	"kith/demonstration"
	"kith/internal/store"
	"kith/internal/testcase/canary"
	"kith/internal/testcase/world"
)

// What catches a leak.
const (
	byCanary  = "the canaries"
	byTwins   = "the twins"
	byRefusal = "what is not there"
	byLog     = "the canaries, in the log"
)

// planted is one leak: by what it must be caught, and what it does to an answer that is otherwise as the site gave it. It
// leaks a name and an address that are hidden from the reader, or that there is one thing more than they know of.
type planted struct {
	what string
	by   string
	leak func(p plot, a *answered)
}

// plot is what there is to leak.
type plot struct {
	name  string // of somebody whom the reader may not know of
	more  int    // 1 in the world that has one hidden thing more
	there bool   // the address names something that is there, and hidden
	log   *slog.Logger
}

// answered is an answer before it is sent.
type answered struct {
	at     string
	status int
	header http.Header
	body   string
}

func (a *answered) in(before, put string) { a.body = strings.Replace(a.body, before, put+before, 1) }

const hiddenName = "Tyrell Reid"

var plants = []planted{
	{"in a title", byCanary, func(p plot, a *answered) { a.in("</title>", " "+p.name) }},
	{"in words on the page", byCanary, func(p plot, a *answered) { a.in("</main>", "<p>See also: "+p.name+"</p>") }},
	{"in a header", byCanary, func(p plot, a *answered) { a.header.Set("Kith-Case", p.name) }},
	{"in the address that a redirect leads to", byCanary, func(p plot, a *answered) {
		a.status = http.StatusSeeOther
		a.header.Set("Location", "/families?name="+url.QueryEscape(p.name))
	}},
	{"in a link, with percent signs", byCanary, func(p plot, a *answered) { a.in("</main>", `<a href="/x/`+url.PathEscape(p.name)+`">More</a>`) }},
	{"in the words of an error", byCanary, func(p plot, a *answered) {
		a.status, a.body = http.StatusUnprocessableEntity, "There is already a "+p.name
	}},
	{"in a hidden field of a form", byCanary, func(p plot, a *answered) { a.in("</main>", `<input type="hidden" name="child" value="`+p.name+`">`) }},
	{"in a comment", byCanary, func(p plot, a *answered) { a.in("</main>", "<!-- "+p.name+" -->") }},
	{"in an attribute", byCanary, func(p plot, a *answered) { a.in("</main>", `<span data-who="`+p.name+`"></span>`) }},
	{"in JSON that a script asks for", byCanary, func(p plot, a *answered) {
		a.header.Set("Content-Type", "application/json")
		a.body = `{"changed":true,"by":"` + strings.ReplaceAll(p.name, "e", `\u0065`) + `"}`
	}},
	{"in a cell of a list for spreadsheets", byCanary, func(p plot, a *answered) {
		a.header.Set("Content-Type", "text/csv")
		a.body = "child,due\n\"" + strings.ReplaceAll(p.name, " ", `"" `) + "\",2026-12-08\n"
	}},
	{"in the summary of a calendar, over a fold", byCanary, func(p plot, a *answered) {
		a.header.Set("Content-Type", "text/calendar")
		a.body = "BEGIN:VEVENT\r\nSUMMARY:Visit to " + p.name[:4] + "\r\n " + p.name[4:] + "\r\nEND:VEVENT\r\n"
	}},
	{"in the name of a file", byCanary, func(p plot, a *answered) {
		a.header.Set("Content-Disposition", `attachment; filename*=UTF-8''`+url.PathEscape(p.name)+".pdf")
	}},
	{"in a cookie", byCanary, func(p plot, a *answered) { a.header.Add("Set-Cookie", "last="+url.QueryEscape(p.name)+"; Path=/") }},
	{"in the log", byLog, func(p plot, _ *answered) { p.log.Info("request", slog.String("child", p.name)) }},
	{"in the log, in the words of an error", byLog, func(p plot, _ *answered) {
		p.log.Error("request failed", slog.Any("error", fmt.Errorf("sealing %q: no key", "person/"+p.name)))
	}},
	{"with a tag inside it", byCanary, func(p plot, a *answered) { a.in("</main>", "<b>"+p.name[:3]+"</b>"+p.name[3:]) }},
	{"escaped twice", byCanary, func(p plot, a *answered) { a.in("</main>", html.EscapeString(numbered(p.name))) }},
	{"in capitals", byCanary, func(p plot, a *answered) { a.in("</main>", strings.ToUpper(p.name)) }},
	{"with a hyphen that shows only where a line breaks", byCanary, func(p plot, a *answered) { a.in("</main>", p.name[:3]+"\u00ad"+p.name[3:]) }},
	{"as base64", byCanary, func(p plot, a *answered) {
		a.in("</main>", `<i id="`+base64.StdEncoding.EncodeToString([]byte(p.name))+`"></i>`)
	}},
	{"as base64, in the version of a page", byCanary, func(p plot, a *answered) {
		a.header.Set("ETag", `"`+base64.RawURLEncoding.EncodeToString([]byte("7 "+p.name+" 7"))+`"`)
	}},
	{"as hexadecimal digits", byCanary, func(p plot, a *answered) { a.in("</main>", `<i id="`+hex.EncodeToString([]byte(p.name))+`"></i>`) }},

	{"by a count", byTwins, func(p plot, a *answered) { a.in("</main>", "<p>Showing 3 of "+strconv.Itoa(3+p.more)+"</p>") }},
	{"by the order of a list", byTwins, func(p plot, a *answered) {
		list := []string{"<li>one</li>", "<li>another</li>"}
		a.in("</main>", list[p.more]+list[1-p.more])
	}},
	{"by the version of a page", byTwins, func(p plot, a *answered) { a.header.Set("ETag", `"v`+strconv.Itoa(12+p.more)+`"`) }},
	{"by a length", byTwins, func(p plot, a *answered) { a.in("</body>", strings.Repeat(" ", p.more)) }},
	{"by a header", byTwins, func(p plot, a *answered) {
		if p.more > 0 {
			a.header.Set("X-Cache", "stale")
		}
	}},
	{"by a cookie", byTwins, func(p plot, a *answered) { a.header.Add("Set-Cookie", "seen="+strconv.Itoa(p.more)+"; Path=/") }},
	{"by the number of an id", byTwins, func(p plot, a *answered) { a.in("</main>", `<span id="entry-`+strconv.Itoa(40+p.more)+`"></span>`) }},
	{"by a page more", byTwins, func(p plot, a *answered) {
		if p.more > 0 {
			a.in("</main>", `<a href="/meetings">Next page</a>`)
		}
	}},

	{"by the status of what is hidden", byRefusal, func(p plot, a *answered) {
		if p.there {
			a.status = http.StatusForbidden
		}
	}},
	{"by other words for what is hidden", byRefusal, func(p plot, a *answered) {
		if p.there {
			a.body = strings.Replace(a.body, "not found", "not available", 1)
		}
	}},
	{"by the version of what is hidden", byRefusal, func(p plot, a *answered) {
		if p.there {
			a.header.Set("ETag", `"3"`)
		}
	}},
	{"by a length for what is hidden", byRefusal, func(p plot, a *answered) {
		if p.there {
			a.body += "\n"
		}
	}},
}

// numbered writes every letter as its number.
func numbered(text string) string {
	var b strings.Builder
	for _, r := range text {
		fmt.Fprintf(&b, "&#%d;", r)
	}
	return b.String()
}

// plantedIn is the site with one leak planted at its edge, in the answers to what asks about a plan.
func plantedIn(site http.Handler, leak func(at string, a *answered)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		kept := httptest.NewRecorder()
		site.ServeHTTP(kept, r)
		a := &answered{at: r.URL.Path, status: kept.Code, header: kept.Header(), body: kept.Body.String()}
		if strings.HasPrefix(a.at, "/my-plan") {
			leak(a.at, a)
			a.header.Del("Content-Length")
		}
		maps.Copy(w.Header(), a.header)
		w.WriteHeader(a.status)
		_, _ = w.Write([]byte(a.body))
	})
}

// TestEachPlantedLeakIsCaught plants leaks of many kinds in what one father is answered, and finds each of them by what the crawl,
// the twins and the log are looked through with, and without it none.
//
//nolint:paralleltest,tparallel // all sign in as one person, whose open sessions stand on a page of his
func TestEachPlantedLeakIsCaught(t *testing.T) {
	t.Parallel()
	l := load(t, store.SQLite, today)
	l.desk = casework.NewDesk(l.db, l.packs)
	sealed := canary.Open(t, l.at, l.families(), world.Key(t))
	daniel := l.doorPerson(t, northcliffe, campbells, "Daniel")
	hidden := "/my-plan/" + string(l.planOf(t, "Marlon").ID)
	if len(plants) < 20 {
		t.Fatalf("%d leaks are planted", len(plants))
	}
	for _, one := range append(slices.Clone(plants), planted{what: "nothing at all"}) {
		t.Run(one.what, func(t *testing.T) {
			caught := map[string]bool{}
			var log kept
			given := func(more int) []opened {
				p := plot{name: hiddenName, more: more, log: slog.New(slog.NewTextHandler(&log, nil))}
				site := plantedIn(l.site(slog.NewTextHandler(&log, nil)), func(at string, a *answered) {
					if p.there = at == hidden; one.leak != nil {
						one.leak(p, a)
					}
				})
				return asDaniel(t, site, daniel, hidden)
			}
			pages, twins := given(0), given(1)
			for _, page := range pages {
				if len(sealed.Escaped(page.whole(), string(daniel.Account))) > 0 {
					caught[byCanary] = true
				}
			}
			last := len(pages) - 1
			caught[byRefusal] = differ(pages[last-1], pages[last]) != ""
			for i := range pages[:last-1] {
				if differ(pages[i], twins[i]) != "" {
					caught[byTwins] = true
				}
			}
			caught[byLog] = len(sealed.Escaped(log.text.String(), "nobody")) > 0
			if one.leak == nil {
				if slices.Contains(slices.Collect(maps.Values(caught)), true) {
					t.Errorf("nothing was planted, and it is caught by %v", caught)
				}
				return
			}
			if !caught[one.by] {
				t.Errorf("it is not caught by %s: %v", one.by, caught)
			}
		})
	}
}

// asDaniel is what one father is answered: his own pages, and at last what is hidden from him and what is not there.
func asDaniel(t *testing.T, site http.Handler, who demonstration.Person, hidden string) []opened {
	t.Helper()
	v := enters(t, site, who)
	pages := []opened{v.home}
	for _, to := range append(v.home.leads(t), hidden, "/my-plan/"+strings.Repeat("z", len(hidden)-len("/my-plan/"))) {
		if v.goes(to) {
			pages = append(pages, v.ask(http.MethodGet, to, nil))
		}
	}
	v.ask(http.MethodPost, "/sign-out", url.Values{}) // what he has open stands on a page of his own, and he comes again
	return pages
}
