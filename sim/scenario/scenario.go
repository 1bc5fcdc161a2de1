package scenario

import "karvon/sim/syntax"

// LanguageVersion is the version of the scenario language that this package reads: the value of a scenario's first
// key, karvon.
const LanguageVersion = 1

// versionKey is that first key.
const versionKey = "karvon"

// Scenario is a scenario file as written, after composition: extends, include, policies and single settings have
// been applied, every quantity is in SI units (durations in integer nanoseconds), and every part that can be wrong
// knows where it stood.
//
// The field tags are the language's one definition: the decoder, the JSON Schema and the reference are all made
// from them.
type Scenario struct {
	Meta
	// version of the scenario language; this is 1
	Version int `key:"karvon" required:"true"`
	// what the scenario models, in a line; by itself, or in languages as {en: ..., ru: ..., uz: ..., kk: ...}, of which
	// English must be there
	Title string `key:"title" required:"true" languages:"Titles"`
	// what a reader should know before trusting it; in languages as the title can be
	Description string `key:"description" languages:"Descriptions"`
	// a scenario (file or library name) that this one starts from; keys given here replace or add
	Extends string `key:"extends"`
	// the sites that the scenario is about, of several: a run names the longest queue at these first
	About []Text `key:"about"`
	// load where the staff was chosen for the load that comes: a run says then that it is no news that the load gets
	// through
	SizedTo Sizing `key:"sized-to"`
	// scenarios (files or library names) whose sites, links, flows and other named elements are added; their run,
	// primary responses, tolerances, thresholds, sweeps, title, about and sized-to are not
	Include []string `key:"include"`
	// who runs which places: services of either country, companies
	Agencies map[string]*Agency `key:"agencies"`
	// values by name, which any place uses as $name
	Assumptions namedValues `key:"assumptions"`
	// parts that are written once, with parameters for what differs, and put in place by use
	Templates map[string]*templateKeys `key:"templates"`
	// how the scenario is run
	Run Run `key:"run" required:"true"`
	// classes of entities: what moves
	Entities map[string]*Entity `key:"entities" required:"true"`
	// places: a trade centre, a border post, a dry port
	Sites map[string]*Site `key:"sites" required:"true"`
	// roads and railways between sites
	Links map[string]*Link `key:"links"`
	// control lines at which crossings are counted, one for each direction
	Crossings map[string]*Crossing `key:"crossings"`
	// shapes of demand by hour of the day, day of the week and month of the year
	Profiles map[string]*Profile `key:"profiles"`
	// dates on which demand differs: holidays, market days, fairs
	Calendars map[string][]*Dates `key:"calendars"`
	// named lists of steps that journeys follow
	Journeys map[string]*Procedure `key:"journeys"`
	// streams of entities: how they arrive, what they are, where they go
	Flows map[string]*Flow `key:"flows" required:"true"`

	// what goes wrong for a while, at set times or at random: closures, fewer servers, slow roads
	Disruptions map[string]*Disruption `key:"disruptions"`

	// which quantities with ranges are not known independently of each other
	Ties map[string]*Tie `key:"ties"`

	// named patches that a run or a comparison applies
	Policies map[string]*Policy `key:"policies"`
	// designs of experiments, for karvon sweep: factors with their levels, and constraints between them
	Sweeps map[string]*Sweep `key:"sweeps"`
	// numbers of servers, units and slots that karvon staff chooses, and what those on duty cost; it changes no answer
	Staffing map[string]*StaffChoice `key:"staffing"`
	// how the load grows from year to year and what is built when, for karvon years; it changes no answer
	Years *Years `key:"years"`
	// prices, values of time and costs of projects, for karvon appraise; it changes no answer
	Appraisal *Appraisal `key:"appraisal"`
	// what is compared under which futures, for karvon options; it changes no answer
	Options *Alternatives `key:"options"`
	// which places make up which post and what is done there, for tables of institutions (karvon run --indicators); it
	// changes no answer
	Indicators *Indicators `key:"indicators"`
	// conditions on responses, such as flow.trucks.time.p95 < 6h, each by itself or with the source of its limit
	Thresholds []Threshold `key:"thresholds"`
	// the few responses that the scenario is about, by dotted name
	Primary []Text `key:"primary"`
	// differences of primary responses that do not matter to karvon verify, such as flow.trucks.time.p95 within 5%; 2%
	// where none is given
	Tolerances []Text `key:"tolerances"`

	// Name is the library name or the file's base name without its ending.
	Name string `key:"-"`
	// Hash identifies the resolved scenario: equal for files that differ only in order, comments, layout or name.
	Hash string `key:"-"`
	// Titles and Descriptions are those in other languages than English, where the scenario has them. Answers have the
	// English ones.
	Titles       Translations `key:"-"`
	Descriptions Translations `key:"-"`
	// Policies and settings that were applied to the files, in order.
	Applied []string `key:"-"`
	Set     []string `key:"-"`
	// Where lists conditions on responses that a command asks for: they are judged as thresholds are, and are no part of
	// the scenario or of its hash.
	Where []Text `key:"-"`

	// AskedFor names responses that a command asks for, beside those that the scenario does.
	AskedFor []Text `key:"-"`
	// Values lists every quantity with where it comes from, sorted by path.
	Values []Value `key:"-"`
	// Warnings lists what is legal but doubtful.
	Warnings syntax.Errors `key:"-"`

	factors []Factor
	doubt   Doubt
	// What is not known of the sections that change no run.
	outlookDoubt Doubt
	composed     *syntax.Tree // what it was decoded from
	// Values in it that stand beneath a source of another file.
	unsourced map[*syntax.Tree]bool
	// Assumptions that nothing uses, by name, and what the places take that assumptions stand in.
	unused map[string]*syntax.Tree
	seeds  map[string]seed // how the values are written, by path
	takes  map[string]constraint

	settled *syntax.Tree // the same with assumptions where they are used, and no section of them
	without *syntax.Tree // of a variant, the tree without its settings: of what both say alike nothing is told again
	sources *sources     // for the lines of errors
}

// Meta says where a part of a scenario stood.
type Meta struct {
	Pos  syntax.Pos `key:"-"` // position of the value (not of its key)
	Path string     `key:"-"` // input path, such as sites.khorgos.stations.gate.servers
}

// stood says where a value stood.
func (m *Meta) stood(at Meta) { *m = at }

// Text is a piece of text that later stages parse or resolve, with its position.
type Text struct {
	Meta
	Text string
}

// Run says how a scenario is run.
type Run struct {
	Meta
	// terminating: from a given start to a given end; cyclic: a cycle that repeats; stationary: constant rates
	Kind RunKind `key:"kind" required:"true"`
	// date of the first day, as 2024-09-02, or with a time of day, as 2024-09-02T20:00; in the run's time zone; midnight
	// where no time is given, a Monday by default
	Start Text `key:"start" default:"2024-09-02"`
	// time zone of the run's start and of its days; UTC by default
	TimeZone Text `key:"time-zone" default:"UTC"`
	// length of the cycle of a cyclic run
	Cycle int64 `key:"cycle" unit:"duration" default:"1 week"`
	// time before the window, whose observations are dropped; whole cycles in a cyclic run
	WarmUp int64 `key:"warm-up" unit:"duration" default:"0s"`
	// time during which arrivals are observed; whole cycles in a cyclic run
	Window int64 `key:"window" unit:"duration" required:"true"`
	// windows of a replication, one right after the other behind one warm-up, all observed together; more than one not in
	// a terminating run
	Windows int `key:"windows" default:"1" min:"1" auto:"a command finds the number with --windows auto"`
	// true where a replication is two runs of opposite luck, observed together: wherever the first draws u between 0 and
	// 1 the second draws 1 - u
	Antithetic bool `key:"antithetic" default:"false"`
	// longest time after the window during which its arrivals are followed to their departure; by default the longer of
	// warm-up and window; in a terminating run until all are out, for ten windows or four weeks at most, whichever is
	// longer; 0s for none
	FollowUp *int64 `key:"follow-up" unit:"duration"`
	// independent replications
	Replications int `key:"replications" default:"10" min:"1"`
	// seed of all draws
	Seed uint64 `key:"seed" default:"1"`
	// true where nobody balks, reneges or chooses another way because of a queue: what the queue would be with all who
	// come; the policy all-stay sets it
	AllStay bool `key:"all-stay" default:"false"`
	// level of the intervals
	Confidence float64 `key:"confidence-level" unit:"share" default:"95%"`
}

// Sizing is what the staff of a scenario was chosen for.
type Sizing string

// SizedToLoad says that staff was chosen for the load that comes.
const SizedToLoad Sizing = "load"

// Values lists the allowed words.
func (Sizing) Values() []string { return []string{string(SizedToLoad)} }

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
	// what one of them is
	Title string `key:"title"`
	// what one of them costs while it waits and moves, and who bears it
	Costs *EntityCosts `key:"costs"`
	// true for what needs ground to stand on: check warns of its queues that have none; by default what other keys show
	// to be a vehicle
	Vehicle *bool `key:"vehicle"`
	// what one entity counts for at a crossing, by measure (trucks, people, ...): a number or the name of an attribute
	Counts map[string]*Count `key:"counts"`
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
	// the direction in words, such as Uzbekistan to Kazakhstan
	Title string `key:"title"`
	// the site at which the line lies
	Site Text `key:"site" required:"true"`
	// what an entity pays where it passes the line, by class
	Fees *Fees `key:"fees"`
	// design load by measure, such as {trucks: 2500/day, people: 17500/day}
	Design map[string]float64 `key:"design" unit:"rate"`
}

// Policy is a named patch.
type Policy struct {
	Meta
	// the policy in a line
	Title string `key:"title" languages:"Titles"`
	// why by that much
	Why string `key:"why"`
	// input paths and their new values
	Set map[string]Setting `key:"set" required:"true"`

	Titles Translations `key:"-"` // in other languages than English
}

// Setting is the position of a policy's setting; its value is applied to the tree before decoding.
type Setting struct{ Meta }
