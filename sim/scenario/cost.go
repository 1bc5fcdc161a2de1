package scenario

// EntityCosts is what an entity costs while it is in the model. Whoever bears it also pays its fees.
type EntityCosts struct {
	Meta
	// cost of waiting, its driver's and vehicle's time, without fuel
	Waiting float64 `key:"waiting" unit:"cost-rate" default:"0 USD/h"`
	// cost of moving over links, without fuel
	Moving float64 `key:"moving" unit:"cost-per-length" default:"0 USD/km"`
	// what it burns while it waits and moves
	Fuel *Fuel `key:"fuel"`
	// who bears these costs and pays the fees: any name
	PaidBy string `key:"paid-by" name:"true" default:"carrier"`
}

// Fuel is what an entity burns.
type Fuel struct {
	Meta
	// fuel burnt in waiting with the engine running
	Idle float64 `key:"idle" unit:"fuel-rate" default:"0 l/h"`
	// share of the waiting in which the engine runs
	Idling float64 `key:"idling" unit:"share" default:"100%"`
	// fuel burnt in moving over links
	Moving float64 `key:"moving" unit:"fuel-use" default:"0 l/100km"`
	// price of the fuel
	Price float64 `key:"price" unit:"fuel-price" default:"0 USD/l"`
	// carbon dioxide from a litre of it
	CO2 float64 `key:"co2" unit:"emission" default:"0 kg/l"`
}

// PlaceCosts is what a station or resource costs.
type PlaceCosts struct {
	Meta
	// cost of each server or unit on duty: its staff
	Duty float64 `key:"duty" unit:"cost-rate" default:"0 USD/h"`
	// cost of the whole, on duty or not: its lanes and equipment
	Standing float64 `key:"standing" unit:"cost-rate" default:"0 USD/h"`
	// who bears these costs: any name; by default the agency that runs the place, or else operator
	PaidBy string `key:"paid-by" name:"true"`
}

// DefaultPayer bears the costs of a place that nobody is said to pay for or to run.
const DefaultPayer = "operator"

// Fees is what entities pay at a place.
type Fees struct {
	Meta
	// the fee of each class that pays one, such as {truck: 25 USD}
	ByClass map[string]float64 `key:"by-class" unit:"money" required:"true"`
	// who gets the fees: any name; what it gets is taken off the costs that it bears
	PaidTo string `key:"paid-to" name:"true" default:"operator"`
}
