package plan

import "karvon/sim/scenario"

// delayVerb lets time pass.
var delayVerb = verb{
	key:        "delay",
	compile:    (*journey).delay,
	operations: rows{OpDelay: {Name: "delay", Time: TakesDrawnTime}},
}

func (j *journey) delay(s *scenario.Step) {
	sampler, duration := j.timed(s.Delay)
	j.emit(Step{Op: OpDelay, Sampler: sampler, Duration: duration, Full: None, Purpose: luck(s, "delay"),
		Hash: hashOf("delay", name(s))}, s.Meta)
}
