package casework

import (
	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/procedure"
	"kith/report"
	"kith/timescale"
)

// keepBooking saves a booking with its room, whoever else is needed and what is said of the change: the chair and the recorder
// get their parts and their places, and whom they replace lose theirs.
func (d *Desk) keepBooking(tx *store.Tx, pass access.Pass, was, now conference.Conference, b conference.Booking, ch conference.Change) error {
	if err := tx.SaveConference(pass, now); err != nil {
		return err
	}
	if err := tx.TakeRoom(pass, now.ID, b.Room); err != nil {
		return err
	}
	if err := tx.Need(pass, now.ID, b.Needed); err != nil {
		return err
	}
	if err := giveParts(tx, pass, was, now); err != nil {
		return err
	}
	if err := seatWhoRuns(tx, pass, now); err != nil {
		return err
	}
	return d.noteBooking(tx, pass, was, now, ch)
}

// noteBooking notes a booking. For another day or time than before everybody is asked again, and for another day it begins anew.
// Those who cannot sign in are to be told of that, and of another chair.
func (d *Desk) noteBooking(tx *store.Tx, pass access.Pass, was, now conference.Conference, ch conference.Change) error {
	wasOn, wasAt := was.Next()
	nowOn, nowAt := now.Next()
	ch.ID, ch.Conference, ch.Kind, ch.Was, ch.Now = tx.NewID(), now.ID, conference.WasBooked, wasOn, nowOn
	if !wasOn.IsZero() {
		ch.Kind = conference.WasChanged
	}
	if was.Chair != "" && was.Chair != now.Chair {
		ch.WasChair, ch.NowChair = was.Chair, now.Chair
	}
	if err := tx.AddChange(pass, ch); err != nil {
		return err
	}
	otherTime := wasOn != nowOn || wasAt != nowAt
	if otherTime || ch.WasChair != "" {
		if err := tx.MustTell(pass, now.ID, ch.ID); err != nil {
			return err
		}
	}
	if !otherTime {
		return nil
	}
	if wasOn != nowOn && was.State == conference.Booked {
		if err := tx.SetDayAside(pass, now.ID, ch.ID); err != nil {
			return err
		}
	}
	return d.askAgain(tx, pass, now)
}

// askAgain asks everybody once more who had answered for another day or time, and moves the days by which reports are due.
func (d *Desk) askAgain(tx *store.Tx, pass access.Pass, c conference.Conference) error {
	invited, err := tx.Invitations(pass, c.ID)
	if err != nil {
		return err
	}
	for _, i := range invited {
		again, answered := i.AskedAgain()
		if !answered {
			continue
		}
		if err := tx.SaveInvitation(pass, again); err != nil {
			return err
		}
	}
	on, _ := c.Next()
	pack, err := d.pack(&tx.Reading, on)
	if err != nil {
		return err
	}
	due := d.reportsDue(pack, c, tx.Today())
	reports, err := tx.Reports(pass, c.ID)
	if err != nil {
		return err
	}
	for _, r := range reports {
		if r.Kind != report.Agency || r.State == report.Submitted || r.State == report.NotAsked || r.DueOn == due {
			continue
		}
		r.DueOn = due
		if err := tx.SaveReport(pass, r); err != nil {
			return err
		}
	}
	return nil
}

// reportsDue is the day by which a conference's reports are to be with the family, never one gone by.
func (d *Desk) reportsDue(pack procedure.Pack, c conference.Conference, today timescale.Date) timescale.Date {
	event := procedure.InitialConference
	if !c.First() {
		event = procedure.Review
	}
	on, _ := c.Next()
	due := pack.ReportsToParentsBy(event, on, d.calendar).Due
	if due.Before(today) {
		return today
	}
	return due
}

// seatWhoRuns asks the chair and the recorder in the place of those whom they replace, where these had been asked: nobody reads that
// somebody runs the conference who does not. Whoever was there on a day that was adjourned was there.
func seatWhoRuns(tx *store.Tx, pass access.Pass, now conference.Conference) error {
	if now.State != conference.Booked {
		return nil
	}
	invited, err := tx.Invitations(pass, now.ID)
	if err != nil {
		return err
	}
	for _, one := range []struct {
		role conference.Role
		who  access.AccountID
	}{{conference.RoleChair, now.Chair}, {conference.RoleRecorder, now.Recorder}} {
		replaced := false
		for _, i := range invited {
			if i.Role != one.role || !i.TakesPart() || i.Account == one.who {
				continue
			}
			i.State, replaced = conference.Uninvited, true
			if err := tx.SaveInvitation(pass, i); err != nil {
				return err
			}
		}
		if !replaced || one.who == "" {
			continue
		}
		if err := seat(tx, pass, now.ID, invited, one.who, one.role); err != nil {
			return err
		}
	}
	return nil
}

// seat asks somebody who runs a conference to it, again where they had been asked before.
func seat(tx *store.Tx, pass access.Pass, id conference.ID, invited []conference.Invitation, who access.AccountID, role conference.Role) error {
	for _, i := range invited {
		if i.Account != who {
			continue
		}
		if i.TakesPart() {
			return nil
		}
		i.State, i.InvitedAt, i.DecidedBy, i.Role = conference.Invited, tx.Now(), "", role
		return tx.SaveInvitation(pass, i)
	}
	account, err := tx.Account(who)
	if err != nil {
		return err
	}
	return tx.AddInvitation(pass, conference.Invitation{
		ID: tx.NewID(), Conference: id, Account: who, Role: role, Agency: account.Agency, State: conference.Invited, InvitedAt: tx.Now(),
	})
}

// giveParts lets the chair and the recorder of a conference know of its family, and nobody whom they replace.
func giveParts(tx *store.Tx, pass access.Pass, was, now conference.Conference) error {
	for _, one := range []struct {
		was, now access.AccountID
		kind     access.PartKind
	}{{was.Chair, now.Chair, access.PartChair}, {was.Recorder, now.Recorder, access.PartRecorder}} {
		if one.was != one.now && one.was != "" {
			if err := tx.EndConferenceParts(pass, now.ID, one.kind, "replaced"); err != nil {
				return err
			}
		}
		if one.now == "" || one.now == one.was {
			continue
		}
		if err := tx.AddPart(pass, one.now, one.kind, string(now.ID)); err != nil {
			return err
		}
	}
	return nil
}
