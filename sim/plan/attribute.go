package plan

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"karvon/sim/bound"
	"karvon/sim/dist"
	"karvon/sim/internal/expression"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// attributeValues is what is known of an attribute's values over all flows.
type attributeValues struct {
	word  bool
	isSet bool // whether a step sets it, which may be to a time
	words map[string]bool
	first scenario.Meta // where it was first declared
}

// words gives every attribute a slot and every word a number. The numbers follow the alphabet, from 1: the 0 of an
// entity without the attribute equals no word.
func (c *compiler) words() {
	c.attributeValues = map[string]*attributeValues{}
	byName(c.scenario.Flows, func(_ string, f *scenario.Flow) {
		byName(f.Attributes, c.declare)
		byName(f.Standing, func(_ string, s *scenario.Standing) { byName(s.Attributes, c.declare) })
		if f.Arrivals.Trace != nil {
			byName(f.Arrivals.Trace.Columns, func(name string, column *scenario.Column) { c.declareColumn(name, column, f) })
		}
	})
	for _, steps := range c.allSteps() {
		scenario.EachStep(steps, c.declareSet)
	}
	all := map[string]bool{"": true}
	for _, name := range keys(c.attributeValues) {
		v := c.attributeValues[name]
		c.slotIndex[name] = SlotID(len(c.plan.Slots))
		c.plan.Slots = append(c.plan.Slots, Slot{Name: name, Word: v.word})
		maps.Copy(all, v.words)
	}
	c.plan.Words = keys(all)
	for i, word := range c.plan.Words {
		c.wordIndex[word] = i
	}
	c.counts()
}

// declare notes an attribute of a flow.
func (c *compiler) declare(name string, a *scenario.Attribute) {
	words := map[string]bool{}
	for word := range a.Shares {
		words[word] = true
	}
	if a.Value != nil && a.Value.Word != "" {
		words[a.Value.Word] = true
	}
	c.declareWords(name, words, a.Meta)
}

// declareColumn notes a recorded attribute of a flow.
func (c *compiler) declareColumn(name string, column *scenario.Column, f *scenario.Flow) {
	if drawn, both := f.Attributes[name]; both {
		c.fail(drawn.Meta, scenario.BadArrivals,
			fmt.Sprintf("attribute %q is recorded with the flow's arrivals and drawn besides", name), "leave one of the two out")
	}
	words := map[string]bool{}
	for _, word := range column.Words {
		words[word] = true
	}
	c.declareWords(name, words, column.Meta)
}

// declareWords notes an attribute with its words; it has none where it is a number.
func (c *compiler) declareWords(name string, words map[string]bool, meta scenario.Meta) {
	known, ok := c.attributeValues[name]
	if !ok {
		c.attributeValues[name] = &attributeValues{word: len(words) > 0, words: words, first: meta}
		return
	}
	if known.word != (len(words) > 0) {
		c.fail(meta, scenario.WrongType, fmt.Sprintf("attribute %q is a number in one flow and a word in another", name),
			fmt.Sprintf("the other is at %s", known.first.Pos))
	}
	maps.Copy(known.words, words)
}

// declareSet notes what a set step sets, and the words that it gives.
func (c *compiler) declareSet(s *scenario.Step) {
	for name, e := range s.Set {
		v, ok := c.attributeValues[name]
		if ok {
			v.isSet = true
		}
		isAttribute := e.Root.Op == expression.Name && c.attributeValues[e.Root.Text] != nil
		if !ok || !v.word || isAttribute || e.Root.Op != expression.Name && e.Root.Op != expression.Word {
			continue
		}
		v.words[e.Root.Text] = true
	}
}

// allSteps gives the lists of steps of all flows and procedures.
func (c *compiler) allSteps() [][]*scenario.Step {
	var lists [][]*scenario.Step
	for _, name := range keys(c.scenario.Flows) {
		lists = append(lists, c.scenario.Flows[name].Journey)
	}
	for _, name := range keys(c.scenario.Journeys) {
		lists = append(lists, c.scenario.Journeys[name].Steps)
	}
	return lists
}

// counts compiles what the classes count for, now that the slots are known.
func (c *compiler) counts() {
	byName(c.scenario.Entities, func(name string, e *scenario.Entity) {
		class := &c.plan.Classes[c.classIndex[name]]
		byName(e.Counts, func(measure string, count *scenario.Count) {
			class.Counts[c.measureIndex[measure]] = c.amount(count)
		})
	})
}

// amount compiles a number or the name of a numeric attribute.
func (c *compiler) amount(count *scenario.Count) Count {
	if count.Attribute == "" {
		return Count{Number: bound.Round(count.Number), Slot: None}
	}
	slot, ok := c.slotIndex[count.Attribute]
	if !ok {
		c.unknownAttribute(count.Meta, count.Attribute)
		return Count{Slot: None}
	}
	c.use(AttributeElement, count.Attribute)
	if c.plan.Slots[slot].Word {
		c.fail(count.Meta, scenario.WrongType, fmt.Sprintf("attribute %q is a word; a number is needed", count.Attribute), "")
	}
	return Count{Slot: slot}
}

func (c *compiler) unknownAttribute(meta scenario.Meta, name string) {
	c.failMeant(meta, scenario.UnknownAttribute, fmt.Sprintf("no flow has an attribute %q", name), func() string {
		return cmp.Or(syntax.Nearest(name, keys(c.attributeValues)), "attributes are declared by flows")
	})
}

// arriveWith lists the attributes with which a flow's entities arrive: drawn, recorded, or of those whose
// departures they follow; nil for none.
func (c *compiler) arriveWith(f *scenario.Flow) map[string]*scenario.Attribute {
	all := maps.Clone(f.Attributes)
	add := func(name string, a *scenario.Attribute) {
		if all == nil {
			all = map[string]*scenario.Attribute{}
		}
		if all[name] == nil {
			all[name] = a
		}
	}
	for range c.scenario.Flows { // flows can follow each other in a circle
		for name, a := range f.Attributes {
			add(name, a)
		}
		if f.Arrivals.Trace != nil {
			for name, column := range f.Arrivals.Trace.Columns {
				add(name, &scenario.Attribute{Meta: column.Meta})
			}
		}
		if f.Arrivals.After == nil || c.scenario.Flows[f.Arrivals.After.Flow.Text] == nil {
			break
		}
		f = c.scenario.Flows[f.Arrivals.After.Flow.Text]
	}
	return all
}

// attributes compiles what a flow's entities draw on arrival.
func (c *compiler) attributes(f *scenario.Flow) []Attribute {
	var drawn []Attribute
	byName(f.Attributes, func(name string, a *scenario.Attribute) {
		luck := a.Luck
		if luck == "" {
			luck = name
		}
		d, meta := c.attributeDistribution(a)
		drawn = append(drawn, Attribute{
			Slot: c.slotIndex[name], Sampler: c.sampler(meta, d), Purpose: hashOf("attribute", luck),
		})
	})
	return drawn
}

func (c *compiler) attributeDistribution(a *scenario.Attribute) (dist.Distribution, scenario.Meta) {
	if a.Draw != nil {
		return a.Draw.Distribution, a.Draw.Meta
	}
	var values, weights []float64
	for _, word := range slices.Sorted(maps.Keys(a.Shares)) {
		if a.Shares[word] > 0 {
			values = append(values, float64(c.wordIndex[word]))
			weights = append(weights, a.Shares[word])
		}
	}
	var d dist.Distribution
	var err error
	switch {
	case a.Value == nil:
		d, err = dist.NewDiscrete(values, weights)
	case a.Value.Word != "":
		d, err = dist.NewConstant(float64(c.wordIndex[a.Value.Word]))
	default:
		d, err = dist.NewConstant(a.Value.Number)
	}
	if err != nil {
		c.fail(a.Meta, scenario.BadDistribution, err.Error(), "")
		d, _ = dist.NewConstant(0)
	}
	return d, a.Meta
}
