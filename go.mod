module kith

go 1.26

require pgregory.net/rapid v1.3.0

require gopkg.in/yaml.v3 v3.0.1

require github.com/google/go-cmp v0.7.0
