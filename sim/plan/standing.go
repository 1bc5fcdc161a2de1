package plan

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"karvon/sim/bound"
	"karvon/sim/scenario"
)

// Standing is entities of a flow that stand somewhere when a run starts. They came before it, and are none of those
// who arrive.
type Standing struct {
	Path       string // input path
	Flow       FlowID
	Count      int64
	Since      int64  // before the run's start the first of them came
	Step       StepID // which they do next
	Site       SiteID
	Zones      []ZoneID    // that they are in
	Attributes []Attribute // that they draw
	Hash       uint64      // what their identities are made from
}

// Standing counts those who stand somewhere when a run starts.
func (p *Plan) Standing() int64 {
	total := int64(0)
	for i := range p.Standings {
		total = bound.Later(total, p.Standings[i].Count)
	}
	return total
}

// standings compiles who stands where when the run starts, once it is known what is held at each step.
func (j *journey) standings(known ofSteps[*held]) {
	name := j.plan.Flows[j.flow].Name
	f := j.scenario.Flows[name]
	if len(f.Standing) == 0 {
		return
	}
	ways := j.ownSteps()
	byName(f.Standing, func(key string, given *scenario.Standing) {
		step := j.stands(given.At, ways)
		if step == None || !j.canStand(given, step, *known.at(step)) {
			return
		}
		j.plan.Standings = append(j.plan.Standings, Standing{
			Path: given.Path, Flow: j.flow, Count: int64(given.Count), Since: given.Since, Step: step,
			Site: (*known.at(step)).site, Zones: (*known.at(step)).zones, Attributes: j.standingAttributes(f, given),
			Hash: hashOf("standing", name+"."+key),
		})
	})
}

// ownSteps lists the steps that the flow's own entities can come to, in order: not those of children.
func (j *journey) ownSteps() []StepID {
	seen := map[StepID]bool{}
	todo := []StepID{j.plan.Flows[j.flow].Start}
	for len(todo) > 0 {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if !seen[at] {
			seen[at] = true
			todo = j.plan.addOnward(todo, at)
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// stands finds the step that those do next who stand at a label, in a station's queue or in a zone: the first of
// the journey for it.
func (j *journey) stands(given scenario.Text, steps []StepID) StepID {
	if step, labelled := j.labels[given.Text]; labelled && slices.Contains(steps, step) {
		return step
	}
	known := keys(j.labels)
	for _, at := range steps {
		stands := j.facts(at).stands
		if stands == nil {
			continue
		}
		place, next := stands(j.plan, at)
		_, local, _ := strings.Cut(place, ".")
		if given.Text == place || given.Text == local {
			return next
		}
		known = append(known, local)
	}
	j.failMeant(given.Meta, scenario.UnknownReference,
		fmt.Sprintf("the journey has no label, station or zone %q at which one can stand", given.Text),
		func() string { return nearest(given.Text, known) })
	return None
}

// canStand refuses a step to which those who come have something besides places in zones.
func (j *journey) canStand(given *scenario.Standing, step StepID, h *held) bool {
	switch {
	case h.batch != None:
		j.fail(given.At.Meta, scenario.Unbalanced, "nobody can stand here: it is a step of those in a batch",
			"let them stand before the batch")
	case len(h.units) > 0:
		j.fail(given.At.Meta, scenario.Unbalanced, "nobody can stand here: who comes to this step has units of resources",
			"let them stand before they seize them")
	case j.facts(step).Demand.OfSlot():
		j.fail(given.At.Meta, scenario.Unbalanced, "nobody can stand at an electronic queue", "let them stand before it")
	default:
		return true
	}
	return false
}

// standingAttributes gives what those draw who stand at the start: what they say themselves, and what the flow
// draws besides. What who arrives has from elsewhere they must say.
func (j *journey) standingAttributes(f *scenario.Flow, given *scenario.Standing) []Attribute {
	all := maps.Clone(f.Attributes)
	if all == nil {
		all = map[string]*scenario.Attribute{}
	}
	byName(given.Attributes, func(name string, a *scenario.Attribute) {
		if j.attributes[name] == nil {
			j.fail(a.Meta, scenario.UnknownAttribute, fmt.Sprintf("the flow has no attribute %q", name),
				nearest(name, keys(j.attributes)))
		}
		all[name] = a
	})
	for _, name := range keys(j.attributes) {
		if all[name] == nil {
			j.fail(given.Meta, scenario.MissingKey,
				fmt.Sprintf("attribute %q is not drawn, and nobody says what it is of those who stand here", name),
				"add attributes: {"+name+": ...}")
		}
	}
	return j.compiler.attributes(&scenario.Flow{Attributes: all})
}

// standingRoom checks that those who stand in zones have room there.
func (c *compiler) standingRoom() {
	taken := make([]int64, len(c.plan.Zones))
	for i := range c.plan.Standings {
		s := &c.plan.Standings[i]
		for _, at := range s.Zones {
			zone := &c.plan.Zones[at]
			room, fits := bound.Product(s.Count, zone.Room[c.plan.Flows[s.Flow].Class])
			taken[at] = bound.Later(taken[at], room)
			if zone.Capacity != None && (!fits || taken[at] > zone.Capacity) {
				c.fail(c.standingMeta(s), scenario.OutOfRange,
					fmt.Sprintf("zone %s has no room for all who stand in it when the run starts", zone.Name),
					"let fewer stand there, or give it more room")
			}
		}
	}
}

// standingMeta says where it is written who stands.
func (c *compiler) standingMeta(s *Standing) scenario.Meta {
	for _, given := range c.scenario.Flows[c.plan.Flows[s.Flow].Name].Standing {
		if given.Path == s.Path {
			return given.Meta
		}
	}
	return c.scenario.Meta
}
