// Package promises holds what five guides promise to families (promises.yaml), and, in its tests, the scenario that
// proves each. `make promises` runs them and prints how many of the promises are proven.
//
// A scenario is a test that calls Proves with what it claims. It acts as people do, each at a screen of their own:
//
//	func TestAConcernLeadsToAnEnquiry(t *testing.T) {
//		t.Parallel()
//		Proves(t, []Claim{{ID: "DD-01", Behind: "/enquiries/{enquiry}"}}, func(p *Proof) {
//			worker := p.As("social worker", p.SocialWorker)
//			worker.Click("Record a concern")
//			...
//			worker.Saw("DD-01", "Hillside Primary School", "section 47")
//		})
//	}
//
// A claim counts when everybody named in the promise's `who` opened a screen in the scenario and saw something of it
// (Saw), under the procedure of the promise's guide. `make deep` runs the scenario again without the page that the
// claim stands on (Behind, one of web.Paths), and demands that it fails.
package promises
