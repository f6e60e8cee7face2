package reference

import _ "embed"

//go:embed codes.csv
var codes string

// Code is one code of the national return, with our words for it.
type Code struct {
	Code  string
	Group string // a heading that it stands under in a long list; may be empty
	Words string
	Old   bool // accepted on older records, not to be offered
}

// Sexes returns the codes of a child's sex.
func Sexes() []Code { return list("sex") }

// Ethnicities returns the codes of a child's ethnicity.
func Ethnicities() []Code { return list("ethnicity") }

// Disabilities returns the codes of a child's disabilities. NONE stands alone; any of the others may go together.
func Disabilities() []Code { return list("disability") }

// ReferralSources returns the codes of who raised a concern.
func ReferralSources() []Code { return list("referral-source") }

// PrimaryNeeds returns the codes of a child's main need. They begin with N1 and end with N0, "not stated".
func PrimaryNeeds() []Code { return list("primary-need") }

// CategoriesOfAbuse returns the codes under which a child protection plan is made. MUL is what the return takes where
// a plan is made under more than one.
func CategoriesOfAbuse() []Code { return list("category-of-abuse") }

// ClosureReasons returns the codes of why help to a child in need ended. The return has no code for why a protection
// plan alone ended.
func ClosureReasons() []Code { return list("closure") }

// AssessmentFactors returns the codes of what an assessment found. 21 stands alone.
func AssessmentFactors() []Code { return list("assessment-factor") }

// Find returns the code in a list, and whether it is there.
func Find(in []Code, code string) (Code, bool) {
	for _, c := range in {
		if c.Code == code {
			return c, true
		}
	}
	return Code{}, false
}

func list(name string) []Code {
	var found []Code
	for _, row := range rowsOf("codes.csv", codes, "list", "code", "group", "words", "state") {
		if row[0] == name {
			found = append(found, Code{Code: row[1], Group: row[2], Words: row[3], Old: row[4] == "old"})
		}
	}
	return found
}
