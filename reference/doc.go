// Package reference holds public facts that Kith needs, in Kith's own form and words: the bank holidays of England and
// Wales, and the code lists of the national return on children in need. Each file begins with its source.
//
// The files are part of the program, so a fault in one is a fault of the build: reading panics, and a test reads them
// all.
package reference
