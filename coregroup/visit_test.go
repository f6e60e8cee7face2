package coregroup_test

import (
	"errors"
	"testing"

	"kith/coregroup"
	"kith/timescale"
)

func TestAChildWhoIsNotBornYetIsVisitedAndNotSeen(t *testing.T) {
	t.Parallel()

	day := timescale.NewDate(2026, 12, 16)
	v := coregroup.Visit{State: coregroup.VisitPlanned, On: day, Words: coregroup.VisitWords{Where: "At home"}}
	v.Children = []coregroup.Seen{{Child: "baby", Unborn: true}}
	made, err := v.Make(day)
	if err != nil || made.Words.NotWhy != "Not born yet" || !made.Children[0].Counts() {
		t.Errorf("%+v, %v", made, err)
	}
	v.Children = []coregroup.Seen{{Child: "baby", Unborn: true, Seen: true}}
	if _, err := v.Make(day); !errors.Is(err, coregroup.ErrSeenUnborn) {
		t.Errorf("seen before the birth: %v", err)
	}
	v.Children = []coregroup.Seen{{Child: "baby", Unborn: true}, {Child: "kai"}}
	if _, err := v.Make(day); !errors.Is(err, coregroup.ErrNoNotSeenWhy) {
		t.Errorf("a born child was not seen, and nobody says why: %v", err)
	}
}
