package scenario

import (
	"maps"
	"slices"
)

// Agency is who runs places, and so who must act where these are to change. It changes no answer.
type Agency struct {
	Meta
	// the agency in words
	Title string `key:"title"`
	// the country whose it is, by code or by name
	Country string `key:"country"`
	// stations, resources, zones, electronic queues and links (link.NAME) that it runs, by dotted name or a pattern with *
	Runs []Text `key:"runs" required:"true"`
}

// RunBy names the agency that runs a place, by the place's dotted name; it is empty where the scenario names none.
func (s *Scenario) RunBy(place string) string {
	for _, name := range slices.Sorted(maps.Keys(s.Agencies)) {
		runs := func(pattern Text) bool { return Matches(pattern.Text, place) }
		if slices.ContainsFunc(s.Agencies[name].Runs, runs) {
			return name
		}
	}
	return ""
}
