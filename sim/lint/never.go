package lint

import (
	"fmt"

	"karvon/sim/plan"
	"karvon/sim/scenario"
)

// never tells of units that a step asks for and that are never there: who comes to it waits for ever.
func (d *linter) never() {
	for at := range d.plan.Steps {
		if missing := d.missingAt(at); missing != "" {
			s := &d.plan.Steps[at]
			ends := "waits for ever"
			if s.Full != plan.None || s.Unserved != plan.None {
				ends = "never gets them"
			}
			d.warn(d.plan.Origins.Steps[at], scenario.NoServers, missing+": who comes here "+ends, "")
		}
	}
}

// missingAt says which of the units that a step asks for are never there; nothing where all can be had.
func (d *linter) missingAt(at int) string {
	s := &d.plan.Steps[at]
	o := s.Op.Facts()
	if o.Parts == nil {
		return ""
	}
	for _, part := range o.Parts(d.plan, s) {
		missing := d.missingUnits(part.Resource, part.Units)
		if anyWill := o.Wants == plan.WantsAnyUnits; anyWill == (missing == "") {
			return missing
		}
	}
	if o.Wants == plan.WantsAnyUnits {
		return o.Object(d.plan, s) + " are asked for, and neither ever has so many"
	}
	return ""
}

func (d *linter) missingUnits(resource plan.ResourceID, units int32) string {
	r := &d.plan.Resources[resource]
	switch most := d.plan.Most(r.Units); {
	case int(units) <= most:
		return ""
	case most == 0:
		return fmt.Sprintf("there are never any of %s", r.Name)
	default:
		return fmt.Sprintf("%d of %s are asked for, and there are never more than %d", units, r.Name, most)
	}
}

// roomForNone tells of classes for which a zone that they may enter has no room even when it is empty.
func (d *linter) roomForNone(meta scenario.Meta, z *plan.Zone) {
	if z.Capacity == plan.None || !z.Holds {
		return
	}
	if z.Capacity == 0 {
		d.warn(meta, scenario.NoServers, "the zone never has room for anybody", "")
		return
	}
	for class, room := range z.Room {
		if room > z.Capacity {
			d.warn(meta, scenario.NoServers,
				fmt.Sprintf("the zone has no room for a single one of class %s", d.plan.Classes[class].Name), "")
		}
	}
}
