module kith

go 1.26.0

require (
	github.com/a-h/templ v0.3.1020
	github.com/google/go-cmp v0.7.0
	golang.org/x/net v0.62.0
)
