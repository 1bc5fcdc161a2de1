package traffic

import (
	"math"
	"testing"
)

// TestWhatMayComeBesidesHasNoMost has a gate to which two trucks an hour more come than it can serve, and others of
// whom the file does not say how many they are.
func TestWhatMayComeBesidesHasNoMost(t *testing.T) {
	const trucks = "\nflows:\n  trucks: {arrivals: {rate: 62/h}, journey: [{visit: gate}, depart]}\n"
	for name, c := range map[string]struct {
		text string
		most float64
	}{
		"nobody": {trucks, 62.0 / 60},
		"behind a yard that turns away": {trucks + "  others: {entity: truck, from: post, arrivals: {rate: 1/h}, " +
			"journey: [{enter: yard}, {leave: yard}, {visit: gate}, depart]}\n", math.Inf(1)},
		"who go on": {trucks + "  before: {entity: truck, from: post, arrivals: {rate: 1/h}, journey: [depart]}\n" +
			"  others: {entity: truck, from: post, arrivals: {after: {flow: before}}, " +
			"journey: [{visit: gate}, depart]}\n", math.Inf(1)},
	} {
		t.Run(name, func(t *testing.T) {
			p, _ := trafficOf(t, "\nsites: {post: {stations: {gate: {servers: 1, service: 1m}}, "+
				"zones: {yard: {when-full: turn-away}}}}\n"+c.text)
			all := Overloads(p)
			if len(all) != 1 || all[0].Name != "post.gate" {
				t.Fatalf("%+v", all)
			}
			if near := math.Abs(all[0].Most-c.most) < 1e-9; !near && all[0].Most != c.most {
				t.Errorf("at most %v servers would be at work, expected %v", all[0].Most, c.most)
			}
		})
	}
}
