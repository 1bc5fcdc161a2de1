package scenario

// Flow is a stream of entities: how they arrive, what they are, where they go.
type Flow struct {
	Meta
	Title      string                `key:"title" doc:"the flow in words"`
	Entity     Text                  `key:"entity" required:"true" doc:"the entities' class"`
	From       Text                  `key:"from" doc:"the site at which they appear; may be left out where there is one site"`
	Arrivals   Arrivals              `key:"arrivals" required:"true" doc:"how they arrive"`
	Attributes map[string]*Attribute `key:"attributes" doc:"what is drawn for each entity on arrival"`
	Journey    []*Step               `key:"journey" required:"true" doc:"what they do, step by step, to their departure"`
}

// Attribute is drawn for each entity on arrival. Exactly one of Shares, Draw and Value is given.
type Attribute struct {
	Meta
	Shares map[string]float64 `key:"shares" unit:"share" doc:"a word by share, 100% in all; rest is what is left"`
	Draw   *Dist              `key:"draw" unit:"number" doc:"a number drawn from a distribution"`
	Value  *Operand           `key:"is" doc:"a fixed word or number"`
	Luck   string             `key:"luck" name:"true" doc:"the name under which it is drawn, kept over renaming; the attribute's own by default"`
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
	Title string  `key:"title" doc:"what is done"`
	At    Text    `key:"at" doc:"the site at which it begins; without it, the site from which it is followed"`
	Steps []*Step `key:"steps" required:"true" doc:"what is done, step by step"`
}
