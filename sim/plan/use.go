package plan

import "karvon/sim/scenario"

// ElementKind is what a name in a scenario is the name of, for people too.
type ElementKind string

// The kinds of elements of which it is asked whether anything uses them.
const (
	ResourceKind  ElementKind = "resource"
	ZoneKind      ElementKind = "zone"
	BookingsKind  ElementKind = "electronic queue"
	ScheduleKind  ElementKind = "schedule"
	ProfileKind   ElementKind = "profile"
	CalendarKind  ElementKind = "calendar"
	JourneyKind   ElementKind = "journey"
	AttributeKind ElementKind = "attribute"
)

// element is what bears a name: site.name where it stands at a site.
type element struct {
	kind ElementKind
	name string
}

// Uses says whether the compiler has looked an element up by its name, which is site.name where it stands at a
// site. Neither what declares an attribute nor a step that sets it uses it.
func (p *Plan) Uses(kind ElementKind, name string) bool { return p.used[element{kind, name}] }

// use notes that an element is used.
func (c *compiler) use(kind ElementKind, name string) { c.plan.used[element{kind, name}] = true }

// find gives what bears a name, and notes that it is used, or that nothing bears the name.
func find[T any](c *compiler, all map[string]T, kind ElementKind, name scenario.Text) (found T, known bool) {
	found, known = all[name.Text]
	if known {
		c.use(kind, name.Text)
	} else {
		c.unknown(name, kind, keysOf(all))
	}
	return found, known
}
