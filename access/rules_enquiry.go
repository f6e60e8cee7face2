package access

// Deeds of the enquiry.
const (
	RecordConcern Deed = "record a concern"
	ViewEnquiry   Deed = "look at an enquiry"
)

var enquiryRules = map[Deed][]PartKind{
	RecordConcern: casework,
	ViewEnquiry:   {PartUnit, PartSocialWorker, PartManager, PartChair},
}
