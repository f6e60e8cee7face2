package procedure

import _ "embed"

//go:embed schema.yaml
var schema string

// Schema is a documented pack of a made-up partnership that says everything a procedure can say, each value with what it
// is for. A partnership's staff take from it what they need.
func Schema() string { return schema }
