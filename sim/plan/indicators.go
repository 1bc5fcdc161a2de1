package plan

import (
	"fmt"
	"math"
	"slices"

	"karvon/sim/scenario"
)

// Indicators says which places make up which control of which post, and what is done there.
type Indicators struct {
	Cargo     []float64 // tonnes, by class; NaN of those that are not counted; nil where no class is named
	Controls  []Control // by post, outbound before inbound
	Corridors []Corridor

	claims map[string][]Claim // by place
}

// ControlID is the index of a control.
type ControlID int

// Control is one direction of a crossing point.
type Control struct {
	Post, Country      string
	title              string
	Mode               scenario.LinkMode
	Direction          Heading
	Done               [Activities]bool // what is done somewhere, by activity
	Fees               []float64        // USD that are paid here of those of a line, by crossing; NaN where none is named
	Lines              []bool           // that are passed in this direction, by crossing
	Channel, Procedure SlotID           // attributes of words; None where none is named
	Steps              [ReleaseSteps][]bool
}

// Words names the post of a control for people.
func (c *Control) Words() string {
	if c.title != "" {
		return c.title
	}
	return c.Post
}

// Heading is the direction of a control.
type Heading string

// The directions.
const (
	outbound Heading = "outbound"
	inbound  Heading = "inbound"
)

// Claim says of which control a place is, and what is done there.
type Claim struct {
	Control  ControlID
	Activity Activity // of what is done there, and of the wait where Queue is not said; Activities for none
	Queue    bool     // whether the wait there is in the queue outside
}

// ClaimsOf gives of which controls a place is, by its full name as agencies have it.
func (x *Indicators) ClaimsOf(place string) []Claim { return x.claims[place] }

// ReleaseStep is a step of a release study that stations stand for.
type ReleaseStep int

// The steps.
const (
	Lodgement ReleaseStep = iota
	Assessment
	Examination
	Release
	ReleaseSteps // how many there are
)

// Corridor is a way over links and posts.
type Corridor struct {
	Name   string
	title  string
	Links  []LinkID
	Posts  []string
	Length float64 // m
}

// Words names a corridor for people.
func (c *Corridor) Words() string {
	if c.title != "" {
		return c.title
	}
	return c.Name
}

// indicators compiles the section of that name. What it says is wrong where it names nothing, or one place for two
// things.
func (c *compiler) indicators() {
	given := c.scenario.Indicators
	if given == nil {
		return
	}
	x := &Indicators{claims: map[string][]Claim{}}
	c.plan.Indicators = x
	c.cargo(x, given)
	places := c.places()
	byName(given.Posts, func(name string, post *scenario.Post) {
		if post.Outbound == nil && post.Inbound == nil {
			c.fail(post.Meta, scenario.MissingKey, "the post has no control", "say outbound or inbound, or both")
		}
		c.control(x, name, post, outbound, post.Outbound, places)
		c.control(x, name, post, inbound, post.Inbound, places)
	})
	byName(given.Corridors, func(name string, corridor *scenario.Corridor) { c.corridor(x, name, corridor) })
	c.feesAtLines(x, given)
}

func (c *compiler) cargo(x *Indicators, given *scenario.Indicators) {
	if len(given.Cargo) == 0 {
		return
	}
	x.Cargo = make([]float64, len(c.plan.Classes))
	fill(x.Cargo, math.NaN())
	byName(given.Cargo, func(class string, tonnes float64) {
		name := scenario.Text{Meta: given.Meta, Text: class}
		if i := lookUp(c, c.classIndex, "entity class", name); i != None {
			x.Cargo[i] = tonnes
		}
	})
}

// control compiles a direction of a post; nil for none.
func (c *compiler) control(x *Indicators, post string, of *scenario.Post, heading Heading, given *scenario.Control,
	places []string) {
	if given == nil {
		return
	}
	id := ControlID(len(x.Controls))
	x.Controls = append(x.Controls, Control{
		Post: post, title: of.Title, Country: of.Country, Mode: of.Mode, Direction: heading,
		Channel: c.wordsOf(given.Channel), Procedure: c.wordsOf(given.Procedure),
		Fees: make([]float64, len(c.plan.Crossings)), Lines: make([]bool, len(c.plan.Crossings)),
	})
	control := &x.Controls[id]
	fill(control.Fees, math.NaN())
	for activity, patterns := range activitiesOf(&given.Activities) {
		for _, pattern := range patterns {
			for _, place := range c.placesLike(pattern, places) {
				control.Done[activity] = true
				c.claim(x, id, pattern, place, Activity(activity))
			}
		}
	}
	for _, pattern := range given.Queue {
		for _, place := range c.placesLike(pattern, places) {
			c.claim(x, id, pattern, place, Activities)
		}
	}
	for step, patterns := range [...][]scenario.Text{
		Lodgement: given.Steps.Lodgement, Assessment: given.Steps.Assessment, Examination: given.Steps.Examination,
		Release: given.Steps.Release,
	} {
		control.Steps[step] = c.stationsLike(patterns)
	}
	for _, line := range given.Lines {
		if i := lookUp(c, c.crossingIndex, CrossingElement, line); i != None {
			control.Lines[i] = true
		}
	}
	byName(given.Fees, func(line string, amount float64) {
		name := scenario.Text{Meta: given.Meta, Text: line}
		if i := lookUp(c, c.crossingIndex, CrossingElement, name); i != None {
			control.Fees[i] = amount
		}
	})
}

// claim notes that a place is of a control; activity is Activities for its queue. A place is of one post, and there of
// one activity a direction.
func (c *compiler) claim(x *Indicators, id ControlID, pattern scenario.Text, place string, activity Activity) {
	queue := activity == Activities
	claims := x.claims[place]
	for i := range claims {
		other := &claims[i]
		switch of := &x.Controls[other.Control]; {
		case of.Post != x.Controls[id].Post:
			c.fail(pattern.Meta, scenario.AmbiguousReference,
				fmt.Sprintf("%s is of the post %s already", place, of.Post), "a place is of one post")
			return
		case other.Control != id:
		case queue:
			other.Queue = true
			return
		case other.Activity != activity:
			c.fail(pattern.Meta, scenario.AmbiguousReference,
				fmt.Sprintf("%s is for %s already", place, other.Activity), "what is done at a place is one activity")
			return
		default:
			return
		}
	}
	x.claims[place] = append(claims, Claim{id, activity, queue})
}

// placesLike lists the places of a pattern; that there is none is a mistake.
func (c *compiler) placesLike(pattern scenario.Text, places []string) []string {
	var found []string
	for _, place := range places {
		if scenario.Matches(pattern.Text, place) {
			found = append(found, place)
		}
	}
	if len(found) == 0 {
		c.failMeant(pattern.Meta, scenario.UnknownReference, fmt.Sprintf("there is no place %s", pattern.Text),
			func() string { return nearest(pattern.Text, places) })
	}
	return found
}

// stationsLike says of each station whether one of some patterns is for it; nil where there are none.
func (c *compiler) stationsLike(patterns []scenario.Text) []bool {
	if len(patterns) == 0 {
		return nil
	}
	of := make([]bool, len(c.plan.Stations))
	for _, pattern := range patterns {
		found := false
		for i := range c.plan.Stations {
			if scenario.Matches(pattern.Text, c.plan.Stations[i].Name) {
				of[i], found = true, true
			}
		}
		if !found {
			c.failMeant(pattern.Meta, scenario.UnknownReference, fmt.Sprintf("there is no station %s", pattern.Text),
				func() string { return nearest(pattern.Text, keys(c.stationIndex)) })
		}
	}
	return of
}

// wordsOf finds an attribute of words; None where none is named.
func (c *compiler) wordsOf(name scenario.Text) SlotID {
	if name.Text == "" {
		return None
	}
	slot := lookUp(c, c.slotIndex, "attribute", name)
	if slot != None && !c.plan.Slots[slot].Word {
		c.fail(name.Meta, scenario.UnknownReference, fmt.Sprintf("the attribute %s is a number", name.Text),
			"name one whose values are words")
		return None
	}
	return slot
}

func (c *compiler) corridor(x *Indicators, name string, given *scenario.Corridor) {
	corridor := Corridor{Name: name, title: given.Title}
	for _, link := range given.Links {
		if i := lookUp(c, c.linkIndex, LinkElement, link); i != None {
			corridor.Links = append(corridor.Links, i)
			corridor.Length += c.plan.Links[i].Length
		}
	}
	if len(given.Links) == 0 {
		c.fail(given.Meta, scenario.MissingKey, "the corridor has no links", "name them in their order")
	}
	for _, post := range given.Posts {
		if !slices.ContainsFunc(x.Controls, func(k Control) bool { return k.Post == post.Text }) {
			c.unknown(post, "post", keysOf(c.scenario.Indicators.Posts))
			continue
		}
		corridor.Posts = append(corridor.Posts, post.Text)
	}
	x.Corridors = append(x.Corridors, corridor)
}

// feesAtLines sees that no more is paid at controls than a line asks for.
func (c *compiler) feesAtLines(x *Indicators, given *scenario.Indicators) {
	const rounding = 1e-9
	for line := range c.plan.Crossings {
		paid, asked := 0.0, 0.0
		for i := range x.Controls {
			if fee := x.Controls[i].Fees[line]; !math.IsNaN(fee) {
				paid += fee
			}
		}
		if k := c.plan.Costs; k != nil && k.AtLine[line].ByClass != nil {
			asked = slices.Max(k.AtLine[line].ByClass)
		}
		if paid > asked+rounding {
			c.fail(given.Meta, scenario.OutOfRange, fmt.Sprintf("at the controls %g USD are paid of the fees of %s, which "+
				"asks for %g USD", paid, c.plan.Crossings[line].Name, asked), "each names its own part of them")
		}
	}
}
