package scenario

import (
	"slices"

	"karvon/sim/syntax"
)

// Alternatives says what is compared under which futures.
type Alternatives struct {
	Meta
	// the question in a line, as those who decide would put it
	Question string `key:"question" languages:"Questions"`
	// year of the load under which the options are compared
	Year int `key:"year" decision:"true" required:"true" min:"1900" max:"2300"`
	// the options, each some policies; one without any is to do nothing
	Choices []*Choice `key:"choices" required:"true"`
	// what may come
	Futures []*Future `key:"futures" required:"true"`
	// what an option may be worse than the best in a future, as a share of the least cost, and still be near it
	Near float64 `key:"near" unit:"share" min:"0" max:"10" default:"10%"`
	// what those who decide should know was left out, each in a line
	NotModelled []string `key:"not-modelled"`

	Questions Translations `key:"-"` // in other languages than English
}

// Choice is an option: policies that are applied together.
type Choice struct {
	Meta
	// by which tables call it
	Name string `key:"name" name:"true" required:"true"`
	// the option in a line
	Title string `key:"title" languages:"Titles"`
	// its policies; none is to do nothing
	Policies []Text `key:"policies"`

	Titles Translations `key:"-"` // in other languages than English
}

// Future is what may come: growth other than that of the section years, and policies for what nobody here decides.
type Future struct {
	Meta
	// by which tables call it
	Name string `key:"name" name:"true" required:"true"`
	// the future in a line
	Title string `key:"title" languages:"Titles"`
	// growth a year of the streams, by name, in place of their own; all is for every stream
	Growth map[string]float64 `key:"growth" unit:"share" min:"-1" max:"10"`
	// policies of the future, such as a neighbour that works more slowly
	Policies []Text `key:"policies"`

	Titles Translations `key:"-"` // in other languages than English
}

// Base is the option that is to do nothing, against which others are told: the one of this name, or else the first
// without policies, or the first of all.
func (o *Alternatives) Base() int {
	if i := slices.IndexFunc(o.Choices, func(c *Choice) bool { return c.Name == "nothing" }); i >= 0 {
		return i
	}
	return max(0, slices.IndexFunc(o.Choices, func(c *Choice) bool { return len(c.Policies) == 0 }))
}

// allStreams stands for every stream.
const allStreams = "all"

// GrowthOf gives the growth of a stream in the future, where it says something of it.
func (f *Future) GrowthOf(stream string) (float64, bool) {
	if by, ok := f.Growth[stream]; ok {
		return by, true
	}
	by, ok := f.Growth[allStreams]
	return by, ok
}

func (o *Alternatives) check(d *decoder, t *syntax.Tree, at place) {
	if d.sound(t, at, "choices") && len(o.Choices) < 2 {
		d.fail(BadOptions, t.Get("choices"), at.under("choices", constraint{}), "there is nothing to choose",
			"name two options at least; one may be to do nothing")
	}
	if d.sound(t, at, "futures") && len(o.Futures) == 0 {
		d.fail(BadOptions, t.Get("futures"), at.under("futures", constraint{}), "there are no futures", "name one")
	}
	var choices, futures []Text
	for _, c := range o.Choices {
		if c != nil {
			choices = append(choices, Text{Meta{c.Pos, c.Path}, c.Name})
			d.mentionedOnce(c.Policies)
		}
	}
	for _, f := range o.Futures {
		if f != nil {
			futures = append(futures, Text{Meta{f.Pos, f.Path}, f.Name})
			d.mentionedOnce(f.Policies)
		}
	}
	d.mentionedOnce(choices)
	d.mentionedOnce(futures)
}

// related checks what the options name elsewhere in the scenario.
func (o *Alternatives) related(d *decoder, s *Scenario, t *syntax.Tree) {
	for _, c := range o.Choices {
		if c == nil {
			continue
		}
		for _, p := range c.Policies {
			d.knownPolicy(p, t)
		}
	}
	for _, f := range o.Futures {
		if f == nil {
			continue
		}
		for _, p := range f.Policies {
			d.knownPolicy(p, t)
		}
		o.growthKnown(d, s, f, t)
	}
	if s.Years == nil && !d.Blamed("years") {
		d.Add(BadOptions, o.Pos, o.Path, "there is no section years, from which the load of a year comes", "add it")
		return
	}
	if s.Years != nil && !d.Blamed(join(o.Path, "year")) && (o.Year < s.Years.Base || o.Year > s.Years.Last) {
		d.Add(BadOptions, o.Pos, join(o.Path, "year"), "the year lies outside of the section years",
			"give one from its base year to its last")
	}
}

// growthKnown refuses growth of streams that there are not.
func (o *Alternatives) growthKnown(d *decoder, s *Scenario, f *Future, t *syntax.Tree) {
	if s.Years == nil {
		return
	}
	known := append([]string{allStreams}, keysOf(stated(t, "years", "streams"))...)
	for name := range f.Growth {
		if !slices.Contains(known, name) {
			d.AddMeant(BadOptions, f.Pos, join(join(f.Path, "growth"), name), "there is no stream "+syntax.Abbreviated(name),
				func() string { return syntax.DidYouMean(name, known) })
		}
	}
}
