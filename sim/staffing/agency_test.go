package staffing

import "testing"

// Whose people they are is who runs the place, a lane with its station; what a choice says of it goes before, and who
// pays comes last.
func TestPeopleAreOfTheAgencyThatRunsThePlace(t *testing.T) {
	agencies := "agencies: {guards: {country: KZ, runs: [post.hall, post.guards]}}\n"
	for _, test := range []struct{ text, path, agency, land string }{
		{agencies, "*.lanes.fast.servers", "guards", "KZ"},
		{agencies, "*.guards.units", "guards", "KZ"},
		{agencies, "*.gate.servers", "operator", "UZ"}, // who pays where nobody is named
		{"agencies: {police: {runs: [post.gate]}}\n", "*.gate.servers", "police", "UZ"},
	} {
		p, err := Read(loaded(t, test.text), Request{Vary: []string{test.path + "=0..4"}})
		if err != nil {
			t.Fatal(err)
		}
		if got := p.places[0]; got.Agency != test.agency || got.Land != test.land {
			t.Errorf("%s with %s: %s of %s, want %s of %s", test.path, test.text, got.Agency, got.Land, test.agency, test.land)
		}
	}
}
