package ground

import (
	"math"

	"karvon/sim/bound"
	"karvon/sim/plan"
)

// waitingPlaces is how many stand before a station of which the scenario says nothing.
const waitingPlaces = 12

// longestLane bounds the length of ground for a queue, in metres: more of them lie side by side.
const longestLane = 320.0

// lotsShare is the part of a zone's breadth that is kept for those who wait for something else than its stations.
const lotsShare = 0.22

// aspects are how long a zone is against its breadth, by band: sites are seen on screens, which are broader than high,
// and the ways of trucks are the longest.
var aspects = []float64{1.5, 2.2, 2.2, 4, 2}

// measure chooses how large a cell is. A zone has the area that the scenario states; where it states places alone, or
// nothing, as much as those take.
func (t *trace) measure(c *cell) {
	if c.node.kind == StationPlace {
		t.measureStation(c)
		return
	}
	zone := &t.plan.Zones[c.node.index]
	area, aspect := zone.Area, aspects[c.band]
	if layers := layersOf(c.stations); layers > 1 {
		aspect = min(3, max(1.3, 0.45*float64(layers)))
	}
	if area <= 0 {
		one, places := sizes[c.figure], zone.Places
		if !(places > 0) {
			places = waitingPlaces
		}
		area, aspect = float64(float64(places*one.pitch)*one.lane), 3
	}
	c.box.Width = math.Sqrt(float64(area * aspect))
	c.box.Height = area / c.box.Width
}

// measureStation makes room for the booths of a station that stands alone, and for its queue: as long as the
// scenario states.
func (t *trace) measureStation(c *cell) {
	s, one := c.stations[0], sizes[c.figure]
	columns := (s.servers + 23) / 24
	rows := (s.servers + columns - 1) / columns
	c.box.Height = max(float64(float64(rows)*one.breadth), 3*one.lane)
	lanes := math.Floor(c.box.Height / one.lane)
	length := min(longestLane, max(6*one.pitch, t.queueLength(s.node, one)/lanes))
	c.box.Width = float64(float64(columns)*one.booth) + length + float64(one.pitch/2)
}

// queueLength is the length of a station's queue: that of its lane, or what so many take as it holds.
func (t *trace) queueLength(n node, one size) float64 {
	s := &t.plan.Stations[n.index]
	if s.Pool != nil && s.Pool.QueueLength > 0 && s.Pool.Space != nil {
		return float64(s.Pool.QueueLength) / 1000
	}
	if s.QueueCapacity > 0 && s.QueueCapacity != plan.None {
		return float64(float64(s.QueueCapacity) * one.pitch)
	}
	return waitingPlaces * one.pitch
}

func layersOf(stations []*booths) int {
	most := 0
	for _, s := range stations {
		most = max(most, s.layer+1)
	}
	return most
}

// furnish puts the stations of a cell into it, in the order in which they are come to: those of a layer below each
// other, by their servers. It gives what is left for others.
func (c *cell) furnish() (lots Box) {
	inner := c.box.within(min(6, float64(0.04*min(c.box.Width, c.box.Height))))
	if len(c.stations) == 0 {
		return inner
	}
	lots = inner
	if c.node.kind == ZonePlace && len(c.stations) > 1 {
		lots.Height = float64(lotsShare * inner.Height)
		inner.Y, inner.Height = inner.Y+lots.Height, inner.Height-lots.Height
	}
	for _, line := range c.lines(inner) {
		layers := layersOf(line.stations)
		for layer := range layers {
			line.furnish(layer, layers)
		}
	}
	if c.node.kind == ZonePlace && len(c.stations) == 1 {
		lots = c.stations[0].queue
	}
	return lots
}

// line is the stations of one direction in a cell, and their ground.
type line struct {
	stations []*booths
	toward   int
	ground   Box
}

// lines parts the ground of a cell among the two directions: who goes to the left has the upper part.
func (c *cell) lines(inner Box) []line {
	parts := []line{{toward: -1}, {toward: 1}}
	weights, total := [2]float64{}, 0.0
	for _, s := range c.stations {
		i := (s.toward + 1) / 2
		parts[i].stations = append(parts[i].stations, s)
		weights[i] += s.weight()
		total += s.weight()
	}
	y := inner.Y
	for i := range parts {
		height := float64(inner.Height*weights[i]) / total
		parts[i].ground = Box{inner.X, y, inner.Width, height}
		y += height
	}
	return parts
}

func (l line) furnish(layer, layers int) {
	weights := 0.0
	for _, s := range l.stations {
		if s.layer == layer {
			weights += s.weight()
		}
	}
	at, y := layer, l.ground.Y
	if l.toward < 0 {
		at = layers - 1 - layer
	}
	width := l.ground.Width / float64(layers)
	for _, s := range l.stations {
		if s.layer != layer {
			continue
		}
		height := float64(l.ground.Height*s.weight()) / weights
		s.arrange(Box{l.ground.X + float64(float64(at)*width), y, width, height})
		y += height
	}
}

// weight is the breadth that a station is given, against others of its layer.
func (s *booths) weight() float64 {
	return 3 + float64(float64(s.servers)*sizes[s.figure].breadth)/5
}

// arrange puts the booths at the end of their ground and the queue before them, as large as they are where there is
// room, otherwise smaller.
func (s *booths) arrange(ground Box) {
	ground = ground.within(float64(0.05 * min(ground.Width, ground.Height)))
	one := sizes[s.figure]
	best := -1.0
	for columns := 1; columns <= s.servers && columns <= 40; columns++ {
		rows := (s.servers + columns - 1) / columns
		scale := min(1, ground.Height/float64(float64(rows)*one.breadth),
			0.55*ground.Width/float64(float64(columns)*one.booth))
		if scale > best+1e-9 {
			best, s.columns, s.rows = scale, columns, rows
		}
	}
	width, height := float64(float64(s.columns)*one.booth*best), float64(float64(s.rows)*one.breadth*best)
	s.box = Box{ground.X + ground.Width - width, ground.Y + float64((ground.Height-height)/2), width, height}
	s.queue = Box{ground.X, ground.Y, ground.Width - width, ground.Height}
	if s.toward < 0 {
		s.box.X, s.queue.X = ground.X, ground.X+width
	}
}

// within is a box less a margin on all sides.
func (b Box) within(margin float64) Box {
	return Box{b.X + margin, b.Y + margin, b.Width - float64(2*margin), b.Height - float64(2*margin)}
}

func (b Box) middle() Point { return Point{b.X + float64(b.Width/2), b.Y + float64(b.Height/2)} }

// rounded is a box to the centimetre.
func (b Box) rounded() Box { return Box{cm(b.X), cm(b.Y), cm(b.Width), cm(b.Height)} }

func cm(metres float64) float64 { return float64(bound.Round(float64(metres*100))) / 100 }
