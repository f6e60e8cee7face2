package access_test

import (
	"strings"
	"testing"

	"kith/access"
)

func TestWhoeverIsStoppedIsToldWhatTheirOfficeCanDo(t *testing.T) {
	t.Parallel()

	for _, one := range []struct {
		slowed      access.Slowed
		says, never string
	}{
		{access.Slowed{Office: access.SocialWorker}, "those you are allocated to", "colleague in the unit"},
		{access.Slowed{Office: access.SocialWorker, OnDuty: true}, "who can look for the child", "a conference today"},
		{access.Slowed{Office: access.Manager}, "ring the safeguarding unit", "allocated"},
		{access.Slowed{Office: access.Unit}, "ask a colleague in the unit", "ring the safeguarding unit"},
		{access.Slowed{Office: access.Chair}, "ring the safeguarding unit", "your manager"},
		{access.Slowed{Office: access.Professional}, "the family’s social worker", "your manager"},
		{access.Slowed{Office: access.Administrator}, "ring the safeguarding unit", "allocated"},
		{access.Slowed{Office: access.Protection}, "answers for data protection", "conference"},
		{access.Slowed{Office: access.Unit, Files: true}, "taken many lists", "conference"},
		{access.Slowed{Office: access.Manager, Files: true}, "taken many lists", "allocated"},
	} {
		said := one.slowed.Error()
		if !strings.Contains(said, one.says) || strings.Contains(said, one.never) || !strings.Contains(said, "is asked to look into why") {
			t.Errorf("%+v is told: %s", one.slowed, said)
		}
		if strings.Contains(said, "  ") || !strings.HasSuffix(said, ".") {
			t.Errorf("%+v: %q", one.slowed, said)
		}
	}
}
