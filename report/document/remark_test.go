package document

import (
	"encoding/json"
	"testing"

	"karvon/report/document/documenttest"
	"karvon/sim/stats"
)

func TestRemarks(t *testing.T) {
	for want, e := range map[string]stats.Estimate{
		"": documenttest.About(3, 1),
		"at least, 13.5% still under way": documenttest.Unfinished(documenttest.Bounded(documenttest.About(3, 1),
			stats.AtLeast), 0.135),
		"between bounds, 0.04% still under way": documenttest.Unfinished(documenttest.Bounded(documenttest.About(3, 1),
			stats.Between), 0.0004),
		"open":      documenttest.Bounded(documenttest.About(3, 1), stats.Open),
		"of 4":      {Mean: 3, N: 4, Extreme: true},
		"none in 4": {N: 4, AtLimit: true},
		"in 3 of 5": {Mean: 3, N: 3, Missing: 2},
	} {
		if got := Remark(e, nil); got != want {
			t.Errorf("%+v: %q, want %q", e, got, want)
		}
	}
}

// What is behind gaps and numbers of which nothing is to be said keeps its place.
func TestMarksOfAPictureStandAtTheirPoints(t *testing.T) {
	var s PictureSeries
	s.Add(documenttest.About(1, 0.1), 1, nil)
	s.Gap()
	s.Add(documenttest.Bounded(documenttest.About(2, 0.1), stats.AtMost), 1, nil)
	s.Gap()
	s.Add(documenttest.About(3, 0.1), 1, nil)
	text, err := json.Marshal(s.Bounds)
	if err != nil || string(text) != `["","","at most","",""]` || s.Bound(9) != stats.Exact {
		t.Errorf("the bounds are %s (%v)", text, err)
	}
}
