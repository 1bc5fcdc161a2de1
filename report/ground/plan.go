package ground

// Plan is the ground of all sites and the links between them. Sites, stations, zones, links and flows are told by
// their index in the compiled scenario.
type Plan struct {
	Sites   []Site   `json:"sites"`
	Links   []Link   `json:"links"`
	Figures []Figure `json:"figures"` // by flow: how its entities look
	From    string   `json:"from"`    // date of the window's first day; empty where days have no date
}

// Figure is how an entity looks.
type Figure string

// The figures.
const (
	Truck  Figure = "truck"
	Car    Figure = "car"
	Bus    Figure = "bus"
	Train  Figure = "train"
	Person Figure = "person"
	Paper  Figure = "paper" // what goes through offices: papers, a consignment
	Thing  Figure = "thing"
)

// Box is a rectangle, in metres from the upper left corner of its site.
type Box struct {
	X      float64 `json:"x"`
	Y      float64 `json:"y"`
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
}

// Point is a place in metres.
type Point [2]float64

// Site is a place with all that lies on it.
type Site struct {
	Index     int         `json:"index"`
	Name      string      `json:"name"`
	Title     string      `json:"title"`
	Hectares  float64     `json:"hectares"` // 0 where unknown
	At        *[2]float64 `json:"at"`       // longitude and latitude; nil where the scenario gives none
	Width     float64     `json:"width"`
	Height    float64     `json:"height"`
	Core      Box         `json:"core"`      // what journeys lead to, without the land that holds nobody
	Parts     []Part      `json:"parts"`     // of the core, from above
	Countries []string    `json:"countries"` // codes, the left one first
	Border    *float64    `json:"border"`    // where the line between two of them lies; nil for none
	Zones     []Zone      `json:"zones"`
	Stations  []Station   `json:"stations"`
	Gates     []Gate      `json:"gates"`
	Ways      []Way       `json:"ways"`
}

// Part is the ground of those who look alike: the ways of trucks, say.
type Part struct {
	Box
	Figure Figure `json:"figure"`
}

// Zone is land.
type Zone struct {
	Box
	Index    int     `json:"index"`
	Name     string  `json:"name"`
	Title    string  `json:"title"`
	Hectares float64 `json:"hectares"` // 0 where unknown
	Places   float64 `json:"places"`   // 0 without a limit
	Kind     Kind    `json:"kind"`
	Figure   Figure  `json:"figure"` // who comes most
	Toward   int     `json:"toward"` // 1 where those inside go to the right, -1 to the left
	Lots     Box     `json:"lots"`   // where those stand who are at none of its stations
}

// Kind is what a zone is for.
type Kind string

// The kinds of zones.
const (
	Holding Kind = "holding" // journeys lead into it
	Idle    Kind = "idle"    // land that holds nobody
)

// Station is a row of booths, bays or desks with a queue before it.
type Station struct {
	Box
	Index   int      `json:"index"`
	Name    string   `json:"name"`
	Title   string   `json:"title"`
	Zone    int      `json:"zone"`    // index of the zone in which it stands, -1 for none
	Servers int      `json:"servers"` // the most that are ever on duty
	Columns int      `json:"columns"` // of booths; the rows follow
	Rows    int      `json:"rows"`
	Order   int      `json:"order"` // of the stations of the site, as journeys come to them
	Figure  Figure   `json:"figure"`
	Toward  int      `json:"toward"`
	Queue   Box      `json:"queue"` // filled from the booths backwards
	Lanes   []string `json:"lanes"` // names; none where all servers are alike
}

// Gate is where a way enters or leaves a site.
type Gate struct {
	X     float64 `json:"x"`
	Y     float64 `json:"y"`
	Link  int     `json:"link"`  // index; -1 for the world around
	Right bool    `json:"right"` // on the right edge; otherwise on the left
}

// PlaceKind is what a way leads from or to.
type PlaceKind string

// The kinds of places.
const (
	ZonePlace    PlaceKind = "zone"
	StationPlace PlaceKind = "station"
	GatePlace    PlaceKind = "gate"
)

// Place is an end of a way: a zone or station by its index in the scenario, or a gate by its index in the site.
type Place struct {
	Kind  PlaceKind `json:"kind"`
	Index int       `json:"index"`
}

// Way leads from one place to another: from the edge of the first to the edge of the second.
type Way struct {
	From   Place   `json:"from"`
	To     Place   `json:"to"`
	Flows  int     `json:"flows"` // that take it
	Points []Point `json:"points"`
}

// Link is a road or railway between two sites, by their index.
type Link struct {
	Index int     `json:"index"`
	Name  string  `json:"name"`
	Title string  `json:"title"`
	From  int     `json:"from"`
	To    int     `json:"to"`
	Km    float64 `json:"km"`
	Rail  bool    `json:"rail"`
}
