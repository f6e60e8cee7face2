package coregroup_test

import (
	"errors"
	"testing"

	"kith/coregroup"
)

func TestWhatSomebodyIsInAGroupNamesNobody(t *testing.T) {
	t.Parallel()

	names := []string{"Mel Example", "Zoë O’Brien"}
	for _, c := range []struct {
		chosen, other, want string
		err                 error
	}{
		{"health visitor", "", "health visitor", nil},
		{"health visitor", "Mel", "health visitor", nil},
		{"", "", "", coregroup.ErrNoRole},
		{"Mel’s friend", "", "", coregroup.ErrNoRole},
		{coregroup.OtherRole, "  ", "", coregroup.ErrWhichRole},
		{coregroup.OtherRole, "speech therapist", "speech therapist", nil},
		{coregroup.OtherRole, "MEL’s mother", "", coregroup.ErrRoleNames},
		{coregroup.OtherRole, "neighbour of the Examples, at example", "", coregroup.ErrRoleNames},
		{coregroup.OtherRole, "friend of zoë", "", coregroup.ErrRoleNames},
		{coregroup.OtherRole, "melodeon teacher", "melodeon teacher", nil},
	} {
		got, err := coregroup.RoleOf(c.chosen, c.other, names)
		if got != c.want || !errors.Is(err, c.err) {
			t.Errorf("%q, %q: %q, %v", c.chosen, c.other, got, err)
		}
	}
}
