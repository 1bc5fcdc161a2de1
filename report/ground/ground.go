package ground

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"karvon/sim/plan"
	"karvon/sim/scenario"
)

// hectare in square metres.
const hectare = 10000.0

// Of lays out a compiled scenario.
func Of(p *plan.Plan, s *scenario.Scenario) *Plan {
	t := newTrace(p, signs(p, s))
	made := &Plan{Sites: []Site{}, Links: []Link{}, Figures: figures(p)}
	if p.Kind == scenario.Terminating {
		made.From = p.Begins().Add(time.Duration(p.WindowStart())).Format(time.DateOnly)
	}
	for i := range p.Sites {
		made.Sites = append(made.Sites, t.site(plan.SiteID(i), s, made.Figures))
	}
	for i := range p.Links {
		l := &p.Links[i]
		made.Links = append(made.Links, Link{Index: i, Name: l.Name, Title: cmp.Or(l.Title, l.Name), From: int(l.From),
			To: int(l.To), Km: l.Length / 1000, Rail: l.Mode == scenario.Rail})
	}
	return made
}

// site lays out one site.
func (t *trace) site(id plan.SiteID, s *scenario.Scenario, all []Figure) Site {
	given := &t.plan.Sites[id]
	made := Site{
		Index: int(id), Name: given.Name, Title: cmp.Or(given.Title, given.Name), Hectares: given.Area / hectare,
		Countries: countriesOf(s, given.Name), Zones: []Zone{}, Stations: []Station{},
		Parts: []Part{},
	}
	if made.Countries == nil {
		made.Countries = []string{}
	}
	if place := s.Sites[given.Name]; place != nil && place.Location != nil {
		made.At = &[2]float64{place.Location.Longitude, place.Location.Latitude}
	}
	cells := t.cells(id, all, made.Countries)
	for _, c := range cells {
		t.measure(c)
	}
	gap := gapOf(cells)
	lines := rows(cells)
	width, height := t.place(&made, lines, gap)
	spots, moved := t.spotsOf(id, s.Sites[given.Name]), Point{}
	if len(spots) > 0 && len(lines) > 0 {
		moved, width, height = spots.settle(lines, gap)
		made.Border = nil // which no spot says
	}
	made.Core = Box{0, 0, cm(width), cm(height)}
	made.Parts = partsOf(lines, gap)
	for _, c := range cells {
		t.keep(&made, c, spots, moved)
	}
	height = t.idle(&made, id, cells, gap, width, height)
	made.Width, made.Height = cm(width), cm(height)
	made.enlarge(given.Area)
	m := newWayMaker(t, lines, gap, width)
	m.all(id)
	made.Gates, made.Ways = m.gates, m.ways
	slices.SortFunc(made.Stations, func(a, b Station) int { return cmp.Compare(a.Index, b.Index) })
	slices.SortFunc(made.Zones, func(a, b Zone) int { return cmp.Compare(a.Index, b.Index) })
	return made
}

// place sets the rows below each other, and gives how large their ground is.
func (t *trace) place(made *Site, lines []*row, gap float64) (width, height float64) {
	if len(lines) == 0 {
		return 4 * gap, 3 * gap
	}
	anchored := false
	for _, r := range lines {
		r.spread(gap)
		anchored = anchored || r.anchor >= 0
	}
	left, right := extent(lines)
	margin, y := 2*gap, 2*gap
	for _, r := range lines {
		for _, column := range r.columns {
			for _, c := range column {
				c.box.X += margin - left
			}
		}
		y = r.stack(y, gap) + gap
	}
	if anchored && len(made.Countries) == 2 {
		border := cm(margin - left)
		made.Border = &border
	}
	return right - left + 2*margin, y + gap
}

// partsOf gives the ground of each band, with the gap around it.
func partsOf(lines []*row, gap float64) []Part {
	parts := []Part{}
	for i := 0; i < len(lines); {
		end := i
		for end < len(lines) && lines[end].band == lines[i].band {
			end++
		}
		left, right := extent(lines[i:end])
		box := Box{left - gap, lines[i].top - gap, right - left + 2*gap, lines[end-1].bottom - lines[i].top + 2*gap}
		parts = append(parts, Part{box.rounded(), bandFigures[lines[i].band]})
		i = end
	}
	return parts
}

// keep takes a cell into the plan, and its stations to their spots.
func (t *trace) keep(made *Site, c *cell, spots surveyed, moved Point) {
	lots := c.furnish()
	for _, s := range c.stations {
		if at, known := spots[s.node]; known {
			s.settle(at, moved)
		}
	}
	zone := -1
	if c.node.kind == ZonePlace {
		zone = int(c.node.index)
		z := t.zone(c.node.index, c.box)
		z.Kind, z.Figure, z.Toward, z.Lots = Holding, c.figure, cmp.Or(c.toward, 1), lots.rounded()
		made.Zones = append(made.Zones, z)
	}
	for _, s := range c.stations {
		given := &t.plan.Stations[s.node.index]
		station := Station{
			Box: s.box.rounded(), Index: int(s.node.index), Name: given.Name, Title: titled(given.Title, given.Name),
			Zone: zone, Servers: s.servers, Columns: s.columns, Rows: s.rows, Order: 100*c.layer + s.layer,
			Figure: s.figure, Toward: s.toward, Queue: s.queue.rounded(), Lanes: []string{},
		}
		if given.InLanes() {
			for i := range given.Pool.Lanes {
				station.Lanes = append(station.Lanes, cmp.Or(given.Pool.Lanes[i].Title, given.Pool.Lanes[i].Name))
			}
		}
		made.Stations = append(made.Stations, station)
	}
}

// titled gives what stands at a site its title, or where it has none its own name in words.
func titled(title, name string) string {
	_, local, _ := strings.Cut(name, ".")
	return cmp.Or(title, strings.ReplaceAll(local, "-", " "))
}

func (t *trace) zone(index int32, box Box) Zone {
	given := &t.plan.Zones[index]
	z := Zone{Box: box.rounded(), Index: int(index), Name: given.Name, Title: titled(given.Title, given.Name),
		Hectares: given.Area / hectare}
	if given.Places > 0 {
		z.Places = given.Places
	}
	return z
}

// idle lays out the zones to which no journey leads, in a strip below the others, and gives where it ends.
func (t *trace) idle(made *Site, id plan.SiteID, cells []*cell, gap, width, height float64) float64 {
	var zones []int32
	var areas []float64
	for i := range t.plan.Zones {
		n := node{kind: ZonePlace, index: int32(i), site: id}
		if t.plan.Zones[i].Site != id || slices.ContainsFunc(cells, func(c *cell) bool { return c.node == n }) {
			continue
		}
		zones = append(zones, int32(i))
		area := t.plan.Zones[i].Area
		if area <= 0 {
			area = waitingPlaces * hectare / 100
		}
		areas = append(areas, area)
	}
	if len(zones) == 0 {
		return height
	}
	boxes, tall := fill(areas, gap, height, width-2*gap)
	for n, index := range zones {
		z := t.zone(index, boxes[n])
		z.Kind, z.Figure, z.Toward, z.Lots = Idle, Thing, 1, boxes[n].within(float64(0.02*boxes[n].Height)).rounded()
		made.Zones = append(made.Zones, z)
	}
	return height + tall + gap
}

// enlarge gives a site the area that the scenario states, where what lies on it takes less: the rest lies below.
func (s *Site) enlarge(area float64) {
	if taken := float64(s.Width * s.Height); taken > 0 && taken < area {
		s.Height = cm(area / s.Width)
	}
}
