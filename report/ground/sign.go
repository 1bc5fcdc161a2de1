package ground

import (
	"slices"
	"strings"

	"karvon/sim/plan"
	"karvon/sim/scenario"
)

// countriesOf gives the codes of a site's countries, in the order in which the scenario names them.
func countriesOf(s *scenario.Scenario, site string) []string {
	given := s.Sites[site]
	if given == nil {
		return nil
	}
	return strings.Fields(given.Country)
}

// signs says for each crossing whether it leads to the right: out of the first country of its site, as its name says
// (uz-kz), or else where most of those go who begin their journey at the site. Of those that are left every second
// one leads to the left.
func signs(p *plan.Plan, s *scenario.Scenario) map[plan.CrossingID]int {
	passed := newTrace(p, nil).passed
	all := map[plan.CrossingID]int{}
	for site := range p.Sites {
		var unnamed []plan.CrossingID
		for i := range p.Crossings {
			if p.Crossings[i].Site != plan.SiteID(site) {
				continue
			}
			id := plan.CrossingID(i)
			if all[id] = namedSign(p.Crossings[i].Name, countriesOf(s, p.Sites[site].Name)); all[id] == 0 {
				unnamed = append(unnamed, id)
			}
		}
		signUnnamed(all, unnamed, passed)
	}
	return all
}

func signUnnamed(all map[plan.CrossingID]int, unnamed []plan.CrossingID, passed map[plan.CrossingID]int) {
	differ := slices.ContainsFunc(unnamed, func(id plan.CrossingID) bool { return passed[id] > 0 }) &&
		slices.ContainsFunc(unnamed, func(id plan.CrossingID) bool { return passed[id] < 0 })
	for n, id := range unnamed {
		all[id] = 1 - 2*(n%2)
		if differ && passed[id] != 0 {
			all[id] = 1
			if passed[id] > 0 {
				all[id] = -1
			}
		}
	}
}

// namedSign reads two codes of countries in a name: 1 where the first country is the one that is left, -1 where it
// is the one that is come to, 0 where the name does not say it.
func namedSign(name string, countries []string) int {
	if len(countries) == 0 {
		return 0
	}
	var codes []string
	for _, part := range strings.Split(name, "-") {
		if len(part) == 2 && part != "in" {
			codes = append(codes, strings.ToUpper(part))
		}
	}
	if len(codes) != 2 {
		return 0
	}
	switch countries[0] {
	case codes[0]:
		return 1
	case codes[1]:
		return -1
	}
	return 0
}

// sideOf says on whose side a place lies, as its name says: -1 the first country's, 1 the second one's, 0 between
// or unknown.
func sideOf(name string, countries []string) int {
	if len(countries) != 2 {
		return 0
	}
	_, local, _ := strings.Cut(name, ".")
	first, rest, _ := strings.Cut(strings.ToUpper(local), "-")
	second, _, _ := strings.Cut(rest, "-")
	at := slices.Index(countries, first)
	if at < 0 || slices.Contains(countries, second) {
		return 0
	}
	return 2*at - 1
}
