package web

import (
	"bytes"
	"encoding/csv"
	"net/http"
	"strconv"
	"strings"
	"unicode"
)

// sheet answers with a file for a spreadsheet.
func (v *Visit) sheet(name string, text []byte) error {
	for field, value := range map[string]string{
		"Content-Type": "text/csv; charset=utf-8", "Content-Disposition": `attachment; filename="` + name + `"`, "Content-Length": strconv.Itoa(len(text)),
	} {
		v.w.Header().Set(field, value)
	}
	v.w.WriteHeader(http.StatusOK)
	_, err := v.w.Write(text)
	return err
}

// sheetText writes lines so that no spreadsheet takes a cell for a formula. Whatever Kith writes for spreadsheets goes
// through it: internal/layout lets nothing else write CSV.
func sheetText(lines [][]string) ([]byte, error) {
	for _, line := range lines {
		for i := range line {
			line[i] = harmless(line[i])
		}
	}
	var out bytes.Buffer
	if err := csv.NewWriter(&out).WriteAll(lines); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// harmless makes a cell text to every spreadsheet: one that begins with = + - @, a tab, a line's end or a null could be run as
// a formula, so it begins with an apostrophe, which shows it as text. Some programs look past spaces, so these count as
// nothing. A number that we counted begins with a digit and stays a number.
func harmless(cell string) string {
	begins := strings.TrimLeftFunc(cell, func(r rune) bool { return unicode.Is(unicode.Zs, r) || r == '\ufeff' || r == '\u200b' })
	if begins != "" && strings.ContainsRune("=+-@\t\r\n\v\f\x00＝＋－＠", []rune(begins)[0]) {
		return "'" + cell
	}
	return cell
}
