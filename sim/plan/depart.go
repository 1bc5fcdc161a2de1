package plan

import "fmt"

// checkGiven checks that nothing is held at the end.
func (j *journey) checkGiven(at int32, h *holding) {
	for _, zone := range h.zones {
		j.unbalanced(at, fmt.Sprintf("the journey ends inside zone %s", j.plan.Zones[zone].Name), "leave the zone before it")
	}
	for _, held := range h.units {
		j.unbalanced(at, "the journey ends with "+j.unitsName(held.of), "release them before it")
	}
}
