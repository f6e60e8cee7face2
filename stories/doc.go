// Package stories tells, in its tests, whole ways through Kith: each person of a case in turn, in a browser of their own,
// by clicking on what stands on their own pages. One file is one chapter, and its functions are named after what happens,
// so that a story's own list of them reads as the process.
//
//	a family from the concern to the end of its plan                 family_test.go, family_reviews_test.go
//	a conference postponed, inquorate, adjourned and held            held_again_test.go
//	a sister and a brother whose fathers must not know of each other two_fathers_test.go
//	a child who is not born yet                                      unborn_test.go
//
// Those after the first begin where the first has told the way already, from the steps of internal/testcase/world; what
// they are about is done by clicks. Nobody in a story types an address. A step that has no door on somebody's page fails
// here.
package stories
