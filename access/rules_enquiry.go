package access

// Deeds of the enquiry.
const (
	RecordConcern            Deed = "record a concern"
	ViewEnquiry              Deed = "look at an enquiry"
	RecordStrategyDiscussion Deed = "record a strategy discussion"
	CorrectEnquiry           Deed = "put an enquiry right"
	RecordAgencyView         Deed = "record an agency's view"
	ProposeOutcome           Deed = "propose how an enquiry ends"
	ConcludeEnquiry          Deed = "conclude an enquiry"
)

var enquiryRules = map[Deed][]PartKind{
	RecordConcern:            caseworkOrUnit,
	ViewEnquiry:              {PartUnit, PartSocialWorker, PartManager, PartChair},
	RecordStrategyDiscussion: casework,
	CorrectEnquiry:           caseworkOrUnit,
	RecordAgencyView:         casework,
	ProposeOutcome:           casework,
	ConcludeEnquiry:          {PartManager},
}
