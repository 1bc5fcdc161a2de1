package regression

import (
	"maps"
	"slices"

	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/reason"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// Comparison is a result judged against a baseline.
type Comparison struct {
	Baseline  *Baseline
	Result    *experiment.Result
	Agreement Agreement       // the worst of the responses'
	Causes    []reason.Reason // what else differs: the scenario, karvon, the seed, ...
	Paired    bool            // whether replications are compared pair by pair
	Changes   []Change        // of the judged responses, in the scenario's order
	Missing   []string        // judged responses that the baseline does not know
}

// Compare judges a result against a baseline. The version is that of the karvon that made the result.
func Compare(baseline *Baseline, result *experiment.Result, version string) *Comparison {
	p := result.Model
	after := NewSnapshot(result, p.Judged())
	c := &Comparison{
		Baseline: baseline, Result: result, Paired: baseline.Seed == after.Seed,
		Causes: causes(&baseline.Snapshot, after, baseline.Version, version),
	}
	moved := baseline.Fingerprint != after.Fingerprint
	c.Agreement = Same
	for _, i := range p.Judged() {
		name := p.Responses[i].Name
		before, known := baseline.Responses[name]
		if !known {
			c.Missing = append(c.Missing, name)
			continue
		}
		change := judge(name, before, after.Responses[name], p.Tolerance(i), len(p.Judged()), c.pair())
		c.Changes = append(c.Changes, change)
		c.Agreement = worse(c.Agreement, change.Agreement)
	}
	switch {
	case moved && (len(c.Missing) > 0 || len(c.Changes) == 0):
		c.Agreement = worse(c.Agreement, Undecided)
	case moved: // the judged values may be the same though others are not
		c.Agreement = worse(c.Agreement, Equal)
	}
	return c
}

// pair says how the values of two records are compared.
func (c *Comparison) pair() pair {
	if c.Paired {
		return stats.Paired
	}
	return stats.Independent
}

// NewBaseline makes a baseline of a result: its judged responses.
func NewBaseline(result *experiment.Result, version string) *Baseline {
	return &Baseline{Version: version, Snapshot: *NewSnapshot(result, result.Judged())}
}

// Difference is two records side by side.
type Difference struct {
	before, after *Snapshot
	Same          bool // whether nothing changed: fingerprints and all values
	Causes        []reason.Reason
	Paired        bool
	Changes       []Change // of the responses that both have, by name
	Removed       []string // responses that only the first has
	Added         []string // responses that only the second has
}

// Diff sets two records side by side. No tolerance is known: a response is the same, changed where the interval of
// the difference leaves out zero, at a level that allows for the number of responses, or undecided.
func Diff(before, after *Snapshot) *Difference {
	d := &Difference{before: before, after: after, Paired: before.Seed == after.Seed,
		Causes: causes(before, after, "", "")}
	compare := stats.Independent
	if d.Paired {
		compare = stats.Paired
	}
	var both []string
	for _, name := range slices.Sorted(maps.Keys(before.Responses)) {
		if _, ok := after.Responses[name]; ok {
			both = append(both, name)
		} else {
			d.Removed = append(d.Removed, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(after.Responses)) {
		if _, ok := before.Responses[name]; !ok {
			d.Added = append(d.Added, name)
		}
	}
	d.Same = before.Fingerprint == after.Fingerprint && len(d.Removed)+len(d.Added) == 0
	for _, name := range both {
		change := judge(name, before.Responses[name], after.Responses[name], response.Tolerance{Response: plan.None},
			len(both), compare)
		if change.Agreement == Undecided {
			change.Why, change.more = reason.Reason{}, 0
		}
		d.Same = d.Same && change.Agreement == Same
		d.Changes = append(d.Changes, change)
	}
	return d
}
