package web

import "kith/internal/web/page"

var infoDateRoutes = []route{{path: "/info/dates", open: true, handle: (*Site).viewDateRules}}

// viewDateRules tells anybody the rules that set the days they read of, without anything of a case.
func (s *Site) viewDateRules(v *Visit) error {
	rules, err := s.desk.DateRules(v.ctx(), v.session.Procedure, v.actor())
	if err != nil {
		return err
	}
	if v.session.Tenant != "" {
		rules.Partnership = v.session.Tenant
	}
	p := page.Page{Title: "The rules about dates"}
	if !v.known {
		p.Area = page.Family
	}
	return v.show(p, dateRulesPage(rules))
}
