// Package stories tells, in its tests, whole ways through Kith: each person of a case in turn, in a browser of their own,
// by clicking on what stands on their own pages. One file is one chapter, and its functions are named after what happens,
// so that a story's own list of them reads as the process.
//
//	a family from the concern to the end of its plan    family_test.go, family_reviews_test.go
//
// Nobody in a story types an address. A step that has no door on somebody's page fails here.
package stories
