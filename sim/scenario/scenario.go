package scenario

import "karvon/sim/syntax"

// LanguageVersion is the version of the scenario language that this package reads: the value of a scenario's first
// key, karvon.
const LanguageVersion = 1

// Scenario is a scenario file as written, after composition: extends, include, policies and single settings have
// been applied, every quantity is in SI units (durations in integer nanoseconds), and every part that can be wrong
// knows where it stood.
//
// The field tags are the language's one definition: the decoder, the JSON Schema and the reference are all made
// from them.
type Scenario struct {
	Meta
	Version     int                   `key:"karvon" required:"true" doc:"version of the scenario language; this is 1"`
	Title       string                `key:"title" required:"true" doc:"what the scenario models, in a line"`
	Description string                `key:"description" doc:"what a reader should know before trusting it"`
	Extends     string                `key:"extends" doc:"a scenario (file or library name) that this one starts from; keys given here replace or add"`
	Include     []string              `key:"include" doc:"scenarios (files or library names) whose sites, links, flows and other named elements are added; their run, primary responses, tolerances, thresholds, sweeps and title are not"`
	Run         Run                   `key:"run" required:"true" doc:"how the scenario is run"`
	Entities    map[string]*Entity    `key:"entities" required:"true" doc:"classes of entities: what moves"`
	Sites       map[string]*Site      `key:"sites" required:"true" doc:"places: a trade centre, a border post, a dry port"`
	Links       map[string]*Link      `key:"links" doc:"roads and railways between sites"`
	Crossings   map[string]*Crossing  `key:"crossings" doc:"control lines at which crossings are counted, one for each direction"`
	Profiles    map[string]*Profile   `key:"profiles" doc:"shapes of demand by hour of the day, day of the week and month of the year"`
	Calendars   map[string][]*Dates   `key:"calendars" doc:"dates on which demand differs: holidays, market days, fairs"`
	Journeys    map[string]*Procedure `key:"journeys" doc:"named lists of steps that journeys follow"`
	Flows       map[string]*Flow      `key:"flows" required:"true" doc:"streams of entities: how they arrive, what they are, where they go"`

	Disruptions map[string]*Disruption `key:"disruptions" doc:"what goes wrong for a while, at set times or at random: closures, fewer servers, slow roads"`

	Policies   map[string]*Policy `key:"policies" doc:"named patches that a run or a comparison applies"`
	Sweeps     map[string]*Sweep  `key:"sweeps" doc:"designs of experiments, for karvon sweep: factors with their levels, and constraints between them"`
	Thresholds []Text             `key:"thresholds" doc:"conditions on responses, such as flow.trucks.time.p95 < 6h"`
	Primary    []Text             `key:"primary" doc:"the few responses that the scenario is about, by dotted name"`
	Tolerances []Text             `key:"tolerances" doc:"differences of primary responses that do not matter to karvon verify, such as flow.trucks.time.p95 within 5%; 2% where none is given"`

	// Name is the library name or the file's base name without its ending.
	Name string `key:"-"`
	// Hash identifies the resolved scenario: equal for files that differ only in order, comments, layout or name.
	Hash string `key:"-"`
	// Policies and settings that were applied to the files, in order.
	Applied []string `key:"-"`
	Set     []string `key:"-"`
	// Values lists every quantity with where it comes from, sorted by path.
	Values []Value `key:"-"`
	// Warnings lists what is legal but doubtful.
	Warnings syntax.Errors `key:"-"`

	factors  []Factor
	composed *syntax.Tree // what it was decoded from
	without  *syntax.Tree // of a variant, the tree without its settings: of what both say alike nothing is told again
	sources  *sources     // for the lines of errors
}

// Meta says where a part of a scenario stood.
type Meta struct {
	Pos  syntax.Pos `key:"-"` // position of the value (not of its key)
	Path string     `key:"-"` // input path, such as sites.khorgos.stations.gate.servers
}

// Text is a piece of text that later stages parse or resolve, with its position.
type Text struct {
	Meta
	Text string
}

// Run says how a scenario is run.
type Run struct {
	Meta
	Kind         RunKind `key:"kind" required:"true" doc:"terminating: from a given start to a given end; cyclic: a cycle that repeats; stationary: constant rates"`
	Start        Text    `key:"start" doc:"date of the first day, as 2024-09-02; midnight in the run's time zone; a Monday by default" default:"2024-09-02"`
	TimeZone     Text    `key:"time-zone" doc:"time zone of the run's start and of its days; UTC by default" default:"UTC"`
	Cycle        int64   `key:"cycle" unit:"duration" doc:"length of the cycle of a cyclic run" default:"1 week"`
	WarmUp       int64   `key:"warm-up" unit:"duration" doc:"time before the window, whose observations are dropped; whole cycles in a cyclic run" default:"0s"`
	Window       int64   `key:"window" unit:"duration" required:"true" doc:"time during which arrivals are observed; whole cycles in a cyclic run"`
	FollowUp     *int64  `key:"follow-up" unit:"duration" doc:"longest time after the window during which its arrivals are followed to their departure; by default the longer of warm-up and window; in a terminating run until all are out, for ten windows or four weeks at most, whichever is longer; 0s for none"`
	Replications int     `key:"replications" doc:"independent replications" default:"10" min:"1"`
	Seed         uint64  `key:"seed" doc:"seed of all draws" default:"1"`
	AllStay      bool    `key:"all-stay" doc:"true where nobody balks, reneges or chooses another way because of a queue: what the queue would be with all who come; the policy all-stay sets it" default:"false"`
	Confidence   float64 `key:"confidence-level" unit:"share" doc:"level of the intervals" default:"95%"`
}

// RunKind is the kind of a run.
type RunKind string

// The kinds of run.
const (
	Terminating RunKind = "terminating"
	Cyclic      RunKind = "cyclic"
	Stationary  RunKind = "stationary"
)

// Values lists the allowed words.
func (RunKind) Values() []string {
	return []string{string(Terminating), string(Cyclic), string(Stationary)}
}

// Entity is a class of entities.
type Entity struct {
	Meta
	Title  string            `key:"title" doc:"what one of them is"`
	Costs  *EntityCosts      `key:"costs" doc:"what one of them costs while it waits and moves, and who bears it"`
	Counts map[string]*Count `key:"counts" doc:"what one entity counts for at a crossing, by measure (trucks, people, ...): a number or the name of an attribute"`
}

// Count is a number or the name of a numeric attribute.
type Count struct {
	Meta
	Number    float64
	Attribute string // empty where Number holds
}

// Crossing is a control line in one direction.
type Crossing struct {
	Meta
	Title  string             `key:"title" doc:"the direction in words, such as Uzbekistan to Kazakhstan"`
	Site   Text               `key:"site" required:"true" doc:"the site at which the line lies"`
	Fees   *Fees              `key:"fees" doc:"what an entity pays where it passes the line, by class"`
	Design map[string]float64 `key:"design" unit:"rate" doc:"design load by measure, such as {trucks: 2500/day, people: 17500/day}"`
}

// Policy is a named patch.
type Policy struct {
	Meta
	Title string             `key:"title" doc:"the policy in a line"`
	Why   string             `key:"why" doc:"why by that much"`
	Set   map[string]Setting `key:"set" required:"true" doc:"input paths and their new values"`
}

// Setting is the position of a policy's setting; its value is applied to the tree before decoding.
type Setting struct{ Meta }
