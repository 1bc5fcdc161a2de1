package scenario

import (
	"fmt"
	"maps"
	"slices"

	"karvon/sim/syntax"
)

func (f *Flow) check(d *decoder, t *syntax.Tree, at place) { d.labelsOnce(t.Get("journey"), at) }

func (p *Procedure) check(d *decoder, t *syntax.Tree, at place) { d.labelsOnce(t.Get("steps"), at) }

// labelsOnce refuses a journey in which two steps bear the same label: go-to and policies find steps by it.
func (d *decoder) labelsOnce(steps *syntax.Tree, at place) {
	if steps == nil {
		return
	}
	seen := map[string]syntax.Pos{}
	eachLabel(steps, func(label string, step *syntax.Tree) {
		if first, twice := seen[label]; twice {
			d.Add(DuplicateLabel, step.Get("label").Pos, at.path, "the label "+label+" stands twice in this journey",
				fmt.Sprintf("first in line %d", first.Line))
			return
		}
		seen[label] = step.Get("label").Pos
	})
}

func (a *Attribute) check(d *decoder, t *syntax.Tree, at place) {
	if d.exactlyOne(t, at, "shares", "draw", "is") && d.sound(t, at, "shares") {
		words := slices.Sorted(maps.Keys(a.Shares))
		shares := make([]float64, len(words))
		for i, word := range words {
			shares[i] = a.Shares[word]
		}
		d.sharesSum(shares, t.Get("shares"), at.under("shares", constraint{}))
	}
}
