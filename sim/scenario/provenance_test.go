package scenario

import "testing"

// valueAt finds a quantity by its path.
func valueAt(t *testing.T, s *Scenario, path string) Value {
	t.Helper()
	for _, v := range s.Values {
		if v.Path == path {
			return v
		}
	}
	t.Fatalf("there is no value at %s", path)
	return Value{}
}

const sourced = `
sites:
  post:
    source: study 2024
    confidence: measured
    area: 4 ha
    stations:
      gate:
        servers: {value: 2, range: [1, 3], source: plan 2021, confidence: plan, note: lanes}
        service: {exponential: 5m, range: [4m, 6m], confidence: assumption}
flows:
  trucks:
    attributes:
      channel: {shares: {green: 80%, red: 20%}, range: {red: [10%, 30%]}, source: customs 2025}
      mass: {draw: {gamma: {mean: {value: 20, source: scale tickets, confidence: measured}, cv: 0.3}}}
`

func TestValuesKnowWhereTheyComeFrom(t *testing.T) {
	s := loadOver(t, sourced, Options{})
	for path, want := range map[string]Value{
		"sites.post.area": {Text: "4 ha", Source: Evidence{Of: "study 2024"}, Confidence: Measured},
		"sites.post.stations.gate.servers": {Text: "2", Range: "[1, 3]", Doubt: "PERT", Source: Evidence{Of: "plan 2021"},
			Confidence: Planned, Note: "lanes"},
		"sites.post.stations.gate.service": {Text: "{exponential: 5m}", Range: "[4m, 6m]",
			Doubt: "PERT", Confidence: Assumption},
		"flows.trucks.attributes.channel.shares": {Text: "{green: 80%, red: 20%}", Range: "{red: [10%, 30%]}", Doubt: "PERT",
			Source: Evidence{Of: "customs 2025"}},
		"flows.trucks.attributes.mass.draw": {Text: "{gamma: {mean: {value: 20, source: scale tickets, " +
			"confidence: measured}, cv: 0.3}}", Confidence: Assumption},
		"flows.trucks.attributes.mass.draw.gamma.mean": {Text: "20", Source: Evidence{Of: "scale tickets"},
			Confidence: Measured},
		"flows.trucks.arrivals.rate": {Text: "12/h", Confidence: Assumption},
	} {
		got := valueAt(t, s, path)
		want.Meta = got.Meta
		if got != want {
			t.Errorf("%s: got %+v, want %+v", path, got, want)
		}
	}
}

func TestASourceDoesNotSpeakForWhatReplacesItsValue(t *testing.T) {
	for _, set := range []string{
		"sites.post.area=5 ha",
		"sites.post.stations.gate.servers=4",
		"sites.post.stations.gate.servers.value=4",
		"flows.trucks.attributes.channel.shares={green: 10%, red: 90%}",
	} {
		s := loadOver(t, sourced, Options{Set: []string{set}})
		for _, v := range s.Values {
			if v.Pos.File == "setting" && (v.Source.Given() || v.Range != "" || v.Confidence != Assumption) {
				t.Errorf("%s: %+v", set, v)
			}
		}
	}
}

func TestAnExtendingFileLeavesSourcesBehind(t *testing.T) {
	files := library("base.yaml", "karvon: 1\nextends: minimal\n"+sourced,
		"over.yaml", "karvon: 1\nextends: base\nsites: {post: {area: 6 ha, stations: {gate: {servers: {value: 9}}}}}\n")
	s := load(t, files, "over", Options{})
	if v := valueAt(t, s, "sites.post.area"); v.Source.Given() || v.Text != "6 ha" {
		t.Errorf("area: %+v", v)
	}
	if v := valueAt(t, s, "sites.post.stations.gate.servers"); v.Source.Given() || v.Range != "" {
		t.Errorf("servers: %+v", v)
	}
}

func TestValuesAreSortedAndLeaveTheRunAndTheLanguageOut(t *testing.T) {
	s := loadOver(t, sourced, Options{})
	for i, v := range s.Values {
		if i > 0 && v.Path < s.Values[i-1].Path {
			t.Errorf("%s stands after %s", v.Path, s.Values[i-1].Path)
		}
		if within(v.Path, "run") || v.Path == versionKey {
			t.Errorf("%s is listed", v.Path)
		}
	}
}

// A note beside a distribution is of the distribution, as one beside a number is of the number, and of no quantity in
// it.
func TestNotesOfDistributionsAreKept(t *testing.T) {
	s := loadOver(t, `
assumptions:
  check: {value: {lognormal: {mean: 5m, cv: {value: 0.6, source: a study}}}, range: [4m, 7m], note: as officers say}
sites: {post: {stations: {gate: {
  service: {value: {gamma: {mean: 3m, cv: 0.5}}, range: [2m, 4m], note: by the stopwatch}},
  desk: {servers: 1, service: $check}}}}
`, Options{})
	for path, want := range map[string]string{
		"assumptions.check": "as officers say", "assumptions.check.lognormal.cv": "",
		"sites.post.stations.gate.service": "by the stopwatch",
	} {
		if got := valueAt(t, s, path).Note; got != want {
			t.Errorf("the note of %s is %q, want %q", path, got, want)
		}
	}
}
