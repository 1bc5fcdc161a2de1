package experiment

import (
	"fmt"

	"karvon/sim/scenario"
)

// FactorGroup is what a sensitivity moves as one from the low to the high end: an assumption, or several that go
// together.
type FactorGroup struct {
	scenario.Factor                   // of several, their common name and what stands for their ends
	Together        []string          // names of the assumptions that go together; nil for a single one
	members         []scenario.Factor // those, as they are by themselves
}

// Alone moves each assumption by itself.
func Alone(factors []scenario.Factor) []FactorGroup {
	moved := make([]FactorGroup, len(factors))
	for i := range factors {
		moved[i].Factor = factors[i]
	}
	return moved
}

// Together moves several assumptions as one, all at the same part of their ranges.
func Together(name string, factors []scenario.Factor) FactorGroup {
	m := FactorGroup{Factor: scenario.Factor{
		Name: name, Text: asStated(len(factors)), Low: "all low", High: "all high",
	}}
	m.members = factors
	for i := range factors {
		m.Together = append(m.Together, factors[i].Name)
	}
	return m
}

// asStated stands for the values of assumptions that go together: a bare number would read as a value.
func asStated(assumptions int) string {
	if assumptions == 1 {
		return "1 assumption as stated"
	}
	return fmt.Sprintf("%d assumptions as stated", assumptions)
}

// Moved is what a sensitivity moves of a scenario where nobody says: each assumption by itself, but what is tied
// together as one.
func Moved(d *scenario.Doubt) []FactorGroup {
	grouped := map[int]bool{}
	var moved []FactorGroup
	for _, group := range d.Groups {
		var members []scenario.Factor
		for _, i := range group.Members {
			members, grouped[i] = append(members, d.Factors[i]), true
		}
		moved = append(moved, Together(group.Name, members))
	}
	for i := range d.Factors {
		if !grouped[i] {
			moved = append(moved, FactorGroup{Factor: d.Factors[i]})
		}
	}
	return moved
}

// drawn adds the positions of all that is moved where a uniform number is u: each is drawn from its own shape.
func (m *FactorGroup) drawn(positions map[string]float64, u float64) {
	if m.Together == nil {
		positions[m.Name] = m.Shape.Position(u)
	}
	for i := range m.members {
		positions[m.members[i].Name] = m.members[i].Shape.Position(u)
	}
}

// to adds the positions of all that is moved at u: 0 is the low end, 1 the high one.
func (m *FactorGroup) to(positions map[string]float64, u float64) {
	if m.Together == nil {
		positions[m.Name] = u
	}
	for _, name := range m.Together {
		positions[name] = u
	}
}
