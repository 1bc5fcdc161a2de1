package plan

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// listing writes a plan's steps, one a line, with where each leads.
func listing(p *Plan) string {
	var text strings.Builder
	for i := range p.Steps {
		s := &p.Steps[i]
		fmt.Fprintf(&text, "%2d %-14s index %d count %d next %d full %d counter %d  %s\n",
			i, s.Op.Facts().Name, s.Index, s.Count, s.Next, s.Full, s.Counter, p.Paths[i])
		if s.Op.Facts().Leads.Chooses() {
			for _, b := range p.BranchesOf(s) {
				fmt.Fprintf(&text, "   way to %d\n", b.Step)
			}
		}
	}
	return text.String()
}

const journeyOfAllKinds = `
journeys:
  check: {steps: [{label: again, visit: gate}, {choose: [{share: 20%, do: [{go-to: again}]}]}]}
flows:
  trucks:
    journey:
      - enter: yard
      - follow: check
      - split: {into: papers, entity: paper, count: 2, do: [{delay: 5m}]}
      - choose: {by: colour, cases: {red: [{seize: lift}, {visit: scan}, {release: lift}], green: []}}
      - join: papers
      - leave: yard
      - travel: {to: port}
      - {visit: quay}
      - depart
`

func TestStepsOfAJourney(t *testing.T) {
	golden(t, "testdata/journey.golden", listing(compileOver(t, journeyOfAllKinds)))
}

func TestOnlyRepeatedPurposesHaveACounter(t *testing.T) {
	p := compileOver(t, journeyOfAllKinds)
	gate, _ := slices.BinarySearchFunc(p.Stations, "post.gate",
		func(s Station, name string) int { return strings.Compare(s.Name, name) })
	for i := range p.Steps {
		s := &p.Steps[i]
		repeated := s.Op == OpVisit && int(s.Index) == gate || s.Op == OpShare
		if repeated != (s.Counter != None) {
			t.Errorf("step %d (%s): counter %d", i, p.Paths[i], s.Counter)
		}
	}
}

func TestVisitsOnWaysThatExcludeEachOtherShareTheirLuck(t *testing.T) {
	p := compileOver(t, "flows: {trucks: {journey: [{choose: [{share: 50%, do: [{visit: gate}]}, {share: 50%, do: "+
		"[{visit: gate}]}]}, depart]}}\n")
	visits := stepsOf(p, OpVisit)
	one, other := p.Steps[visits[0]], p.Steps[visits[1]]
	if one.Purpose != other.Purpose || one.Counter != None || other.Counter != None {
		t.Errorf("got %+v and %+v", one, other)
	}
}

func TestAJourneyMayBeginWithAGoTo(t *testing.T) {
	p := compileOver(t, "flows: {trucks: {journey: [{go-to: in}, {label: out, visit: gate}, depart, {label: in, visit: "+
		"scan}, {go-to: out}]}}\n")
	first := p.Steps[p.Flows[0].Start]
	if p.Stations[first.Index].Name != "post.scan" || p.Stations[p.Steps[first.Next].Index].Name != "post.gate" {
		t.Errorf("the journey begins with %+v", first)
	}
}

func TestLabelsOfAJourneyFollowedTwiceAreApart(t *testing.T) {
	p := compileOver(t, `
journeys: {check: {steps: [{label: again, visit: gate}, {choose: [{share: 20%, do: [{go-to: again}]}]}]}}
flows: {trucks: {journey: [{follow: check}, {follow: check}, depart]}}
`)
	visits, choices := stepsOf(p, OpVisit), stepsOf(p, OpShare)
	for i := range 2 {
		if back := p.Branches[p.Steps[choices[i]].Index].Step; back != StepID(visits[i]) {
			t.Errorf("choice %d leads back to %d, not %d", i, back, visits[i])
		}
	}
}

func TestALabelWithoutAStepOfItsOwnLeadsOnAlone(t *testing.T) {
	p := compileOver(t, `
journeys: {check: {steps: [{visit: gate}]}}
flows: {trucks: {journey: [{label: again, follow: check}, depart]}}
`)
	label := onlyStep(t, p, OpShare)
	if label.Next == None || label.Full != None || label.Unserved != None || len(p.BranchesOf(label)) > 0 {
		t.Errorf("it leads to %d, %d and %d, and has %d branches", label.Next, label.Full, label.Unserved, label.Count)
	}
}

func TestTheTurnedAwayGiveUpWhatTheyHold(t *testing.T) {
	p := compileOver(t, `
sites: {post: {stations: {gate: {queue: {capacity: 0, when-full: turn-away}}}}}
flows: {trucks: {journey: [{enter: yard}, {seize: {resource: lift, units: 2}}, {visit: gate},
  {release: {resource: lift, units: 2}}, {leave: yard}, depart]}}
`)
	var ops []Op
	for at := onlyStep(t, p, OpVisit).Full; at != None; at = p.Steps[at].Next {
		ops = append(ops, p.Steps[at].Op)
		if p.Steps[at].Op == OpTurnedAway {
			break
		}
	}
	if !slices.Equal(ops, []Op{OpLeave, OpRelease, OpTurnedAway}) {
		t.Errorf("got operations %v", ops)
	}
	if p.Stations[onlyStep(t, p, OpVisit).Index].QueueCapacity != 0 {
		t.Error("a queue without room has another capacity")
	}
}

func TestDiversionsFormAChain(t *testing.T) {
	p := compileOver(t, `
sites:
  post:
    stations:
      gate: {queue: {capacity: 1, when-full: {divert: scan}}}
      scan: {queue: {capacity: 1, when-full: {divert: spare}}}
      spare: {servers: 1, service: 3m}
`)
	visit := &p.Steps[p.Flows[0].Start]
	next := visit.Next
	for _, want := range []string{"post.gate", "post.scan", "post.spare"} {
		if got := p.Stations[visit.Index].Name; got != want || visit.Next != next {
			t.Errorf("%s leads to %d; expected %s to %d", got, visit.Next, want, next)
		}
		if visit.Full == None {
			break
		}
		visit = &p.Steps[visit.Full]
	}
	if visit.Full != None || p.Stations[visit.Index].Name != "post.spare" {
		t.Errorf("the chain ends at %s", p.Stations[visit.Index].Name)
	}
}

func TestTheOrderInTheFileChangesNothing(t *testing.T) {
	one := compileOver(t, `
sites: {post: {stations: {weigh: {servers: 1, service: 2m}, berth: {servers: 3, service: 9m}}}}
flows:
  vans: {entity: truck, from: post, arrivals: {rate: 2/h}, journey: [{visit: weigh}, depart]}
  cars: {entity: truck, from: port, arrivals: {rate: 3/h}, attributes: {size: {is: 2}, age: {is: 1}},
    journey: [{set: {age: size, size: 3}}, depart]}
`)
	other := compileOver(t, `
flows:
  cars: {attributes: {age: {is: 1}, size: {is: 2}}, journey: [{set: {size: 3, age: size}}, depart],
    arrivals: {rate: 3/h}, from: port, entity: truck}
  vans: {journey: [{visit: weigh}, depart], arrivals: {rate: 2/h}, from: post, entity: truck}
sites: {post: {stations: {berth: {service: 9m, servers: 3}, weigh: {service: 2m, servers: 1}}}}
`)
	one.Origins, other.Origins = Origins{}, Origins{} // where things stood differs
	if !reflect.DeepEqual(one, other) {
		t.Errorf("the plans differ:\n%s\n%s", listing(one), listing(other))
	}
}

func TestWithWindowChangesTheWindowAlone(t *testing.T) {
	p := compileOver(t, "run: {kind: cyclic, cycle: 1 week, warm-up: 1 week, window: 1 week}\n")
	longer, uneven := p.WithWindow(2*Week), p.WithWindow(10*Day)
	if p.Window != Week || longer.Window != 2*Week || longer.End() != p.End()+Week {
		t.Errorf("windows %d and %d", p.Window, longer.Window)
	}
	if len(longer.Warnings) != len(p.Warnings) || len(uneven.Warnings) != len(p.Warnings)+1 {
		t.Errorf("warnings %q and %q", longer.Warnings, uneven.Warnings)
	}
}
