package layout

// may says what a package imports directly, tests aside. Anything not written here is refused.
type may struct {
	ours   string // packages of this module; a name ending in /... stands for everything below it
	others string // third-party modules; the standard library needs no line
}

const (
	words = "access conference coregroup deadline diary enquiry fault family plan procedure record report review sharing statement timescale"
	yaml  = "go.yaml.in/yaml github.com/goccy/go-yaml gopkg.in/yaml.v3"
	page  = "github.com/a-h/templ"
)

// allowed is the import map. Its order tells the story; nothing points back.
var allowed = map[string]may{
	"fault":     {},
	"timescale": {},
	"access":    {ours: "fault timescale"},

	"reference":  {ours: "timescale"},
	"procedures": {},
	"procedure":  {ours: "fault timescale", others: yaml},

	"family":     {ours: "access fault timescale"},
	"sharing":    {ours: "access fault timescale"},
	"statement":  {ours: "access family fault timescale"},
	"enquiry":    {ours: "access family fault procedure statement timescale"},
	"report":     {ours: "access conference family fault procedure statement timescale"},
	"diary":      {ours: "access fault timescale", others: "github.com/emersion/go-ical github.com/teambition/rrule-go"},
	"conference": {ours: "access diary enquiry family fault procedure statement timescale"},
	"plan":       {ours: "access conference family fault procedure statement timescale"},
	"coregroup":  {ours: "access family fault plan procedure statement timescale"},
	"review":     {ours: "access conference coregroup family fault plan procedure timescale"},
	"record":     {ours: "access conference family fault plan procedure report statement timescale"},
	"deadline":   {ours: "access conference coregroup enquiry fault plan procedure timescale"},
	"audit":      {ours: "access fault timescale", others: "golang.org/x/mod"},
	"returns":    {ours: "access conference enquiry family fault plan procedure reference review timescale"},

	"internal/store/seal": {},
	"internal/store/gen":  {ours: words + " audit internal/store/seal"}, // columns have our types
	"internal/store": {
		ours: words + " audit reference internal/store/...",
		others: "github.com/ncruces/go-sqlite3 github.com/jackc/pgx/v5 github.com/pressly/goose/v3 " +
			"github.com/riverqueue/river golang.org/x/mod",
	},
	"casework":          {ours: words + " audit procedures reference returns internal/store"},
	"internal/document": {ours: words + " casework internal/form internal/web/govuk", others: page},
	"internal/form":     {ours: "fault timescale"},
	"internal/scan":     {},
	"internal/signin": {
		ours:   "access casework fault timescale internal/store",
		others: "github.com/coreos/go-oidc/v3 github.com/go-webauthn/webauthn golang.org/x/crypto golang.org/x/oauth2",
	},
	"internal/live":       {ours: "access casework timescale internal/store"},
	"internal/job":        {ours: "access casework timescale internal/document internal/store"},
	"internal/web/assets": {},
	"internal/web/govuk":  {others: page},
	"internal/web/ask":    {ours: "fault timescale internal/form internal/web/govuk internal/web/page", others: page},
	"internal/web/page": {
		ours:   words + " internal/form internal/web/assets internal/web/govuk",
		others: page,
	},
	"internal/web": {
		ours: words + " casework reference internal/document internal/form internal/live internal/signin " +
			"internal/store internal/web/ask internal/web/assets internal/web/govuk internal/web/page",
		others: page + " golang.org/x/time",
	},
	"internal/api":  {ours: words + " casework internal/signin", others: "github.com/danielgtaylor/huma/v2"},
	"demonstration": {ours: words + " casework procedures reference internal/store"},

	"promises":              {},
	"stories":               {},
	"internal/layout":       {},
	"internal/testcase/...": {ours: "...", others: "..."},
	"cmd/kith":              {ours: "...", others: "..."},
}

// planned names what is in the map and not yet in the tree. The test demands that it is absent: a package that
// arrives is taken off this list in the same commit, so the list cannot go stale.
const planned = `
	internal/api internal/document internal/job internal/live returns
`

// domain lists the packages that do no I/O: what they need comes in as an argument.
const domain = words + " audit reference returns"

// noIO lists what a domain package does not import from the standard library.
const noIO = "context database/sql html/template log log/slog net net/http net/smtp os os/exec os/signal syscall"

// testsOfWords lists what the tests of a domain package may import beside what the package may.
var testsOfWords = may{ours: "procedure procedures reference internal/testcase internal/testcase/pace", others: "github.com/google/go-cmp pgregory.net/rapid"}

// only names the standard library's packages that belong to a few places, tests aside.
var only = map[string]string{
	"database/sql":        "cmd/kith internal/store/... internal/testcase/...",
	"database/sql/driver": "internal/store/... internal/testcase/... timescale",
	"net/http":            "cmd/kith internal/api internal/live internal/signin internal/testcase/... internal/web internal/web/...",
	"time/tzdata":         "cmd/kith timescale",

	// A program that starts no other, reads no format that can name code or files, and opens no door for its makers. What is
	// broken is never taken by mistake: see docs/security.md.
	"os/exec": testsAlone, "plugin": testsAlone, "reflect": testsAlone, "unsafe": testsAlone, "net/http/pprof": testsAlone, "expvar": testsAlone,
	"encoding/xml": testsAlone, "encoding/gob": testsAlone, "net/rpc": testsAlone, "net/smtp": testsAlone,
	"text/template": testsAlone, "html/template": testsAlone,
	"crypto/md5": testsAlone, "crypto/sha1": testsAlone, "crypto/des": testsAlone, "crypto/rc4": testsAlone, "crypto/dsa": testsAlone,
	"crypto/cipher": "internal/store/seal internal/testcase/...",
}

const testsAlone = "internal/testcase/..."

// callers are the packages that ask anything of another machine.
const callers = "internal/signin internal/scan internal/testcase/..."
