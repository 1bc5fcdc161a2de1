package plan

import (
	"fmt"
	"math"

	"karvon/sim/bound"
	"karvon/sim/scenario"
)

// Curve is the share of those who come to a queue that stay, by the wait that they see: linear between its points and
// constant behind the last. An entity draws once a visit how long a wait it tolerates, and goes by it at every look.
type Curve struct {
	Waits   []float64 // s, ascending from 0
	Shares  []float64 // never increasing, from 1
	Reneges bool      // whether who has joined leaves once it has waited for as long as it tolerates
	For     ProgramID // program of who goes by it; None for all
}

// curve compiles the curve of a station's queue.
func (c *compiler) curve(station *Station, balk *scenario.Balk) *Curve {
	c.expectable(station, station.Name, balk.Stay.Meta)
	curve := &Curve{Waits: []float64{0}, Shares: []float64{1}, Reneges: balk.Renege, For: None}
	for _, point := range balk.Stay.Points {
		curve.Waits = append(curve.Waits, float64(point.Wait*balk.Stretch))
		curve.Shares = append(curve.Shares, point.Share)
	}
	if balk.For != nil {
		curve.For = toCome
	}
	return curve
}

// expectable refuses what goes by the expected wait at a station of which none can be said.
func (c *compiler) expectable(station *Station, name string, meta scenario.Meta) {
	if math.IsNaN(station.MeanService) {
		c.fail(meta, scenario.MissingKey,
			fmt.Sprintf("station %s states no service time from which a wait could be expected", name),
			"add service to the station")
	}
}

// balking compiles the conditions of those who do not join a queue.
func (j *journey) balking(pool *ServerPool, balk *scenario.Balk) {
	switch {
	case balk == nil:
	case balk.Stay != nil:
		if balk.For != nil {
			pool.Stay.For = j.program(&balk.For.Formula, aCondition)
		}
	case balk.When != nil:
		pool.BalkWhen = j.program(&balk.When.Formula, aCondition)
	default:
		pool.BalkChance = j.program(&balk.Chance.Formula, aRatio)
	}
}

// Display is what those see of a queue who come to it: the expected wait of some time before.
type Display struct {
	Every int64 // ns from one noting of the expected wait to the next
	Noted int   // how many are kept: the first of them is shown
}

// display compiles what is shown of a station's queue; nil for nothing.
func (c *compiler) display(station *Station, d *scenario.Display) *Display {
	if d == nil {
		return nil
	}
	c.expectable(station, station.Name, d.Meta)
	noted := max(1, d.Late/d.Every)
	c.noted, _ = bound.Sum(c.noted, noted)
	c.within(&bound.Noted, c.noted, d.Meta, "the number of waits that displays note, up to this one,")
	return &Display{Every: d.Every, Noted: int(noted)}
}

// displayed makes an instruction that of the displayed wait of a station, which shows one.
func (t *translator) displayed(in *Instruction, station *Station, target scenario.Text) {
	in.Op = PushDisplayedWait
	if station.Display == nil {
		t.fail(target.Meta, scenario.MissingKey,
			fmt.Sprintf("the queue of station %s has no display", target.Text),
			"add queue: {display: 1h} to the station, or write expected-wait")
	}
}
