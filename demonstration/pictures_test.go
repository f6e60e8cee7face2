package demonstration_test

import (
	"flag"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/store"
	"kith/internal/testcase"
	"kith/internal/testcase/browser"
	"kith/internal/web/assets"
	"kith/statement"
)

var update = flag.Bool("update", false, "take the pictures of docs/pictures again")

// TestThePicturesOfTheReadmeAreOfTheDemonstration takes the README's pictures: a parent's page on a telephone, the chair
// running a conference, and the wall.
func TestThePicturesOfTheReadmeAreOfTheDemonstration(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(testcase.Root(t), "docs", "pictures")
	if !*update {
		for _, name := range []string{"parent", "chair", "wall"} {
			if _, err := os.Stat(filepath.Join(folder, name+".png")); err != nil {
				t.Errorf("%v: run this test with -update", err)
			}
		}
		return
	}
	if err := assets.Load(); err != nil {
		t.Fatal(err)
	}
	l := load(t, store.SQLite, today)
	l.desk = casework.NewDesk(l.db, l.packs)
	at := l.serve(t)
	meeting := l.running(t)
	for _, one := range []struct {
		name, who, path string
		width, height   int
	}{
		{"parent", "Agnieszka", "/", 360, 1100},
		{"chair", "Pat Lindqvist", "/meetings/" + string(meeting) + "/run", 1280, 1100},
		{"wall", "Dawn", "/meetings/" + string(meeting) + "/room", 1280, 1000},
	} {

		p := browser.Open(t).Person(t, one.who, at, browser.Width(one.width))
		p.Go("/sign-in")
		p.Click(one.who)

		p.Go(one.path)
		cropped(t, p.Screenshot("readme/"+one.name), filepath.Join(folder, one.name+".png"), one.height)
	}
}

// running opens the conference that is today, and puts on the wall what the reports bring.
func (l *loaded) running(t *testing.T) conference.ID {
	t.Helper()
	chair, n := l.somebody(t, 0, "", "Pat Lindqvist"), 0
	by := func(who access.Actor) casework.Doing {
		n++
		return casework.Doing{Actor: who, Once: "picture " + string(rune('a'+n))}
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	list, err := l.desk.ViewConferences(t.Context(), chair)
	must(err)
	var id conference.ID
	for _, row := range list.Show().Booked {
		if row.HeldOn == today {
			id = row.ID
		}
	}
	run := func() casework.RunView {
		seen, err := l.desk.ViewRun(t.Context(), chair, id)
		must(err)
		return seen.Show()
	}
	var marks []casework.Attendance
	for _, seat := range run().Seats {
		marks = append(marks, casework.Attendance{Invitation: seat.Invitation, Presence: conference.InRoom})
	}
	_, err = l.desk.MarkAttendance(t.Context(), by(chair), id, marks)
	must(err)
	must(l.desk.OpenConference(t.Context(), by(chair), id))
	for i, offer := range run().Offers {
		heading := []string{"working-well", "worried-about", "lived-experience", "needs-to-happen"}[i%4]
		must(l.desk.WriteEntry(t.Context(), by(chair), id, casework.Writing{Heading: heading, Statement: statement.ID(offer.ID), Check: true}))
		if c := run().Checking; c != nil && i < 6 {
			must(l.desk.SettleEntry(t.Context(), by(chair), id, c.ID, conference.Agreed, ""))
		}
	}
	return id
}

// cropped keeps the top of a picture.
func cropped(t *testing.T, from, to string, height int) {
	t.Helper()
	f, err := os.Open(filepath.Clean(from))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	whole, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	size := whole.Bounds()
	size.Max.Y = min(size.Max.Y, size.Min.Y+height)
	top := image.NewRGBA(size)
	draw.Draw(top, size, whole, size.Min, draw.Src)
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		t.Fatal(err)
	}
	out, err := os.Create(filepath.Clean(to))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = out.Close() }()
	if err := png.Encode(out, top); err != nil {
		t.Fatal(err)
	}
}
