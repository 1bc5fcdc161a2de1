package scenario

// EntityCosts is what an entity costs while it is in the model. Whoever bears it also pays its fees.
type EntityCosts struct {
	Meta
	Waiting float64 `key:"waiting" unit:"cost-rate" default:"0 USD/h" doc:"cost of waiting, its driver's and vehicle's time, without fuel"`
	Moving  float64 `key:"moving" unit:"cost-per-length" default:"0 USD/km" doc:"cost of moving over links, without fuel"`
	Fuel    *Fuel   `key:"fuel" doc:"what it burns while it waits and moves"`
	PaidBy  string  `key:"paid-by" name:"true" default:"carrier" doc:"who bears these costs and pays the fees: any name"`
}

// Fuel is what an entity burns.
type Fuel struct {
	Meta
	Idle   float64 `key:"idle" unit:"fuel-rate" default:"0 l/h" doc:"fuel burnt in waiting with the engine running"`
	Idling float64 `key:"idling" unit:"share" default:"100%" doc:"share of the waiting in which the engine runs"`
	Moving float64 `key:"moving" unit:"fuel-use" default:"0 l/100km" doc:"fuel burnt in moving over links"`
	Price  float64 `key:"price" unit:"fuel-price" default:"0 USD/l" doc:"price of the fuel"`
	CO2    float64 `key:"co2" unit:"emission" default:"0 kg/l" doc:"carbon dioxide from a litre of it"`
}

// PlaceCosts is what a station or resource costs.
type PlaceCosts struct {
	Meta
	Duty     float64 `key:"duty" unit:"cost-rate" default:"0 USD/h" doc:"cost of each server or unit on duty: its staff"`
	Standing float64 `key:"standing" unit:"cost-rate" default:"0 USD/h" doc:"cost of the whole, on duty or not: its lanes and equipment"`
	PaidBy   string  `key:"paid-by" name:"true" default:"operator" doc:"who bears these costs: any name"`
}

// Fees is what entities pay at a place.
type Fees struct {
	Meta
	ByClass map[string]float64 `key:"by-class" unit:"money" required:"true" doc:"the fee of each class that pays one, such as {truck: 25 USD}"`
	PaidTo  string             `key:"paid-to" name:"true" default:"operator" doc:"who gets the fees: any name; what it gets is taken off the costs that it bears"`
}
