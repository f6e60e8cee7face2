// Package procedure holds the rules that a conference runs by, as data.
//
// A pack is one file of values: the law and national guidance with Kith's own defaults (england), or what a region or
// partnership puts over another pack. Every value says where it comes from, what kind it is and, where it changes, from
// and until which day it holds. A Library reads packs; Library.At lays them over each other as they stood on a day and
// returns a Pack that is whole: every later step asks the Pack, and nothing asks which partnership it is.
//
// The clocks are a closed table; a pack sets their lengths, and chooses among the events that a clock may start from.
// Schema is a documented pack that says everything that a pack can say.
//
// A Deadline is worked out from a Pack, an event and a calendar. It names its anchor, its rule, its source and how it
// was counted. A target missed is a reason to give; a limit missed is late.
//
// Lint says what is doubtful in a pack before families read it.
package procedure
