package response

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"karvon/sim/bound"
	"karvon/sim/plan"
	"karvon/sim/scenario"
	"karvon/sim/unit"
)

// responses makes the responses of the plan, and those that its thresholds and primary responses ask for besides.
func (c *compiler) responses() {
	c.partial = c.Wrong()
	if !c.list() {
		return
	}
	var limits, asked []limit
	var named []scenario.Text
	for _, t := range c.scenario.Thresholds {
		if l, ok := c.readThreshold(t.Text, "threshold"); ok {
			l.source, l.note = t.Source, t.Note
			limits, named = append(limits, l), append(named, l.asksFor()...)
		}
	}
	for _, t := range c.scenario.Where {
		if l, ok := c.readThreshold(t, "condition on a response"); ok {
			l.asked = true
			asked, named = append(asked, l), append(named, l.asksFor()...)
		}
	}
	named = append(named, c.scenario.Primary...)
	for _, name := range slices.Sorted(maps.Keys(c.scenario.Sweeps)) {
		named = append(named, c.scenario.Sweeps[name].Responses...)
	}
	named = append(named, c.scenario.AskedFor...)
	c.addWithParameter(named)
	for _, l := range limits {
		c.threshold(l)
	}
	c.impliedThresholds()
	for _, l := range asked {
		c.threshold(l)
	}
	c.countTheGone()
	for _, name := range c.scenario.Primary {
		if i := c.responseIndex(name); i != plan.None {
			c.model.Primary = append(c.model.Primary, i)
		}
	}
	c.tolerances()
}

// namesApart refuses elements whose names make one name of two responses; one clash is told, where nothing else is
// wrong, at the step that sends out the flow of such a name.
func (c *compiler) namesApart() {
	if c.Wrong() {
		return
	}
	for i := 1; i < len(c.model.Responses); i++ {
		one, other := &c.model.Responses[i-1], &c.model.Responses[i]
		if one.Name != other.Name {
			continue
		}
		where := c.scenario.Meta
		for _, r := range []*Response{one, other} {
			if r.Estimand.Subject == OfFlow && c.model.Flows[r.Index].Parent != plan.None {
				where = c.SentFrom(plan.FlowID(r.Index)) // such names can go on like another's
			}
		}
		c.Fail(where, scenario.NameClash, "two responses would be named "+one.Name,
			"rename one of the elements that its name is made of")
		return
	}
}

// responseIndex finds a response, or notes that there is none of that name.
func (c *compiler) responseIndex(name scenario.Text) int {
	if i, ok := c.model.ResponseIndex(name.Text); ok {
		return i
	}
	if c.partial && c.couldBe(name.Text) {
		return plan.None
	}
	message := fmt.Sprintf("no response is named %q", name.Text)
	c.Fail(name.Meta, scenario.UnknownResponse, message, c.model.Meant(name.Text))
	return plan.None
}

// couldBe says whether a name can be that of a response that a plan has only where none of it is missing.
func (c *compiler) couldBe(name string) bool {
	for _, e := range Estimands {
		if e.applies == nil {
			continue
		}
		for _, at := range e.Subject.all(c.model.Plan) {
			rest, of := strings.CutPrefix(name, at.Name+"."+e.Measure+at.after)
			if of && (rest == "" || rest[0] == '.') {
				return true
			}
		}
	}
	return false
}

// listed is what makes the responses of a model: the instances that each estimand is for. A model with the same has
// the same responses.
type listed struct {
	instances [][]Instance // by estimand
	responses []Response   // without those that have a parameter
}

// list makes the responses that ask for no parameter, sorted by name. It says whether that could be done.
func (c *compiler) list() bool {
	instances, count := make([][]Instance, len(Estimands)), 0
	known := map[*Subject][]Instance{}
	for i, e := range Estimands {
		if !c.GoesOn(0) {
			return false
		}
		if _, found := known[e.Subject]; !found {
			known[e.Subject] = e.Subject.all(c.model.Plan)
		}
		instances[i] = e.among(c.model.Plan, known[e.Subject])
		count += len(instances[i]) * len(e.suffixes())
	}
	if !c.Bounded(c.scenario.Meta, &bound.Responses, count) {
		return false
	}
	if c.like != nil && slices.EqualFunc(instances, c.like.listed.instances, slices.Equal) {
		c.model.listed = c.like.listed
		c.model.Responses = slices.Clip(c.like.listed.responses)
		return true
	}
	c.model.Responses = make([]Response, 0, count)
	for i, e := range Estimands {
		suffixes := e.suffixes()
		for _, at := range instances[i] {
			if !c.GoesOn(len(c.model.Responses)) {
				return false
			}
			c.name(e, at, suffixes)
		}
	}
	sortResponses(c.model.Responses)
	c.namesApart()
	if len(c.scenario.Policies) > 0 {
		c.model.listed = listed{instances, c.model.Responses}
	}
	return true
}

// all lists the instances of a plan.
func (s *Subject) all(p *plan.Plan) []Instance {
	var all []Instance
	s.Instances(p, func(at Instance) { all = append(all, at) })
	return all
}

// among picks the instances of which there is the number.
func (e *Estimand) among(p *plan.Plan, all []Instance) []Instance {
	if e.applies == nil {
		return all
	}
	var some []Instance
	for _, at := range all {
		if e.applies(p, at) {
			some = append(some, at)
		}
	}
	return some
}

// sortResponses sorts by name: where each stands first, as responses are too large to be moved often.
func sortResponses(all []Response) {
	order := make([]int32, len(all))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return strings.Compare(all[a].Name, all[b].Name) })
	before := slices.Clone(all)
	for i, at := range order {
		all[i] = before[at]
	}
}

// suffixes lists the statistics whose responses ask for no parameter; a number without a suffix is one of them.
func (e *Estimand) suffixes() []Statistic {
	if len(e.Statistics) == 0 {
		return []Statistic{Single}
	}
	return slices.DeleteFunc(slices.Clone(e.Statistics), func(s Statistic) bool { return s == Within })
}

// name adds an estimand's responses for one subject. Their names are parts of one text, since there are many of
// them.
func (c *compiler) name(e *Estimand, at Instance, suffixes []Statistic) {
	var names strings.Builder
	full := at.Name + "." + e.Measure + at.after
	for _, statistic := range suffixes {
		names.WriteString(full)
		if statistic != Single {
			names.WriteByte('.')
			names.WriteString(string(statistic))
		}
	}
	all, place := names.String(), at.place()
	for _, statistic := range suffixes {
		length := len(full)
		if statistic != Single {
			length += 1 + len(statistic)
		}
		c.model.Responses = append(c.model.Responses, Response{
			Name: all[:length], Place: place, Estimand: e, Index: at.Index, Second: at.Second, Statistic: statistic,
		})
		all = all[length:]
	}
}

// withParameter gives the response of a name that ends with within-DURATION, if its measure has the statistic.
func (c *compiler) withParameter(full string) (Response, bool) {
	dot := strings.LastIndex(full, ".within-")
	if dot < 0 {
		return Response{}, false
	}
	if _, known := c.model.ResponseIndex(full); known {
		return Response{}, false
	}
	i, ok := c.model.ResponseIndex(full[:dot] + ".mean")
	if !ok || !slices.Contains(c.model.Responses[i].Estimand.Statistics, Within) {
		return Response{}, false
	}
	limit, err := unit.ParseDuration(full[dot+len(".within-"):])
	if err != nil {
		return Response{}, false
	}
	r := c.model.Responses[i]
	r.Name, r.Statistic, r.within = full, Within, limit
	return r, true
}

// addWithParameter adds the responses with a parameter that some names ask for.
func (c *compiler) addWithParameter(names []scenario.Text) {
	var further []Response
	asked := map[string]bool{}
	for _, name := range names {
		if asked[name.Text] {
			continue
		}
		r, ok := c.withParameter(name.Text)
		if !ok {
			r, ok = c.asAsked(name)
		}
		if !ok {
			r, ok = c.ofHours(name)
		}
		if ok {
			asked[name.Text] = true
			further = append(further, r)
		}
	}
	further = append(further, c.ofEachHour(names, asked)...)
	if len(further) == 0 || !c.Bounded(c.scenario.Meta, &bound.Responses, len(c.model.Responses)+len(further)) {
		return
	}
	sortResponses(further)
	known, all := c.model.Responses, make([]Response, 0, len(c.model.Responses)+len(further))
	for _, r := range further {
		at, _ := slices.BinarySearchFunc(known, r.Name, byName)
		all = append(append(all, known[:at]...), r)
		known = known[at:]
	}
	c.model.Responses = append(all, known...)
	c.model.number()
}
