package web

import (
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"
)

// isReadable reports whether bytes are text that both databases can hold. Nobody types what is not, and no address of ours
// has it: such an address is answered like one that is not there.
func isReadable(text string) bool { return utf8.ValidString(text) && !strings.ContainsRune(text, 0) }

// readable gives what was sent as text: bytes that are none stand as the sign for what cannot be read, so that whoever sent
// them sees where, and nothing else of it is lost.
func readable(sent url.Values) url.Values {
	mended := make(url.Values, len(sent))
	for name, values := range sent {
		name = readableText(name)
		for _, value := range values {
			mended[name] = append(mended[name], readableText(value))
		}
	}
	return mended
}

func readableText(text string) string {
	if isReadable(text) {
		return text
	}
	const unread = "\uFFFD"
	return strings.ReplaceAll(strings.ToValidUTF8(text, unread), "\x00", unread)
}

// mendAddress puts what an address asks into readable text, and reports whether its path is.
func mendAddress(r *http.Request) bool {
	if asked := r.URL.Query(); r.URL.RawQuery != "" {
		r.URL.RawQuery = readable(asked).Encode()
	}
	return isReadable(r.URL.Path)
}
