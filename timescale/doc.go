// Package timescale counts days as the law and the procedures count them.
//
// A Date is a civil date: a day on the calendar in England, without a time of day. An Instant is a moment, kept in
// UTC. A Calendar knows the bank holidays of England and Wales that it was given, and works out by rule those of the
// years that it was not given, marking what follows from them as provisional.
//
// The counting rules are these. The day of an event is day 0, and a limit is the end of its last day. A working day is
// Monday to Friday without the bank holidays of England and Wales, substitute days included. A month is a calendar
// month: it runs to the same day number, or to the last day of a month that has no such day.
//
// Nothing here reads the clock. The tz database must be there for DateOf, Date.At and Instant.London: cmd/kith
// imports time/tzdata so that a server without one counts the same.
package timescale
