// Package govuk holds the GOV.UK Frontend components that Kith uses, as templ components with typed parameters.
//
// Each type is its parameters and the component at once: in a page, @govuk.Button{Text: "Save and continue"}. A type
// that takes children is written in brackets: @(govuk.InsetText{}) { <p>…</p> }. Text is escaped; markup is a
// templ.Component. The originals' own fixtures are the test.
package govuk
