package scenario

import (
	"strings"
	"testing"
)

// spokenOfBase has values of each kind of which something can be said.
const spokenOfBase = `
assumptions:
  pace: {value: {exponential: 3m}, range: [2m, 4m], interval: 90%, source: B}
  red: {value: 8%, range: [4%, 15%], source: A survey, confidence: measured, note: counted}
  inner: {gamma: {mean: {value: 2m, range: [1m, 3m], source: F}, cv: 0.5}}
  even: {value: 3, range: [2, 5], doubt: uniform}
sites:
  post:
    stations:
      a: {servers: $even, service: $pace}
      b: {servers: 4, service: $inner}
      c: {servers: 4, service: {lognormal: {mean: 5m, cv: 0.6}}}
flows:
  trucks:
    attributes:
      channel: {shares: {value: {red: 8%, green: rest}, source: S, note: N}}
      two: {shares: {red: $red, green: rest}}
    journey:
      - {label: w, delay: {value: 1m, range: [30s, 2m], source: S}}
      - depart
`

// What is said of a value alone is the same said in a file that extends, in a policy and in a setting, there of the
// path of what is said or as a mapping: the value stays, and what else is said of it.
func TestWhatIsSaidAloneKeepsTheValueInEveryWay(t *testing.T) {
	for _, c := range []struct {
		path, key, said string
		want            Value
	}{
		{"assumptions.red", "range", "[5%, 9%]", Value{Text: "8%", Range: "[5%, 9%]", Doubt: "PERT",
			Source: Evidence{Of: "A survey"}, Note: "counted"}},
		{"assumptions.red", "note", "read", Value{Text: "8%", Range: "[4%, 15%]", Doubt: "PERT",
			Source: Evidence{Of: "A survey"}, Note: "read"}},
		{"assumptions.inner.gamma.mean", "range", "[90s, 5m]", Value{Text: "2m", Range: "[90s, 5m]", Doubt: "PERT",
			Source: Evidence{Of: "F"}}},
		{"assumptions.inner.gamma.cv", "range", "[0.4, 0.9]", Value{Text: "0.5", Range: "[0.4, 0.9]", Doubt: "PERT"}},
		{"sites.post.stations.c.service.lognormal.cv", "source", "A", Value{Text: "0.6", Source: Evidence{Of: "A"}}},
		{"flows.trucks.attributes.channel.shares.red", "range", "[5%, 9%]", Value{Text: "8%", Range: "[5%, 9%]",
			Doubt: "PERT", Source: Evidence{Of: "S"}}},
		{"flows.trucks.journey.w.delay", "range", "[40s, 2m]", Value{Text: "1m", Range: "[40s, 2m]", Doubt: "PERT",
			Source: Evidence{Of: "S"}}},

		// interval and doubt take each other's place
		{"assumptions.pace", "range", "[1m, 4m]", Value{Text: "{exponential: 3m}", Range: "[1m, 4m]",
			Doubt: "lognormal, 90% in the range, median 2m", Source: Evidence{Of: "B"}}},
		{"assumptions.pace", "doubt", "uniform", Value{Text: "{exponential: 3m}", Range: "[2m, 4m]", Doubt: "uniform",
			Source: Evidence{Of: "B"}}},
		{"assumptions.pace", "interval", "50%", Value{Text: "{exponential: 3m}", Range: "[2m, 4m]",
			Doubt: "lognormal, 50% in the range, median 2m50s", Source: Evidence{Of: "B"}}},
		{"assumptions.even", "interval", "80%", Value{Text: "3", Range: "[2, 5]",
			Doubt: "lognormal, 80% in the range, median 3.16"}},
	} {
		said := "{" + c.key + ": " + c.said + "}"
		nested := said
		for keys := strings.Split(c.path, "."); len(keys) > 1; keys = keys[:len(keys)-1] {
			nested = "{" + keys[len(keys)-1] + ": " + nested + "}"
		}
		section, _, _ := strings.Cut(c.path, ".")
		files := library("base.yaml", "karvon: 1\nextends: minimal\n"+spokenOfBase,
			"over.yaml", "karvon: 1\nextends: base\n"+section+": "+nested+"\n",
			"policy.yaml", "karvon: 1\nextends: base\npolicies: {path: {set: {"+c.path+"."+c.key+": "+c.said+
				"}}, mapping: {set: {"+c.path+": "+said+"}}}\n")
		ways := map[string]*Scenario{
			"as a setting of the path":    load(t, files, "base", Options{Set: []string{c.path + "." + c.key + "=" + c.said}}),
			"as a setting of the mapping": load(t, files, "base", Options{Set: []string{c.path + "=" + said}}),
			"as a policy of the path":     load(t, files, "policy", Options{Policies: []string{"path"}}),
			"as a policy of the mapping":  load(t, files, "policy", Options{Policies: []string{"mapping"}}),
		}
		if !strings.Contains(c.path, "journey") { // a list, which a file replaces
			ways["in a file"] = load(t, files, "over", Options{})
		}
		for way, s := range ways {
			v := valueAt(t, s, c.path)
			if v.Text != c.want.Text || v.Range != c.want.Range || v.Doubt != c.want.Doubt || v.Source != c.want.Source ||
				v.Note != c.want.Note {
				t.Errorf("%s %s %s: %+v", c.path, said, way, v)
			}
		}
	}
}

// What was said of shares of an attribute that is an assumption goes with the share that a setting gives anew, as it
// does elsewhere; value is the value also of what says nothing beside it, and a section has its source.
func TestASettingOfAPartLeavesTheRestAsItIs(t *testing.T) {
	const base = `
assumptions:
  kind: {shares: {x: 20%, y: 30%, z: rest}, range: {x: [10%, 30%], y: [20%, 40%]}, source: C}
  pace: 3m
sites: {post: {stations: {gate: {service: $pace}}}}
flows: {trucks: {attributes: {kind: $kind}}}
`
	for set, want := range map[string]Value{
		"assumptions.kind.shares.x=25%": {Meta: Meta{Path: "assumptions.kind.shares"}, Range: "{y: [20%, 40%]}",
			Text: "{x: 25%, y: 30%, z: rest}"},
		"assumptions.kind.range={}": {Meta: Meta{Path: "assumptions.kind.shares"}, Text: "{x: 20%, y: 30%, z: rest}",
			Source: Evidence{Of: "C"}},
		"assumptions.pace.value=4m": {Meta: Meta{Path: "assumptions.pace"}, Text: "4m"},
		"assumptions.source=S":      {Meta: Meta{Path: "assumptions.pace"}, Text: "3m", Source: Evidence{Of: "S"}},
	} {
		s := loadOver(t, base, Options{Set: []string{set}})
		v := valueAt(t, s, want.Path)
		if v.Text != want.Text || v.Range != want.Range || v.Source != want.Source {
			t.Errorf("%s: %+v", set, v)
		}
	}
}

// An argument of a template may say where it comes from, beside a body that says how far it can be from its value.
func TestAnArgumentSaysWhereItComesFromBesideItsRange(t *testing.T) {
	s := loadOver(t, `
templates: {gate: {parameters: {lanes: }, body: {servers: {value: $lanes, range: [2, 9]}}}}
sites: {post: {stations: {gate: {use: {gate: {lanes: {value: 4, source: A}}}}}}}
`, Options{})
	v := valueAt(t, s, "sites.post.stations.gate.servers")
	if v.Text != "4" || v.Range != "[2, 9]" || v.Source.Of != "A" || v.Doubt == "" {
		t.Errorf("got %+v", v)
	}
}

// A policy may take the one away and give the other, in any order.
func TestAPolicyGivesDoubtForIntervalInAnyOrder(t *testing.T) {
	for _, set := range []string{"assumptions.pace.interval: , assumptions.pace.doubt: uniform",
		"assumptions.pace.doubt: uniform, assumptions.pace.interval: ", "assumptions.pace: {doubt: uniform, interval: }"} {
		s := loadOver(t, spokenOfBase+"policies: {p: {set: {"+set+"}}}\n", Options{Policies: []string{"p"}})
		if v := valueAt(t, s, "assumptions.pace"); v.Doubt != "uniform" {
			t.Errorf("%s: drawn from %s", set, v.Doubt)
		}
	}
}
