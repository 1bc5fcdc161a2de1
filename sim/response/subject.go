package response

import (
	"strings"

	"karvon/sim/engine"
	"karvon/sim/plan"
)

// Subject is what responses are about: one row for all that is known of a kind of thing.
type Subject struct {
	Word string // for people, JSON and CSV
	Form string // of the names of its responses, before the measure

	// Instances lists those of a plan, each with its part of a response's name.
	Instances func(p *plan.Plan, add func(Instance))

	// Table is that of its results; nil where it is more than a row an instance.
	Table *Table

	// Entry names a response where each is a row of the table of costs, by a message and whose name {of} in it is; nil
	// for others.
	Entry func(p *plan.Plan, r *Response) (message, of string)

	// site is where it stands; nil for what stands nowhere, or at several sites.
	site func(p *plan.Plan, index int) plan.SiteID

	// loses says whether a queue can lose somebody of those whom its times are about; nil where none can.
	loses func(p *plan.Plan, index int) bool

	// Presence is where the entities are that are at it as time goes on; nil where that is not observed.
	Presence func(p *plan.Plan, index int) Presence
}

// Presence is a place, and the name under which those who are there are shown.
type Presence struct {
	Name  string
	Place engine.Place
}

// Instance is one station, flow, ... with its part of a response's name.
type Instance struct {
	Name          string
	Index, Second int    // in the plan; None where it has none
	after         string // part of the name after the measure
}

// place is the name without the word for the kind of thing that it begins with.
func (at Instance) place() string {
	for _, kind := range []string{"flow.", "link.", "site.", "disruption.", "crossing."} {
		if name, ok := strings.CutPrefix(at.Name, kind); ok {
			return name + at.after
		}
	}
	if at.after != "" { // cost.borne-by.NAME
		return strings.TrimPrefix(at.after, ".")
	}
	return at.Name
}

// alone is an instance that needs one index.
func alone(name string, index int) Instance {
	return Instance{Name: name, Index: index, Second: plan.None}
}
