package plan

import (
	"slices"
	"strings"

	"karvon/sim/bound"
	"karvon/sim/unit"
)

// measured is what makes the responses of a plan: what each estimand is
// measured for. A plan that measures the same has the same responses.
type measured struct {
	subjects  [][]subject // by estimand
	responses []Response  // without those that have a parameter
}

// listResponses makes the responses that ask for no parameter, sorted by name.
// It says whether that could be done.
func (c *compiler) listResponses() bool {
	subjects, count := make([][]subject, len(Estimands)), 0
	for i, e := range Estimands {
		if !c.goesOn(0) {
			return false
		}
		subjects[i] = c.subjects(e)
		count += len(subjects[i]) * len(e.suffixes())
	}
	if !c.bounded(c.scenario.Meta, &bound.Responses, count) {
		return false
	}
	if c.like != nil && slices.EqualFunc(subjects, c.like.Origins.measured.subjects, slices.Equal) {
		c.plan.Responses = slices.Clip(c.like.Origins.measured.responses)
		return true
	}
	c.plan.Responses = make([]Response, 0, count)
	for i, e := range Estimands {
		suffixes := e.suffixes()
		for _, s := range subjects[i] {
			if !c.goesOn(len(c.plan.Responses)) {
				return false
			}
			c.instances(e, s, suffixes)
		}
	}
	sortResponses(c.plan.Responses)
	c.namesApart()
	if len(c.scenario.Policies) > 0 {
		c.plan.Origins.measured = measured{subjects, c.plan.Responses}
	}
	return true
}

func sortResponses(all []Response) {
	slices.SortFunc(all, func(a, b Response) int { return strings.Compare(a.Name, b.Name) })
}

// suffixes lists the statistics whose responses ask for no parameter; a number
// without a suffix is one of them.
func (e *Estimand) suffixes() []Statistic {
	if len(e.Statistics) == 0 {
		return []Statistic{Single}
	}
	return slices.DeleteFunc(slices.Clone(e.Statistics), func(s Statistic) bool { return s == Within })
}

// instances adds an estimand's responses for one subject. Their names are parts
// of one text, since there are many of them.
func (c *compiler) instances(e *Estimand, s subject, suffixes []Statistic) {
	var names strings.Builder
	full := s.name + "." + e.Measure + s.after
	for _, statistic := range suffixes {
		names.WriteString(full)
		if statistic != Single {
			names.WriteByte('.')
			names.WriteString(string(statistic))
		}
	}
	all, place := names.String(), s.place()
	for _, statistic := range suffixes {
		length := len(full)
		if statistic != Single {
			length += 1 + len(statistic)
		}
		c.plan.Responses = append(c.plan.Responses, Response{
			Name: all[:length], Place: place, Estimand: e, Index: s.index, Second: s.second, Statistic: statistic,
		})
		all = all[length:]
	}
}

// withParameter gives the response of a name that ends with within-DURATION, if
// its measure has the statistic.
func (c *compiler) withParameter(full string) (Response, bool) {
	dot := strings.LastIndex(full, ".within-")
	if dot < 0 {
		return Response{}, false
	}
	if _, known := c.plan.ResponseIndex(full); known {
		return Response{}, false
	}
	i, ok := c.plan.ResponseIndex(full[:dot] + ".mean")
	if !ok || !slices.Contains(c.plan.Responses[i].Estimand.Statistics, Within) {
		return Response{}, false
	}
	limit, err := unit.ParseDuration(full[dot+len(".within-"):])
	if err != nil {
		return Response{}, false
	}
	r := c.plan.Responses[i]
	r.Name, r.Statistic, r.Within = full, Within, limit
	return r, true
}

// addWithin adds the responses with a parameter that some names ask for.
func (c *compiler) addWithin(names []string) {
	var further []Response
	asked := map[string]bool{}
	for _, name := range names {
		if r, ok := c.withParameter(name); ok && !asked[name] {
			asked[name] = true
			further = append(further, r)
		}
	}
	if len(further) == 0 {
		return
	}
	sortResponses(further)
	known, all := c.plan.Responses, make([]Response, 0, len(c.plan.Responses)+len(further))
	for _, r := range further {
		at, _ := slices.BinarySearchFunc(known, r.Name, func(k Response, name string) int { return strings.Compare(k.Name, name) })
		all = append(append(all, known[:at]...), r)
		known = known[at:]
	}
	c.plan.Responses = append(all, known...)
}
