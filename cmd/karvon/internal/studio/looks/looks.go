// Package looks says of a comparison how many more replications would tell a difference of a size that somebody names,
// for whoever adds replications until it is told.
package looks

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"karvon/sim/stats"
)

// Most is how many times a comparison is looked at. It is asked for with as many (karvon compare --looks), so that what
// is told at any of them holds.
const Most = 5

// Asked is what is asked of a comparison.
type Asked struct {
	// Look is which one this is, from 1.
	Look int `json:"look"`
	// Configuration and Difference name the difference that is to be told; without them it is the primary one that is
	// told least.
	Configuration string `json:"configuration"`
	Difference    string `json:"difference"`
	// Smallest is the least size that matters, in the unit of the difference; 0 for the size that is seen.
	Smallest float64 `json:"smallest"`
}

// Look is what a comparison tells at a look.
type Look struct {
	Look         int          `json:"look"`
	Of           int          `json:"of"`
	Provisional  bool         `json:"provisional"` // whether there is another look, and something left to tell
	Confidence   float64      `json:"confidence"`  // of all that is told at all looks together
	Each         float64      `json:"each"`        // of the interval of each difference at each look
	Replications int          `json:"replications"`
	Differences  []Difference `json:"differences"` // the primary ones
	// Next is how many replications in all would tell the difference that is named, if they go on varying as they do;
	// 0 where there is none to tell, where nothing can be said, or where this was the last look.
	Next          int     `json:"next"`
	Configuration string  `json:"configuration"` // of that difference
	Difference    string  `json:"difference"`
	Smallest      float64 `json:"smallest"` // size for which Next is
}

// Difference is a primary difference between a configuration and the base.
type Difference struct {
	Configuration string   `json:"configuration"`
	Name          string   `json:"name"`
	Unit          string   `json:"unit"`
	Base          *float64 `json:"base"`
	Mean          *float64 `json:"mean"` // of the difference; null where there is none
	Low           *float64 `json:"low"`  // of its interval; null where there is none
	High          *float64 `json:"high"`
	Told          Told     `json:"told"`

	estimate stats.Estimate
}

// Told is what is told of a difference.
type Told string

// What can be told.
const (
	More Told = "more" // than in the base, beyond chance
	Less Told = "less"
	Same Told = "same" // in every replication
	Open Told = "open" // not distinguishable yet
	// Never is told of a largest or smallest value: it has no interval, however many replications there are.
	Never Told = "never"
)

// comparison is what is read of the JSON of karvon compare.
type comparison struct {
	Schema         string
	Configurations map[string]json.RawMessage
	Replications   int
	Confidence     float64
	Adjusted       float64 `json:"adjusted_confidence"`
	Looks          int
	Differences    map[string]compared
}

// compared is a difference as it stands there.
type compared struct {
	Unit       string
	Primary    bool
	Base       *float64
	Difference *float64
	Low, High  *float64
	Confidence float64
	Before     []*float64 `json:"base_values"`
	After      []*float64 `json:"values"`
	Estimates  struct {
		Difference struct {
			Replications, Of int
			Extreme          bool
		}
	}
}

// At reads the JSON of a comparison that was asked for with as many looks, and says what it tells.
func At(text []byte, asked Asked) (*Look, error) {
	var c comparison
	if err := json.Unmarshal(text, &c); err != nil {
		return nil, fmt.Errorf("the comparison cannot be read: %w", err)
	}
	if !strings.HasPrefix(c.Schema, "karvon.comparison/") {
		return nil, fmt.Errorf("an answer of the layout %q is no comparison", c.Schema)
	}
	if asked.Look < 1 || asked.Look > Most || asked.Look > max(1, c.Looks) {
		return nil, fmt.Errorf("look %d; the comparison is for %d", asked.Look, max(1, c.Looks))
	}
	if !(asked.Smallest >= 0) || math.IsInf(asked.Smallest, 0) {
		return nil, fmt.Errorf("the size %v of a difference is below 0", asked.Smallest)
	}
	look := &Look{Look: asked.Look, Of: max(1, c.Looks), Confidence: c.Confidence, Each: c.Adjusted,
		Replications: c.Replications, Differences: c.primary()}
	named, err := look.named(asked)
	if err != nil || named == nil {
		return look, err
	}
	look.Configuration, look.Difference, look.Smallest = named.Configuration, named.Name, asked.Smallest
	if look.Smallest == 0 {
		look.Smallest = math.Abs(named.estimate.Mean)
	}
	look.Provisional = look.Look < look.Of &&
		slices.ContainsFunc(look.Differences, func(d Difference) bool { return d.Told == Open })
	if look.Provisional {
		look.Next = max(stats.ReplicationsFor(named.estimate, look.Smallest), look.Replications+1)
		if stats.ReplicationsFor(named.estimate, look.Smallest) == 0 {
			look.Next = 0
		}
	}
	return look, nil
}

// primary lists the primary differences, by configuration and name.
func (c *comparison) primary() []Difference {
	all := []Difference{}
	for key, d := range c.Differences {
		if !d.Primary {
			continue
		}
		configuration := c.configurationOf(key)
		one := Difference{Configuration: configuration, Name: strings.TrimPrefix(key, configuration+"."), Unit: d.Unit,
			Base: d.Base, Mean: d.Difference, Low: d.Low, High: d.High, estimate: d.estimate(c.Adjusted)}
		one.Told = d.told()
		all = append(all, one)
	}
	slices.SortFunc(all, func(a, b Difference) int {
		if a.Configuration != b.Configuration {
			return strings.Compare(a.Configuration, b.Configuration)
		}
		return strings.Compare(a.Name, b.Name)
	})
	return all
}

// configurationOf is the configuration with whose name a key begins: the longest, as names can hold dots.
func (c *comparison) configurationOf(key string) string {
	longest := ""
	for name := range c.Configurations {
		if strings.HasPrefix(key, name+".") && len(name) > len(longest) {
			longest = name
		}
	}
	return longest
}

// told is what the interval tells.
func (d *compared) told() Told {
	switch {
	case d.Estimates.Difference.Extreme:
		return Never
	case d.Low == nil || d.High == nil:
		return Open
	case *d.Low == 0 && *d.High == 0:
		return Same
	case *d.Low > 0:
		return More
	case *d.High < 0:
		return Less
	}
	return Open
}

// estimate is the difference with its interval: that which was told, or where there are too few replications to tell
// one that of the pairs' values.
func (d *compared) estimate(confidence float64) stats.Estimate {
	if d.Low == nil || d.High == nil || d.Difference == nil {
		before, after := stats.Means(present(d.Before), stats.Real), stats.Means(present(d.After), stats.Real)
		return stats.Paired(before, after, confidence)
	}
	e := stats.Unknown(*d.Difference)
	e.Low, e.High, e.Confidence, e.N = *d.Low, *d.High, d.Confidence, d.Estimates.Difference.Replications
	return e
}

// present reads values; null is none.
func present(values []*float64) []float64 {
	all := make([]float64, len(values))
	for i, value := range values {
		if all[i] = math.NaN(); value != nil {
			all[i] = *value
		}
	}
	return all
}

// named finds the difference that is to be told, or where none is named the one that is open and whose interval is
// widest for its size; nil where all are told.
func (l *Look) named(asked Asked) (*Difference, error) {
	var least *Difference
	width := func(d *Difference) float64 {
		low, high := d.estimate.Test()
		return (high - low) / math.Abs(d.estimate.Mean)
	}
	for i := range l.Differences {
		d := &l.Differences[i]
		if asked.Difference != "" && d.Name == asked.Difference && d.Configuration == asked.Configuration {
			return d, nil
		}
		if d.Told == Open && (least == nil || width(d) > width(least)) {
			least = d
		}
	}
	if asked.Difference != "" {
		return nil, fmt.Errorf("no primary difference of %q is named %q", asked.Configuration, asked.Difference)
	}
	return least, nil
}
