package deadline

import (
	"slices"

	"kith/access"
	"kith/conference"
	"kith/coregroup"
	"kith/enquiry"
	"kith/plan"
	"kith/timescale"
)

// Case is what happened in one family so far, as far as a clock is started or stopped by it: days and states, without a
// word of what was said. Each list is in the order in which things happened.
type Case struct {
	Family      access.FamilyID
	Procedure   string
	Worker      access.AccountID // the allocated social worker
	Manager     access.AccountID
	Enquiries   []Enquiry
	Conferences []conference.Conference
	Parents     []Parent
	Reports     []Report
	Records     []Record
	Meetings    []Meeting
	Plans       []plan.Plan // child protection plans
	Visits      []Visit
}

// Enquiry is an enquiry that a strategy discussion started.
type Enquiry struct {
	ID         enquiry.ID
	State      enquiry.State
	Outcome    enquiry.Outcome
	Discussion string
	HeldOn     timescale.Date
}

// Parent is a parent who is asked to a conference.
type Parent struct {
	Conference conference.ID
	Person     access.PersonID
	Children   []access.PersonID // about whom they are asked; none means all
}

// Report is an agency's report, and with whom it was shared when.
type Report struct {
	ID          string
	Conference  conference.ID
	Writer      access.AccountID
	Children    []access.PersonID // whom it is about; none means all
	SubmittedOn timescale.Date
	Shares      []Share
}

// Share is one time that a report was shared with somebody.
type Share struct {
	ID   string
	With access.PersonID
	On   timescale.Date
}

// Record is the first record of a conference.
type Record struct {
	ID         string
	Conference conference.ID
	IssuedOn   timescale.Date // none while it is not issued
}

// Meeting is a meeting of a core group.
type Meeting struct {
	coregroup.Meeting
	Working    bool // the group goes on
	Conference conference.ID
}

// Visit is a visit to one child that counts.
type Visit struct {
	ID    string
	Child access.PersonID
	On    timescale.Date
}

// conference finds one of the family's conferences.
func (c Case) conference(id conference.ID) conference.Conference {
	for _, one := range c.Conferences {
		if one.ID == id {
			return one
		}
	}
	return conference.Conference{}
}

// held reports whether a conference has met.
func held(c conference.Conference) bool {
	switch c.State {
	case conference.Open, conference.Adjourned, conference.Closed:
		return true
	case conference.ToBeBooked, conference.Booked, conference.Cancelled:
		return false
	}
	return false
}

// reached is when a report had been shared with every parent who is asked about one of its children, and by which sharing.
// Asked is whether there is such a parent.
func (c Case) reached(r Report) (share Share, all, asked bool) {
	all = true
	for _, p := range c.Parents {
		if p.Conference != r.Conference || !meet(p.Children, r.Children) {
			continue
		}
		asked = true
		first, there := firstWith(r.Shares, p.Person)
		if !there {
			all = false
		}
		if first.On.After(share.On) {
			share = first
		}
	}
	return share, all && asked, asked
}

func firstWith(shares []Share, who access.PersonID) (Share, bool) {
	for _, s := range shares {
		if s.With == who {
			return s, true
		}
	}
	return Share{}, false
}

// meet reports whether two lists of children have one in common, where none means all.
func meet(a, b []access.PersonID) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	return slices.ContainsFunc(a, func(one access.PersonID) bool { return slices.Contains(b, one) })
}
