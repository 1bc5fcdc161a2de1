package reference

import "maps"

// measure says how a metric of a row is read from a run.
type measure struct {
	response string
	over     string  // a second response that divides the first, in each replication
	unit     float64 // what divides the number to give the row's unit

	complement bool // whether the row's number is what is left to 1
}

const (
	minute    = 60.0   // seconds; the time unit of the models
	perMinute = 1440.0 // a count by the day as one by the minute
)

// deskMeasures are those of the models with the one station post.desk.
var deskMeasures = map[string]measure{
	"L":                    {response: "post.desk.present.mean", unit: 1},
	"Lq":                   {response: "post.desk.queue.mean", unit: 1},
	"W":                    {response: "flow.customers.time.mean", unit: minute},
	"Wq":                   {response: "post.desk.wait.mean", unit: minute},
	"Wq_accepted":          {response: "post.desk.wait.mean", unit: minute},
	"Wq_minutes":           {response: "post.desk.wait.mean", unit: minute},
	"Wq_p95":               {response: "post.desk.wait.p95", unit: minute},
	"P_wait":               {response: "post.desk.waited", unit: 1},
	"sigma":                {response: "post.desk.waited", unit: 1}, // the chance of G/M/1 that an arrival waits
	"P_block":              {response: "post.desk.turned-away", unit: 1},
	"blocking_probability": {response: "post.desk.turned-away", unit: 1},
	"mean_delay_first_m":   {response: "post.desk.wait.mean", unit: minute},
	"E[arrivals/day]":      {response: "flow.customers.arrived", unit: 1},
	"lambda_1":             {response: "post.desk.served", unit: perMinute},
	"L_1":                  {response: "post.desk.present.mean", unit: 1},
	"W_network":            {response: "flow.customers.time.mean", unit: minute},
}

// networkMeasures are those of the stations one, two, three; the time in the network is the number present divided
// by the arrivals (Little 1961).
func networkMeasures(arrivalsPerMinute float64) map[string]measure {
	return map[string]measure{
		"lambda_1":  {response: "post.one.served", unit: perMinute},
		"lambda_2":  {response: "post.two.served", unit: perMinute},
		"lambda_3":  {response: "post.three.served", unit: perMinute},
		"L_1":       {response: "post.one.present.mean", unit: 1},
		"L_2":       {response: "post.two.present.mean", unit: 1},
		"L_3":       {response: "post.three.present.mean", unit: 1},
		"W_network": {response: "site.post.inside.mean", unit: arrivalsPerMinute},
	}
}

// classMeasures are those of one class in priority.yaml.
func classMeasures(flow string) map[string]measure {
	return map[string]measure{
		"W_sojourn": {response: "flow." + flow + ".time.mean", unit: minute},
		"Wq":        {response: "flow." + flow + ".wait.mean", unit: minute},
	}
}

func throughput(station string) map[string]measure {
	return map[string]measure{"throughput": {response: "post." + station + ".served", unit: perMinute}}
}

// repairMeasures are those of machine-repair.yaml. Poisson observers see time averages (Wolff 1982).
func repairMeasures(machines float64) map[string]measure {
	return map[string]measure{
		"E_down":       {response: "post.repair.present.mean", unit: 1},
		"availability": {response: "post.floor.inside.mean", unit: machines},
		"P_all_up":     {response: "post.found-all-up.served", over: "flow.observers.arrived", unit: 1},
	}
}

var infiniteMeasures = map[string]measure{
	"L":  {response: "post.house.inside.mean", unit: 1},
	"P0": {response: "post.found-empty.served", over: "flow.observers.arrived", unit: 1},
}

// closedMeasures are those of closed.yaml; the response time is the number in the system divided by the throughput.
var closedMeasures = map[string]measure{
	"throughput": {response: "post.one.served", unit: perMinute},
	"response":   {response: "post.system.inside.mean", over: "post.one.served", unit: 1 / perMinute},
}

// A model is a scenario file with settings, and the rows it answers: those of the reference cases with its family
// and parameters.
type model struct {
	family, parameters string
	file               string
	set                []string
	measures           map[string]measure
	days               int      // of the full edition's window
	quick              []string // settings that shorten the quick edition
	// of the quick edition, where it is a terminating run; a hundred times as many in the full one
	replications int
}

// The settings of desk.yaml, by short names.

func servers(n string) string { return "sites.post.stations.desk.servers=" + n }

func service(law string) string { return "sites.post.stations.desk.service=" + law }

func rate(r string) string { return "flows.customers.arrivals.rate=" + r }

func interarrival(law string) string { return "flows.customers.arrivals={interarrival: " + law + "}" }

// batches lets customers arrive so many at a time.
func batches(rate, size string) string {
	return "flows.customers.arrivals={rate: " + rate + ", batch: " + size + "}"
}

func within(limit string) string { return "primary=[post.desk.wait.within-" + limit + "]" }

// room limits the customers that wait; who finds no room leaves.
func room(n string) string {
	return "sites.post.stations.desk.queue={capacity: " + n + ", when-full: turn-away}"
}

// withService adds the service level within a limit to the desk's measures.
func withService(limit string) map[string]measure {
	all := maps.Clone(deskMeasures)
	all["P_Wq_le_0.5/mu_service_level"] = measure{response: "post.desk.wait.within-" + limit, unit: 1}
	return all
}
