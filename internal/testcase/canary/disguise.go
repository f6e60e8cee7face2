package canary

import (
	"encoding/base64"
	"encoding/hex"
	"html"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// bare is a text as it is looked for: its letters and digits, in small letters. What stands between them hides nothing: spaces
// of any kind, the fold of a calendar's line, quotation marks that a list for spreadsheets doubles.
func bare(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			b.WriteByte(c)
		case c >= 'A' && c <= 'Z':
			b.WriteByte(c + 'a' - 'A')
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(text[i:])
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				b.WriteRune(unicode.ToLower(r))
			}
			i += size
			continue
		}
		i++
	}
	return b.String()
}

var (
	tag    = regexp.MustCompile(`<[^<>]*>`)
	packed = regexp.MustCompile(`[A-Za-z0-9+/_-]{12,}`)
	coded  = regexp.MustCompile(`\\u[0-9a-fA-F]{4}`)
)

// readings are the ways in which an answer can be read: with everything that is in it, as a browser shows it, and what is
// packed in it as base64 or as hexadecimal digits.
func readings(answer string) []string {
	shown := answer
	if strings.Contains(answer, "<") {
		shown = tag.ReplaceAllString(answer, "")
	}
	all := []string{bare(plainly(answer))}
	if shown != answer {
		all = append(all, bare(plainly(shown)))
	}
	for _, run := range packed.FindAllString(answer, -1) {
		for _, unpacked := range unpack(run) {
			all = append(all, bare(plainly(unpacked)))
		}
	}
	return all
}

// plainly takes off what HTML, addresses and JSON write for a letter, as often as it was put on.
func plainly(text string) string {
	for range 4 {
		was := text
		if strings.Contains(text, "&") {
			text = html.UnescapeString(text)
		}
		if strings.Contains(text, `\u`) {
			text = coded.ReplaceAllStringFunc(text, func(code string) string {
				r, err := strconv.ParseUint(code[2:], 16, 16)
				if err != nil {
					return code
				}
				return string(rune(r))
			})
		}
		if strings.Contains(text, `\n`) {
			text = strings.ReplaceAll(text, `\n`, "\n")
		}
		text = unpercented(text)
		if text == was {
			break
		}
	}
	return text
}

// unpercented takes off the percent signs of addresses, where they are that.
func unpercented(text string) string {
	if !strings.Contains(text, "%") {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '%' && i+2 < len(text) {
			if one, err := url.PathUnescape(text[i : i+3]); err == nil {
				b.WriteString(one)
				i += 2
				continue
			}
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

// unpack gives what a run of letters holds, if that is words.
func unpack(run string) []string {
	var all []string
	words := func(raw []byte, err error) {
		if err == nil && utf8.Valid(raw) {
			all = append(all, string(raw))
		}
	}
	words(hex.DecodeString(run))
	words(base64.RawStdEncoding.DecodeString(run))
	words(base64.RawURLEncoding.DecodeString(run))
	return all
}
