// Package procedures holds Kith's own packs: the law, national guidance and Kith's defaults (england), and five
// published procedures laid over it.
package procedures

import "embed"

// FS holds the packs, one .yaml file each.
//
//go:embed *.yaml
var FS embed.FS
