package record_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"kith/family"
	"kith/record"
	"kith/reference"
	"kith/timescale"
)

var (
	day  = timescale.NewDate(2026, time.December, 8)
	noon = day.At(12, 0)
)

func draft() record.Record {
	return record.Record{State: record.Draft, DueOn: day.AddDays(14), LimitOn: day.AddDays(21)}
}

func TestTheChairDoesNotCheckTheRecordThatTheySign(t *testing.T) {
	t.Parallel()

	if _, err := draft().Check("chair", "chair", noon); !errors.Is(err, record.ErrChairChecks) {
		t.Errorf("checking: %v", err)
	}
	checked, err := draft().Check("recorder", "chair", noon)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := checked.Sign("recorder", "list", noon); !errors.Is(err, record.ErrChairChecks) {
		t.Errorf("signing: %v", err)
	}
}

func TestTheChairSignsOnlyWhatWasChecked(t *testing.T) {
	t.Parallel()

	if _, err := draft().Sign("chair", "list", noon); !errors.Is(err, record.ErrNotChecked) {
		t.Error(err)
	}
}

func signed(t *testing.T) record.Record {
	t.Helper()
	rec, err := draft().Check("recorder", "chair", noon)
	if err == nil {
		rec, err = rec.Sign("chair", "list", noon)
	}
	if err != nil {
		t.Fatal(err)
	}
	return rec
}

func TestAChangedListVoidsTheSignature(t *testing.T) {
	t.Parallel()

	rec := signed(t)
	if _, err := rec.Issue("unit", "another list", "", noon); !errors.Is(err, record.ErrListChanged) {
		t.Errorf("issuing: %v", err)
	}
	again, err := rec.Unsign()
	if err != nil || again.State != record.Checked || again.Approval != "" {
		t.Errorf("%+v, %v", again, err)
	}
}

func TestALateRecordSaysWhy(t *testing.T) {
	t.Parallel()

	rec, late := signed(t), day.AddDays(22).At(9, 0)
	if _, err := rec.Issue("unit", "list", " ", late); !errors.Is(err, record.ErrWhyLate) {
		t.Errorf("without a reason: %v", err)
	}
	rec, err := rec.Issue("unit", "list", "The recorder was ill.", late)
	if err != nil || rec.State != record.Issued || rec.Words.LateReason == "" {
		t.Errorf("%+v, %v", rec, err)
	}
	if onTime, err := signed(t).Issue("unit", "list", "", day.AddDays(21).At(23, 0)); err != nil || onTime.Words.LateReason != "" {
		t.Errorf("on the last day: %v", err)
	}
}

func TestSendingBackTakesAReason(t *testing.T) {
	t.Parallel()

	if _, err := signed(t).SendBack(" "); !errors.Is(err, record.ErrWhySentBack) {
		t.Error(err)
	}
	if rec, err := signed(t).SendBack("The date is wrong"); err != nil || rec.State != record.Draft || rec.Approval != "" {
		t.Errorf("%+v, %v", rec, err)
	}
}

func TestPostIsOfferedOnlyWhereItIsKnownToBeSafe(t *testing.T) {
	t.Parallel()

	for _, post := range []family.Post{family.PostNotSafe, family.PostByWorker, family.PostNotAsked} {
		c := record.Copy{FamilySide: true, Post: post, CreatedAt: noon}
		if slices.Contains(c.Ways(), record.ByPost) {
			t.Errorf("%s: post is offered", post)
		}
		if _, _, err := c.Send(record.Sending{Way: record.ByPost, SentOn: day}, day); !errors.Is(err, record.ErrPostNotSafe) {
			t.Errorf("%s: %v", post, err)
		}
	}
	safe := record.Copy{FamilySide: true, Post: family.PostSafe}
	if safe.Ways()[0] != record.ByPost {
		t.Error("post is not the first way where it is safe")
	}
}

func TestTheClockCountsToTheDayTheParentHasIt(t *testing.T) {
	t.Parallel()

	c := record.Copy{FamilySide: true, Post: family.PostSafe, CreatedAt: noon}
	c, s, err := c.Send(record.Sending{Way: record.ByPost, SentOn: day}, day)
	if err != nil || c.State != record.Sent || !c.ReachedOn.IsZero() {
		t.Fatalf("%+v, %v", c, err)
	}
	if _, _, err := c.Arrive(s, day.AddDays(-1), day); !errors.Is(err, record.ErrReachedFirst) {
		t.Errorf("before it was sent: %v", err)
	}
	c, s, err = c.Return(s, "Not known at this address")
	if err != nil || c.State != record.Returned {
		t.Fatalf("%+v, %v", c, err)
	}
	if _, _, err := c.Arrive(s, day, day); !errors.Is(err, record.ErrNotOnItsWay) {
		t.Errorf("after it came back: %v", err)
	}
	c, s, err = c.Send(record.Sending{Way: record.GivenInHand, SentOn: day.AddDays(22)}, day.AddDays(30))
	if err != nil || c.State != record.Reached || s.ReachedOn != day.AddDays(22) {
		t.Fatalf("%+v, %v", c, err)
	}
	if !draft().ByDay(c, day.AddDays(30)) {
		t.Error("it reached them after the last day and is not late")
	}
}

func TestTheLastPostingDayAllowsForDelivery(t *testing.T) {
	t.Parallel()

	due := timescale.NewDate(2026, time.December, 30) // a Wednesday after Christmas, Boxing Day and a substitute Monday
	if got := record.LastPosting(due, reference.Calendar()); got != timescale.NewDate(2026, time.December, 23) {
		t.Errorf("the last posting day is %s", got.Long())
	}
}

func TestOpeningACopyCountsOnce(t *testing.T) {
	t.Parallel()

	c, first := record.Copy{}.Open(noon)
	if !first || c.State != record.Reached || c.ReachedOn != day {
		t.Errorf("%+v", c)
	}
	if _, again := c.Open(noon); again {
		t.Error("it is opened twice")
	}
}
