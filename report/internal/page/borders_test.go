package page

import (
	"io/fs"
	"path"
	"slices"
	"testing"

	"karvon/report/document"
)

func TestMapShowsTheCountriesAroundItsSites(t *testing.T) {
	tashkent, almaty := document.WeekSite{At: []float64{69.2, 41.3}}, document.WeekSite{At: []float64{76.9, 43.2}}
	found := bordersAround([]document.WeekSite{tashkent, {Name: "nowhere"}, almaty})
	for _, country := range []string{"Kazakhstan", "Uzbekistan", "Kyrgyzstan"} {
		if len(found.Names[country]) == 0 {
			t.Errorf("%s has no place for its name", country)
		}
	}
	if found.Names["Brazil"] != nil || len(found.Borders) == 0 {
		t.Errorf("%d borders, and Brazil at %v", len(found.Borders), found.Names["Brazil"])
	}
	for _, line := range found.Borders {
		for i := 2; i+3 < len(line); i += 2 { // all but the ends
			if x, y := line[i], line[i+1]; x < 3000 || x > 12000 || y < 2000 || y > 7000 {
				t.Fatalf("a border leads to %d, %d", x, y)
			}
		}
	}
	if alone := bordersAround([]document.WeekSite{tashkent}); alone != nil {
		t.Error("one site has a map")
	}
}

func TestPageHoldsAllItsScripts(t *testing.T) {
	found, err := fs.Glob(pageParts, "assets/page/*.js")
	if err != nil || len(found) != len(pageScripts)+1 {
		t.Errorf("%d scripts, %v; the page has %d", len(found), err, len(pageScripts))
	}
	for _, file := range found {
		if name := path.Base(file); name != namespaceScript && !slices.Contains(pageScripts, name) {
			t.Errorf("%s is not in the page", file)
		}
	}
}
