package experiment

import (
	"strings"
	"testing"
)

func TestLevelsOfAFactor(t *testing.T) {
	for text, want := range map[string]string{
		"a=8..11":                  "8 9 10 11",
		"a=8..16/4":                "8 12 16",
		"a=1..16*2":                "1 2 4 8 16",
		"a=0.1..0.3 by 0.1":        "0.1 0.2 0.3",
		"a=5m..15m by 5m":          "5m 10m 15m",
		"a=40/h..60/h by 10/h":     "40/h 50/h 60/h",
		"a=10/day..40/day times 2": "10/day 20/day 40/day",
		"a=8,10, 12":               "8 10 12",
		"a={gamma: {mean: 5m, cv: 0.5}},{uniform: [1m, 2m]}": "{gamma: {mean: 5m, cv: 0.5}} {uniform: [1m, 2m]}",
		"policy=none,a+b": "none a+b",
	} {
		l, err := ParseLevels(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := strings.Join(l.Values, " "); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestLevelsThatMakeNoSense(t *testing.T) {
	for text, want := range map[string]string{
		"a":             "path=levels",
		"a=":            "path=levels",
		"a=16..8":       "the first must be the lower",
		"a=5m..10":      "not quantities of one kind",
		"a=1..9/0":      "never reach",
		"a=1..9*1":      "never reach",
		"a=0..9*2":      "never reach",
		"a=0..1 by 1ns": "1ns",
		"a=1..1000000":  "more than 1000 levels",
	} {
		if _, err := ParseLevels(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestDesignsSetTheirLevels(t *testing.T) {
	servers, _ := ParseLevels("sites.post.stations.gate.servers=1..2")
	rate, _ := ParseLevels("flows.trucks.arrivals.rate=10/h..30/h")
	policy, _ := ParseLevels("policy=none,second-server")
	base := Point{Configuration: Configuration{Scenario: "one-server", Settings: []string{"run.seed=4"}}}
	points, levels, err := GridDesign(base, []Levels{servers, policy})
	if err != nil || len(points) != 4 || levels[3][0] != "2" {
		t.Fatalf("%d points, levels %v, error %v", len(points), levels, err)
	}
	if c := points[3].Configuration; len(c.Settings) != 2 || c.Settings[1] != "sites.post.stations.gate.servers=2" || len(c.Policies) != 1 {
		t.Errorf("the last point is %+v", c)
	}
	if len(base.Settings) != 1 || len(points[0].Policies) != 0 {
		t.Error("points share their settings")
	}
	if _, _, err := GridDesign(base, []Levels{rate}); err == nil {
		t.Error("a grid over a range without steps")
	}
	points, levels = SampledDesign(base, []Levels{servers, rate}, [][]float64{{0.1, 0.25}, {0.9, 0.5}})
	if levels[0][0] != "1" || levels[0][1] != "15/h" || levels[1][0] != "2" || levels[1][1] != "20/h" || len(points) != 2 {
		t.Errorf("the sample's levels are %v", levels)
	}
}
