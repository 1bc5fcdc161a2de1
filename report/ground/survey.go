package ground

import (
	"math"
	"strings"

	"karvon/sim/plan"
	"karvon/sim/scenario"
)

// surveyed is where the scenario says that zones and stations of a site lie: metres to the east and downwards from its
// south-west corner, before all is moved to where the plan begins.
type surveyed map[node]Point

// spotsOf reads the spots of a site; none where the scenario gives none.
func (t *trace) spotsOf(id plan.SiteID, s *scenario.Site) surveyed {
	spots := surveyed{}
	if s == nil {
		return spots
	}
	take := func(n node, at []float64) {
		if len(at) == 2 {
			spots[n] = Point{at[0], -at[1]}
		}
	}
	for i := range t.plan.Zones {
		if z := &t.plan.Zones[i]; z.Site == id {
			if zone := s.Zones[local(z.Name)]; zone != nil {
				take(node{kind: ZonePlace, index: int32(i), site: id}, zone.At)
			}
		}
	}
	for i := range t.plan.Stations {
		if st := &t.plan.Stations[i]; st.Site == id {
			if station := s.Stations[local(st.Name)]; station != nil {
				take(node{kind: StationPlace, index: int32(i), site: id}, station.At)
			}
		}
	}
	return spots
}

// local is a name without its site.
func local(name string) string {
	_, rest, _ := strings.Cut(name, ".")
	return rest
}

// settle moves cells from where the rule has put them to their spots, and those that have none below all others. It
// gives how far spots were moved to where the plan begins, and how large the ground is.
func (g surveyed) settle(lines []*row, gap float64) (moved Point, width, height float64) {
	left, top, bottom := math.Inf(1), math.Inf(1), math.Inf(-1)
	var others []*cell
	upper := math.Inf(1) // of the others
	for _, r := range lines {
		for _, column := range r.columns {
			for _, c := range column {
				at, known := g[c.node]
				if !known {
					others, upper = append(others, c), min(upper, c.box.Y)
					continue
				}
				c.box.X, c.box.Y = at[0]-float64(c.box.Width/2), at[1]-float64(c.box.Height/2)
				left, top = min(left, c.box.X), min(top, c.box.Y)
				bottom = max(bottom, c.box.Y+c.box.Height)
			}
		}
	}
	margin := 2 * gap
	moved = Point{margin - left, margin - top}
	for _, r := range lines {
		for _, column := range r.columns {
			for _, c := range column {
				if _, known := g[c.node]; known {
					c.box.X, c.box.Y = c.box.X+moved[0], c.box.Y+moved[1]
				}
			}
		}
	}
	for _, c := range others {
		c.box.Y += bottom + moved[1] + margin - upper
	}
	for _, r := range lines {
		r.span(gap)
		width, height = max(width, r.right()+margin), max(height, r.bottom+margin)
	}
	return moved, width, height
}

// span says anew from where to where a row reaches.
func (r *row) span(gap float64) {
	r.top, r.bottom = math.Inf(1), math.Inf(-1)
	for _, column := range r.columns {
		for _, c := range column {
			r.top, r.bottom = min(r.top, c.box.Y), max(r.bottom, c.box.Y+c.box.Height)
		}
	}
	r.above, r.beyond = r.top-gap/3, r.bottom+gap/3
}

func (r *row) right() float64 {
	_, right := extent([]*row{r})
	return right
}

// settle moves a station with its queue to its spot.
func (s *booths) settle(at, moved Point) {
	middle := s.box.middle()
	x, y := at[0]+moved[0]-middle[0], at[1]+moved[1]-middle[1]
	s.box.X, s.box.Y = s.box.X+x, s.box.Y+y
	s.queue.X, s.queue.Y = s.queue.X+x, s.queue.Y+y
}
