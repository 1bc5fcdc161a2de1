package plan

import (
	"math"

	"karvon/sim/scenario"
)

// signalVerb lets those who wait for a signal go on.
var signalVerb = verb{
	key:        "signal",
	compile:    (*journey).signalStep,
	operations: rows{OpSignal: {Name: "signal", Object: signalName, Offers: SignalElement}},
}

func signalName(p *Plan, s *Step) string { return p.Signals[s.Signal()] }

// signal finds a signal by its name, or adds it.
func (c *compiler) signal(name scenario.Text) SignalID {
	if i, known := c.signalIndex[name.Text]; known {
		return i
	}
	c.signalIndex[name.Text] = SignalID(len(c.plan.Signals))
	c.plan.Signals = append(c.plan.Signals, name.Text)
	return c.signalIndex[name.Text]
}

// signalStep compiles the giving of a signal.
func (j *journey) signalStep(s *scenario.Step) {
	most := int32(math.MaxInt32)
	if s.Signal.Most != nil {
		most = int32(min(int64(*s.Signal.Most), math.MaxInt32))
	}
	j.given = append(j.given, s.Signal.Name)
	index := int32(j.signal(s.Signal.Name))
	compiled := newStep(OpSignal, index, hashOf("signal", s.Signal.Name.Text))
	compiled.Count = most
	j.emit(compiled, s.Meta)
}

// signals checks that each signal that is waited for is given by some step.
func (c *compiler) signals() {
	given := map[string]bool{}
	for _, name := range c.given {
		given[name.Text] = true
	}
	for _, name := range c.awaited {
		if !given[name.Text] {
			c.failMeant(name.Meta, scenario.UnknownReference,
				"no step gives signal "+name.Text+": who waits for it never goes on",
				func() string { return nearest(name.Text, keys(given)) })
		}
	}
}
