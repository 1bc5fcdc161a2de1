package plan

import (
	"fmt"
	"slices"

	"karvon/sim/scenario"
)

// visitVerb is the visit of a station: queue, service and going on.
var visitVerb = verb{
	key:     "visit",
	compile: (*journey).visit,
	operations: rows{OpVisit: {
		Name: "visit", Object: func(p *Plan, s *Step) string { return p.Stations[s.Station()].Name },
		site: func(p *Plan, s *Step) SiteID { return p.Stations[s.Station()].Site },
		Time: TakesDrawnTime, Detours: true, Wants: WantsServer, Demand: DemandsService, Uses: StationElement,
		Reads: whoServes, turnsAway: (*journey).leftUnserved,
		loses:  func(p *Plan, s *Step) bool { return p.Stations[s.Station()].Loses },
		stands: func(p *Plan, at StepID) (string, StepID) { return p.Stations[p.Steps[at].Station()].Name, at },
	}},
}

// whoServes lists the programs on which it depends when, and in which lane, a visit is served.
func whoServes(p *Plan, s *Step) (programs []ProgramID, slots []SlotID) {
	st := &p.Stations[s.Station()]
	programs = slices.Clone(st.Priority)
	if st.Pool == nil {
		return programs, nil
	}
	for _, lane := range st.Pool.Lanes {
		if lane.For != None {
			programs = append(programs, lane.For)
		}
		if lane.Prefer != None {
			programs = append(programs, lane.Prefer)
		}
	}
	return programs, nil
}

func (j *journey) visit(s *scenario.Step) {
	station := at(j, j.stationIndex, StationElement, s.Visit.Station)
	if station == None || !j.here(s.Visit.Station, j.plan.Stations[station].Site) {
		return
	}
	j.checkQueueSpace(s.Visit.Station.Meta, station)
	at := j.emit(j.visitStep(s.Visit, station), s.Meta)
	if s.Luck != "" {
		j.plan.Steps[at].Purpose = luck(s, "visit")
	}
	j.diversion = append(j.diversion,
		diversion{at, s.Visit, station, []StationID{station}, j.otherwise(s.Visit.Otherwise)})
}

// otherwise compiles the steps of those whom a visit leaves unserved; they go on behind it. It gives nil where
// there are none.
func (j *journey) otherwise(steps []*scenario.Step) *detour {
	if len(steps) == 0 {
		return nil
	}
	d := &detour{meta: steps[0].Meta, first: None}
	j.detours = append(j.detours, d)
	j.aside(steps, func(step StepID) { d.first = step })
	return d
}

// aside compiles the steps of those who are not served, to which an exit leads; they go on behind the step that does
// not serve them.
func (j *journey) aside(steps []*scenario.Step, way exit) {
	served, site := j.exits, j.site
	j.exits = []exit{way}
	j.list(steps, false)
	if len(j.exits) > 0 {
		j.site = same([]SiteID{site, j.site})
	} else {
		j.site = site
	}
	j.exits = append(served, j.exits...)
}

func (j *journey) visitStep(v *scenario.VisitStep, station StationID) Step {
	service, own := v.Service, int32(1)
	if service == nil {
		service, own = j.service[station], 0
	}
	st := &j.plan.Stations[station]
	if service == nil && !st.lanesServe() {
		j.fail(v.Station.Meta, scenario.MissingKey,
			fmt.Sprintf("neither station %s nor this visit gives a service time", st.Name), "add service")
	}
	compiled := newStep(OpVisit, int32(station), st.Hash)
	compiled.Sampler, compiled.Duration = j.timed(service)
	compiled.Count, compiled.Purpose = own, hashOf("visit", st.Name)
	return compiled
}

// diversion is a visit that is sent elsewhere when the queue is full.
type diversion struct {
	step    StepID
	visit   *scenario.VisitStep
	from    StationID // station
	seen    []StationID
	instead *detour
}

// detour is the steps of those whom a visit leaves unserved.
type detour struct {
	meta  scenario.Meta
	first StepID
	taken bool // whether anybody can take them
}

// divertAll adds the visits of those who find the queue full and are sent to another station.
func (j *journey) divertAll() {
	for len(j.diversion) > 0 {
		d := j.diversion[0]
		j.diversion = j.diversion[1:]
		rule := j.divert[d.from]
		if d.instead != nil {
			j.sendOnward(d)
		}
		if rule.Rule != scenario.Divert {
			continue
		}
		j.site = j.plan.Stations[d.from].Site
		to := at(j, j.stationIndex, StationElement, rule.To)
		if to == None {
			continue
		}
		if slices.Contains(d.seen, to) {
			j.fail(rule.Meta, scenario.FollowCycle,
				fmt.Sprintf("%s diverts in a circle back to %s",
					j.plan.Stations[d.from].Name, j.plan.Stations[to].Name),
				"let one of them block or turn away")
			continue
		}
		j.exits = nil
		at := j.emit(j.visitStep(d.visit, to), j.metas[d.step])
		j.plan.Steps[at].Next = j.plan.Steps[d.step].Next
		j.plan.Steps[d.step].Full = at
		j.diversion = append(j.diversion, diversion{at, d.visit, to, append(slices.Clone(d.seen), to), d.instead})
	}
	for _, o := range j.detours {
		if !o.taken {
			j.fail(o.meta, scenario.UnreachableStep,
				"nobody is left unserved here, so that these steps are never done",
				"let the queue turn away, or have patience or balk")
		}
	}
	j.detours = nil
}

// sendOnward sends those whom a visit leaves unserved to its detour.
func (j *journey) sendOnward(d diversion) {
	step := &j.plan.Steps[d.step]
	if j.divert[d.from].Rule == scenario.TurnAway {
		step.Full = d.instead.first
		d.instead.taken = true
	}
	if j.plan.Stations[d.from].LeavesUnserved() {
		step.Unserved = d.instead.first
		d.instead.taken = true
	}
}

// leftUnserved gives the ways of those who find the queue full or leave it unserved.
func (j *journey) leftUnserved(at StepID) []exit {
	s := &j.plan.Steps[at]
	var ways []exit
	if j.divert[s.Station()].Rule == scenario.TurnAway && s.Full == None {
		ways = append(ways, j.fullOf(at))
	}
	if j.plan.Stations[s.Station()].LeavesUnserved() && s.Unserved == None {
		ways = append(ways, func(step StepID) { j.plan.Steps[at].Unserved = step })
	}
	return ways
}
