package family

import (
	"strings"

	"kith/fault"
)

// The rules for the numbers that schools and the health service know a child by.
var (
	ErrUPN       = fault.New("upn", "Check the unique pupil number: a letter, then 12 digits. Its first letter does not fit the rest")
	ErrNHSNumber = fault.New("nhs", "Check the NHS number: 10 digits. The last digit does not fit the rest")
)

// upnLetters are the letters of a unique pupil number, by their value. I, O and S are left out, as they look like digits.
const upnLetters = "ABCDEFGHJKLMNPQRTUVWXYZ"

// CheckUPN says whether a unique pupil number is one: its first letter is worked out from the twelve places after it.
// The last place of a temporary number is a letter. Source: Department for Education, Unique pupil numbers guide.
func CheckUPN(upn string) error {
	if upn == "" {
		return nil
	}
	if len(upn) != 13 {
		return ErrUPN
	}
	sum := 0
	for i := 1; i < 13; i++ {
		value := strings.IndexByte("0123456789", upn[i])
		if value < 0 && i == 12 {
			value = strings.IndexByte(upnLetters, upn[i])
		}
		if value < 0 {
			return ErrUPN
		}
		sum += value * (i + 1)
	}
	if upn[0] != upnLetters[sum%len(upnLetters)] {
		return ErrUPN
	}
	return nil
}

// CheckNHSNumber says whether an NHS number is one: its last digit is worked out from the nine before it, modulo 11.
// Source: NHS Data Dictionary, NHS number.
func CheckNHSNumber(number string) error {
	if number == "" {
		return nil
	}
	if len(number) != 10 {
		return ErrNHSNumber
	}
	sum := 0
	for i := range 10 {
		digit := strings.IndexByte("0123456789", number[i])
		if digit < 0 {
			return ErrNHSNumber
		}
		sum += digit * (10 - i)
	}
	// The last digit has the weight 1, so a true number divides by 11. A remainder that would need 10 has no digit.
	if sum%11 != 0 || number == "0000000000" {
		return ErrNHSNumber
	}
	return nil
}

// Compact takes the spaces and dashes out of a number that somebody typed, and makes its letters capitals.
func Compact(typed string) string {
	return strings.ToUpper(strings.NewReplacer(" ", "", "-", "").Replace(strings.TrimSpace(typed)))
}
