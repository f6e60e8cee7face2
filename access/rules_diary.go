package access

// Deeds about diaries, and about one's own meetings in one's own calendar program.
const (
	KeepOwnDiary Deed = "keep one's own diary"
	KeepDiaries  Deed = "keep the diaries of police teams and interpreters"
	MakeFeed     Deed = "make or withdraw an address for one's own calendar program"
	ViewFeed     Deed = "look at when one's own meetings are, by that address"
)

// Offices that keep a diary, and all that there are but the machine's.
var (
	ofStaff  = []Office{Unit, Chair, Manager, SocialWorker, Professional, Administrator}
	everyone = append(append([]Office{}, ofStaff...), FamilyMember, Protection)
)
