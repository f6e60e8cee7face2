package demonstration

import (
	"context"
	"fmt"
	"time"

	"kith/access"
	"kith/casework"
	"kith/diary"
)

// keepDiaries lists a police team and an interpreter, with what they said of their weeks, and has the chair keep a diary: some days ago,
// when every story had been told.
func (c *cast) keepDiaries(ctx context.Context, desk *casework.Desk, clock *clock, tenant access.TenantID) error {
	clock.set(clock.day(-3), 8, 30)
	unit := c.actor(tenant, "unit")
	by := func(who access.Actor, once string) casework.Doing {
		return casework.Doing{Actor: who, Once: "diary " + once}
	}
	police, err := desk.ListDiary(ctx, by(unit, "police"), diary.Diary{Kind: diary.Police, Name: "Child protection team"})
	if err != nil {
		return fmt.Errorf("listing the police: %w", err)
	}
	interpreter, err := desk.ListDiary(ctx, by(unit, "interpreter"), diary.Diary{Kind: diary.Interpreter, Name: "Oksana Lis", Languages: "Polish and Ukrainian"})
	if err != nil {
		return fmt.Errorf("listing the interpreter: %w", err)
	}
	for _, one := range []struct {
		who  access.Actor
		of   diary.ID
		days []time.Weekday
		week diary.Week
	}{
		{unit, police, []time.Weekday{time.Monday, time.Wednesday, time.Friday}, diary.Week{}}, // they attend on Tuesdays and Thursdays
		{unit, interpreter, []time.Weekday{time.Friday}, diary.Week{Begins: "12:00", Ends: "18:00"}},
		{c.actor(tenant, "chair"), casework.OwnDiary, []time.Weekday{time.Wednesday}, diary.Week{Begins: "09:00", Ends: "11:00"}},
	} {
		if err := desk.AddWeeks(ctx, by(one.who, "weeks "+string(one.of)), one.of, one.days, one.week); err != nil {
			return fmt.Errorf("keeping a diary: %w", err)
		}
	}
	return nil
}
