package plan

import (
	"fmt"

	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// travelVerb is a trip over a link, and what may come before it.
var travelVerb = verb{
	key:     "travel",
	compile: (*journey).travel,
	operations: rows{
		OpGate: {Name: "come to the link", Object: tripName, site: departure, Time: Awaits},
		OpSetOut: {
			Name: "set out", Object: func(p *Plan, s *Step) string { return p.Directions[s.Direction()].Name },
			Time: Awaits, Wants: WantsPlace, complete: (*journey).leaveBehind,
			holds: func(_ *journey, _ StepID, _, after *held) { after.zones = nil },
		},
		OpTravel: {
			Name: "travel", Object: tripName, site: departure, Time: TakesTripTime, Demand: DemandsTrip,
			Uses: LinkElement, holds: (*journey).arriveThere,
		},
	},
}

// tripName names a link and where it leads.
func tripName(p *Plan, s *Step) string {
	return fmt.Sprintf("%s to %s", p.Links[s.Link()].Name, p.Sites[destination(p, s)].Name)
}

// travel compiles a trip over a link.
func (j *journey) travel(s *scenario.Step) {
	link, back, ok := j.findLink(s.Travel)
	if !ok {
		return
	}
	l := &j.plan.Links[link]
	compiled := newStep(OpTravel, int32(link), l.Hash)
	compiled.Purpose = l.purpose
	j.site = l.To
	if back {
		compiled.Count = 1
		j.site = l.From
	}
	if s.Luck != "" {
		compiled.Purpose = luck(s, "travel")
	}
	if l.Gated() {
		compiled.Held = j.gateStep(compiled, s)
	}
	if direction := l.Directions[compiled.Count]; direction != None {
		j.setOut(direction, s.Meta)
	}
	j.emit(compiled, s.Meta)
}

// findLink finds the link of a trip and whether it is travelled backwards.
func (j *journey) findLink(t *scenario.TravelStep) (link LinkID, back, ok bool) {
	if j.site == None {
		j.fail(t.Meta, scenario.SiteUnclear, "it depends on the way here from which site the trip begins",
			"come here from one site only")
		return 0, false, false
	}
	if t.Link.Path != "" {
		link = lookUp(j.compiler, j.linkIndex, LinkElement, t.Link)
		if link == None {
			return 0, false, false
		}
		back, ok = j.leads(link, None)
		if !ok {
			j.fail(t.Meta, scenario.NoLink, fmt.Sprintf("link %s does not begin at %s", t.Link.Text,
				j.plan.Sites[j.site].Name), "")
		}
		return link, back, ok
	}
	to := lookUp(j.compiler, j.siteIndex, "site", t.To)
	if to == None {
		return 0, false, false
	}
	return j.linkTo(t, to)
}

// linkTo finds the only link of the mode asked for that leads to a site.
func (j *journey) linkTo(t *scenario.TravelStep, to SiteID) (link LinkID, back, ok bool) {
	var found []string
	for i := range j.plan.Links {
		if t.By != "" && j.plan.Links[i].Mode != t.By {
			continue
		}
		if b, leads := j.leads(LinkID(i), to); leads {
			link, back = LinkID(i), b
			found = append(found, j.plan.Links[i].Name)
		}
	}
	from := j.plan.Sites[j.site].Name
	switch len(found) {
	case 1:
		return link, back, true
	case 0:
		j.fail(t.Meta, scenario.NoLink, fmt.Sprintf("no link leads from %s to %s", from, t.To.Text), "")
	default:
		j.fail(t.Meta, scenario.AmbiguousReference,
			fmt.Sprintf("several links lead from %s to %s: %s", from, t.To.Text, syntax.Listed(found, "and")),
			"say by: road or rail, or link: name")
	}
	return 0, false, false
}

// leads says whether a link leads from the current site to another (to any, for None), and whether backwards.
func (j *journey) leads(link LinkID, to SiteID) (back, ok bool) {
	l := &j.plan.Links[link]
	if l.From == j.site && (to == None || l.To == to) {
		return false, true
	}
	if !l.oneWay && l.To == j.site && (to == None || l.From == to) {
		return true, true
	}
	return false, false
}

// departure gives the site at which a trip begins.
func departure(p *Plan, s *Step) SiteID {
	if s.Count == 1 {
		return p.Links[s.Link()].To
	}
	return p.Links[s.Link()].From
}

// destination gives the site at which a trip ends.
func destination(p *Plan, s *Step) SiteID {
	if s.Count == 1 {
		return p.Links[s.Link()].From
	}
	return p.Links[s.Link()].To
}

// arriveThere takes the entity, and the members of a batch, to another site; no zone is held on leaving this one.
func (j *journey) arriveThere(at StepID, before, after *held) {
	for _, zone := range before.zones {
		j.unbalanced(at, fmt.Sprintf("the trip begins inside zone %s", j.plan.Zones[zone].Name),
			"leave the zone before it")
	}
	after.site = destination(j.plan, &j.plan.Steps[at])
	if before.batch != None {
		j.membersOf(before.batch).moves = true
	}
}
