package plan

import (
	"fmt"
	"slices"

	"karvon/sim/scenario"
)

// enterVerb enters a zone.
var enterVerb = verb{
	key:     "enter",
	compile: func(j *journey, s *scenario.Step) { j.zoneStep(OpEnter, *s.Enter, s.Meta) },
	operations: rows{OpEnter: {
		Name: "enter", Object: zoneName, site: zoneSite, Time: Awaits, Detours: true, Wants: WantsRoom,
		neverWaits: func(p *Plan, s *Step) bool { return p.Zones[s.Zone()].Capacity == None },
		holds:      (*journey).enterZone, turnsAway: (*journey).shutOut,
		stands: func(p *Plan, at StepID) (string, StepID) {
			return zoneName(p, &p.Steps[at]), p.Steps[at].Next
		},
	}},
}

// leaveVerb leaves a zone.
var leaveVerb = verb{
	key:        "leave",
	compile:    func(j *journey, s *scenario.Step) { j.zoneStep(OpLeave, *s.Leave, s.Meta) },
	operations: rows{OpLeave: {Name: "leave", Object: zoneName, site: zoneSite, holds: (*journey).leaveZone}},
}

func zoneName(p *Plan, s *Step) string { return p.Zones[s.Zone()].Name }

func zoneSite(p *Plan, s *Step) SiteID { return p.Zones[s.Zone()].Site }

func (j *journey) zoneStep(op Op, given scenario.Text, meta scenario.Meta) {
	zone := at(j, j.zoneIndex, ZoneElement, given)
	if zone == None || !j.here(given, j.plan.Zones[zone].Site) {
		return
	}
	z := &j.plan.Zones[zone]
	z.Holds = true
	if class, lacks := j.lacksRoom(z.Room); lacks {
		j.fail(given.Meta, scenario.ZoneSize, fmt.Sprintf("zone %s does not say what space a %s takes", z.Name, class),
			fmt.Sprintf("add space: {%s: ... m2} to the zone", class))
	}
	j.emit(newStep(op, int32(zone), z.hash), meta)
}

func (j *journey) enterZone(at StepID, before, after *held) {
	s := &j.plan.Steps[at]
	if slices.Contains(before.zones, s.Zone()) {
		j.unbalanced(at, fmt.Sprintf("zone %s is entered twice", zoneName(j.plan, s)), "leave it first")
	}
	after.zones = append(after.zones, s.Zone())
}

func (j *journey) leaveZone(at StepID, _, after *held) {
	s := &j.plan.Steps[at]
	i := slices.Index(after.zones, s.Zone())
	if i < 0 {
		j.unbalanced(at, "zone "+zoneName(j.plan, s)+" is left, but not every way here enters it", "")
		return
	}
	after.zones = slices.Delete(after.zones, i, i+1)
}

// shutOut gives the way of those who find the zone full and do not wait.
func (j *journey) shutOut(at StepID) []exit {
	if j.zoneRule[j.plan.Steps[at].Zone()] != scenario.TurnAway {
		return nil
	}
	return []exit{j.fullOf(at)}
}
