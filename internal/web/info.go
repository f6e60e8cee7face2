package web

import (
	"strings"

	"kith/casework"
	"kith/internal/web/page"
	"kith/procedure"
)

// leaf is one page of information, the same for everybody. It needs nobody signed in.
type leaf struct {
	path     string
	title    string
	lead     string
	sections []section
	family   bool // written for families: it has the way out even before anybody signs in
	guide    bool
}

// section is a heading, what is said under it, and a list. Contacts and links come after.
type section struct {
	heading  string
	says     []string
	list     []string
	contacts []procedure.Contact
	links    []page.NavItem
}

var infoRoutes = leafRoutes()

// leafRoutes is one route a leaf. Their words are made for each visit, since a partnership fills some of them in.
func leafRoutes() []route {
	var all []route
	for i, l := range leaves(casework.Help{}) {
		all = append(all, route{path: l.path, open: true, handle: func(s *Site, v *Visit) error { return s.inform(v, i) }})
	}
	return all
}

func leaves(h casework.Help) []leaf {
	all := append(legalLeaves(h), helpLeaves(h)...)
	all = append(all, rightsLeaf(h), disagreeLeaf(h))
	guides := append(familyGuides(), staffGuides()...)
	return append(append(all, guidesLeaf(guides)), guides...)
}

func (s *Site) inform(v *Visit, i int) error {
	h, err := s.desk.WhoCanHelpMe(v.ctx(), v.session.Procedure, v.session.Family, v.actor())
	if err != nil {
		return err
	}
	if v.session.Tenant != "" {
		h.Partnership = v.session.Tenant
	}
	l := leaves(h)[i]
	p := page.Page{Title: l.title}
	if l.family && !v.known {
		p.Area = page.Family
	}
	if l.guide {
		p.BackHref, p.BackText = "/info/guides", "All guides"
	}
	return v.show(p, leafPage(l))
}

func guidesLeaf(guides []leaf) leaf {
	of := func(family bool) section {
		s := section{heading: "For people who work with families"}
		if family {
			s.heading = "For families and those beside them"
		}
		for _, g := range guides {
			if g.family == family {
				s.links = append(s.links, page.NavItem{Text: g.title, Href: g.path})
			}
		}
		return s
	}
	return leaf{path: "/info/guides", title: "Guides", lead: "One page for each person who uses Kith.", sections: []section{of(true), of(false)}}
}

// dial is the address that rings a number; empty for a route that is no telephone.
func dial(r procedure.Route) string {
	if r.Kind != procedure.Telephone || r.To == "" {
		return ""
	}
	return "tel:" + strings.Join(strings.FieldsFunc(r.To, func(c rune) bool { return c < '0' || c > '9' }), "")
}
