package scenarios_test

import (
	"strings"
	"testing"

	"karvon/sim/scenario"
)

// agencies are those that a truck meets at a control, by the station that is theirs and how its title begins.
var agencies = map[string]string{
	"gate": "border guards", "documents": "transport control", "customs": "customs", "phyto": "plant quarantine",
	"vet": "veterinary", "passport": "border guards", "driver-passport": "border guards",
	"waybills": "tax service", "search": "border guards", "sanitary": "sanitary",
}

// At every control of the centre and its hubs each agency has a station of its own, and no two of them share people.
func TestEachAgencyHasAPostOfItsOwn(t *testing.T) {
	s, _ := compile(t, "central-asia", scenario.Options{})
	entry := []string{"gate", "documents", "customs", "phyto", "vet", "driver-passport"}
	joint := []string{"gate", "documents", "customs", "phyto", "passport"}
	union := []string{"gate", "documents", "waybills", "search", "sanitary", "passport"}
	for control, stations := range map[string][]string{
		"central-asia/uz-entry-": entry, "central-asia/kz-entry-": entry,
		"central-asia/uz-exit-": {"gate", "documents", "customs", "driver-passport"},
		"central-asia/kz-exit-": {"gate", "documents", "customs", "driver-passport"},
		"khorgos/import-":       joint, "khorgos/export-": {"gate", "documents", "customs", "passport"},
		"termez/import-": joint, "termez/export-": joint,
		"turkmen-border/import-": joint, "turkmen-border/export-": joint,
		"kyrgyz-border/import-": joint, "kyrgyz-border/export-": joint,
		"alatau/import-": union, "alatau/export-": union,
	} {
		site, prefix, _ := strings.Cut(control, "/")
		of := map[string]string{} // the agency whose people a schedule is
		for _, name := range stations {
			station := s.Sites[site].Stations[prefix+name]
			if station == nil {
				t.Errorf("%s has no station %s%s", site, prefix, name)
				continue
			}
			if !strings.HasPrefix(station.Title, agencies[name]) {
				t.Errorf("%s.%s%s is titled %q, and is of: %s", site, prefix, name, station.Title, agencies[name])
			}
			people := station.Servers.Schedule
			if other, shared := of[people]; people != "" && shared && other != agencies[name] {
				t.Errorf("%s.%s%s: %s and %s share the people of %s", site, prefix, name, other, agencies[name], people)
			}
			of[people] = agencies[name]
		}
	}
}
