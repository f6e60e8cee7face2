package web_test

import (
	"context"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/testcase/world"
	"kith/internal/web"
	"kith/statement"
)

var (
	followSeen = regexp.MustCompile(`data-follow-seen="([^"]+)"`)
	followAsks = regexp.MustCompile(`data-follow="([^"]+)"`)
)

// screen is a page that stands on somebody's screen.
type screen struct {
	t      *testing.T
	client *world.Client
	asks   string
}

func openScreen(t *testing.T, c *world.Client, at string) *screen {
	t.Helper()

	p := c.Get(at)
	asks, seen := followAsks.FindStringSubmatch(p.Body), followSeen.FindStringSubmatch(p.Body)
	if asks == nil || seen == nil {
		t.Fatalf("%s does not follow: %d %s", at, p.Status, p.Said(t))
	}
	return &screen{t: t, client: c, asks: asks[1] + "?seen=" + seen[1]}
}

// ask asks whether the page has changed. The date in the answer is the hour of the day, and left out.
func (s *screen) ask() world.Page {
	s.t.Helper()

	p := s.client.Get(s.asks)
	p.Header.Del("Date")
	return p
}

func (s *screen) says(want string) {
	s.t.Helper()
	if p := s.ask(); p.Status != http.StatusOK || p.Body != want {
		s.t.Errorf("%s: %d %q, want %q", s.asks, p.Status, p.Body, want)
	}
}

func alike(a, b world.Page) bool {
	return a.Status == b.Status && a.Body == b.Body && a.Location == b.Location &&
		maps.EqualFunc(a.Header, b.Header, slices.Equal)
}

func TestAScreenIsToldOfWhatItsReaderMaySeeAndOfNothingElse(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example", "Ava Example")
		mother := s.Joins("Mia Example", s.Child("Kai"), s.Child("Ava"))
		father := s.Joins("Dan Example", s.Child("Ava"))
		s.Opened(mother, father)
		at := "/meetings/" + string(s.ID)
		parents, teacher, chair := w.Client(t, mother), w.Client(t, w.Teacher), w.Client(t, w.Chair)
		open := func() (m, f, tr, ch *screen) {
			return openScreen(t, parents, at+"/room"), openScreen(t, w.Client(t, father), at+"/room"),
				openScreen(t, teacher, at+"/room"), openScreen(t, chair, at+"/wall")
		}
		wall := s.Run().Wall

		m, f, tr, ch := open()
		before := m.ask()
		for _, one := range []*screen{m, f, tr, ch} {
			one.says("as seen")
		}
		s.Writes(casework.Writing{Heading: wall[0].Key, Text: "Ava likes school", Kind: statement.Fact, Children: []access.PersonID{s.Child("Ava")}})
		for _, one := range []*screen{m, f, tr, ch} {
			one.says("changed")
		}

		// What is for professionals alone, another child's, a note to the chair, a sealed score.
		hidden := []struct {
			what string
			do   func()
			told []string
		}{
			{"an entry for professionals", func() {
				s.Writes(casework.Writing{Heading: wall[0].Key, Text: "The police know more", Kind: statement.Fact, Audience: access.For(access.Professionals)})
			}, []string{"teacher", "chair"}},
			{"an entry about another child", func() {
				s.Writes(casework.Writing{Heading: wall[1].Key, Text: "Kai was late", Kind: statement.Fact, Children: []access.PersonID{s.Child("Kai")}})
			}, []string{"mother", "teacher", "chair"}},
			{"a note to the chair", func() {
				s.Do(w.Desk.SendNote(t.Context(), w.Doing(w.HealthVisitor), s.ID, conference.Note{Kind: conference.Question, Words: conference.NoteWords{Text: "May I add something?"}}))
			}, []string{"chair"}},
			{"a view for professionals", func() {
				s.Do(w.Desk.GiveView(t.Context(), w.Doing(w.Police), s.ID, conference.View{
					Child: s.Child("Ava"), Outcome: conference.NoPlan, Audience: access.For(access.Professionals), Words: conference.ViewWords{Text: "No"},
				}))
			}, nil},
		}
		for _, one := range hidden {
			m, f, tr, ch := open()
			one.do()
			for who, its := range map[string]*screen{"mother": m, "father": f, "teacher": tr, "chair": ch} {
				got := its.ask()
				switch told := slices.Contains(one.told, who); {
				case told && got.Body != "changed":
					t.Errorf("%s: the %s is told %d %q", one.what, who, got.Status, got.Body)
				case !told && !alike(got, before):
					t.Errorf("%s: the %s is answered otherwise: %d %q %v", one.what, who, got.Status, got.Body, got.Header)
				}
			}
		}

		if a, b := m.ask(), before; len(a.Body) != len(b.Body) || a.Header.Get("Content-Length") != b.Header.Get("Content-Length") {
			t.Errorf("the two answers differ in length: %q, %q", a.Body, b.Body)
		}
	})
}

func TestEveryPageThatFollowsStandsUntilSomethingIsDone(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example", "Ava Example")
		mother := s.Joins("Mia Example", s.Child("Kai"), s.Child("Ava"))
		at := "/meetings/" + string(s.ID)
		pages := func(chair, parent *world.Client) {
			for _, name := range []string{"run", "wall", "people", "scores", "outline", "children", "close", "room"} {
				c := chair
				if name == "room" {
					c = parent
				}
				openScreen(t, c, at+"/"+name).says("as seen")
			}
		}
		chair, parent := w.Client(t, w.Chair), w.Client(t, mother)
		pages(chair, parent)
		s.Opened(mother)
		s.Writes(casework.Writing{Heading: s.Run().Wall[0].Key, Text: "Kai likes school", Kind: statement.Fact})
		pages(chair, parent)
		// What somebody has typed and not sent is theirs, and no change of the page.
		if p := chair.Send("/drafts", map[string][]string{"_form": {at + "/wall"}, "text": {"Half a sentence"}}); p.Status != http.StatusNoContent {
			t.Fatal(p.Status)
		}
		pages(chair, parent)
	})
}

func TestAskingWhetherSomethingChangedIsRefusedLikeThePage(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		mother := s.Joins("Mia Example", s.Child("Kai"))
		s.Opened(mother)
		at := "/meetings/" + string(s.ID)
		parent := w.Client(t, mother)
		m := openScreen(t, parent, at+"/room")
		m.says("as seen")

		for who, c := range map[string]*world.Client{"the recorder of nothing here": w.Client(t, w.GP), "elsewhere": w.Client(t, w.Elsewhere.Chair)} {
			for _, name := range []string{"room", "wall", "people"} {
				page, asked := c.Get(at+"/"+name), c.Get(at+"/changed/"+name+"?seen=x")
				if page.Status == http.StatusOK || asked.Status != page.Status || asked.Body == "changed" {
					t.Errorf("%s, %s: the page is answered with %d, the question with %d %s", who, name, page.Status, asked.Status, asked.Body)
				}
			}
		}
		for _, none := range []string{"/changed/next", "/changed/nothing", "/changed/wall"} {
			if p := parent.Get(at + none); p.Status == http.StatusOK {
				t.Errorf("%s is answered: %s", none, p.Body)
			}
		}
		if p := w.Nobody(t).Get(m.asks); p.Status != http.StatusSeeOther {
			t.Errorf("somebody not signed in is answered with %d", p.Status)
		}

		// The way in is ended while the page stands: the question and the page are refused alike, at once.
		_, err := w.Desk.EndWayIn(t.Context(), w.Doing(w.Manager), mother.Person, "She asked for it")
		s.Do(err)
		if page, asked := parent.Get(at+"/room"), m.ask(); page.Status == http.StatusOK || asked.Status != page.Status {
			t.Errorf("after the end: the page %d, the question %d %s", page.Status, asked.Status, asked.Body)
		}
	})
}

func TestASessionIsNotKeptAwakeByWhatAPageAsksByItself(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		mother := s.Joins("Mia Example", s.Child("Kai"))
		s.Opened(mother)
		at := "/meetings/" + string(s.ID)
		c := w.Client(t, mother)
		m := openScreen(t, c, at+"/room")
		for range 3 {
			w.Advance(5 * time.Minute)
			m.says("as seen")
			if p := c.GetUnasked(at + "/room"); p.Status != http.StatusOK {
				t.Fatalf("the page is gone too early: %d", p.Status)
			}
		}
		w.Advance(2 * time.Minute)
		if p := m.ask(); p.Status != http.StatusSeeOther {
			t.Errorf("a session in which nobody pressed anything goes on: %d %s", p.Status, p.Body)
		}
		if p := c.GetUnasked(at + "/room"); p.Status != http.StatusSeeOther {
			t.Errorf("and gives the page: %d", p.Status)
		}
	})
}

func TestAskingLeavesNoEntryAndEachChangeThatIsShownLeavesOne(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		mother := s.Joins("Mia Example", s.Child("Kai"))
		s.Opened(mother)
		at, db := "/meetings/"+string(s.ID), w.Bare(t)
		c := w.Client(t, mother)
		before := looks(t, db, s, w.Tenant.ID)
		m := openScreen(t, c, at+"/room")
		if got := looks(t, db, s, w.Tenant.ID) - before; got != 1 {
			t.Fatalf("opening leaves %d entries", got)
		}
		for range 5 {
			m.says("as seen")
		}
		if got := looks(t, db, s, w.Tenant.ID) - before; got != 1 {
			t.Errorf("asking five times leaves %d entries", got-1)
		}
		s.Writes(casework.Writing{Heading: s.Run().Wall[0].Key, Text: "Kai likes school", Kind: statement.Fact})
		done := looks(t, db, s, w.Tenant.ID)
		m.says("changed")
		if got := looks(t, db, s, w.Tenant.ID) - done; got != 0 {
			t.Errorf("being told of a change leaves %d entries", got)
		}
		m = openScreen(t, c, at+"/room")
		m.says("as seen")
		if got := looks(t, db, s, w.Tenant.ID) - done; got != 1 {
			t.Errorf("seeing it leaves %d entries", got)
		}
	})
}

func TestAnAnswerComesOnTheBeatHoweverLongItsWorkTook(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		for _, one := range []struct{ work, answer time.Duration }{
			{0, 200 * time.Millisecond},
			{3 * time.Millisecond, 200 * time.Millisecond},
			{190 * time.Millisecond, 200 * time.Millisecond},
			{230 * time.Millisecond, 400 * time.Millisecond},
		} {
			begun := time.Now()
			if err := web.Steadily(t.Context(), func() error { time.Sleep(one.work); return nil }); err != nil {
				t.Fatal(err)
			}
			if took := time.Since(begun); took != one.answer {
				t.Errorf("work of %s is answered after %s", one.work, took)
			}
		}
		gone, leave := context.WithCancel(t.Context())
		leave()
		if err := web.Steadily(gone, func() error { return nil }); err == nil {
			t.Error("an answer for somebody who has gone")
		}
	})
}
