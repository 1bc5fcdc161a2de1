package plan

import (
	"fmt"
	"slices"

	"karvon/sim/scenario"
)

func (j *journey) zoneStep(s *scenario.Step) {
	op, given := OpEnter, s.Enter
	if s.Verb == scenario.Leave {
		op, given = OpLeave, s.Leave
	}
	zone := j.at(j.zoneIndex, "zone", *given)
	if zone == None || !j.here(*given, j.plan.Zones[zone].Site) {
		return
	}
	z := &j.plan.Zones[zone]
	z.Holds = true
	if class, lacks := j.lacksRoom(z.Room); lacks {
		j.fail(given.Meta, scenario.ZoneSize, fmt.Sprintf("zone %s does not say what space a %s takes", z.Name, class),
			fmt.Sprintf("add space: {%s: ... m2} to the zone", class))
	}
	j.emit(Step{Op: op, Index: int32(zone), Full: None, Hash: z.Hash}, s.Meta)
}

func (j *journey) give(at int32, held *[]int, what int, message string) {
	i := slices.Index(*held, what)
	if i < 0 {
		j.unbalanced(at, message, "")
		return
	}
	*held = slices.Delete(*held, i, i+1)
}
