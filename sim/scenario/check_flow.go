package scenario

import (
	"fmt"
	"maps"
	"slices"
)

func (f *Flow) check(d *decoder, t *tree, at place) { d.labelsOnce(t.get("journey"), at) }

func (p *Procedure) check(d *decoder, t *tree, at place) { d.labelsOnce(t.get("steps"), at) }

// labelsOnce refuses a journey in which two steps bear the same label: go-to
// and policies find steps by it.
func (d *decoder) labelsOnce(steps *tree, at place) {
	if steps == nil {
		return
	}
	seen := map[string]Pos{}
	eachLabel(steps, func(label string, step *tree) {
		if first, twice := seen[label]; twice {
			d.Add(DuplicateLabel, step.get("label").pos, at.path, "the label "+label+" stands twice in this journey", fmt.Sprintf("first in line %d", first.Line))
			return
		}
		seen[label] = step.get("label").pos
	})
}

func (a *Attribute) check(d *decoder, t *tree, at place) {
	if d.exactlyOne(t, at, "shares", "draw", "is") && d.sound(t, at, "shares") {
		words := slices.Sorted(maps.Keys(a.Shares))
		shares := make([]float64, len(words))
		for i, word := range words {
			shares[i] = a.Shares[word]
		}
		d.sharesSum(shares, t.get("shares"), at.under("shares", constraint{}))
	}
}
