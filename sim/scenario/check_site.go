package scenario

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"karvon/sim/syntax"
)

func (s *Site) check(d *decoder, t *syntax.Tree, at place) {
	if s.TimeZone.Text != "" {
		d.timeZone(s.TimeZone)
	}
	d.openSometimes(t, at)
	d.someArea(t, at, s.Area)
	s.checkNames(d, t)
	s.checkArea(d, t, at)
	s.checkGround(d, t, at)
}

// someArea refuses land of no area.
func (d *decoder) someArea(t *syntax.Tree, at place, area *float64) {
	if area != nil && *area == 0 && d.sound(t, at, "area") {
		d.fail(OutOfRange, t.Get("area"), at.under("area", constraint{}), "there is no land",
			"leave area out where it is not known")
	}
}

// openSometimes refuses an empty list of opening hours: left out, it means round the clock; empty, it would seem to
// mean never.
func (d *decoder) openSometimes(t *syntax.Tree, at place) {
	if hours := t.Get("hours"); hours != nil && len(hours.Items) == 0 {
		d.fail(MissingValue, hours, at.under("hours", constraint{}), "the list of opening hours is empty",
			"leave hours out for round the clock")
	}
}

// checkNames keeps zones, stations, bookings and resources of a site apart: responses and expressions name them
// without their kind.
func (s *Site) checkNames(d *decoder, t *syntax.Tree) {
	type bearer struct {
		kind string
		meta Meta
	}
	seen := map[string]bearer{}
	claim := func(name, kind string, meta Meta) {
		if first, taken := seen[name]; taken {
			d.Add(NameClash, meta.Pos, meta.Path, fmt.Sprintf("%s is also the name of a %s of this site", name, first.kind),
				"the other stands at "+first.meta.Pos.String())
			return
		}
		seen[name] = bearer{kind, meta}
	}
	for _, name := range slices.Sorted(maps.Keys(s.Zones)) {
		claim(name, "zone", s.Zones[name].Meta)
	}
	for _, name := range slices.Sorted(maps.Keys(s.Stations)) {
		claim(name, "station", s.Stations[name].Meta)
	}
	for _, name := range slices.Sorted(maps.Keys(s.Bookings)) {
		claim(name, "electronic queue", s.Bookings[name].Meta)
	}
	for _, name := range slices.Sorted(maps.Keys(s.Resources)) {
		claim(name, "resource", s.Resources[name].Meta)
	}
}

// checkArea checks that the zones fit in the site.
func (s *Site) checkArea(d *decoder, t *syntax.Tree, at place) {
	if !d.sound(t, at, "area") {
		return
	}
	var areas []float64
	land := sumOf{whole: addend{d.sourceOf(t, at.path, "area"), *s.Area},
		short: at.under("area", constraint{}).meta(t.Get("area")), how: hectares}
	for _, name := range slices.Sorted(maps.Keys(s.Zones)) {
		if area := s.Zones[name].Area; area != nil {
			areas = append(areas, *area)
			land.parts = append(land.parts, addend{d.sourceOf(t, at.path, "zones", name, "area"), *area})
		}
	}
	d.adds(land)
	total := sum(areas)
	if total <= *s.Area*(1+sharesTolerance) {
		return
	}
	zones, area := t.Get("zones"), t.Get("area")
	d.fail(ZoneArea, zones, at.under("zones", constraint{}),
		fmt.Sprintf("the zones take %s, the site has %s", hectares(total), hectares(*s.Area)),
		"the site's area stands at "+area.Pos.String())
}

// hectares writes an area so that two of them compare at a glance.
func hectares(squareMetres float64) string {
	return strconv.FormatFloat(squareMetres/10_000, 'f', -1, 64) + " ha"
}

func (z *Zone) check(d *decoder, t *syntax.Tree, at place) {
	switch {
	case z.Places != nil && z.Space != nil:
		d.fail(ZoneSize, t.Get("places"), at.under("places", constraint{}),
			"the zone states places as well as the space that each class takes", "keep one of them")
	case z.Space != nil && z.Area == nil:
		d.fail(ZoneSize, t.Get("space"), at.under("space", constraint{}),
			"the zone states the space that each class takes, but no area", "add area, or state places")
	}
	if z.WhenFull.Rule == Divert {
		d.fail(QueueRule, t.Get("when-full"), at.under("when-full", constraint{}), "a zone cannot divert",
			"block or turn-away")
	}
	if z.Levels != nil && z.Area == nil {
		d.fail(ServiceLevels, t.Get("level-of-service"), at.under("level-of-service", constraint{}),
			"the zone has levels of service, but no area", "add area")
	}
	d.someArea(t, at, z.Area)
	d.positive(t.Get("space"), z.Space, at.under("space", constraint{}))
}

func (l *Link) check(d *decoder, t *syntax.Tree, at place) {
	if d.sound(t, at, "length") && l.Length == 0 {
		d.fail(OutOfRange, t.Get("length"), at.under("length", constraint{}), "the link has no length", "")
	}
	if l.From.Text == l.To.Text && l.From.Text != "" {
		d.fail(DuplicateMention, t.Get("to"), at.under("to", constraint{}), "the link leads from "+l.From.Text+" to itself",
			"")
	}
	l.checkRoom(d, t, at)
}
