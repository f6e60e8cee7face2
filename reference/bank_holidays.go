package reference

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"strings"

	"kith/timescale"
)

//go:embed bank-holidays.csv
var bankHolidays string

// BankHolidays returns the published bank holidays of England and Wales, 2012 to 2028, substitute and added days
// included, in the order of the calendar.
func BankHolidays() []timescale.Holiday {
	rows := rowsOf("bank-holidays.csv", bankHolidays, "date", "name", "kept")
	days := make([]timescale.Holiday, 0, len(rows))
	for _, row := range rows {
		date, err := timescale.Parse(row[0])
		if err != nil {
			panic(fmt.Sprintf("reference/bank-holidays.csv: %v", err))
		}
		days = append(days, timescale.Holiday{Date: date, Name: row[1]})
	}
	return days
}

// Calendar returns the calendar of working days made from BankHolidays. Make it once and share it.
func Calendar() timescale.Calendar { return timescale.NewCalendar(BankHolidays()) }

// rowsOf reads a file of ours: comment lines, a heading line that must be exactly the columns, then rows.
func rowsOf(file, text string, columns ...string) [][]string {
	r := csv.NewReader(strings.NewReader(text))
	r.Comment = '#'
	r.FieldsPerRecord = len(columns)
	rows, err := r.ReadAll()
	if err != nil || len(rows) < 2 || strings.Join(rows[0], ",") != strings.Join(columns, ",") {
		panic(fmt.Sprintf("reference/%s does not hold rows of %v: %v", file, columns, err))
	}
	return rows[1:]
}
