package scenario

import (
	"fmt"
	"maps"
	"slices"

	"karvon/sim/syntax"
)

// checkGround checks where zones and stations lie on a site: the ground is a rectangle of the site's area that begins
// at its south-west corner, no two of a kind lie on one spot, and a plan has the place of all zones or of none.
func (s *Site) checkGround(d *decoder, t *syntax.Tree, at place) {
	g := grounds{d: d, site: s, t: t, at: at}
	for _, name := range slices.Sorted(maps.Keys(s.Zones)) {
		g.take("zones", name, s.Zones[name].At)
	}
	if missing := len(s.Zones) - len(g.spots); len(g.spots) > 0 && missing > 0 {
		for _, name := range slices.Sorted(maps.Keys(s.Zones)) {
			if zone := t.Get("zones").Get(name); zone.Get("at") == nil {
				d.fail(MissingKey, zone, at.under("zones."+name, constraint{}),
					"other zones of the site say where they lie, and this one does not",
					"add at, or leave at out of all zones of the site")
			}
		}
	}
	g.spots = nil
	for _, name := range slices.Sorted(maps.Keys(s.Stations)) {
		g.take("stations", name, s.Stations[name].At)
	}
}

// grounds are the spots of a site.
type grounds struct {
	d     *decoder
	site  *Site
	t     *syntax.Tree
	at    place
	spots []spot
}

// spot is where something lies.
type spot struct {
	x, y float64
	name string
	pos  syntax.Pos
}

// take checks the spot of a zone or a station.
func (g *grounds) take(kind, name string, given []float64) {
	own := g.t.Get(kind).Get(name)
	below := g.at.under(kind+"."+name, constraint{})
	if !g.d.sound(own, below, "at") {
		return
	}
	t, at := own.Get("at"), below.under("at", constraint{})
	if len(given) != 2 {
		g.d.fail(BadQuantity, t, at, fmt.Sprintf("a spot has two numbers, and there are %d", len(given)),
			"metres to the east and to the north of the site's south-west corner, such as [120, 80]")
		return
	}
	one := spot{given[0], given[1], name, t.Pos}
	if area := g.site.Area; area != nil && one.x*one.y > *area {
		g.d.fail(OutOfRange, t, at,
			fmt.Sprintf("ground from the site's south-west corner to there takes %s, the site has %s",
				hectares(one.x*one.y), hectares(*area)),
			"give the metres from that corner, along and across the site where it lies aslant")
	}
	for _, other := range g.spots {
		if other.x == one.x && other.y == one.y {
			g.d.fail(DuplicateMention, t, at, fmt.Sprintf("%s lies on the same spot", other.name),
				"the other stands at "+other.pos.String())
			return
		}
	}
	g.spots = append(g.spots, one)
}
