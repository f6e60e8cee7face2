package demonstration

import (
	"kith/access"
	"kith/conference"
	"kith/record"
	"kith/statement"
	"kith/timescale"
)

// meeting is a conference as a story tells it, from the booking to the next steps.
type meeting struct {
	on        timescale.Date
	begins    string
	venue     string
	chair     string // who of the cast; "chair" unless told
	guests    []guest
	papers    []paper
	wall      []remark // what was said on the day, beside what the reports brought
	scores    []score
	danger    map[string]string // by child
	heard     map[string]heard  // by child
	lines     []line
	views     []view
	decided   []decided
	dissents  []dissent
	group     []string // the core group: staff by key, family by first name
	group1    timescale.Date
	reviewOn  timescale.Date
	undecided bool // nobody has chosen yet how the children take part
	apart     []apart
	closed    closed
}

// guest is somebody asked to a conference.
type guest struct {
	who       string     // of the staff by key, of the family by first name
	as        string     // the role of the invitation
	children  []string   // for a member of the family: whom they come for
	agreed    string     // with the chair beforehand, about how they take part
	sensitive string     // how hard things are to be handled
	silent    bool       // has not answered
	away      string     // why they did not come, if they did not
	by        string     // "by video" or "by telephone"; in the room unless told
	copy      record.Way // how their copy of the record went to them; the first of the safe ways unless told
}

// paper is a report, or a parent's own words.
type paper struct {
	by      string
	remarks []remark
	with    []shared // whom it was shared with; a paper that nobody shared is late
	draft   bool     // begun and not sent
}

// shared says with whom a report was gone through, so many days before the conference.
type shared struct {
	with      string
	before    int
	disagreed string
}

// remark is one thing somebody says.
type remark struct {
	under    string // the heading
	kind     statement.Kind
	text     string
	about    []string // children; the family as a whole where none
	audience access.Audience
	why      string // why fewer than everyone may know
	source   string
	by       string // who said it, for the wall
	wall     bool   // of a report: it went on the wall
	differs  string // what somebody else holds to be so, side by side
	replies  []reply
	id       statement.ID
}

// score is how safe somebody thinks a child is.
type score struct {
	who, child string
	value      int
	reason     string
}

// heard is how a child's views came to the conference.
type heard struct {
	way  conference.HeardWay
	text string
}

// line is a line of the outline plan.
type line struct {
	children []string
	change   string
	action   string
	owner    string
	within   int // days from the conference
	know     string
}

// view is what somebody thinks should be decided.
type view struct {
	who      string
	children []string
	outcome  conference.Outcome
	harm     []conference.Category
	text     string
}

// decided is what was decided for a child.
type decided struct {
	child, harm, reasons, support string
	outcome                       conference.Outcome
	categories                    []conference.Category
	difference                    string
}

// dissent is a professional's formal disagreement with what was decided for a child.
type dissent struct {
	who, child, text string
}

// reply is what one of the family answers to a point of a report.
type reply struct {
	who    string
	kind   statement.ReplyKind
	text   string
	should string // what a wrong fact should say
	know   string // how they know
}
