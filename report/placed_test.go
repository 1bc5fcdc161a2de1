package report

import "testing"

func TestSentencesNamePlacesAsTablesDo(t *testing.T) {
	for path, want := range map[string]string{
		"sites.post.stations.gate.service":    "post.gate.service",
		"sites.post.zones.yard.places":        "post.yard.places",
		"sites.post.stations.gate.lanes.a.x":  "post.gate.lanes.a.x",
		"sites.post.area":                     "sites.post.area",
		"sites.post.stations.gate":            "sites.post.stations.gate",
		"flows.trucks.arrivals.rate":          "flows.trucks.arrivals.rate",
		"red-channel":                         "red-channel",
		"links.road.length":                   "links.road.length",
		"entities.truck.costs.waiting.stated": "entities.truck.costs.waiting.stated",
	} {
		if got := placed(path); got != want {
			t.Errorf("%s is called %s, not %s", path, got, want)
		}
	}
}
