package timescale

import "time"

// proclamation is a bank holiday that was moved or added for one year by royal proclamation. A moved one has the day
// that it was taken from.
type proclamation struct {
	kept, from Date
	name       string
}

// proclamations are those of England and Wales since the early May holiday began in 1978, as announced in the London
// Gazette. They are facts, not a rule: a year to come may have one that nobody knows of yet.
func proclamations(year int) []proclamation {
	on := func(month time.Month, day int) Date { return NewDate(year, month, day) }
	switch year {
	case 1981:
		return []proclamation{{on(time.July, 29), Date{}, "Royal wedding"}}
	case 1995:
		return []proclamation{{on(time.May, 8), on(time.May, 1), "Early May bank holiday (VE day)"}}
	case 1999:
		return []proclamation{{on(time.December, 31), Date{}, "Millennium eve"}}
	case 2002:
		return []proclamation{
			{on(time.June, 3), Date{}, "Queen's Golden Jubilee"},
			{on(time.June, 4), on(time.May, 27), "Spring bank holiday"},
		}
	case 2011:
		return []proclamation{{on(time.April, 29), Date{}, "Royal wedding"}}
	case 2012:
		return []proclamation{
			{on(time.June, 4), on(time.May, 28), "Spring bank holiday"},
			{on(time.June, 5), Date{}, "Queen's Diamond Jubilee"},
		}
	case 2020:
		return []proclamation{{on(time.May, 8), on(time.May, 4), "Early May bank holiday (VE day)"}}
	case 2022:
		return []proclamation{
			{on(time.June, 2), on(time.May, 30), "Spring bank holiday"},
			{on(time.June, 3), Date{}, "Queen's Platinum Jubilee"},
			{on(time.September, 19), Date{}, "State funeral of Queen Elizabeth II"},
		}
	case 2023:
		return []proclamation{{on(time.May, 8), Date{}, "Coronation of King Charles III"}}
	}
	return nil
}
