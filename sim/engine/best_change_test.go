package engine

import (
	"strings"
	"testing"

	"karvon/sim/plan"
)

// manyLanes has 60 lanes, of which each third is for some only.
func manyLanes() string {
	var lanes strings.Builder
	for n := range 20 {
		name := string(rune('a' + n))
		lanes.WriteString("a" + name + ": {for: kind == x}, b" + name + ": {}, c" + name + ": {servers: 2}, ")
	}
	return `run: {kind: terminating, window: 3h}
sites: {p: {stations: {g: {lanes: {` + lanes.String() + `}, service: {exponential: 4m},
  queue: {lines: each-lane, jockey: 1, discipline: {priority: [kind == y]}}}}}}
flows: {f: {entity: truck, attributes: {kind: {shares: {x: 40%, y: 20%, z: 40%}}}, arrivals: {rate: 1300/h},
  journey: [{visit: g}, depart]}}
`
}

func TestTheBestChangeIsThatOfAllPairsOfLanes(t *testing.T) {
	run := New(compile(t, manyLanes()))
	run.reset(1, 0)
	run.begin()
	c := run.stations[0].pool
	found, jockey := 0, c.plan.Jockey
	for events := 0; run.now <= 2*hour; events++ {
		e := run.pending.next()
		run.now = e.time
		run.handle(e)
		run.wake()
		if events%97 > 0 {
			continue
		}
		c.plan.Jockey = 0.3 // less, so that there is something to find
		work := run.work
		got, want := run.bestChange(c), changeOfAllPairs(run, c)
		run.work, c.plan.Jockey = work, jockey
		if got != want {
			t.Fatalf("at %d: %+v, want %+v", run.now, got, want)
		}
		if got.who != plan.None {
			found++
		}
	}
	if found < 10 {
		t.Errorf("only %d changes were to be found", found)
	}
	if events := int(run.record.Events); run.work > 20*events {
		t.Errorf("%d were looked at in %d events", run.work, events)
	}
}

// changeOfAllPairs looks at each who waits and each lane.
func changeOfAllPairs(r *Run, c *serverPool) change {
	best := change{who: plan.None, gain: c.plan.Jockey}
	for from := range c.lanes {
		for to := range c.lanes {
			last, behind, waiting := entityID(plan.None), int32(0), int32(0)
			for at := range c.queues {
				q := &c.queues[at]
				if q.lanes != 1<<from {
					continue
				}
				waiting += q.list.count
				if i := q.list.tail; q.list.count > 0 && q.choices(c.plan)&(1<<to) != 0 &&
					(last == plan.None || r.customer(i).ticket > r.customer(last).ticket) {
					last = i
				}
			}
			if last == plan.None || to == from {
				continue
			}
			for at := range c.queues {
				if q := &c.queues[at]; q.lanes == 1<<from {
					behind += r.countLater(&q.list, r.customer(last).ticket)
				}
			}
			gain := c.before(from, waiting-1-behind) - r.queueAtLane(c, to).present
			if gain > best.gain || gain == best.gain && best.who == plan.None {
				best = change{who: last, to: laneID(to), gain: gain}
			}
		}
	}
	return best
}
