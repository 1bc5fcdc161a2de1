package ground

import (
	"slices"

	"karvon/sim/plan"
)

// node is a place that journeys lead to: a station, a zone, or a gate.
type node struct {
	kind  PlaceKind
	index int32 // of a gate: its link, -1 for the world around
	site  plan.SiteID
}

// hop is a way that flows take from a place to the next.
type hop struct{ from, to node }

// visit is how one flow comes to a place, and how likely it is that one of the flow does.
type visit struct {
	visitor
	chance float64
}

// visitor is a flow as it comes to a place.
type visitor struct {
	flow   plan.FlowID
	zone   plan.ZoneID // of a station: the zone that was entered last; None
	toward int         // as the crossing says that was approached last; 0 for none
	passed bool        // whether the flow came to the site by a link
}

// trace is where the journeys of a plan lead.
type trace struct {
	plan   *plan.Plan
	signs  map[plan.CrossingID]int // directions of crossings: 1 to the right, -1 to the left
	hops   []hop                   // in the order in which they are found
	flows  map[hop]map[plan.FlowID]bool
	visits map[node][]visit
	order  []node // places in the order in which they are found
	// by crossing: how many flows came to its site by a link, less those that began there
	passed map[plan.CrossingID]int
	// by flow and site: the sum of the directions of the crossings there
	sums map[flowAt]int

	chances map[plan.StepID]float64 // of the steps of the flow that is followed
	counted map[plan.StepID]bool
}

// state is what holds of an entity at a step, the same on all ways to it.
type state struct {
	flow   plan.FlowID
	site   plan.SiteID
	zones  []plan.ZoneID // in the order of entering
	toward int
	passed bool
	link   int32 // by which it came to the site; -1
}

// pending is a step to be followed, with the place before it.
type pending struct {
	step  plan.StepID
	state state
	last  node
}

// visited is a step to which a place leads.
type visited struct {
	step plan.StepID
	flow plan.FlowID
	last node
}

// flowAt is a flow at a site.
type flowAt struct {
	flow plan.FlowID
	site plan.SiteID
}

func newTrace(p *plan.Plan, signs map[plan.CrossingID]int) *trace {
	t := &trace{plan: p, signs: signs, flows: map[hop]map[plan.FlowID]bool{}, visits: map[node][]visit{},
		passed: map[plan.CrossingID]int{}, sums: map[flowAt]int{}}
	for i := range p.Flows {
		if p.Flows[i].Parent == plan.None {
			t.follow(plan.FlowID(i))
		}
	}
	return t
}

// follow follows a flow's journey, and those of the children that it sends out.
func (t *trace) follow(flow plan.FlowID) {
	f := &t.plan.Flows[flow]
	first := state{flow: flow, site: f.Site, link: -1}
	t.chances, t.counted = chances(t.plan, f.Start), map[plan.StepID]bool{}
	todo := []pending{{f.Start, first, gateOf(f.Site, -1)}}
	seen := map[visited]bool{}
	for len(todo) > 0 {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		known := visited{at.step, at.state.flow, at.last}
		if at.step == plan.None || seen[known] {
			continue
		}
		seen[known] = true
		next := t.step(at)
		for i := len(next) - 1; i >= 0; i-- { // the way that is written first is followed first
			todo = append(todo, next[i])
		}
	}
}

// gateOf is a gate of which it is not known yet on which side it lies.
func gateOf(site plan.SiteID, link int32) node { return node{kind: GatePlace, index: link, site: site} }

// step does a step, and gives those that can follow.
func (t *trace) step(at pending) []pending {
	s := &t.plan.Steps[at.step]
	now, last := at.state, at.last
	switch s.Op {
	case plan.OpVisit:
		last = t.come(at, node{kind: StationPlace, index: s.Index, site: t.plan.Stations[s.Station()].Site})
	case plan.OpEnter:
		now.zones = append(slices.Clone(now.zones), s.Zone())
		last = t.come(at, node{kind: ZonePlace, index: s.Index, site: t.plan.Zones[s.Zone()].Site})
	case plan.OpLeave:
		now.zones = slices.DeleteFunc(slices.Clone(now.zones), func(z plan.ZoneID) bool { return z == s.Zone() })
	case plan.OpApproach, plan.OpCross:
		if now.passed {
			t.passed[s.Crossing()]++
		} else {
			t.passed[s.Crossing()]--
		}
		if sign := t.signs[s.Crossing()]; sign != 0 && t.plan.Crossings[s.Crossing()].Site == now.site {
			now.toward = sign
			t.sums[flowAt{now.flow, now.site}] += sign
		}
	case plan.OpTravel:
		t.goes(at, gateOf(now.site, s.Index))
		link := &t.plan.Links[s.Link()]
		now = state{flow: now.flow, site: link.To, passed: true, link: s.Index}
		if s.Count == 1 {
			now.site = link.From
		}
		last = gateOf(now.site, s.Index)
	case plan.OpDepart, plan.OpTurnedAway:
		t.goes(at, gateOf(now.site, -1))
	}
	return t.following(at.step, now, last)
}

// following gives the steps that can come next: those of children, who are where they are sent out, and the own.
func (t *trace) following(at plan.StepID, now state, last node) []pending {
	var next []pending
	first, flow := t.plan.SentOut(&t.plan.Steps[at])
	for _, step := range t.plan.Following(at) {
		of := now
		if step == first {
			of.flow = flow
		}
		next = append(next, pending{step, of, last})
	}
	return next
}

// come notes that a flow comes to a place.
func (t *trace) come(at pending, to node) node {
	v := visitor{flow: at.state.flow, zone: plan.None, toward: at.state.toward, passed: at.state.passed}
	for _, zone := range at.state.zones {
		if t.plan.Zones[zone].Site == to.site {
			v.zone = zone
		}
	}
	if t.visits[to] == nil {
		t.order = append(t.order, to)
	}
	i := slices.IndexFunc(t.visits[to], func(known visit) bool { return known.visitor == v })
	if i < 0 {
		i = len(t.visits[to])
		t.visits[to] = append(t.visits[to], visit{visitor: v})
	}
	if !t.counted[at.step] {
		t.counted[at.step] = true
		t.visits[to][i].chance += t.chances[at.step]
	}
	t.goes(at, to)
	return to
}

// goes notes a way from the last place to another.
func (t *trace) goes(at pending, to node) {
	if at.last == to || at.last.site != to.site || at.last.kind == GatePlace && to.kind == GatePlace {
		return
	}
	h := hop{at.last, to}
	if t.flows[h] == nil {
		t.flows[h] = map[plan.FlowID]bool{}
		t.hops = append(t.hops, h)
	}
	t.flows[h][at.state.flow] = true
}
