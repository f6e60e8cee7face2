package coregroup

import (
	"slices"
	"strings"
	"unicode"

	"kith/fault"
)

// The rules for what somebody is in a group. It is read by all who see the plan, so it is the field's own term, or other
// words that name nobody.
var (
	ErrNoRole    = fault.New("role", "Choose what they do in the group")
	ErrWhichRole = fault.New("other-role", "Say what they do in the group, such as family support worker")
	ErrRoleNames = fault.New("other-role", "Say what they do in the group without anybody’s name")
)

// OtherRole is what is chosen where the terms do not have it.
const OtherRole = "other"

// Roles are the terms for what somebody is in a group, of the professionals and of the family.
func Roles() []string {
	return []string{
		"social worker", "team manager", "health visitor", "school nurse", "midwife", "doctor", "school", "early years",
		"education welfare", "police", "probation", "housing", "substance misuse", "mental health", "domestic abuse",
		"family support", "youth work", "parent", "carer", "grandparent", "aunt or uncle", "brother or sister", "family friend",
		"the plan is theirs",
	}
}

// RoleOf is what somebody is in a group: one of the terms, or other words, in which none of the people known to the family
// is named.
func RoleOf(chosen, other string, names []string) (string, error) {
	if slices.Contains(Roles(), chosen) {
		return chosen, nil
	}
	if chosen != OtherRole {
		return "", ErrNoRole
	}
	other = strings.TrimSpace(other)
	if other == "" {
		return "", ErrWhichRole
	}
	said := wordsOf(other)
	for _, name := range names {
		for _, part := range wordsOf(name) {
			if len(part) > 2 && slices.Contains(said, part) {
				return "", ErrRoleNames
			}
		}
	}
	return other, nil
}

// wordsOf are the words of a text in small letters, a possessive as the word it is made of.
func wordsOf(text string) []string {
	text = strings.NewReplacer("’s", "", "'s", "").Replace(strings.ToLower(text))
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
}
