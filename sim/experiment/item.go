package experiment

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"strings"

	"karvon/sim/experiment/journal"
	"karvon/sim/response"
)

// Configuration is a scenario with what is changed of it: what a design point stands for.
type Configuration struct {
	Scenario string   `json:"scenario"` // name in the library, or path of the file
	Policies []string `json:"policies,omitempty"`
	Settings []string `json:"settings,omitempty"` // path=value, applied after the policies

	// Where has conditions on responses, which are judged beside the scenario's thresholds.
	Where []string `json:"where,omitempty"`

	// AskedFor names responses that are asked for beside those of the scenario.
	AskedFor []string `json:"asked_for,omitempty"`

	// Positions moves assumptions within their ranges, by the names of the scenario's factors: 0 is the low end, 1 the
	// high one.
	Positions map[string]float64 `json:"positions,omitempty"`

	// Change is a change of the compiled plan, by its name: one more of something at one place.
	Change string `json:"change,omitempty"`
}

// Loader reads and compiles a configuration.
type Loader func(context.Context, Configuration) (*response.Model, error)

// Item is a work item: all that says what one replication is. It is a value that can be sent to another process;
// its outcome is one too. Equal items have equal outcomes, to the last bit.
type Item struct {
	Configuration
	Hash        string `json:"hash"`   // of the scenario as it is resolved in this configuration
	Layout      string `json:"layout"` // hash of the responses' names: what the outcome's values mean
	Seed        uint64 `json:"seed"`
	WarmUp      int64  `json:"warm_up"` // ns
	Window      int64  `json:"window"`  // all that is observed, in however many windows
	FollowUp    int64  `json:"follow_up"`
	Antithetic  bool   `json:"antithetic,omitempty"` // whether it is two runs
	Replication int    `json:"replication"`
	Probe       string `json:"probe,omitempty"`  // what is observed besides the record
	Memory      int64  `json:"memory,omitempty"` // bytes that it may take, of one that is stopped by that

	Projection uint64 `json:"projection"` // name of what is kept of it, observation and all
}

// item makes the work item of a replication.
func (s *Sample) item(replication int) Item {
	return Item{
		Configuration: s.Configuration,
		Hash:          s.Plan.Hash,
		Layout:        s.layout,
		Seed:          s.seed,
		WarmUp:        s.Plan.WarmUp,
		Window:        s.Plan.Window,
		FollowUp:      s.Plan.FollowUp,
		Antithetic:    s.Plan.Antithetic,
		Replication:   s.first + replication,
		Probe:         s.probeName(),
		Projection:    s.keptName(),
	}
}

// key names the item's outcome in a run directory: what was simulated, what is kept of it, and the replication. How the
// configuration is written is left out: it is the resolved scenario that counts. What its probe observes is a part of
// what is kept.
func (i Item) key() (journal.Key, error) {
	key := journal.Key{Series: journal.Series{Kept: i.Projection}, First: uint64(i.Replication)}
	i.Configuration, i.Probe, i.Projection, i.Replication = Configuration{}, "", 0, 0
	text, err := json.Marshal(i)
	digest := sha256.Sum256(text)
	copy(key.Item[:], digest[:])
	return key, err
}

// layoutOf identifies what the values of a model's outcomes stand for.
func layoutOf(m *response.Model) string {
	names := make([]string, len(m.Responses))
	for i := range m.Responses {
		names[i] = m.Responses[i].Name
	}
	return hashText(strings.Join(names, "\n"))
}
