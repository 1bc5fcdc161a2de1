package scenario

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"karvon/sim/syntax"
)

const policies = `
policies:
  fast: {why: a second lane, set: {sites.post.stations.gate.service: 1m}}
  wide: {set: {sites.post.stations.gate.servers: {value: 3, source: plan 2026}}}
  also-wide: {set: {sites.post.stations.gate.servers: {value: 3, source: plan 2026}}}
  short-queue: {set: {sites.post.stations.gate.queue.capacity: 9, sites.post.stations.gate.queue.when-full: turn-away}}
  slow-trucks: {set: {flows.trucks.journey.at-gate.visit.service: {exponential: 9m}}}
  no-service: {set: {sites.post.stations.gate.service: null}}
  new-station: {set: {sites.post.stations.scan: {servers: 2, service: 3m}}}
  other-mean: {set: {sites.post.stations.gate.service.exponential: 5m}}
`

func TestPoliciesSetValuesAtPaths(t *testing.T) {
	gate := func(s *Scenario) *Station { return s.Sites["post"].Stations["gate"] }
	for policy, holds := range map[string]func(s *Scenario) bool{
		"fast": func(s *Scenario) bool { return gate(s).Service.Mean() == 60 },
		"wide": func(s *Scenario) bool { return gate(s).Servers.Number == 3 },
		"short-queue": func(s *Scenario) bool {
			return *gate(s).Queue.Capacity == 9 &&
				gate(s).Queue.WhenFull.Rule == TurnAway
		},
		"slow-trucks": func(s *Scenario) bool {
			visit := s.Flows["trucks"].Journey[0].Visit
			return visit.Service.Mean() == 540 && visit.Station.Text == "gate"
		},
		"no-service":  func(s *Scenario) bool { return gate(s).Service == nil },
		"new-station": func(s *Scenario) bool { return s.Sites["post"].Stations["scan"].Servers.Number == 2 },
		"other-mean":  func(s *Scenario) bool { return gate(s).Service.Mean() == 300 },
	} {
		if s := loadOver(t, policies, Options{Policies: []string{policy}}); !holds(s) {
			t.Errorf("policy %s does not hold", policy)
		}
	}
}

// A policy gives a value with its range, as a setting does; whether it fits is told where the policy is applied.
func TestAPolicySetsAValueWithItsRange(t *testing.T) {
	text := func(value string) string {
		return "\npolicies: {more: {set: {sites.post.stations.gate.servers: " + value + "}}}\n"
	}
	const more = "{value: 3, range: [2, 4]}"
	by := loadOver(t, text(more), Options{Policies: []string{"more"}})
	set := loadOver(t, text("3"), Options{Set: []string{"sites.post.stations.gate.servers=" + more}})
	for _, s := range []*Scenario{by, set} {
		if all := s.Factors(); len(all) != 1 || all[0].Name != "sites.post.stations.gate.servers" || all[0].High != "4" {
			t.Errorf("%v", all)
		}
	}
	files := library("over.yaml", "karvon: 1\nextends: minimal\n"+text("{value: 3, range: [4, 5]}"))
	if found := mistakes(t, files, "over", Options{Policies: []string{"more"}}); len(found) != 1 ||
		found[0].Path != "sites.post.stations.gate.servers.range" {
		t.Errorf("%v", found)
	}
}

func TestAPolicyThatIsNotAppliedChangesNothing(t *testing.T) {
	if a, b := load(t, library(), "minimal", Options{}), loadOver(t, policies, Options{}); a.Hash != b.Hash {
		t.Error("hashes differ")
	}
}

func TestPoliciesThatAgreeGoTogether(t *testing.T) {
	loadOver(t, policies, Options{Policies: []string{"wide", "also-wide", "fast"}})
}

func TestSettingsComeAfterPolicies(t *testing.T) {
	s := loadOver(t, policies, Options{
		Policies: []string{"fast"},
		Set: []string{"sites.post.stations.gate.service=2m", "sites.post.stations.gate.service={uniform: [1m, 3m]}",
			"run.seed=7"},
	})
	if s.Sites["post"].Stations["gate"].Service.Variance() == 0 || s.Run.Seed != 7 {
		t.Errorf("got %+v", s.Sites["post"].Stations["gate"].Service)
	}
}

func TestMistakesInSettingsStandInTheArgument(t *testing.T) {
	found := mistakes(t, library(), "minimal",
		Options{Set: []string{"run.seed=1", "sites.post.stations.gate.service={uniform: [3m, 5]}"}})
	want := syntax.Error{
		Code: BadQuantity, Pos: syntax.Pos{File: "setting", Line: 2, Column: 49},
		Path:    "sites.post.stations.gate.service.uniform.high",
		Message: `"5" has no unit`, Hint: found[0].Hint, Line: "sites.post.stations.gate.service={uniform: [3m, 5]}",
	}
	if len(found) != 1 || found[0] != want {
		t.Errorf("got %#v", found)
	}
}

func TestCheckPoliciesFindsAMistakeInEach(t *testing.T) {
	files := library("over.yaml", `karvon: 1
extends: minimal
policies:
  good: {set: {run.seed: 3}}
  typo: {set: {run.sed: 3}}
  wrong: {set: {run.window: 3}}
`)
	load(t, files, "over", Options{})
	err := checkPolicies(t.Context(), files, "over")
	requirePlaced(t, err)
	found := err.(syntax.Errors)
	if len(found) != 2 || found[0].Code != NoSuchPath || found[1].Code != BadQuantity {
		t.Errorf("got %v", found)
	}
}

func TestWhatSaysWhichFilesAreReadCannotBeSet(t *testing.T) {
	for _, set := range []string{"karvon=2", "karvon=1", "karvon=null", "extends=/etc/passwd", "extends.a=b",
		"include=[/etc/passwd]"} {
		key := regexp.MustCompile(`^\w+`).FindString(set)
		found := mistakes(t, library(), "minimal", Options{Set: []string{set}})
		if len(found) != 1 || found[0].Code != BadSetting ||
			!strings.HasPrefix(found[0].Message, key+" cannot be set: it says") {
			t.Errorf("--set %s: %v", set, found)
		}
		if path, value, _ := strings.Cut(set, "="); path == "extends" {
			files := library("over.yaml", "karvon: 1\nextends: minimal\npolicies: {p: {set: {"+path+": "+value+"}}}\n")
			found, _ := checkPolicies(t.Context(), files, "over").(syntax.Errors)
			if len(found) != 1 || found[0].Code != BadSetting {
				t.Errorf("a policy that sets %s: %v", set, found)
			}
			s := load(t, library(), "minimal", Options{})
			if found := s.CheckPath(path, syntax.Pos{}); len(found) == 0 || found[0].Code != BadSetting {
				t.Errorf("a factor of %s: %v", path, found)
			}
		}
	}
}

// A part of a value that is set takes the old value's place with its range and source, as a whole value does.
func TestAPartThatIsSetForgetsWhatWasSaidOfTheValue(t *testing.T) {
	const text = `
policies: {part: {set: {assumptions.weighing.exponential: 1m}}}
assumptions:
  weighing: {value: {exponential: 3m}, range: [2m, 5m], interval: 90%, source: a handbook, confidence: handbook}
  beside: {exponential: 3m, range: [2m, 5m], source: a handbook, confidence: handbook}
  kinds: {value: {red: 5%, green: 15%, yellow: rest}, range: {red: [1%, 9%], green: [9%, 20%]}}
sites:
  post:
    stations:
      gate: {service: $weighing}
      scale: {servers: 1, service: $beside}
      desk: {servers: 1, service: {value: {gamma: {mean: 3m, cv: 0.5}}, range: [2m, 5m]}}
      table: {servers: 1, service: {value: {discrete: {4m: 50%, 12m: 50%}}, range: [6m, 9m], source: a handbook}}
      sample: {servers: 1, service: {empirical: {values: [4m, 12m]}, range: [6m, 9m], source: a handbook}}
flows:
  trucks:
    attributes:
      kind: {shares: $kinds}
      way: {shares: {in: 40%, out: 60%}, range: {in: [30%, 50%]}}
      held: {shares: {bonds: rest, shares: 60%}, range: {shares: [50%, 70%]}}
`
	const (
		desk, green, red = "sites.post.stations.desk.service", "assumptions.kinds.green", "assumptions.kinds.red"
		way              = "flows.trucks.attributes.way.shares.in"
		held             = "flows.trucks.attributes.held.shares.shares"
		table, sample    = "sites.post.stations.table.service", "sites.post.stations.sample.service"
	)
	all := []string{"assumptions.beside", green, red, "assumptions.weighing", held, way, desk}
	for set, gone := range map[string]string{
		"run.seed=2":                                    "",
		"assumptions.weighing=1m":                       "assumptions.weighing",
		"assumptions.weighing.exponential=1m":           "assumptions.weighing",
		"assumptions.weighing.value.exponential=1m":     "assumptions.weighing",
		"assumptions.beside.exponential=1m":             "assumptions.beside",
		desk + ".gamma.mean=1m":                         desk,
		table + ".discrete={2m: 50%, 5m: 50%}":          table, // of a table the range moves nothing
		sample + ".empirical.values=[2m, 5m]":           sample,
		"assumptions.kinds.red=15%":                     red,
		"assumptions.kinds.value.green=5%":              green,
		"flows.trucks.attributes.way.shares={in: 100%}": way,
		held + "=55%":                                   held, // a word that has the name of the key
	} {
		s := loadOver(t, text, Options{Set: []string{set}})
		var got, want []string
		for _, f := range s.Factors() {
			got = append(got, f.Name)
		}
		for _, name := range all {
			if name != gone {
				want = append(want, name)
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", set, got, want)
		}
		for _, v := range s.Values {
			if v.Path == gone && (v.Source.Given() || v.Range != "") {
				t.Errorf("%s: %+v", set, v)
			}
		}
	}
	if got := len(loadOver(t, text, Options{Policies: []string{"part"}}).Factors()); got != len(all)-1 {
		t.Errorf("%d ranges are left by the policy, want %d", got, len(all)-1)
	}
}

// A range that is set is that of the value as it stands, and must contain it.
func TestARangeThatIsSetIsThatOfTheValue(t *testing.T) {
	const text = "assumptions: {weighing: {value: {exponential: 3m}, range: [2m, 5m]}}\n" +
		"sites: {post: {stations: {gate: {service: $weighing}}}}\n"
	s := loadOver(t, text, Options{Set: []string{"assumptions.weighing.range=[1m, 9m]"}})
	if all := s.Factors(); len(all) != 1 || all[0].High != "9m" {
		t.Errorf("%v", all)
	}
	files := library("over.yaml", "karvon: 1\nextends: minimal\n"+text)
	found := mistakes(t, files, "over", Options{Set: []string{"assumptions.weighing.range=[4m, 9m]"}})
	if len(found) != 1 || found[0].Code != BadProvenance || found[0].Pos.File != "setting" {
		t.Errorf("%v", found)
	}
}

// What is wrong with an assumption that is set is told where it is set, once.
func TestAWrongSettingOfAnAssumptionIsToldOnce(t *testing.T) {
	const text = "karvon: 1\nextends: minimal\nassumptions: {weighing: {exponential: 3m}}\nsites: {post: {stations: " +
		"{gate: {service: $weighing}, scale: {servers: 1, service: $weighing}}}}\n"
	for _, set := range []string{"assumptions.weighing.exponential=3", "assumptions.weighing=three"} {
		found := mistakes(t, library("over.yaml", text), "over", Options{Set: []string{set}})
		if len(found) != 1 || found[0].Code != BadQuantity {
			t.Errorf("%s: %v", set, found)
		}
	}
	remark := []string{"assumptions.weighing.confidence=sure"}
	found := mistakes(t, library("over.yaml", text), "over", Options{Set: remark})
	if len(found) != 1 || found[0].Code != UnknownWord {
		t.Errorf("%v", found)
	}
}
