package plan

import (
	"fmt"
	"math"

	"karvon/sim/scenario"
)

// way is a branch of a choice in the making.
type way struct {
	branch Branch
	steps  []*scenario.Step
	origin scenario.Meta // where it stood
}

// choose compiles a choice: its ways lead on to the same next step.
func (j *journey) choose(s *scenario.Step) {
	if s.Choose.Branches == nil {
		j.chooseByWord(s)
		return
	}
	op, ways, otherwise, complete := j.ways(s)
	at := j.emit(Step{Op: op, Count: int32(len(ways)), Slot: None, Full: None, Purpose: luck(s, "choose"), Hash: hashOf("choose", name(s))}, s.Meta)
	j.branches(at, ways, otherwise, complete)
}

// ways gives the operation and the ways of a choice in the form of a list, the
// steps of those who take none of them, and whether there can be none such.
func (j *journey) ways(s *scenario.Step) (op Op, ways []way, otherwise []*scenario.Step, complete bool) {
	op = OpShare
	cumulated := 0.0
	for _, b := range s.Choose.Branches {
		w := way{steps: b.Do}
		switch {
		case b.Otherwise != nil:
			otherwise = b.Otherwise
			j.plan.Origins.rest(len(j.plan.Steps), b.Meta)
			continue
		case b.Share != nil:
			cumulated += *b.Share
			w.origin = b.Meta
			w.branch.Below = share(cumulated)
			complete = w.branch.Below == math.MaxUint64
		case b.When != nil:
			op = OpWhen
			w.origin = b.When.Meta
			w.branch.Program = j.program(b.When.Root, b.When.Meta, wanted{truth: true, attributes: j.attributes})
		case b.Shortest != nil:
			op = OpShortest
			w.origin = b.Meta
			w.branch.Station = max(0, j.at(j.stationIndex, "station", *b.Shortest))
			complete = true
		}
		ways = append(ways, w)
	}
	return op, ways, otherwise, complete
}

func (j *journey) chooseByWord(s *scenario.Step) {
	by := s.Choose.By
	slot, ok := j.wordSlot(by, "use branches with when")
	if !ok {
		return
	}
	var ways []way
	for _, word := range keys(s.Choose.Cases) {
		j.checkWord(s.Choose.Meta, by.Text, word)
		ways = append(ways, way{Branch{Below: uint64(j.wordIndex[word])}, s.Choose.Cases[word], caseOrigin(s.Choose, word)})
	}
	at := j.emit(Step{Op: OpCase, Slot: int32(slot), Count: int32(len(ways)), Full: None, Hash: hashOf("choose", name(s))}, s.Meta)
	j.branches(at, ways, nil, len(ways) == len(j.vocabularies[by.Text].words))
}

// branches compiles the ways of the choice at a step; in a complete choice the
// last of them takes all that is left. Where they end at different sites it is
// unclear afterwards where the entity is.
func (j *journey) branches(at int32, ways []way, otherwise []*scenario.Step, complete bool) {
	first := len(j.plan.Branches)
	j.plan.Steps[at].Index = int32(first)
	for _, w := range ways {
		w.branch.Step = None
		j.plan.Branches = append(j.plan.Branches, w.branch)
		j.plan.Origins.Branches = append(j.plan.Origins.Branches, w.origin)
	}
	from := j.site
	onward := j.exits
	var ends []exit
	var sites []int
	follow := func(entry []exit, steps []*scenario.Step) {
		j.site, j.exits = from, entry
		j.list(steps, false)
		ends = append(ends, j.exits...)
		if len(j.exits) > 0 {
			sites = append(sites, j.site)
		}
	}
	for i, w := range ways {
		branch := first + i
		entry := []exit{func(step int32) { j.plan.Branches[branch].Step = int(step) }}
		if complete && i == len(ways)-1 {
			entry = append(entry, onward...)
		}
		follow(entry, w.steps)
	}
	if !complete {
		follow(onward, otherwise)
	}
	j.exits = ends
	j.site = from
	if len(sites) > 0 {
		j.site = same(sites) // where no way goes on, what follows is unreachable rather than unclear
	}
}

// same gives the site that all of some ways end at, or None.
func same(sites []int) int {
	for _, s := range sites {
		if s != sites[0] {
			return None
		}
	}
	return sites[0]
}

// travel compiles a trip over a link.
func (j *journey) travel(s *scenario.Step) {
	link, back, ok := j.findLink(s.Travel)
	if !ok {
		return
	}
	l := &j.plan.Links[link]
	compiled := Step{Op: OpTravel, Index: int32(link), Full: None, Purpose: l.Purpose, Hash: l.Hash}
	j.site = l.To
	if back {
		compiled.Count = 1
		j.site = l.From
	}
	if s.Luck != "" {
		compiled.Purpose = luck(s, "travel")
	}
	if l.Gated() {
		compiled.Held = j.gateStep(compiled, s)
	}
	if way := l.Ways[compiled.Count]; way != None {
		j.setOut(way, s.Meta)
	}
	j.emit(compiled, s.Meta)
}

// findLink finds the link of a trip and whether it is travelled backwards.
func (j *journey) findLink(t *scenario.TravelStep) (link int, back, ok bool) {
	if j.site == None {
		j.fail(t.Meta, scenario.SiteUnclear, "it depends on the way here from which site the trip begins", "come here from one site only")
		return 0, false, false
	}
	if t.Link.Text != "" {
		link = j.lookUp(j.linkIndex, "link", t.Link)
		if link == None {
			return 0, false, false
		}
		back, ok = j.leads(link, None)
		if !ok {
			j.fail(t.Meta, scenario.NoLink, fmt.Sprintf("link %s does not begin at %s", t.Link.Text, j.plan.Sites[j.site].Name), "")
		}
		return link, back, ok
	}
	to := j.lookUp(j.siteIndex, "site", t.To)
	if to == None {
		return 0, false, false
	}
	return j.linkTo(t, to)
}

// linkTo finds the only link of the mode asked for that leads to a site.
func (j *journey) linkTo(t *scenario.TravelStep, to int) (link int, back, ok bool) {
	var found []string
	for i := range j.plan.Links {
		if t.By != "" && j.plan.Links[i].Mode != t.By {
			continue
		}
		if b, leads := j.leads(i, to); leads {
			link, back = i, b
			found = append(found, j.plan.Links[i].Name)
		}
	}
	from := j.plan.Sites[j.site].Name
	switch len(found) {
	case 1:
		return link, back, true
	case 0:
		j.fail(t.Meta, scenario.NoLink, fmt.Sprintf("no link leads from %s to %s", from, t.To.Text), "")
	default:
		j.fail(t.Meta, scenario.AmbiguousReference, fmt.Sprintf("several links lead from %s to %s: %s", from, t.To.Text, list(found)), "say by: road or rail, or link: name")
	}
	return 0, false, false
}

// leads says whether a link leads from the current site to another (to any,
// for None), and whether backwards.
func (j *journey) leads(link, to int) (back, ok bool) {
	l := &j.plan.Links[link]
	if l.From == j.site && (to == None || l.To == to) {
		return false, true
	}
	if !l.OneWay && l.To == j.site && (to == None || l.From == to) {
		return true, true
	}
	return false, false
}

// split compiles the sending out of children.
func (j *journey) split(s *scenario.Step) {
	class := j.lookUp(j.classIndex, "entity class", s.Split.Entity)
	if class == None {
		return
	}
	if j.site == None {
		j.fail(s.Meta, scenario.SiteUnclear, "it depends on the way here at which site the split takes place", "come here from one site only")
		return
	}
	flow := j.childFlow(s.Split, class)
	compiled := Step{Op: OpSplit, Index: int32(flow), Count: 1, Slot: None, Full: None, Held: j.splitSlot(s.Split.Name), Hash: j.plan.Flows[flow].Hash}
	compiled.Purpose = hashOf("split", s.Split.Name)
	if s.Split.Count != nil {
		amount := j.amount(s.Split.Count)
		j.checkChildren(s.Split.Count)
		compiled.Count, compiled.Slot = int32(min(amount.Number, MaxInside)), int32(amount.Slot)
	}
	at := j.emit(compiled, s.Meta)
	parent, splits, site := j.flow, j.splits, j.site
	j.flow, j.splits = flow, map[string]int32{}
	j.exits = []exit{func(step int32) { j.plan.Steps[at].Full = step }}
	j.list(s.Split.Do, true)
	end := j.emit(Step{Op: OpReturn, Full: None, Hash: j.plan.Flows[flow].Hash}, s.Split.Meta)
	j.starts = append(j.starts, start{flow: flow, step: int(j.plan.Steps[at].Full), site: site, meta: s.Split.Meta, falls: end})
	j.flow, j.splits, j.site = parent, splits, site
	j.exits = []exit{j.nextOf(at)}
}

// checkChildren checks how many a split sends out, as far as that is known: a
// number, or an attribute that the flow draws and nothing sets.
func (j *journey) checkChildren(count *scenario.Count) {
	number, given := count.Number, ""
	if count.Attribute != "" {
		known, ok := j.constant(count.Attribute)
		if !ok {
			return
		}
		number, given = known, ", as "+count.Attribute+" is"
	}
	switch {
	case number < 0:
		j.fail(count.Meta, scenario.OutOfRange, fmt.Sprintf("a split sends out %g%s", number, given), "nought is the least")
	case number > MaxInside:
		j.fail(count.Meta, scenario.OutOfRange, fmt.Sprintf("a split sends out %g%s: a run holds at most %d entities", number, given, MaxInside), "")
	case number != math.Trunc(number):
		j.fail(count.Meta, scenario.OutOfRange, fmt.Sprintf("a split sends out %g%s", number, given), "it is a whole number")
	}
}

// childFlow finds or makes the flow of a split's children.
func (j *journey) childFlow(s *scenario.SplitStep, class int) int {
	name := j.plan.Flows[j.flow].Name + "." + s.Name
	if flow, ok := j.flowIndex[name]; ok {
		if j.plan.Flows[flow].Class != class {
			j.fail(s.Meta, scenario.SplitJoin, fmt.Sprintf("two splits into %s send out different classes", s.Name), "give them different names")
		}
		return flow
	}
	j.flowIndex[name] = len(j.plan.Flows)
	j.plan.Flows = append(j.plan.Flows, Flow{
		Name: name, Class: class, Site: j.site, Parent: j.flow, Hash: hashOf("flow", name),
		Arrivals: noArrivals(hashOf("flow", name)),
	})
	return j.flowIndex[name]
}

// splitSlot gives the slot that counts a split's children out.
func (j *journey) splitSlot(name string) int32 {
	slot, ok := j.splits[name]
	if !ok {
		slot = j.hiddenSlot()
		j.splits[name] = slot
	}
	return slot
}

// hiddenSlot takes a further slot for the journey's own use.
func (j *journey) hiddenSlot() int32 {
	j.hidden++
	return int32(len(j.plan.Slots) + j.hidden - 1)
}

func (j *journey) join(s *scenario.Step) {
	slot, ok := j.splits[s.Join.Text]
	if !ok {
		known := keys(j.splits) // before the step; later ones are not meant
		j.fail(s.Join.Meta, scenario.SplitJoin, fmt.Sprintf("nothing was split into %q before", s.Join.Text),
			meantOr(s.Join.Text, known, "a join names a split before it in the same journey"))
		return
	}
	j.emit(Step{Op: OpJoin, Held: slot, Full: None, Hash: hashOf("join", s.Join.Text)}, s.Meta)
}
