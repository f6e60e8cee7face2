// Package procedures holds Kith's own packs: the law, national guidance and Kith's defaults (england), five published
// procedures laid over it, and three more known from excerpts, one of them a region with a partnership of it.
package procedures

import "embed"

// FS holds the packs, one .yaml file each.
//
//go:embed *.yaml
var FS embed.FS
