package scenario

import (
	"regexp"
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
