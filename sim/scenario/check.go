package scenario

import (
	"fmt"
	"slices"
	"strings"

	"karvon/sim/syntax"
)

// checker is a part of a scenario whose keys must fit together. Keys that could not be decoded are left at their
// zero value, so a check of values asks first whether they are sound; what relates different parts is checked when
// the scenario is compiled.
type checker interface {
	check(d *decoder, t *syntax.Tree, at place)
}

// sound tells whether a key is given and was decoded without a mistake.
func (d *decoder) sound(t *syntax.Tree, at place, name string) bool {
	return t.Get(name) != nil && !d.Blamed(join(at.path, name))
}

// reservedSites are the first words of responses that belong to no site.
var reservedSites = []string{"flow", "link", "crossing", "site", "disruption", "cost", "fuel", "co2"}

func (s *Scenario) check(d *decoder, t *syntax.Tree, at place) {
	for _, f := range ownFields(t.Get("sites")) {
		if slices.Contains(reservedSites, f.Name) {
			d.Add(BadName, f.Pos, "sites."+f.Name, f.Name+" cannot be the name of a site",
				"it is the first word of other responses")
		}
	}
	for _, f := range ownFields(t.Get("policies")) {
		if f.Name == NoPolicy {
			d.Add(BadName, f.Pos, "policies."+f.Name, f.Name+" cannot be the name of a policy",
				"in a sweep it stands for the scenario without a policy")
		}
	}
	s.checkCalendars(d)
	if !d.variant {
		s.checkOutlook(d, t)
	}
	d.mentionedOnce(s.Primary)
	d.mentionedOnce(s.About)
	conditions := make([]Text, len(s.Thresholds))
	for i := range s.Thresholds {
		conditions[i] = s.Thresholds[i].Text
	}
	d.mentionedOnce(conditions)
}

// mentionedOnce refuses a list that repeats itself.
func (d *decoder) mentionedOnce(texts []Text) {
	seen := map[string]syntax.Pos{}
	for _, text := range texts {
		if text.Text == "" {
			continue // that it could not be read is told elsewhere
		}
		if first, twice := seen[text.Text]; twice {
			d.Add(DuplicateMention, text.Pos, text.Path, syntax.Abbreviated(text.Text)+" stands twice",
				fmt.Sprintf("first in line %d", first.Line))
			continue
		}
		seen[text.Text] = text.Pos
	}
}

// exactlyOne checks that one of several keys is given.
func (d *decoder) exactlyOne(t *syntax.Tree, at place, names ...string) bool {
	var given []string
	for _, name := range names {
		if t.Get(name) != nil {
			given = append(given, name)
		}
	}
	switch len(given) {
	case 1:
		return true
	case 0:
		d.fail(ExactlyOne, t, at, "none of "+syntax.Listed(names, "and")+" is given", "exactly one is needed")
	default:
		d.fail(ExactlyOne, t, at, syntax.Listed(given, "and")+" are given", "exactly one of "+syntax.Listed(names, "and")+
			" is needed")
	}
	return false
}

// sharesTolerance is the rounding that the sum of shares may be off by.
const sharesTolerance = 1e-9

func sum(values []float64) float64 {
	total := 0.0
	for _, v := range values {
		total += v
	}
	return total
}

// sharesSum checks that shares are the whole.
func (d *decoder) sharesSum(shares []float64, t *syntax.Tree, at place) bool {
	total := sum(shares)
	if total >= 1-sharesTolerance && total <= 1+sharesTolerance {
		return true
	}
	d.fail(SharesSum, t, at, "the shares sum to "+percent(total), "they must sum to 100%")
	return false
}

// percent writes a share with as many digits as make a difference to people.
func percent(share float64) string {
	text := fmt.Sprintf("%.6f", 100*share)
	return strings.TrimRight(strings.TrimRight(text, "0"), ".") + "%"
}
