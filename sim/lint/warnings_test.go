package lint_test

import (
	"errors"
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"karvon/sim/lint"
	"karvon/sim/plan/plantest"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestDoubtfulFilesAreWarnedOf compiles every file of testdata/doubtful, all of which are right, and compares what
// is said about them.
func TestDoubtfulFilesAreWarnedOf(t *testing.T) {
	library := plantest.Library()
	var shown strings.Builder
	files, err := filepath.Glob("testdata/doubtful/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no doubtful files: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".yaml"), func(t *testing.T) {
			r, err := lint.Check(t.Context(), library, filepath.ToSlash(file))
			if err != nil {
				t.Fatal(err)
			}
			var printed strings.Builder
			if err := r.Warnings.Print(&printed); err != nil {
				t.Fatal(err)
			}
			shown.WriteString(printed.String())
			plantest.Golden(t, strings.TrimSuffix(file, ".yaml")+".golden", printed.String(), *update)
		})
	}
	for _, code := range scenario.CompileWarningCodes {
		if !strings.Contains(shown.String(), fmt.Sprintf("[%s]\n", code)) {
			t.Errorf("no doubtful file shows %s", code)
		}
	}
}

// review checks a scenario that lies over the base.
func review(t *testing.T, text string) *lint.Review {
	t.Helper()
	r, err := lint.Check(t.Context(), plantest.Over(text), "over")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestWhatOnlyAPolicyUsesIsNoDoubt(t *testing.T) {
	r := review(t, `
sites: {post: {stations: {spare: {servers: 1, service: 1m}, cellar: {servers: 1, service: 1m}}}}
flows:
  trucks:
    journey:
      - {choose: [{share: 0%, do: [{visit: scan}]}], label: to-scan}
      - {choose: [{share: 0%, do: [{visit: scan}]}]}
      - depart
policies:
  scanning: {set: {flows.trucks.journey.to-scan.choose: [{share: 5%, do: [{visit: spare}]}]}}
`)
	requireDoubts(t, r.Warnings, "sites.post.stations.cellar", "flows.trucks.journey[2].choose[1]")
}

func TestAPolicysOverloadIsToldUnderItsName(t *testing.T) {
	r := review(t, `
policies:
  rush: {set: {flows.trucks.arrivals.rate: 16/h}}
  still-rush: {set: {flows.trucks.arrivals.rate: 14/h}}
`)
	requireDoubts(t, r.Warnings)
	if len(r.Policies) != 2 || r.Policies[0].Name != "rush" {
		t.Fatalf("got %+v", r.Policies)
	}
	requireDoubts(t, r.Policies[0].Warnings, "sites.post.stations.gate")
	requireDoubts(t, r.Policies[1].Warnings)
}

// What a phase or an option is too small for at the load that the file states, it is not built for.
func TestAPolicyForAnotherYearIsNotJudgedByTheStatedLoad(t *testing.T) {
	r := review(t, `
policies:
  small: {set: {sites.post.stations.gate.service: 20m}}
  smaller: {set: {sites.post.stations.gate.service: 30m}}
  smallest: {set: {sites.post.stations.gate.service: 60m}}
years:
  base: 2024
  last: 2030
  streams: {trucks: {flows: [trucks], traffic: 1/h, growth: 7%}}
  phases: [{policy: small, in: 2026}]
options:
  year: 2026
  choices: [{name: as-it-is}, {name: less, policies: [smaller]}]
  futures: [{name: alike, growth: {all: 7%}}]
`)
	requireDoubts(t, r.Warnings)
	for _, policy := range r.Policies {
		if told := len(policy.Warnings) > 0; told != (policy.Name == "smallest") {
			t.Errorf("%s: %v", policy.Name, policy.Warnings)
		}
	}
}

func TestASettingThatChangesNothingIsTold(t *testing.T) {
	r := review(t, `
policies:
  idle:
    set:
      sites.post.stations.scan.servers: {value: 2, source: "a study", confidence: measured}
      flows.trucks.arrivals.rate: 6/h
`)
	requireDoubts(t, r.Warnings, "policies.idle.set.sites.post.stations.scan.servers")
	if r.Warnings[0].Code != scenario.IdlePolicy {
		t.Errorf("got %v", r.Warnings)
	}
}

// A policy that changes what is drawn is not idle, nor is one active that only writes the same otherwise. Who sets the
// value as it is without its range is told what that does.
func TestAPolicyIsIdleByWhatItChanges(t *testing.T) {
	for set, want := range map[string]string{
		"assumptions.pace.range: [1m, 9m]":                          "",
		"assumptions.pace: {range: [1m, 9m]}":                       "",
		"assumptions.pace.doubt: uniform":                           "",
		"assumptions.pace.range:":                                   "",
		"assumptions.pace: {value: 3m, range: [1m, 9m]}":            "",
		"assumptions.pace.range: [2m, 4m]":                          "the policy sets what already holds",
		"assumptions.pace: {range: [120s, 4m]}":                     "the policy sets what already holds",
		"assumptions.pace: {source: b}":                             "the policy sets what already holds",
		"assumptions.pace: {value: 180s, range: [2m, 4m], note: n}": "the policy sets what already holds",
		"assumptions.pace: 3m": "the policy sets the value that already holds, and takes " +
			"away its range",
	} {
		r := review(t, `
assumptions: {pace: {value: 3m, range: [2m, 4m], source: a}}
sites: {post: {stations: {gate: {service: $pace}}}}
policies: {p: {set: {`+set+"}}}\n")
		got := ""
		for _, w := range r.Warnings {
			got += w.Message
		}
		if got != want {
			t.Errorf("%s: %q, want %q", set, got, want)
		}
	}
}

func TestAWrongPolicyIsAnErrorThatNamesIt(t *testing.T) {
	library := plantest.Over("policies: {p: {set: {flows.trucks.journey: [{visit: gat}, depart]}}}\n")
	_, err := lint.Check(t.Context(), library, "over")
	if err == nil || !strings.Contains(err.Error(), ": under the policy p: ") {
		t.Errorf("got %v", err)
	}
}

// What an included file offers need not be used; what it makes of the whole is told.
func TestAnIncludedFileMayOfferMoreThanIsUsed(t *testing.T) {
	library := plantest.Library()
	library["main.yaml"] = &fstest.MapFile{Data: []byte("karvon: 1\ntitle: All\ninclude: [base]\n" +
		"run: {kind: terminating, window: 10h}\nflows: {trucks: {arrivals: {rate: 16/h}}}\n")}
	r, err := lint.Check(t.Context(), library, "main")
	if err != nil {
		t.Fatal(err)
	}
	requireDoubts(t, r.Warnings, "sites.post.stations.gate")
}

// requireDoubts compares the paths of warnings.
func requireDoubts(t *testing.T, got syntax.Errors, want ...string) {
	t.Helper()
	var paths []string
	for _, e := range got {
		paths = append(paths, e.Path)
	}
	if fmt.Sprint(paths) != fmt.Sprint(want) {
		t.Errorf("doubts about %q, expected %q\n%v", paths, want, got)
	}
}

// Recorded and inherited attributes are not taken for zero.
func TestNoWayIsCalledNeverTakenForAnAttributeThatIsNotDrawn(t *testing.T) {
	r := review(t, `
sites: {post: {stations: {dock: {servers: 9, service: 1m}}}}
flows:
  seen:
    entity: truck
    from: post
    arrivals: {trace: {times: [1h, 2h], values: {cargo: [grain, cars], load: [0, 30]}}}
    journey:
      - choose: [{when: cargo == cars, do: [{visit: dock}]}]
      - choose: [{when: load > 20, do: [{visit: dock}]}]
      - depart
  home:
    entity: truck
    from: post
    arrivals: {after: {flow: seen}}
    attributes: {empty: {is: 1}}
    journey: [{choose: {by: cargo, cases: {grain: [{visit: dock}]}}}, depart]
  never:
    entity: truck
    from: post
    arrivals: {rate: 1/day}
    attributes: {cargo: {is: cars}}
    journey: [{choose: {by: cargo, cases: {grain: [{visit: dock}]}}}, depart]
`)
	var told []string
	for _, warning := range r.Warnings {
		if warning.Code == scenario.NeverTaken {
			told = append(told, warning.Path)
		}
	}
	if len(told) != 1 || !strings.HasPrefix(told[0], "flows.never.") {
		t.Errorf("never taken: %q", told)
	}
}

// What is wrong with sweeps and under policies is told together, whichever comes first.
func TestMistakesOfAllSweepsAndPoliciesAreToldTogether(t *testing.T) {
	const text = `karvon: 1
title: three mistakes
run: {kind: stationary, window: 1 day}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: 2, service: 1m}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 1/h}, journey: [{visit: gate}, depart]}}
policies:
  fast: {set: {sites.post.stations.gate.service: 3 apples}}
  more: {set: {sites.post.stations.gat.servers: 3}}
sweeps: {lanes: {factors: {lanes: {path: sites.post.stations.gate.servers, levels: 1..3}}, responses: [nothing]}}
`
	_, err := lint.Check(t.Context(), plantest.TextLibrary(text), "test")
	var found syntax.Errors
	if !errors.As(err, &found) || len(found) != 3 {
		t.Errorf("%v", err)
	}
}
