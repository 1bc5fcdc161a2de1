package scenario

// Flow is a stream of entities: how they arrive, what they are, where they go.
type Flow struct {
	Meta
	// the flow in words
	Title string `key:"title"`
	// the entities' class
	Entity Text `key:"entity" required:"true"`
	// the site at which they appear; may be left out where there is one site
	From Text `key:"from"`
	// how they arrive
	Arrivals Arrivals `key:"arrivals" required:"true"`
	// what is drawn for each entity on arrival
	Attributes map[string]*Attribute `key:"attributes"`
	// who stands somewhere when the run starts, by a name
	Standing map[string]*Standing `key:"standing"`
	// what they do, step by step, to their departure
	Journey []*Step `key:"journey" required:"true"`
}

// Attribute is drawn for each entity on arrival. Exactly one of Shares, Draw and Value is given.
type Attribute struct {
	Meta
	// a word by share, 100% in all; rest is what is left, and one can be rest: what the others leave
	Shares map[string]float64 `key:"shares" unit:"share"`
	// a number drawn from a distribution
	Draw *Dist `key:"draw" unit:"number"`
	// a fixed word or number
	Value *Operand `key:"is"`
	// the name under which it is drawn, kept over renaming; the attribute's own by default
	Luck string `key:"luck" name:"true"`
}

// Operand is a word or a number.
type Operand struct {
	Meta
	Word   string
	Number float64 // where Word is empty
}

// Procedure is a named list of steps that journeys follow.
type Procedure struct {
	Meta
	// what is done
	Title string `key:"title"`
	// the site at which it begins; without it, the site from which it is followed
	At Text `key:"at"`
	// what is done, step by step
	Steps []*Step `key:"steps" required:"true"`
}
