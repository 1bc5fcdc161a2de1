package plan

import (
	"context"
	"fmt"
	"hash/maphash"
	"maps"
	"slices"

	"karvon/sim/bound"
	"karvon/sim/dist"
	"karvon/sim/random"
	"karvon/sim/reason"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// Complete gives the samplers the tables that only a run asks for. Several plans can share them.
func (p *Plan) Complete(ctx context.Context, tables *dist.Tables) error {
	for i := range p.Samplers {
		if err := ctx.Err(); err != nil {
			return err
		}
		tables.Complete(&p.Samplers[i])
	}
	return nil
}

// compiler holds a plan in the making.
type compiler struct {
	ctx      context.Context
	scenario *scenario.Scenario
	plan     *Plan
	written  int  // steps that were compiled, those of journeys that are followed each time
	stopped  bool // by the context, or by a bound that was told
	mistakes syntax.Tally
	said     map[uint64]bool // hashes of the mistakes that were noted, where a journey is followed more than once
	known    int64           // servers that are known one by one so far
	periods  int64           // that electronic queues keep so far
	noted    int64           // waits that displays keep so far

	bookingsIndex map[string]BookingsID // by site.bookings

	siteIndex       map[string]SiteID
	stationIndex    map[string]StationID // by site.station
	resourceIndex   map[string]ResourceID
	zoneIndex       map[string]ZoneID
	linkIndex       map[string]LinkID
	crossingIndex   map[string]CrossingID
	classIndex      map[string]ClassID
	flowIndex       map[string]FlowID
	slotIndex       map[string]SlotID
	wordIndex       map[string]int
	measureIndex    map[string]MeasureID
	timingIndex     map[string]TimingID // by FLOW.record.NAME
	signalIndex     map[string]SignalID
	service         []*scenario.Duration // of each station, nil where visits give it
	divert          []*scenario.WhenFull
	zoneRule        []scenario.FullRule
	schedulesByName map[string]Schedule // by site.schedule
	samplers        map[any]SamplerID   // by their distribution: equal ones share a sampler
	calendar        calendar
	verbs           map[scenario.Verb]*verb
	attributeValues map[string]*attributeValues // by attribute
	metas           []scenario.Meta             // of the plan's steps
	owners          []FlowID                    // of the plan's steps, the flow in whose journey they stand
	given, awaited  []scenario.Text             // signals, where steps give them and wait for them
	hiddenMost      int                         // hidden slots of the journey that uses the most
}

func newCompiler(s *scenario.Scenario) *compiler {
	return &compiler{
		scenario:        s,
		plan:            &Plan{used: map[named]bool{}},
		verbs:           verbs,
		said:            map[uint64]bool{},
		bookingsIndex:   map[string]BookingsID{},
		siteIndex:       map[string]SiteID{},
		stationIndex:    map[string]StationID{},
		resourceIndex:   map[string]ResourceID{},
		zoneIndex:       map[string]ZoneID{},
		linkIndex:       map[string]LinkID{},
		crossingIndex:   map[string]CrossingID{},
		classIndex:      map[string]ClassID{},
		flowIndex:       map[string]FlowID{},
		slotIndex:       map[string]SlotID{},
		wordIndex:       map[string]int{},
		measureIndex:    map[string]MeasureID{},
		timingIndex:     map[string]TimingID{},
		signalIndex:     map[string]SignalID{},
		schedulesByName: map[string]Schedule{},
		samplers:        map[any]SamplerID{},
	}
}

// header compiles what concerns the whole run.
func (c *compiler) header() {
	run := &c.scenario.Run
	p := c.plan
	p.Name, p.Title, p.Hash = c.scenario.Name, c.scenario.Title, c.scenario.Hash
	p.Titles = c.scenario.Titles
	p.Kind, p.Cycle = run.Kind, run.Cycle
	p.WarmUp, p.Window, p.Windows = run.WarmUp, run.Observed(), run.Windows
	p.Antithetic = run.Antithetic
	p.FollowUp = followUp(run)
	p.AllStay = run.AllStay
	p.Replications, p.Seed, p.Confidence = run.Replications, run.Seed, run.Confidence
	p.Policies, p.Settings = c.scenario.Applied, c.scenario.Set
	p.Start, p.TimeZone = run.Start.Text, run.TimeZone.Text
	for i := range c.scenario.Values {
		if c.scenario.Values[i].Outlook {
			continue // no run uses it
		}
		p.Quantities++
		if c.scenario.Values[i].Confidence == scenario.Assumption {
			p.Assumptions++
		}
	}
	calendar, err := newCalendar(run)
	if err != nil {
		c.fail(run.TimeZone.Meta, scenario.TimeZone, err.Error(), "")
	}
	c.calendar = calendar
}

// The window's arrivals of a terminating run, after which nobody comes, are followed until they are out, but no
// longer than mostWindows windows or leastFollowUp, whichever is longer, and within the longest run: who is still
// inside then may be so for ever.
const (
	mostWindows   = 10
	leastFollowUp = 28 * Day
)

// followUp gives the longest time for which the window's arrivals are followed.
func followUp(run *scenario.Run) int64 {
	switch {
	case run.FollowUp != nil:
		return *run.FollowUp
	case run.Kind == scenario.Terminating:
		windows, _ := bound.Product(mostWindows, run.Window)
		return min(max(windows, leastFollowUp), mostFollowUp(run))
	default:
		return min(max(run.WarmUp, run.Window), mostFollowUp(run))
	}
}

// mostFollowUp is what warm-up and window leave of the longest run.
func mostFollowUp(run *scenario.Run) int64 {
	return bound.Length.Most - bound.Later(run.WarmUp, run.Observed())
}

// within says whether a number that a scenario states is within a bound; where it is not, that is a mistake.
func (c *compiler) within(b *bound.Bound, number int64, meta scenario.Meta, what string) bool {
	if b.Allows(number) {
		return true
	}
	c.fail(meta, scenario.OutOfRange, fmt.Sprintf("%s is %d: more than a run holds", what, number), b.String())
	return false
}

// mistake is what makes a mistake the same as another.
type mistake struct {
	pos     syntax.Pos
	code    syntax.Code
	message string
}

var mistakeSeed = maphash.MakeSeed()

// fail notes a mistake, once for each place.
func (c *compiler) fail(meta scenario.Meta, code syntax.Code, message, hint string) {
	c.failMeant(meta, code, message, func() string { return hint })
}

// failMeant notes a mistake with a hint that is costly to find, and is looked for only where the mistake is shown.
func (c *compiler) failMeant(meta scenario.Meta, code syntax.Code, message string, hint func() string) {
	key := maphash.Comparable(mistakeSeed, mistake{meta.Pos, code, message})
	if c.said[key] {
		return
	}
	c.said[key] = true
	c.mistakes.Add(c.scenario.NewError(meta, code, message, ""), hint)
}

// wrong says whether any mistake was found.
func (c *compiler) wrong() bool { return c.mistakes.Len() > 0 }

// lookUp finds a name, or notes that nothing bears it.
func lookUp[ID ~int32](c *compiler, index map[string]ID, kind Element, name scenario.Text) ID {
	if i, ok := find(c, index, kind, name); ok {
		return i
	}
	return None
}

// unknown notes that nothing bears a name; known lists what could be meant.
func (c *compiler) unknown(name scenario.Text, kind Element, known func() []string) {
	c.failMeant(name.Meta, scenario.UnknownReference, fmt.Sprintf("there is no %s %q", kind, name.Text),
		func() string { return nearest(name.Text, known()) })
}

// keysOf lists the names of a map, once they are asked for.
func keysOf[T any](entries map[string]T) func() []string {
	return func() []string { return keys(entries) }
}

// nearest says which known name may have been meant.
func nearest(name string, known []string) string {
	if near := syntax.Nearest(name, known); near != "" {
		return near
	}
	if len(known) > 0 && len(known) <= 8 {
		return "there is " + syntax.Listed(known, "and")
	}
	return ""
}

// sampler gives the index of the sampler of a distribution.
func (c *compiler) sampler(meta scenario.Meta, d dist.Distribution) SamplerID {
	key := dist.Key(d)
	if i, ok := c.samplers[key]; ok {
		return i
	}
	s, err := dist.NewOutline(d, 1)
	if err != nil {
		c.fail(meta, scenario.BadDistribution, err.Error(), "")
		return None
	}
	c.plan.Samplers = append(c.plan.Samplers, *s)
	c.samplers[key] = SamplerID(len(c.plan.Samplers) - 1)
	return c.samplers[key]
}

// duration gives the sampler of a distribution of durations, in seconds; None for no distribution.
func (c *compiler) duration(d *scenario.Dist) SamplerID {
	if d == nil {
		return None
	}
	return c.sampler(d.Meta, d.Distribution)
}

// byName calls visit for the entries of a map in the order of their names.
func byName[T any](entries map[string]T, visit func(name string, entry T)) {
	for _, name := range keys(entries) {
		visit(name, entries[name])
	}
}

// hashOf names an element in draws and in the fingerprint.
func hashOf(kind, name string) uint64 { return random.HashString(kind + " " + name) }

func keys[T any](entries map[string]T) []string {
	names := slices.AppendSeq(make([]string, 0, len(entries)), maps.Keys(entries))
	slices.Sort(names)
	return names
}

// warnOf notes what is legal but doubtful, and that reports say in words of their own.
func (c *compiler) warnOf(meta scenario.Meta, code syntax.Code, why reason.Reason) {
	doubt := c.scenario.NewError(meta, code, why.String(), "")
	doubt.Reason = why
	c.plan.Warnings = append(c.plan.Warnings, doubt)
}

// warn notes what is legal but doubtful.
func (c *compiler) warn(meta scenario.Meta, code syntax.Code, message, hint string) {
	c.plan.Warnings = append(c.plan.Warnings, c.scenario.NewError(meta, code, message, hint))
}
