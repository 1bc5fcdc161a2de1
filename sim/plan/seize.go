package plan

import (
	"fmt"
	"slices"
	"strings"

	"karvon/sim/bound"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// seizeVerb takes units of resources.
var seizeVerb = verb{
	key:     "seize",
	compile: (*journey).seize,
	operations: rows{
		OpSeize: {
			Name: "seize", Object: resourceUnits, Time: Awaits, Wants: WantsUnits,
			Detours: true, neverWaits: refusesAtOnce, loses: claimLoses, turnsAway: (*journey).leftWithout,
			Parts: func(p *Plan, s *Step) []Part { return []Part{{s.Resource(), s.Count}} },
			holds: func(j *journey, at StepID, _, after *held) {
				s := &j.plan.Steps[at]
				after.take(ofResource(s.Resource()), s.Count)
			},
		},
		OpSeizeAll: {
			Name: "seize together", Object: requestName, Time: Awaits, Wants: WantsAllUnits, Parts: requestParts,
			Detours: true, neverWaits: refusesAtOnce, loses: claimLoses, turnsAway: (*journey).leftWithout,
			holds: func(j *journey, at StepID, _, after *held) {
				for _, part := range requestParts(j.plan, &j.plan.Steps[at]) {
					after.take(ofResource(part.Resource), part.Units)
				}
			},
		},
		OpSeizeAny: {
			Name: "seize any", Object: requestName, Time: Awaits, Wants: WantsAnyUnits, Parts: requestParts,
			Detours: true, neverWaits: refusesAtOnce, loses: claimLoses, turnsAway: (*journey).leftWithout,
			holds: (*journey).takeAny,
		},
	},
}

// releaseVerb gives units back.
var releaseVerb = verb{
	key:     "release",
	compile: func(j *journey, s *scenario.Step) { j.units(s, s.Release.Claim(), false) },
	operations: rows{
		OpRelease:    {Name: "release", Object: resourceUnits, holds: (*journey).giveBack},
		OpReleaseAny: {Name: "release", Object: requestName, holds: (*journey).giveAnyBack},
	},
}

func resourceUnits(p *Plan, s *Step) string {
	return fmt.Sprintf("%d of %s", s.Count, p.Resources[s.Resource()].Name)
}

func requestName(p *Plan, s *Step) string { return p.Requests[s.Request()].Name }

func requestParts(p *Plan, s *Step) []Part { return p.Requests[s.Request()].Parts }

// Request is a request for units of several resources together, or for units of any one of several, in the order in
// which they are preferred.
type Request struct {
	Name  string // for people
	Parts []Part
}

// Part is a number of units of a resource.
type Part struct {
	Resource ResourceID
	Units    int32
}

// units compiles the taking or giving back of units.
func (j *journey) units(s *scenario.Step, given *scenario.SeizeStep, taking bool) {
	if !j.boundedUnits(given) {
		return
	}
	switch {
	case given.All != nil:
		j.together(s, given, taking)
	case given.Any != nil:
		j.anyOf(s, given, taking)
	default:
		resource := at(j, j.resourceIndex, ResourceElement, given.Resource)
		if resource == None {
			return
		}
		op := OpRelease
		if taking {
			op = OpSeize
		}
		j.emit(j.unitsStep(op, Part{resource, int32(given.Units)}), s.Meta)
	}
}

// boundedUnits says whether no more units are asked for than a resource can have.
func (j *journey) boundedUnits(given *scenario.SeizeStep) bool {
	most := given.Units
	for _, units := range given.All {
		most = max(most, units)
	}
	return j.within(&bound.Servers, int64(most), given.Meta, "the number of units")
}

// together compiles a request for several resources at once. They are given back one after the other, at the same
// instant.
func (j *journey) together(s *scenario.Step, given *scenario.SeizeStep, taking bool) {
	var r Request
	var words []string
	for _, name := range keys(given.All) {
		at := at(j, j.resourceIndex, ResourceElement, scenario.Text{Meta: given.Meta, Text: name})
		if at == None {
			return
		}
		r.Parts = append(r.Parts, Part{at, int32(given.All[name])})
		words = append(words, fmt.Sprintf("%d of %s", given.All[name], j.plan.Resources[at].Name))
	}
	if taking {
		r.Name = syntax.Listed(words, "and")
		j.emit(newStep(OpSeizeAll, int32(j.request(r)), hashOf("request", r.Name)), s.Meta)
		return
	}
	for _, part := range r.Parts {
		j.emit(j.unitsStep(OpRelease, part), s.Meta)
	}
}

// anyOf compiles a request for units of one of several resources. A hidden slot remembers which it was, until it is
// given back.
func (j *journey) anyOf(s *scenario.Step, given *scenario.SeizeStep, taking bool) {
	r := Request{}
	var words []string
	for _, name := range given.Any {
		at := at(j, j.resourceIndex, ResourceElement, name)
		if at == None {
			return
		}
		r.Parts = append(r.Parts, Part{at, int32(given.Units)})
		words = append(words, j.plan.Resources[at].Name)
	}
	r.Name = fmt.Sprintf("%d of %s", given.Units, strings.Join(words, " or "))
	op := OpReleaseAny
	if taking {
		op = OpSeizeAny
	}
	j.emit(j.anyStep(op, r, j.anyRequestOf(r)), s.Meta)
}

func (j *journey) request(r Request) RequestID {
	j.plan.Requests = append(j.plan.Requests, r)
	return RequestID(len(j.plan.Requests) - 1)
}

// anyRequest is the resources of any of which a journey takes units, with the slot that remembers of which it
// did.
type anyRequest struct {
	parts   []Part // ordered, as a release may name them in another order
	request Request
	slot    SlotID
}

// anyRequestOf finds a request for any of several resources among the journey's, or adds it.
func (j *journey) anyRequestOf(r Request) int32 {
	parts := slices.SortedFunc(slices.Values(r.Parts), func(a, b Part) int { return int(a.Resource - b.Resource) })
	at := slices.IndexFunc(j.anyRequests, func(p anyRequest) bool { return slices.Equal(p.parts, parts) })
	if at < 0 {
		at = len(j.anyRequests)
		j.anyRequests = append(j.anyRequests, anyRequest{parts, r, j.hiddenSlot()})
	}
	return int32(at)
}

// giveBack takes units off what is held.
func (j *journey) giveBack(at StepID, _, after *held) {
	s := &j.plan.Steps[at]
	if !after.giveUnits(ofResource(s.Resource()), s.Count) {
		j.unbalanced(at, fmt.Sprintf("more units of %s are released than every way here seizes",
			j.plan.Resources[s.Resource()].Name), "")
	}
}

// takeAny adds units of any of several resources to what is held.
func (j *journey) takeAny(at StepID, _, after *held) {
	s := &j.plan.Steps[at]
	either := ofAnyRequest(s.Count)
	if slices.ContainsFunc(after.units, func(u heldUnits) bool { return u.of == either }) {
		j.unbalanced(at, requestName(j.plan, s)+" is seized twice", "release it first")
	}
	after.take(either, 1)
}

// giveAnyBack takes what was taken of any of several resources off what is held.
func (j *journey) giveAnyBack(at StepID, _, after *held) {
	s := &j.plan.Steps[at]
	if !after.giveUnits(ofAnyRequest(s.Count), 1) {
		j.unbalanced(at, requestName(j.plan, s)+" is released, but not every way here seizes it", "")
	}
}

// unitsName names what is held, for people.
func (j *journey) unitsName(held holder) string {
	if held.isAny {
		return j.anyRequests[held.index].request.Name
	}
	return "units of " + j.plan.Resources[held.index].Name
}

// giveUpUnits emits the giving back of what is held of a resource, or of what was taken of any of
// several.
func (j *journey) giveUpUnits(held heldUnits, meta scenario.Meta) {
	at := held.of.index
	if held.of.isAny {
		j.emit(j.anyStep(OpReleaseAny, j.anyRequests[at].request, at), meta)
		return
	}
	j.emit(j.unitsStep(OpRelease, Part{ResourceID(at), held.count}), meta)
}

// unitsStep takes or gives back units of a resource.
func (j *journey) unitsStep(op Op, part Part) Step {
	s := newStep(op, int32(part.Resource), j.plan.Resources[part.Resource].hash)
	s.Count = part.Units
	return s
}

// anyStep takes units of any of several resources, or gives them back.
func (j *journey) anyStep(op Op, r Request, at int32) Step {
	s := newStep(op, int32(j.request(r)), hashOf("request", r.Name))
	s.Count, s.Held = at, j.anyRequests[at].slot
	return s
}
