package plan

import (
	"cmp"
	"fmt"
	"slices"

	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// held is what an entity has at a step, the same on every way to it: where it is, the zones that it is in and the
// units that it has seized.
type held struct {
	site  SiteID
	zones []ZoneID
	units []heldUnits // by resource, then by request for any of several
	// batch is the batch whose members are in it; None for what is no batch, or gave them back.
	batch BatchID
}

// heldUnits is how many units are held of a resource, or of any of several.
type heldUnits struct {
	of    holder
	count int32
}

// holder is what units are held of: a resource, or any of several that the journey asks for.
type holder struct {
	isAny bool
	index int32
}

func ofResource(resource ResourceID) holder { return holder{false, int32(resource)} }

func ofAnyRequest(at int32) holder { return holder{true, at} }

// compare orders resources before requests for any of several.
func (u heldUnits) compare(of holder) int {
	if u.of.isAny != of.isAny {
		if of.isAny {
			return -1
		}
		return 1
	}
	return cmp.Compare(u.of.index, of.index)
}

// take adds units to what is held.
func (h *held) take(of holder, count int32) {
	at, held := slices.BinarySearchFunc(h.units, of, heldUnits.compare)
	if held {
		h.units[at].count += count
		return
	}
	h.units = slices.Insert(h.units, at, heldUnits{of, count})
}

// giveUnits takes units off what is held, and says whether so many were.
func (h *held) giveUnits(of holder, count int32) bool {
	at, held := slices.BinarySearchFunc(h.units, of, heldUnits.compare)
	switch {
	case !held:
		return false
	case h.units[at].count > count:
		h.units[at].count -= count
		return true
	}
	enough := h.units[at].count == count
	h.units = slices.Delete(h.units, at, at+1)
	return enough
}

// apply gives what is held after a step, of which nothing is changed any more.
func (j *journey) apply(at StepID, h *held) *held {
	j.checkThere(at, h)
	after := h
	if o := j.facts(at); o.holds != nil {
		after = &held{h.site, slices.Clone(h.zones), slices.Clone(h.units), h.batch}
		o.holds(j, at, h, after)
		slices.Sort(after.zones)
	}
	j.ride(h, after)
	return after
}

func (j *journey) unbalanced(at StepID, message, hint string) {
	j.fail(j.metas[at], scenario.Unbalanced, message, hint)
}

// compare checks that two ways to a step hold the same.
func (j *journey) compare(at StepID, one, other *held) {
	if !slices.Equal(one.zones, other.zones) {
		j.unbalanced(at, fmt.Sprintf("this step is reached inside zones %s on one way and %s on another", j.zoneNames(one),
			j.zoneNames(other)), "enter and leave them on both")
	}
	if !slices.Equal(one.units, other.units) {
		j.unbalanced(at, "this step is reached with other resources on one way than on another",
			"seize and release them on both")
	}
	if one.batch != other.batch {
		j.unbalanced(at, "this step is reached with the members of the batch on one way and without them on another",
			"unbatch on both, or after they meet")
	}
	if one.site != other.site && !j.facts(at).Leads.Ends() {
		j.fail(j.metas[at], scenario.SiteUnclear, fmt.Sprintf("this step is reached at %s on one way and at %s on another",
			j.plan.Sites[one.site].Name, j.plan.Sites[other.site].Name), "")
	}
}

func (j *journey) zoneNames(h *held) string {
	if len(h.zones) == 0 {
		return "none"
	}
	var names []string
	for _, zone := range h.zones {
		names = append(names, j.plan.Zones[zone].Name)
	}
	return syntax.Listed(names, "and")
}

// checkThere checks that the entity is where the step takes place: a go-to can bring it to a step from another site
// than the steps written before it.
func (j *journey) checkThere(at StepID, h *held) {
	site := j.facts(at).site
	if site == nil {
		return
	}
	place := site(j.plan, &j.plan.Steps[at])
	if place != h.site {
		j.fail(j.metas[at], scenario.SiteUnclear, fmt.Sprintf("this step takes place at %s, but is reached at %s",
			j.plan.Sites[place].Name, j.plan.Sites[h.site].Name), "travel there before the go-to")
	}
}
