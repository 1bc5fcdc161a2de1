package scenario

// Standing is entities of a flow that stand somewhere when the run starts: with what an episode begins.
type Standing struct {
	Meta
	// number of entities
	Count int `key:"count" required:"true" min:"0"`
	// where they stand: the label of a step of the flow's journey, which they do next; a station that it visits, whose
	// queue they stand in; or a zone that it enters, which they are in
	At Text `key:"at" required:"true"`
	// time before the run's start at which the first of them came; the others came evenly after it
	Since int64 `key:"since" unit:"duration" default:"0s"`
	// attributes that are other than those of who comes later: shares, draw or is
	Attributes map[string]*Attribute `key:"attributes"`
}
