package procedure

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// decodeKey takes the key of an entry: what code and stored data call it by, so it must not change with its words.
func decodeKey(n *yaml.Node) (string, error) {
	text, err := decodeText(n)
	if err != nil {
		return "", err
	}
	if !isKey(text) {
		return "", at(n, "a key is small letters, figures and hyphens", "write it as in working-well")
	}
	return text, nil
}

// isKey reports whether text is words of small letters and figures with a hyphen between them, a letter first.
func isKey(text string) bool {
	for i, word := range strings.Split(text, "-") {
		if word == "" || i == 0 && word[0] <= '9' {
			return false
		}
		for _, c := range word {
			if (c < 'a' || c > 'z') && (c < '0' || c > '9') {
				return false
			}
		}
	}
	return true
}

func decodeHeading(n *yaml.Node) (Heading, error) {
	var h Heading
	err := readParts(n, into("key", &h.Key, decodeKey), into("title", &h.Title, decodeText), into("question", &h.Question, decodeText))
	return h, err
}

func decodePrompt(n *yaml.Node) (Prompt, error) {
	var p Prompt
	err := readParts(n, into("key", &p.Key, decodeKey), into("heading", &p.Heading, decodeText), into("question", &p.Question, decodeText))
	return p, err
}

func decodeAgendaItem(n *yaml.Node) (AgendaItem, error) {
	var a AgendaItem
	err := readParts(n, into("key", &a.Key, decodeKey), into("title", &a.Title, decodeText), into("for", &a.For, decodeText),
		optional(into("closed", &a.Closed, decodeTruth)))
	return a, err
}

func decodeGround(n *yaml.Node) (Ground, error) {
	var g Ground
	err := readParts(n, into("key", &g.Key, decodeKey), into("words", &g.Words, decodeText))
	return g, err
}

func decodeInvitation(n *yaml.Node) (Invitation, error) {
	var i Invitation
	err := readParts(n, into("rule", &i.Rule, oneOf(FromAge, ByUnderstanding)), optional(into("age", &i.Age, decodeWhole)))
	if err == nil && (i.Rule == FromAge) != (i.Age > 0) {
		return i, at(n, "an age goes with the rule from-age, and only with it", "give the age, or change the rule")
	}
	return i, err
}

func decodeScale(n *yaml.Node) (Scale, error) {
	var s Scale
	err := readParts(n, into("on", &s.On, decodeTruth),
		optional(into("low", &s.Low, decodeWhole)), optional(into("high", &s.High, decodeWhole)),
		optional(into("low-words", &s.LowWords, decodeText)), optional(into("high-words", &s.HighWords, decodeText)),
		optional(into("parents", &s.Parents, decodeTruth)), optional(into("professionals", &s.Professionals, decodeTruth)),
		optional(into("per-child", &s.PerChild, decodeTruth)), optional(into("per-danger-statement", &s.PerDanger, decodeTruth)))
	if err != nil {
		return s, err
	}
	if s.On && (s.Low >= s.High || s.LowWords == "" || s.HighWords == "" || !s.Parents && !s.Professionals) {
		return s, at(n, "a scale that is on needs two ends, words for both, and somebody who scores",
			"give low, high, low-words, high-words, and parents or professionals")
	}
	if !s.On && s != (Scale{}) {
		return s, at(n, "a scale that is off has nothing else", "take the rest out, or turn it on")
	}
	return s, nil
}

// decodeRoute takes a route written as its kind and where it leads: "telephone 01872 323164".
func decodeRoute(n *yaml.Node) (Route, error) {
	text, err := decodeText(n)
	if err != nil {
		return Route{}, err
	}
	kind, to, _ := strings.Cut(text, " ")
	for _, known := range []RouteKind{Telephone, Post, Email, Fax, Form, InPerson, Web} {
		if RouteKind(kind) == known {
			return Route{Kind: known, To: strings.TrimSpace(to)}, nil
		}
	}
	return Route{}, at(n, "this is not a way to reach somebody",
		"begin with telephone, post, email, fax, form, person or web, then the number or address")
}

func decodeContact(n *yaml.Node) (Contact, error) {
	var c Contact
	err := readParts(n, into("key", &c.Key, decodeKey), into("name", &c.Name, decodeText), into("for", &c.For, decodeText),
		into("routes", &c.Routes, listOf(decodeRoute)))
	return c, err
}
