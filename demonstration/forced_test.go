package demonstration_test

import (
	"hash/fnv"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/url"
	"regexp"
	"strings"

	"github.com/google/go-cmp/cmp"

	"kith/access"
	"kith/demonstration"
	"kith/internal/testcase"
	"kith/internal/testcase/canary"
	"kith/internal/web"
)

// ending are what ends a visit: asked last of all.
var ending = map[string]bool{"GET /leave": true, "POST /sign-out": true}

// key is the key of a form, which is made anew for every address.
var key = regexp.MustCompile(`name="once" value="[^"]*"`)

// forces asks for everything that the site answers by addresses that no link need lead to: of what is there in the families of
// whoever asks, and of what is there in others, which is answered to the byte like what is not there at all. Forms are sent
// empty, and without the key that lets them do anything.
func (c *crawl) forces(v *visitor) {
	c.t.Helper()
	f := c.forcedBy(v)
	for _, pattern := range web.Patterns() {
		method, path, given := strings.Cut(pattern, " ")
		if !given {
			method, path = http.MethodGet, "/"+strings.Repeat("z", 9) // what no route is there for
		}
		switch own, made := c.addresses[pattern][v.who.Account]; {
		case made:
			f.looks(method, own)
		case ending[pattern]:
		case pattern == "POST /sign-in":
			v.ask(method, path, url.Values{"person": {"nobody at all"}})
		case canary.Asks(path):
			f.patternOf(method, path)
		default:
			f.looks(method, strings.TrimSuffix(path, "{$}"))
		}
	}
	for pattern := range ending {
		method, path, _ := strings.Cut(pattern, " ")
		again, err := knocks(c.t, v.site, v.who)
		if err != nil {
			c.t.Error(err)
			return
		}
		c.looks(again, method, again.ask(method, path, url.Values{}))
	}
}

// completes asks whoever there is for the patterns at which nobody has been answered yet, of whatever may be theirs.
func (c *crawl) completes(site http.Handler, everybody []demonstration.Person) {
	c.t.Helper()
	for _, who := range everybody {
		v := enters(c.t, site, who)
		f := c.forcedBy(v)
		for _, pattern := range web.Patterns() {
			method, path, _ := strings.Cut(pattern, " ")
			if c.answered[pattern] || !canary.Asks(path) || unanswered[pattern] != "" {
				continue
			}
			own, _ := f.families(path)
			for _, family := range own {
				for range 40 {
					one := []canary.Thing{family}
					if address, there := f.draws(path, one, one); there && !c.answered[pattern] {
						f.looks(method, address.At)
					}
				}
			}
		}
	}
}

func (c *crawl) forcedBy(v *visitor) *forcing {
	return &forcing{crawl: c, v: v, draw: drawsFor(c.seed, v.who.Account), absent: map[string]opened{}}
}

// forcing is one person's part of it.
type forcing struct {
	*crawl
	v      *visitor
	draw   *rand.Rand
	absent map[string]opened // what was answered for what is not there
}

// drawsFor gives each person numbers of their own, the same from the same seed.
func drawsFor(seed uint64, who access.AccountID) *rand.Rand {
	name := fnv.New64a()
	_, _ = name.Write([]byte(who))
	return rand.New(rand.NewPCG(seed, name.Sum64()))
}

// families are those that are somebody's own at the addresses of a pattern, and the others.
func (f *forcing) families(path string) (own, others []canary.Thing) {
	for _, family := range f.sealed.Families() {
		if f.theirs(path)(family) {
			own = append(own, family)
		} else {
			others = append(others, family)
		}
	}
	return own, others
}

// theirs says of a pattern whether somebody may know there that a thing is there: it is of a family in which they take part, or of
// no family and no other partnership. Whoever answers for data protection takes part in none, and finds who looked at each of the
// partnership's, and how long it is kept.
func (f *forcing) theirs(path string) func(canary.Thing) bool {
	begins := strings.Split(path, "/")[1]
	protects := (begins == "looks" || begins == "retention") && f.sealed.Office(string(f.v.who.Account)) == "data protection"
	return func(one canary.Thing) bool {
		if one.Family == "" || protects {
			return one.Tenant == "" || one.Tenant == string(f.v.who.Tenant)
		}
		return f.sealed.TakesPart(string(f.v.who.Account), one)
	}
}

// sending is what some forms are sent, so that they get as far as somebody's own words; others are sent empty.
var sending = map[string]url.Values{
	"/drafts": {"_form": {"/concerns/new"}}, "/diary": {"press": {"out:zzz"}}, "/calendar": {"press": {"withdraw"}}, "/stay": {},
}

func (f *forcing) looks(method, at string) opened {
	form := sending[at]
	if strings.HasPrefix(at, "/diaries/") {
		form = sending["/diary"]
	}
	got := f.v.ask(method, at, form)
	f.crawl.looks(f.v, method, got)
	return got
}

// patternOf asks for addresses of one pattern.
func (f *forcing) patternOf(method, path string) {
	if err := canary.Known(path); err != nil {
		f.t.Error(err)
		return
	}
	if testcase.Depth() == testcase.Quick && f.draw.IntN(6) != 0 {
		return // another time
	}
	own, others := f.families(path)
	for range testcase.Times(1, 6) {
		if address, there := f.draws(path, own, own); there {
			f.looks(method, address.At)
		}
		if address, there := f.draws(path, others, others); there {
			f.likeAbsent(method, path, address)
		}
		if strings.Count(path, "{") > 1 && f.draw.IntN(2) == 0 { // what is not theirs, by way of what is
			if address, there := f.draws(path, own, others); there {
				f.likeAbsent(method, path, address)
			}
		}
	}
}

// draws fills a pattern with things: the last of one of some families, those before it of one of others. Where it is the same
// families, it is one family.
func (f *forcing) draws(path string, before, last []canary.Thing) (canary.Address, bool) {
	for range 20 { // many families have no such thing
		if len(before) == 0 || len(last) == 0 {
			break
		}
		at := f.draw.IntN(len(last))
		from, lasts := before[at%len(before)], last[at]
		if len(before) != len(last) {
			from = before[f.draw.IntN(len(before))]
		}
		firsts, all := f.sealed.Of(path, from), f.sealed.Of(path, lasts)
		if len(firsts) == 0 || len(all) == 0 {
			continue
		}
		things := make([]canary.Thing, len(all))
		for i := range all {
			of := firsts[i]
			if i == len(all)-1 {
				of = all[i]
			}
			things[i] = of[f.draw.IntN(len(of))]
		}
		return canary.Fill(path, things), true
	}
	return canary.Address{}, false
}

// likeAbsent asks for what is not theirs and for what is not there: the answers must not differ by a byte, but for the
// address that was asked.
func (f *forcing) likeAbsent(method, path string, hidden canary.Address) {
	f.t.Helper()
	absent := hidden.Absent(path, f.theirs(path))
	if absent.At == hidden.At {
		return
	}
	none, known := f.absent[method+absent.At]
	if !known {
		none = f.looks(method, absent.At)
		f.absent[method+absent.At] = none
	}
	got := f.looks(method, hidden.At)
	if diff := differ(got, none); diff != "" {
		f.t.Errorf("%s (%s): %s %s, which is not theirs, is answered otherwise than %s, which is not there:\n%s",
			f.v.who.Name, f.v.who.Job, method, hidden.At, absent.At, diff)
	}
}

// differ says how two answers differ, but for the addresses that were asked.
func differ(one, other opened) string {
	return cmp.Diff(one.nameless(), other.nameless())
}

func (o opened) nameless() opened {
	without := func(text string) string {
		text = strings.ReplaceAll(strings.ReplaceAll(text, o.At, ""), url.QueryEscape(o.At), "")
		for part := range strings.SplitSeq(o.At, "/") {
			if len(part) > 20 { // the number of a thing, which an answer may say again
				text = strings.ReplaceAll(text, part, "")
			}
		}
		return text
	}
	o.Text, o.Header = key.ReplaceAllString(without(o.Text), ""), maps.Clone(o.Header)
	for name, values := range o.Header {
		o.Header[name] = []string{without(strings.Join(values, "\n"))}
	}
	o.At = ""
	return o
}
