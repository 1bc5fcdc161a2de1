package engine

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"karvon/scenarios"
	"karvon/sim/plan"
	"karvon/sim/plan/plantest"
)

// whatIsPlain has all that a plain visit meets: services that end at the instant of arrivals and of each other, a
// station that is visited twice in a row and by two flows, servers that come and go, a queue with a limit and a zone
// behind a plain station, steps between two durations, a loop, and a departure that others follow on.
const whatIsPlain = `
karvon: 1
title: plain visits and their neighbours
run: {kind: stationary, warm-up: 2h, window: 6h, follow-up: 3h}
entities: {customer: {title: a customer, costs: {waiting: 1 USD/h}}}
sites:
  post:
    zones:
      yard: {places: 3}
    schedules:
      hours: [{from: "00:30", to: "02:00", value: 2}, {from: "03:00", to: "24:00", value: 3}]
    stations:
      fixed: {servers: 1, service: {constant: 1m}}
      random: {servers: 2, service: {exponential: {mean: 90s}}, costs: {duty: 1 USD/h}}
      served: {servers: {schedule: hours}, service: {exponential: {mean: 90s}}}
      full: {servers: 1, service: {constant: 1m}, queue: {capacity: 2, when-full: block}}
flows:
  regular:
    entity: customer
    arrivals: {interarrival: {constant: 2m}}
    journey: [{visit: fixed}, {visit: fixed}, {visit: random}, {visit: served}, depart]
  loose:
    entity: customer
    arrivals: {rate: 20/h}
    journey:
      - visit: random
      - enter: yard
      - visit: fixed
      - leave: yard
      - delay: {exponential: {mean: 1m}}
      - choose: [{share: 30%, do: [{visit: full}]}, {otherwise: [{visit: served}]}]
      - visit: served
      - depart
`

// stepByStep has a run take no short way.
func (r *Run) stepByStep() {
	r.short = generally(r.short)
	for i := range r.short {
		r.short[i].ahead = nil
	}
	for i := range r.stations {
		r.stations[i].plain = false
	}
	for i := range r.sources {
		r.sources[i].block, r.sources[i].first = 1, plan.None
	}
}

// A run that does plain visits in one go and draws ahead keeps the record of one that does each step by itself and
// draws as it needs: every count, integral and histogram, and who was unfinished.
func TestShortWaysKeepTheSameRecord(t *testing.T) {
	models := map[string]*plan.Plan{"what is plain": plantest.Text(t, whatIsPlain)}
	for seed := range uint64(40) {
		model := plantest.RandomScenario(rand.New(rand.NewPCG(seed, 3)))
		models[fmt.Sprintf("random %d", seed)] = plantest.Text(t, model)
	}
	files, err := filepath.Glob("testdata/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		models[file] = plantest.Named(t, file)
	}
	library, err := scenarios.FS.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range library {
		if name, isScenario := strings.CutSuffix(entry.Name(), ".yaml"); isScenario {
			models[name] = plantest.Named(t, name)
		}
	}
	for name, p := range models {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if !*long {
				p = p.WithWarmUp(min(p.WarmUp, plan.Day/8)).WithWindow(min(p.Window, plan.Day/8))
			}
			short, general := New(p), New(p)
			general.stepByStep()
			recorded, failure := short.Replicate(p.Seed, 0)
			want, wantFailure := general.Replicate(p.Seed, 0)
			if (failure == nil) != (wantFailure == nil) {
				t.Fatalf("%v, and step by step %v", failure, wantFailure)
			}
			if recorded.Fingerprint != want.Fingerprint || !reflect.DeepEqual(recorded, want) {
				t.Errorf("the record is another one than step by step")
			}
			checkIdentities(t, p, recorded)
		})
	}
}

// The models of the test above take the short ways, and draw ahead.
func TestShortWaysAreTaken(t *testing.T) {
	run := New(plantest.Text(t, whatIsPlain))
	ways, ahead := map[path]int{}, 0
	for i := range run.short {
		ways[run.short[i].path]++
		if run.short[i].ahead != nil {
			ahead++
		}
	}
	if ways[plainly] != 8 || ways[leaving] == 0 || ahead == 0 {
		t.Errorf("ways %v, %d steps draw ahead", ways, ahead)
	}
}
