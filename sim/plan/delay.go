package plan

import "karvon/sim/scenario"

// delayVerb lets time pass.
var delayVerb = verb{
	key:        "delay",
	compile:    (*journey).delay,
	operations: rows{OpDelay: {Name: "delay", Time: TakesDrawnTime}},
}

func (j *journey) delay(s *scenario.Step) {
	compiled := newStep(OpDelay, None, hashOf("delay", name(s)))
	compiled.Sampler, compiled.Duration = j.timed(s.Delay)
	compiled.Purpose = luck(s, "delay")
	j.emit(compiled, s.Meta)
}
