package scenario

import "karvon/sim/syntax"

// SeizeStep takes or gives back units of resources: exactly one of Resource, All and Any is given.
type SeizeStep struct {
	Meta
	// the resource
	Resource Text `key:"resource" short:"true"`
	// number of units, with resource or any
	Units int `key:"units" min:"1" default:"1"`
	// units of several resources of the site together, all or nothing, such as {officers: 2, forklift: 1}
	All map[string]int `key:"all" min:"1"`
	// resources of which any one will do, the preferred first
	Any []Text `key:"any"`
}

func (s *SeizeStep) check(d *decoder, t *syntax.Tree, at place) {
	if !d.exactlyOne(t, at, "resource", "all", "any") {
		return
	}
	if units := t.Get("units"); units != nil && t.Get("all") != nil {
		d.fail(ExactlyOne, units, at.under("units", constraint{}), "units go with resource or any",
			"all says them for each resource")
	}
	for _, key := range []string{"all", "any"} {
		if d.sound(t, at, key) && len(s.All)+len(s.Any) == 0 {
			d.fail(MissingValue, t.Get(key), at.under(key, constraint{}), "no resource is named", "")
		}
	}
	d.mentionedOnce(s.Any)
}
