package lint

import (
	"fmt"
	"slices"
	"strings"

	"karvon/sim/plan"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// groundless is the queues of vehicles that stand nowhere, each with the flows whose vehicles wait in it.
type groundless struct {
	order []queue
	flows map[string][]string // by the path of what they wait for
}

// queue is where the file states what somebody waits for, and how it could have ground.
type queue struct {
	scenario.Meta
	mend string
}

// What gives a queue ground.
const (
	mendStation = "let them enter a zone before it, or give its queue a length"
	mendTrip    = "give the link storage or space: those who wait for it can then stand in a zone"
	mendOther   = "let them enter a zone before it"
)

// add notes that a flow's vehicles wait in a queue. Flows come one after the other.
func (g *groundless) add(at queue, flow string) {
	known := g.flows[at.Path]
	if known == nil {
		g.order = append(g.order, at)
	}
	if len(known) == 0 || known[len(known)-1] != flow {
		g.flows[at.Path] = append(known, flow)
	}
}

// ground tells of queues of vehicles that stand in no zone and in no stated room: what has no ground cannot push
// back. Who finds a zone, a queue or a link full stays where it is, and is told of there.
func (d *linter) ground() {
	found, needGround := groundless{flows: map[string][]string{}}, vehicles(d.scenario)
	for i := range d.plan.Flows {
		f := &d.plan.Flows[i]
		if f.Start == plan.None || !needGround[d.plan.Classes[f.Class].Name] {
			continue
		}
		for _, step := range d.stepsOf(f.Start) {
			if !d.traffic.Reached(step) || len(d.plan.Holding(step).Zones) > 0 {
				continue
			}
			for _, at := range d.queuesAt(step) {
				found.add(at, f.Name)
			}
		}
	}
	for _, at := range found.order {
		d.warn(at.Meta, scenario.NoGround, fmt.Sprintf("vehicles of %s wait here in no zone and in no stated length: "+
			"a queue without ground cannot push back", flowsNamed(found.flows[at.Path])), at.mend)
	}
}

func flowsNamed(names []string) string {
	if len(names) == 1 {
		return "flow " + names[0]
	}
	return "flows " + syntax.Listed(names, "and")
}

// stepsOf lists the steps that an entity can do from one on, without those of whom it sends out.
func (d *linter) stepsOf(start plan.StepID) []plan.StepID {
	all, seen := []plan.StepID{start}, map[plan.StepID]bool{start: true}
	for at := 0; at < len(all); at++ {
		next := d.plan.Following(all[at])
		if first, _ := d.plan.SentOut(&d.plan.Steps[all[at]]); first != plan.None {
			next = next[1:]
		}
		for _, step := range next {
			if !seen[step] {
				seen[step] = true
				all = append(all, step)
			}
		}
	}
	return all
}

// queuesAt gives what an entity at a step queues for: without room of its own, and not where it was before, as who
// waits for room does.
func (d *linter) queuesAt(step plan.StepID) []queue {
	s := &d.plan.Steps[step]
	facts := s.Op.Facts()
	switch {
	case facts.Demand == plan.DemandsService:
		if st := d.station(int(s.Station())); st.Queue.Capacity == nil && st.Queue.Length == nil {
			return []queue{{st.Meta, mendStation}}
		}
	case facts.Demand == plan.DemandsSlot:
		site, name := d.at(d.plan.Bookings[s.Bookings()].Name)
		return []queue{{site.Bookings[name].Meta, mendOther}}
	case facts.Parts != nil && facts.Wants != plan.WantsNothing && !s.Refuses:
		var all []queue
		for _, part := range facts.Parts(d.plan, s) {
			site, name := d.at(d.plan.Resources[part.Resource].Name)
			all = append(all, queue{site.Resources[name].Meta, mendOther})
		}
		return all
	case facts.Wants == plan.WantsNothing && d.plan.Awaits(s):
		mend := mendOther
		if s.Op == plan.OpGate && d.plan.Links[s.Link()].Directions[s.Count] == plan.None {
			mend = mendTrip
		}
		return []queue{{d.plan.Origins.Steps[step], mend}}
	}
	return nil
}

// fewGroundless is the number of queues without ground that are told one by one.
const fewGroundless = 4

// gathered tells of many queues without ground in one warning, at the place of the first: it is then the model that
// has no land.
func gathered(doubts syntax.Errors) syntax.Errors {
	first := slices.IndexFunc(doubts, isGroundless)
	var places []string
	for _, e := range doubts {
		if isGroundless(e) {
			places = append(places, placeOf(e.Path))
		}
	}
	if len(places) <= fewGroundless {
		return doubts
	}
	one := doubts[first]
	one.Message = fmt.Sprintf("at %d places vehicles wait in no zone and in no stated length, and a queue without "+
		"ground cannot push back: %s", len(places), syntax.Listed(places, "and"))
	one.Hint = "let them enter a zone before it, or give a station's queue a length"
	rest := slices.DeleteFunc(slices.Clone(doubts[first:]), isGroundless)
	return slices.Concat(doubts[:first], syntax.Errors{one}, rest)
}

func isGroundless(e syntax.Error) bool { return e.Code == scenario.NoGround }

// placeOf shortens the input path of an element of a site to its dotted name.
func placeOf(path string) string {
	if parts := strings.Split(path, "."); len(parts) == 4 && parts[0] == "sites" {
		return parts[1] + "." + parts[3]
	}
	return path
}
