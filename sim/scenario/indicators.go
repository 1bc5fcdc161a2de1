package scenario

// indicatorsKey is the key of the section.
const indicatorsKey = "indicators"

// Indicators says which places make up which post and what is done there, for the tables that institutions print. It
// changes no answer.
type Indicators struct {
	Meta
	// tonnes that one of a class carries; crossings and trips are those of the classes named here, or of all that nobody
	// sends out where none is
	Cargo map[string]float64 `key:"cargo" unit:"number" decision:"true" min:"0.001" max:"100000"`
	// crossing points, each the post of one country, or of two that work at one desk
	Posts map[string]*Post `key:"posts" required:"true"`
	// ways over links and posts, for which speeds and costs are told as a whole
	Corridors map[string]*Corridor `key:"corridors"`
}

// Post is a crossing point.
type Post struct {
	Meta
	// the post in words
	Title string `key:"title"`
	// whose it is
	Country string `key:"country"`
	// road or rail
	Mode LinkMode `key:"mode" default:"road"`
	// the control of those who leave the country
	Outbound *Control `key:"outbound"`
	// the control of those who enter it
	Inbound *Control `key:"inbound"`
}

// Control is one direction of a post. Places are stations, resources, zones, electronic queues and links (link.NAME),
// by dotted name or a pattern with *.
type Control struct {
	Meta
	// places before which the queue outside stands: what is waited for there counts as waiting in queue, and the time
	// before a booked slot of an electronic queue stands apart
	Queue []Text `key:"queue"`
	// what is done where
	Activities Activities `key:"activities"`
	// which stations begin and end the steps of a release study
	Steps ReleaseSteps `key:"steps"`
	// the attribute that is the channel, for a release study
	Channel Text `key:"channel"`
	// the attribute that is the customs procedure, for a release study
	Procedure Text `key:"procedure"`
	// crossings whose lines are passed in this direction: by them those are told apart who come to places that both
	// directions share
	Lines []Text `key:"lines"`
	// what of the fees of a crossing's line is paid at this control, by crossing
	Fees map[string]float64 `key:"fees" unit:"money" decision:"true" min:"0"`
}

// Activities are those of CAREC's Corridor Performance Measurement and Monitoring (cpmm.carecprogram.org, border
// crossing activities): of road first, then of rail. Each has the places at which it is done.
type Activities struct {
	Meta
	// border guards, police or military at the post look at papers and goods
	BorderSecurity []Text `key:"border-security"`
	// customs look at papers and goods, declarations are made and duties paid
	Customs []Text `key:"customs"`
	// health authorities look at people
	Health []Text `key:"health"`
	// plant quarantine
	Phytosanitary []Text `key:"phytosanitary"`
	// veterinary control
	Veterinary []Text `key:"veterinary"`
	// passports and visas of drivers
	Visa []Text `key:"visa"`
	// traffic inspectorate
	Traffic []Text `key:"traffic"`
	// police checkpoints and stops
	Police []Text `key:"police"`
	// transport inspection: permits of vehicle and driver
	Transport []Text `key:"transport"`
	// weight and standard inspection
	Weight []Text `key:"weight"`
	// registration of vehicles
	Registration []Text `key:"registration"`
	// emergency repair
	Repair []Text `key:"repair"`
	// escort and convoy
	Escort []Text `key:"escort"`
	// loading, unloading and reloading
	Loading []Text `key:"loading"`
	// tolls of roads
	Toll []Text `key:"toll"`
	// change of gauge, of wagons or of their bogies
	Gauge []Text `key:"gauge"`
	// wagons are picked up and delivered, trains classified
	Marshalling []Text `key:"marshalling"`
	// technical inspection of wagons
	Technical []Text `key:"technical"`
	// commercial inspection of wagons and goods
	Commercial []Text `key:"commercial"`
	// waiting for locomotives, crews, wagons and ways
	Locomotives []Text `key:"locomotives"`
}

// ReleaseSteps are the steps of a Time Release Study: arrival is the first event at the control, and removal the last.
// Of papers that are looked at meanwhile the services count too.
type ReleaseSteps struct {
	Meta
	// stations at which the first service is the lodgement of the papers
	Lodgement []Text `key:"lodgement"`
	// stations at which the first service begins the assessment
	Assessment []Text `key:"assessment"`
	// stations at which goods are examined, from the first service to the last
	Examination []Text `key:"examination"`
	// stations to which those come who are released, such as the one that lets them out: coming there is the release;
	// where none is named it is the end of the last service of all other steps
	Release []Text `key:"release"`
}

// Corridor is a way over links and posts.
type Corridor struct {
	Meta
	// the corridor in words
	Title string `key:"title"`
	// its links, in their order
	Links []Text `key:"links" required:"true"`
	// its posts
	Posts []Text `key:"posts"`
}
