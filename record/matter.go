package record

import (
	"kith/access"
	"kith/conference"
	"kith/procedure"
	"kith/statement"
	"kith/timescale"
)

// Matter is what a record is made of, as far as one reader may know it. Whatever they may not know was never in it:
// it holds no counts and no gaps. Assemble arranges it.
type Matter struct {
	For         string // whose copy it is; empty while it is being made
	Partnership string
	Kind        conference.Kind
	HeldOn      timescale.Date
	Children    []Child
	Chair       Person
	Recorder    Person
	People      []Attendance
	Reports     []Report
	Talk        []Said    // the reader's own talk with the chair beforehand, for nobody else
	Headings    []Heading // of the procedure, each with what was said under it
	OwnViews    []Said    // what children said or what is known of how it is for them, and what parents and carers said
	Scale       procedure.Scale
	Scores      []Score
	Dangers     []Danger
	Outline     []Line
	Standing    []Line // of plans that went on, for children whose outline was not drawn anew
	Views       []View
	Decisions   []Decision
	Dissents    []Dissent
	Departures  []Departure
	CoreGroup   []Person
	NextDates   []NextDate
	Words       Standard
	Contacts    []procedure.Contact
	Corrections map[Ref]Correction // the latest of each line
	NotRight    map[Ref][]NotRight // what was said of a line by those who asked to have it corrected
}

// Ref names what a line of the record was made from, such as "statement/ID".
type Ref string

// Child is a child the record is about.
type Child struct {
	ID       access.PersonID
	Name     string
	First    string
	Born     timescale.Date
	Expected timescale.Date
}

// Person is somebody by name and job.
type Person struct {
	Name string
	As   string // their job or what they are to the children
}

// Attendance is somebody who was asked to come.
type Attendance struct {
	Person

	Came  string // "In the room", "By video", "Sent apologies"
	Part  bool   // there for some of it only
	Views string // how they were heard, if they were not there
}

// Report is what one agency told the conference.
type Report struct {
	Agency    string
	Writer    string
	Submitted timescale.Date
	Missing   bool
	Shared    []Shared
}

// Shared says when one of the family had a report, or that they had not.
type Shared struct {
	Name string
	On   timescale.Date
	Why  string // why they had not
}

// Heading is a heading of the procedure and what was said under it.
type Heading struct {
	Key      string
	Title    string
	Question string
	Said     []Said
}

// Said is one thing somebody said.
type Said struct {
	Ref    Ref
	Kind   statement.Kind
	Text   string
	By     string
	Source string
	On     timescale.Date
	About  []access.PersonID
	Agreed bool
	Answer []Answer // what others answered: agreed, did not, explained
	Mark   string   // what stands above it, where that is not its kind
	Group  string   // of OwnViews: whose views these are

	Earlier timescale.Date // the day it was said on, where that day was given up and the conference was held later
}

// Answer is what somebody answered to a thing that was said.
type Answer struct {
	By   string
	Kind statement.ReplyKind
	Text string
}

// Score is how safe somebody scored a child to be.
type Score struct {
	Ref   Ref
	Child access.PersonID
	By    string
	Value string // the figure, or that they passed
	Why   string
}

// Danger is a danger statement.
type Danger struct {
	Ref   Ref
	Child access.PersonID
	Text  string
}

// Line is a line of the outline plan.
type Line struct {
	Ref      Ref
	Children []access.PersonID
	Change   string
	Action   string
	Know     string
	Owner    string
	ByOn     timescale.Date
}

// View is what one professional thought should be decided for a child.
type View struct {
	Ref     Ref
	Child   access.PersonID
	By      string
	Outcome string
	Text    string
}

// Decision is what was decided for one child.
type Decision struct {
	Ref        Ref
	Child      access.PersonID
	Outcome    conference.Outcome
	Categories []conference.Category
	DecidedBy  string
	Words      conference.DecisionWords
}

// Dissent is a formal disagreement. It has no name: nobody's is put to the decision in any copy.
type Dissent struct {
	Ref   Ref
	Child access.PersonID // empty when it is about the decision for every child
	Text  string

	AfterOn timescale.Date // the day, where it was recorded after the conference
}

// Departure is where a promise was not kept on the day, in the words given for it.
type Departure struct {
	Ref  Ref
	What string
	Why  string
	By   string
}

// NextDate is something that is set to happen.
type NextDate struct {
	What  string
	On    timescale.Date
	At    string // a time of day
	Where string
}

// Standard are the sentences of the procedure that stand in every record.
type Standard struct {
	CannotDecide   string // what a conference does not decide
	LegalStatus    string // what a protection plan does not change
	Threshold      string // the test, in the family's words
	WhoDecides     string
	Disagree       string // what to do first
	ChildInNeed    string // what a Child in Need plan is called here
	NotTogether    string // what follows when a plan is not worked with
	Late           string // why the record is late, when it is
	Replaces       timescale.Date
	ProtectionPlan string
}
