package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/coregroup"
	"kith/internal/store"
	"kith/plan"
	"kith/procedure"
	"kith/review"
	"kith/timescale"
)

// PlanView is a child's plan as its reader sees it.
type PlanView struct {
	ID         plan.ID
	Family     access.FamilyID
	Kind       plan.Kind
	KindName   string // what the procedure calls it
	State      plan.State
	Child      Named
	BeganOn    timescale.Date
	DetailedOn timescale.Date
	EndedOn    timescale.Date
	VisitDueOn timescale.Date
	VisitRule  procedure.Rule
	Previous   int
	LeadWorker Who
	Categories []plan.Spell
	Words      plan.Words
	Lines      []LineView
	Proposals  []ProposalView
	Members    []MemberView
	Meetings   []MeetingView
	Visits     []VisitView
	Review     ReviewView
	Changes    []PlanChangeView
	Ending     *EndingView
	Advice     []store.LegalAdvice
	Others     []PlanRef
	People     []Who   // who may own a line or be told
	Several    bool    // a line may be for some of the family alone, and its writer says for whom
	OfFamily   []Who   // those of the family who take part
	Joiners    []Named // children without a child protection plan
	Today      timescale.Date
	IsParent   bool   // the reader is a parent of the child
	IsChild    bool   // the reader is the child, or a child of the family
	Legal      string // what a plan does not change, as the procedure says it
	NotWorking string // what follows where a protection plan is not worked with
	Meets      string // what the procedure says of the meetings of a Child in Need plan
	Told       []store.AdviceTold
	Breaches   []BreachView
	MayChange  bool // social worker or manager
	MayWork    bool // a professional of the group as well
	MayTell    bool // who was told that it ended
	MaySee     bool // the manager
	NoticeOnly bool // the procedure promises notice of every visit under this plan
}

// PlanRef is another plan of the family.
type PlanRef struct {
	ID    plan.ID
	Child Named
	Kind  plan.Kind
	State plan.State
}

// LineView is a line of a plan.
type LineView struct {
	ID       plan.LineID
	Kind     plan.LineKind
	State    plan.LineState
	For      []Named
	Owner    Who
	ByOn     timescale.Date
	Overdue  bool
	Source   plan.Source
	TakenUp  plan.TakenUp
	Asked    Who // of the family, who proposed it, where the reader may know
	Words    plan.LineWords
	Audience access.Audience // for professionals, as Readers is
	Readers  string          // who may read it, in words, where not everyone may
	Progress []ProgressView
	Versions []VersionView
	Plans    []plan.ID
}

// ProgressView is what somebody said of a line.
type ProgressView struct {
	Going plan.Going
	Words plan.ProgressWords
	By    Who
	On    timescale.Date
	Held  bool // at a meeting of the group
}

// VersionView is how a line was before a change.
type VersionView struct {
	Was plan.Line
	By  Who
	On  timescale.Date
}

// MemberView is a person of the group.
type MemberView struct {
	ID   string
	Who  Who
	Role string
}

// MeetingView is a meeting of the group.
type MeetingView struct {
	ID       string
	State    coregroup.MeetingState
	First    bool
	DueOn    timescale.Date
	LimitOn  timescale.Date
	Rule     procedure.Rule // of the day by which it is to be
	HeldOn   timescale.Date
	Begins   string
	Late     bool
	Words    coregroup.MeetingWords
	Mine     coregroup.Presence // the reader's own answer
	MineWas  []coregroup.EarlierReply
	Came     []CameView
	Checks   []CheckView
	Recorded Who
}

// CameView is how one member stands to a meeting.
type CameView struct {
	Member  MemberView
	State   coregroup.Presence
	Earlier []coregroup.EarlierReply // what they answered about days that the meeting was moved from
}

// CheckView is what a meeting found for a child.
type CheckView struct {
	Child Named
	Kind  coregroup.CheckKind
	Said  string
}

// VisitView is a visit.
type VisitView struct {
	coregroup.Visit

	Who   Who
	Named []Named
}

// BreachView is a visit that came without the notice that was promised, as the family reads of it.
type BreachView struct {
	On  timescale.Date
	Who Who
	Why string
}

// ReviewView is the review to come.
type ReviewView struct {
	There   bool
	Booked  bool
	On      timescale.Date
	Begins  string
	DueOn   timescale.Date
	LimitOn timescale.Date
	Rule    procedure.Rule // of the last day
	Missing []review.Missing
}

// PlanChangeView is something that happened to the plan as a whole.
type PlanChangeView struct {
	Change string
	On     string
	By     Who
	Why    string
	Was    plan.Words
}

// EndingView is how a plan ended, and who was told.
type EndingView struct {
	Ground   plan.Ground
	On       timescale.Date
	By       Who
	Evidence string
	Family   string
	Told     []ToldView
	Owed     []Who // who worked the plan and has not been told
}

// ToldView is one person told.
type ToldView struct {
	Who Who
	How string
	On  timescale.Date
}

// ViewPlan shows a plan to the professionals of the case.
func (d *Desk) ViewPlan(ctx context.Context, actor access.Actor, id plan.ID) (access.Copy[PlanView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (PlanView, error) {
		return d.planView(r, id, access.ViewPlan)
	})
	if err != nil {
		return seen, fmt.Errorf("looking at a plan: %w", err)
	}
	return seen, nil
}

func (d *Desk) planView(r *store.Reading, id plan.ID, deed access.Deed) (PlanView, error) {
	f, err := r.PlanFamily(id)
	if err != nil {
		return PlanView{}, err
	}
	pass, err := r.Allow(f, deed, string(id))
	if err != nil {
		return PlanView{}, err
	}
	file, err := openPlans(r, pass)
	if err != nil {
		return PlanView{}, err
	}
	at := slices.IndexFunc(file.plans, func(p plan.Plan) bool { return p.ID == id })
	if at < 0 {
		return PlanView{}, access.ErrNotFound
	}
	return d.fullView(file, file.plans[at])
}

// fullView is one plan out of the file, as its reader sees it.
func (d *Desk) fullView(f *planFile, p plan.Plan) (PlanView, error) {
	v := PlanView{
		ID: p.ID, Family: p.Family, Kind: p.Kind, State: p.State, BeganOn: p.BeganOn, DetailedOn: p.DetailedOn, EndedOn: p.EndedOn,
		VisitDueOn: p.VisitDueOn, Previous: p.Previous, Categories: f.categories[p.ID], Words: p.Words, Today: f.today,
		IsParent: f.k.Has(access.PartParent), IsChild: f.k.Has(access.PartChild), MayChange: f.k.Has(access.PartSocialWorker, access.PartManager), MaySee: f.k.Has(access.PartManager),
		MayWork: f.k.Has(access.PartSocialWorker, access.PartManager, access.PartCoreGroup),
		MayTell: f.k.May(access.TellEnding),
	}
	if named := f.names.children([]access.PersonID{p.Child}); len(named) > 0 {
		v.Child = named[0]
	}
	pack, err := d.pack(f.r, f.today)
	if err != nil {
		return v, err
	}
	v.KindName = "Child protection plan"
	if p.Kind == plan.ChildInNeed {
		v.KindName, v.NoticeOnly = pack.ChildInNeed.Name.Value, pack.ChildInNeed.AnnouncedOnly.Value
		v.Meets = pack.ChildInNeed.MeetingsWords.Value
	} else {
		v.Legal, v.NotWorking = pack.Decision.LegalStatusWords.Value, pack.Decision.NotWorkingTogether.Value
	}
	for _, fill := range []func(*PlanView, plan.Plan) error{f.lead, f.fillLines, f.fillGroup, f.fillVisits, f.fillReview} {
		if err := fill(&v, p); err != nil {
			return v, err
		}
	}
	if err := d.rules(f, &v, p); err != nil {
		return v, err
	}
	for _, one := range f.proposals {
		if one.Plan == p.ID {
			v.Proposals = append(v.Proposals, one)
		}
	}
	for _, other := range f.plans {
		if other.ID != p.ID {
			if named := f.names.children([]access.PersonID{other.Child}); len(named) > 0 {
				v.Others = append(v.Others, PlanRef{ID: other.ID, Child: named[0], Kind: other.Kind, State: other.State})
			}
		}
	}
	if !f.k.Professional() {
		return v, f.forFamily(&v, p)
	}
	return v, f.forStaff(&v, p)
}
