package regression

import (
	"strings"

	"karvon/sim/experiment"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// Case is a scenario that was verified.
type Case struct {
	File       string
	Policies   []string // under which it ran
	Result     *experiment.Result
	Comparison *Comparison // nil where there is no baseline yet
	Place      syntax.Pos
	places     map[string]syntax.Pos // where judged responses stand, by name
	Updated    bool                  // whether the baseline was written anew
	Err        error                 // why there is no result
}

// Name says what was verified: a file, as it stands or under policies.
func (c *Case) Name() string {
	if len(c.Policies) == 0 {
		return c.File
	}
	return c.File + " under " + strings.Join(c.Policies, " and ")
}

// Find places the judged responses of a case in its scenario: where the scenario names them.
func (c *Case) Find(s *scenario.Scenario, result *experiment.Result) {
	c.Result, c.Place, c.places = result, s.Pos, map[string]syntax.Pos{}
	for i, name := range s.Primary {
		c.places[result.Responses[result.Primary[i]].Name] = name.Pos
	}
	for _, t := range result.Model.Thresholds {
		if name := result.Responses[t.Response].Name; c.places[name].Line == 0 {
			c.places[name] = t.Meta.Pos
		}
	}
}

// PlaceOf is where a response is named, or the scenario's beginning.
func (c *Case) PlaceOf(response string) syntax.Pos {
	if place, ok := c.places[response]; ok {
		return place
	}
	return c.Place
}

// Agreement is the case's, or nothing where it has none.
func (c *Case) Agreement() Agreement {
	if c.Comparison == nil {
		return ""
	}
	return c.Comparison.Agreement
}

// Tally counts the cases by what a script must know of them.
type Tally struct {
	Cases, Same, Equal, Changed, Undecided, New, Failed, updated int

	NotMet, UndecidedThresholds int // thresholds
}

// Count counts cases.
func Count(cases []Case) Tally {
	t := Tally{Cases: len(cases)}
	for i := range cases {
		t.add(&cases[i])
	}
	return t
}

func (t *Tally) add(c *Case) {
	switch {
	case c.Err != nil:
		t.Failed++
	case c.Comparison == nil:
		t.New++
	case c.Agreement() == Same:
		t.Same++
	case c.Agreement() == Equal:
		t.Equal++
	case c.Agreement() == Changed:
		t.Changed++
	default:
		t.Undecided++
	}
	if c.Updated {
		t.updated++
	}
	if c.Result == nil {
		return
	}
	for i := range c.Result.Thresholds {
		switch c.Result.Thresholds[i].Verdict {
		case experiment.NotMet:
			t.NotMet++
		case experiment.Undecided:
			t.UndecidedThresholds++
		}
	}
}
