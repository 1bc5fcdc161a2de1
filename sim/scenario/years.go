package scenario

import (
	"fmt"
	"slices"

	"karvon/sim/syntax"
)

// Years says how the load grows from the traffic of a year, and what is built when.
type Years struct {
	Meta
	// year of the traffic from which that of all later years is computed
	Base int `key:"base" decision:"true" required:"true" min:"1900" max:"2200"`
	// last year that is looked at
	Last int `key:"last" decision:"true" required:"true" min:"1900" max:"2300"`
	// flows that grow alike; flows in none of them stay as they are
	Streams map[string]*Stream `key:"streams" required:"true"`
	// loads of which the year is told in which they are reached
	Marks map[string]*Mark `key:"marks"`
	// policies that come, in the order in which they do
	Phases []*BuildPhase `key:"phases"`
}

// Stream is flows that grow alike. In year y its traffic is traffic * here, times (1 + growth) * (1 + intensity) *
// (1 - shift) of each year after the base year up to y.
type Stream struct {
	Meta
	// the stream in a line
	Title string `key:"title"`
	// its flows, by name; * stands for any text
	Flows []Text `key:"flows" required:"true"`
	// traffic of the base year, of which a share comes here
	Traffic float64 `key:"traffic" unit:"rate" required:"true"`
	// share of the traffic that comes here
	Here float64 `key:"here" unit:"share" min:"0" max:"1" default:"100%"`
	// growth a year of what the traffic carries, such as trade in money
	Growth Trend `key:"growth" required:"true"`
	// change a year of the traffic for as much of that: trucks for a unit of trade, say
	Intensity Trend `key:"intensity" default:"0%"`
	// share of the traffic that goes over to other modes each year, such as the railway
	Shift Trend `key:"shift" default:"0%"`
}

// Trend is a rate of change a year: one for all years, or others from some year on.
type Trend struct {
	Meta
	// change from the year before, until the first of then
	By float64 `key:"by" unit:"share" required:"true" short:"true" min:"-1" max:"10"`
	// other rates, each from a year on
	Then []*TrendFrom `key:"then"`
}

// TrendFrom is a rate of change from a year on.
type TrendFrom struct {
	Meta
	// first year that has the rate
	From int `key:"from" decision:"true" required:"true" min:"1900" max:"2300"`
	// change from the year before
	By float64 `key:"by" unit:"share" required:"true" min:"-1" max:"10"`
}

// in gives the rate of a year: by how much it exceeds the year before, as a share of that.
func (t *Trend) in(year int) float64 {
	by := t.By
	for _, later := range t.Then {
		if later.From <= year {
			by = later.By
		}
	}
	return by
}

// Load gives the traffic of the stream that comes here in a year, in entities a second.
func (s *Stream) Load(base, year int) float64 {
	load := float64(s.Traffic * s.Here)
	for y := base + 1; y <= year; y++ {
		load = float64(load * (1 + s.Growth.in(y)))
		load = float64(load * (1 + s.Intensity.in(y)))
		load = float64(load * (1 - s.Shift.in(y)))
	}
	return load
}

// Mark is a load of which the year is told in which it is reached.
type Mark struct {
	Meta
	// the load in a line, such as what was announced
	Title string `key:"title" languages:"Titles"`
	// the stream whose load it is
	Stream Text `key:"stream" required:"true"`
	// the load: of the traffic that comes here
	Load float64 `key:"load" unit:"rate" required:"true"`

	Titles Translations `key:"-"` // in other languages than English
}

// BuildPhase is a policy that comes in a year, or as soon as it is needed.
type BuildPhase struct {
	Meta
	// the policy, which is applied together with those of the phases before it
	Policy Text `key:"policy" required:"true"`
	// first year in which it is in operation
	In *int `key:"in" decision:"true" min:"1900" max:"2300"`
	// true: from the first year in which a threshold fails without it
	WhenFull bool `key:"when-full"`
	// first year in which it can be in operation, however early it is needed
	NotBefore *int `key:"not-before" decision:"true" min:"1900" max:"2300"`
}

func (y *Years) check(d *decoder, t *syntax.Tree, at place) {
	sound := d.sound(t, at, "base") && d.sound(t, at, "last")
	if sound && y.Last <= y.Base {
		d.fail(BadYears, t.Get("last"), at.under("last", constraint{}),
			fmt.Sprintf("the last year, %d, is not after the base year, %d", y.Last, y.Base), "")
	}
	if d.sound(t, at, "streams") && len(y.Streams) == 0 {
		d.fail(BadYears, t.Get("streams"), at.under("streams", constraint{}), "there are no streams",
			"name one, with its flows")
	}
	for _, f := range ownFields(t.Get("marks")) {
		if m := y.Marks[f.Name]; m != nil && m.Stream.Text != "" && y.Streams[m.Stream.Text] == nil {
			d.AddMeant(BadYears, m.Stream.Pos, m.Stream.Path, "there is no stream "+syntax.Abbreviated(m.Stream.Text),
				func() string { return syntax.DidYouMean(m.Stream.Text, keysOf(t.Get("streams"))) })
		}
	}
	if sound {
		y.checkPhases(d)
	}
}

// checkPhases checks the order of phases.
func (y *Years) checkPhases(d *decoder) {
	var policies []Text
	last := y.Base
	for _, p := range y.Phases {
		if p == nil || d.Blamed(p.Path) {
			continue
		}
		policies = append(policies, p.Policy)
		if p.In == nil {
			continue
		}
		switch path := join(p.Path, "in"); {
		case d.Blamed(path):
		case *p.In <= y.Base || *p.In > y.Last:
			d.Add(BadYears, p.Pos, path, fmt.Sprintf("the phase comes in %d, outside of %d to %d", *p.In, y.Base+1, y.Last),
				"give a year after the base year, up to the last")
		case *p.In < last:
			d.Add(BadYears, p.Pos, path, fmt.Sprintf("the phase comes in %d, before the one above it, of %d", *p.In, last),
				"write phases in the order in which they come")
		default:
			last = *p.In
		}
	}
	d.mentionedOnce(policies)
}

func (p *BuildPhase) check(d *decoder, t *syntax.Tree, at place) {
	if t.Get("when-full") != nil && !p.WhenFull && d.sound(t, at, "when-full") && p.In == nil {
		d.fail(BadYears, t.Get("when-full"), at.under("when-full", constraint{}), "the phase never comes",
			"write when-full: true, or in: the year")
		return
	}
	if d.exactlyOne(t, at, "in", "when-full") && p.NotBefore != nil && p.In != nil {
		d.fail(BadYears, t.Get("not-before"), at.under("not-before", constraint{}),
			"the phase has a year: it cannot be put off", "leave one of in and not-before out")
	}
}

func (t *Trend) check(d *decoder, tree *syntax.Tree, at place) {
	for i := 1; i < len(t.Then); i++ {
		one, other := t.Then[i-1], t.Then[i]
		if one == nil || other == nil || d.Blamed(join(one.Path, "from")) || d.Blamed(join(other.Path, "from")) {
			continue
		}
		if other.From <= one.From {
			d.Add(BadYears, other.Pos, join(other.Path, "from"),
				fmt.Sprintf("the rate from %d on stands behind that from %d on", other.From, one.From),
				"write rates in the order of their years")
		}
	}
}

func (s *Stream) check(d *decoder, t *syntax.Tree, at place) {
	d.mentionedOnce(s.Flows)
	if d.sound(t, at, "flows") && len(s.Flows) == 0 {
		d.fail(BadYears, t.Get("flows"), at.under("flows", constraint{}), "the stream has no flows", "name one")
	}
	s.checkShift(d, t, at)
	if d.sound(t, at, "traffic") && s.Traffic == 0 {
		d.fail(BadYears, t.Get("traffic"), at.under("traffic", constraint{}), "the stream has no traffic in its base year",
			"what starts with nothing stays nothing, however it grows")
	}
}

// checkShift refuses to shift more than there is.
func (s *Stream) checkShift(d *decoder, t *syntax.Tree, at place) {
	shares := []float64{s.Shift.By}
	for _, later := range s.Shift.Then {
		if later != nil {
			shares = append(shares, later.By)
		}
	}
	if d.sound(t, at, "shift") && slices.Max(shares) > 1 {
		d.fail(OutOfRange, t.Get("shift"), at.under("shift", constraint{}), "more than all of the traffic goes over",
			"the most is 100%")
	}
}

// keysOf lists the names of a mapping; none where there is no mapping.
func keysOf(t *syntax.Tree) []string {
	var names []string
	for _, f := range ownFields(t) {
		names = append(names, f.Name)
	}
	return names
}

// checkOutlook checks what the sections years, appraisal and options name elsewhere: flows, each in one stream, and
// policies.
func (s *Scenario) checkOutlook(d *decoder, t *syntax.Tree) {
	if s.Years != nil {
		s.checkStreams(d, t)
		for _, p := range s.Years.Phases {
			if p != nil {
				d.knownPolicy(p.Policy, t)
			}
		}
	}
	if s.Appraisal != nil {
		for _, f := range ownFields(stated(t, "appraisal", "projects")) {
			if p := s.Appraisal.Projects[f.Name]; p != nil {
				d.knownPolicy(Text{Meta{f.Pos, p.Path}, f.Name}, t)
			}
		}
	}
	if s.Options != nil {
		s.Options.related(d, s, t)
	}
}

func (s *Scenario) checkStreams(d *decoder, t *syntax.Tree) {
	of := map[string]string{}
	for _, f := range ownFields(stated(t, "years", "streams")) {
		stream := s.Years.Streams[f.Name]
		if stream == nil {
			continue
		}
		for _, text := range stream.Flows {
			if text.Text == "" {
				continue
			}
			found := s.flowsNamed(text.Text)
			if len(found) == 0 {
				d.AddMeant(BadYears, text.Pos, text.Path, "there is no flow "+syntax.Abbreviated(text.Text),
					func() string { return syntax.DidYouMean(text.Text, keysOf(t.Get("flows"))) })
			}
			for _, flow := range found {
				if other, twice := of[flow]; twice && other != f.Name {
					d.Add(BadYears, text.Pos, text.Path, "the flow "+flow+" is of the stream "+other+" already",
						"a flow grows with one stream")
				}
				of[flow] = f.Name
			}
		}
	}
}

// flowsNamed lists the flows that a text names, in which * stands for any text, sorted.
func (s *Scenario) flowsNamed(text string) []string {
	var found []string
	for name := range s.Flows {
		if Matches(text, name) {
			found = append(found, name)
		}
	}
	slices.Sort(found)
	return found
}

// FlowsOf lists the flows of a stream, sorted, each once.
func (s *Scenario) FlowsOf(stream *Stream) []string {
	var all []string
	for _, text := range stream.Flows {
		all = append(all, s.flowsNamed(text.Text)...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// knownPolicy refuses the name of a policy that there is none of.
func (d *decoder) knownPolicy(name Text, root *syntax.Tree) {
	known := policyNames(root)
	if name.Text == "" || name.Text == everyoneStays || slices.Contains(known, name.Text) {
		return
	}
	d.AddMeant(UnknownPolicy, name.Pos, name.Path, "there is no policy "+syntax.Abbreviated(name.Text),
		func() string { return syntax.DidYouMean(name.Text, known) })
}
