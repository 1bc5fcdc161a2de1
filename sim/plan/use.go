package plan

import "karvon/sim/scenario"

// Element is what a name in a scenario is the name of, for people too.
type Element string

// The kinds of elements of which it is asked whether a name or a step uses them.
const (
	StationElement   Element = "station"
	LinkElement      Element = "link"
	CrossingElement  Element = "crossing"
	SignalElement    Element = "signal"
	ResourceElement  Element = "resource"
	ZoneElement      Element = "zone"
	BookingsElement  Element = "electronic queue"
	ScheduleElement  Element = "schedule"
	ProfileElement   Element = "profile"
	CalendarElement  Element = "calendar"
	JourneyElement   Element = "journey"
	AttributeElement Element = "attribute"
)

// named is what bears a name: site.name where it stands at a site.
type named struct {
	kind Element
	name string
}

// Uses says whether the compiler has looked an element up by its name, which is site.name where it stands at a
// site. Neither what declares an attribute nor a step that sets it uses it.
func (p *Plan) Uses(kind Element, name string) bool { return p.used[named{kind, name}] }

// use notes that an element is used.
func (c *compiler) use(kind Element, name string) { c.plan.used[named{kind, name}] = true }

// find gives what bears a name, and notes that it is used, or that nothing bears the name.
func find[T any](c *compiler, all map[string]T, kind Element, name scenario.Text) (found T, known bool) {
	found, known = all[name.Text]
	if known {
		c.use(kind, name.Text)
	} else {
		c.unknown(name, kind, keysOf(all))
	}
	return found, known
}
