package conference

import (
	"slices"
	"strings"
	"time"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// Extent is of how much of a conference somebody is kept out.
type Extent string

// The extents.
const (
	OutOfNone Extent = "none"
	OutOfAll  Extent = "whole"
	OutOfPart Extent = "part"
)

// OtherWay is how somebody is heard who is kept out.
type OtherWay string

// The ways.
const (
	InWriting       OtherWay = "in writing"
	BySocialWorker  OtherWay = "by the social worker"
	ByTheChair      OtherWay = "by the chair"
	OnTheTelephone  OtherWay = "by telephone"
	ByWhoeverBeside OtherWay = "by somebody beside them"
)

// OtherWays lists them in the order that a form offers them.
func OtherWays() []OtherWay {
	return []OtherWay{InWriting, BySocialWorker, ByTheChair, OnTheTelephone, ByWhoeverBeside}
}

// ExclusionRequest asks the chair to keep one of the family out. It is for the chair and whoever asks.
type ExclusionRequest struct {
	ID         string
	Conference ID
	Invitation string
	Extent     Extent
	AskedBy    access.AccountID
	At         timescale.Instant
	Late       bool // after the day that the procedure sets
	Words      RequestWords
}

// RequestWords are sealed with the family's key.
type RequestWords struct {
	Ground string `json:"ground"` // the key of a ground of the procedure
	Why    string `json:"why"`
	Late   string `json:"late,omitempty"` // why it comes so late
}

// Exclusion is what the chair decided about keeping one of the family out. What it says of how much and how is for the staff and
// the person; the words and the ground are shut once more.
type Exclusion struct {
	ID            string
	Conference    ID
	Invitation    string
	Extent        Extent
	Outside       bool // for a reason that is not among the grounds of the procedure
	Heard         OtherWay
	Teller        access.AccountID // who tells the person
	TellOn        timescale.Date   // by when
	OutcomeTeller access.AccountID // who tells them afterwards what was decided
	DecidedBy     access.AccountID
	At            timescale.Instant
	Replaced      bool // a later decision has taken its place
	Told          *Telling
	Words         access.Held[ExclusionWords]  // for the person, the chair, and those who tell the person
	Ground        access.Held[ExclusionGround] // for the chair alone
}

// Stands reports whether somebody is kept out by this decision.
func (x Exclusion) Stands() bool { return !x.Replaced && x.Extent != OutOfNone }

// ExclusionWords are what the person is told. They are sealed with the family's key.
type ExclusionWords struct {
	Told  string `json:"told"`
	Heard string `json:"heard,omitempty"` // more about how they will be heard
}

// ExclusionGround is why, as the chair keeps it.
type ExclusionGround struct {
	Ground string `json:"ground,omitempty"` // the key of a ground of the procedure; empty where it is outside them
	Why    string `json:"why"`
	Part   string `json:"part,omitempty"` // which part they are out of
}

// Telling is who told the person, and when.
type Telling struct {
	By   access.AccountID
	At   timescale.Instant
	Late bool   // the conference had begun
	Why  string // why it was so late
}

// ExclusionAnswer is what the person says to the chair about it.
type ExclusionAnswer struct {
	Exclusion string
	Writer    access.AccountID
	At        timescale.Instant
	Text      string
}

// The rules for keeping somebody out.
var (
	ErrExtent         = fault.New("ground", "Choose whether they are out of the whole conference or of a part of it")
	ErrExclusionWhy   = fault.New("why", "Enter why. Only the chair reads this")
	ErrRequestLate    = fault.New("late", "The day for asking this has passed. Enter why you ask now")
	ErrRequestWhy     = fault.New("why", "Enter why, with what you know and how you know it")
	ErrGroundHere     = fault.New("ground", "Choose one of the grounds of this procedure")
	ErrWordsForPerson = fault.New("told", "Enter what they will be told, in words written to them")
	ErrNotApproved    = fault.New("approved", "Read the words once more as they will, and say that you have")
	ErrOtherWay       = fault.New("heard", "Choose how they will be heard")
	ErrNoTeller       = fault.New("teller", "Choose who tells them")
	ErrTellOn         = fault.New("tell-on", "Choose a day from today to the day of the conference, so that they know before it begins")
	ErrOutcomeTeller  = fault.New("outcome-teller", "Choose who tells them afterwards what was decided")
	ErrWhichPart      = fault.New("part", "Enter which part they are out of. Only you read this")
	ErrBetraysGround  = fault.New("told", "These words repeat what you keep to yourself. Say it in other words, that give away nobody else")
	ErrNotTheirs      = fault.New("who", "Choose one of the family who is asked to this conference, and not a child")
	ErrToldBy         = fault.New("told-by", "Choose who told them")
	ErrToldAt         = fault.New("told-at", "Enter a day and a time that has been, since you decided it")
	ErrToldLate       = fault.New("why", "They must be told before the meeting starts. If it was not possible, say why")
	ErrToldAlready    = fault.New("", "It is recorded already who told them, and when")
	ErrKeptOut        = fault.New("", "The chair has decided that this person is not at the conference. Change that decision first")
	ErrOutOfIt        = fault.New("", "You are not at this meeting. You can still tell the chair what you want to say, from the page of your meeting")
	ErrOutOfPart      = fault.New("", "This part of the meeting is private. You can go on when it is over")
)

// Check says what is missing from a request. The grounds are the procedure's for this extent; last is its last day for asking,
// none where it sets none.
func (r ExclusionRequest) Check(grounds []string, last, today timescale.Date) error {
	var wrong fault.List
	wrong.Check(r.Extent == OutOfAll || r.Extent == OutOfPart, ErrExtent)
	wrong.Check(slices.Contains(grounds, r.Words.Ground), ErrGroundHere)
	wrong.Check(strings.TrimSpace(r.Words.Why) != "", ErrRequestWhy)
	wrong.Check(last.IsZero() || !today.After(last) || strings.TrimSpace(r.Words.Late) != "", ErrRequestLate)
	return wrong.Err()
}

// Deciding is a decision about keeping somebody out, as the chair makes it.
type Deciding struct {
	Exclusion

	To       ExclusionWords
	Own      ExclusionGround
	Approved bool // the chair has read the words as the person will
}

// Check says what is missing. The grounds are the procedure's for this extent, by key and words; others are the first names of the
// rest of the family: words that name one of them would betray who said or feared what.
func (d Deciding) Check(grounds map[string]string, others []string, today, held timescale.Date) error {
	var wrong fault.List
	said := func(s string) bool { return strings.TrimSpace(s) != "" }
	if d.Extent == OutOfNone {
		wrong.Check(said(d.Own.Why), ErrExclusionWhy)
		return wrong.Err()
	}
	wrong.Check(d.Extent == OutOfAll || d.Extent == OutOfPart, ErrExtent)
	if !d.Outside {
		wrong.Check(grounds[d.Own.Ground] != "", ErrGroundHere)
	}
	wrong.Check(said(d.Own.Why), ErrExclusionWhy)
	wrong.Check(d.Extent != OutOfPart || said(d.Own.Part), ErrWhichPart)
	wrong.Check(said(d.To.Told), ErrWordsForPerson)
	wrong.Check(!slices.ContainsFunc([]string{grounds[d.Own.Ground], d.Own.Why, d.Own.Part}, func(kept string) bool {
		return repeats(d.To.Told+" "+d.To.Heard, kept)
	}), ErrBetraysGround)
	if name := named(d.To.Told+" "+d.To.Heard, others); name != "" {
		wrong.Check(false, fault.New("told", "These words name "+name+". Say it without naming anybody else of the family"))
	}
	wrong.Check(d.Approved, ErrNotApproved)
	wrong.Check(slices.Contains(OtherWays(), d.Heard), ErrOtherWay)
	wrong.Check(d.Teller != "", ErrNoTeller)
	wrong.Check(!d.TellOn.IsZero() && !d.TellOn.Before(today) && (held.IsZero() || !d.TellOn.After(held)), ErrTellOn)
	wrong.Check(d.OutcomeTeller != "", ErrOutcomeTeller)
	return wrong.Err()
}

// repeats reports whether words hold the whole of something that is kept apart from them, however it is spaced and written.
func repeats(words, kept string) bool {
	plain := func(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), " ") }
	return plain(kept) != "" && strings.Contains(plain(words), strings.TrimRight(plain(kept), ".!? "))
}

// named is the first of some names that stands in words as a word of its own.
func named(words string, names []string) string {
	parts := strings.FieldsFunc(words, func(r rune) bool { return !isNameRune(r) })
	for i, p := range parts {
		parts[i], _, _ = strings.Cut(strings.ReplaceAll(p, "’", "'"), "'")
	}
	for _, name := range names {
		first, _, _ := strings.Cut(strings.ReplaceAll(name, "’", "'"), "'")
		if first != "" && slices.Contains(parts, first) {
			return name
		}
	}
	return ""
}

// TellNow records that the person was told, to the minute. Who was told after the conference began is told late, with why.
func (x Exclusion) TellNow(t Telling, began, now timescale.Instant) (Telling, error) {
	var wrong fault.List
	wrong.Check(t.By != "", ErrToldBy)
	wrong.Check(!t.At.IsZero() && !t.At.After(now) && t.At.Add(time.Minute).After(x.At), ErrToldAt)
	t.Late = !began.IsZero() && t.At.After(began)
	wrong.Check(!t.Late || strings.TrimSpace(t.Why) != "", ErrToldLate)
	if !t.Late {
		t.Why = ""
	}
	if err := wrong.Err(); err != nil {
		return t, err
	}
	if x.Told != nil {
		return t, ErrToldAlready
	}
	return t, nil
}
