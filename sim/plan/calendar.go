package plan

import (
	"fmt"
	"slices"
	"time"

	"karvon/sim/scenario"
	"karvon/sim/scenario/zone"
)

// calendar knows the instant at which the run starts. The clocks' offsets at that instant hold for the whole run: a
// cyclic week that changed its clocks would not repeat.
type calendar struct {
	start time.Time
}

func newCalendar(run *scenario.Run) (calendar, error) {
	location, err := zone.Load(run.TimeZone.Text)
	if err != nil {
		return calendar{}, err
	}
	start, ok := scenario.ParseStart(run.Start.Text, location)
	if !ok {
		return calendar{}, fmt.Errorf("%q is not a date", run.Start.Text)
	}
	return calendar{start}, nil
}

// phase gives the local time since Monday 00:00 when the run starts.
func (c calendar) phase(location *time.Location) int64 {
	local := c.start.In(location)
	sinceMonday := (int64(local.Weekday()) + 6) % 7
	hour, minute, second := local.Clock()
	return sinceMonday*Day + int64(hour)*Hour + int64(minute)*Hour/60 + int64(second)*Hour/3600
}

// Begins gives the instant of a run's second 0 by the clocks of its time zone, whose offset then holds for the whole
// run; the zero time of a plan that was not compiled.
func (p *Plan) Begins() time.Time {
	c, err := newCalendar(&scenario.Run{
		Start: scenario.Text{Text: p.Start}, TimeZone: scenario.Text{Text: p.TimeZone},
	})
	if err != nil {
		return time.Time{}
	}
	name, offset := c.start.Zone()
	return c.start.In(time.FixedZone(name, offset))
}

// DateTime writes the local date and time of an instant of a run that begins so, in ns since its second 0, as ISO 8601
// has it, with the offset from UTC; nothing where it is not known when the run begins.
func DateTime(begins time.Time, at int64) string {
	if begins.IsZero() {
		return ""
	}
	return begins.Add(time.Duration(at)).Format(time.RFC3339Nano)
}

// changes says whether the clocks of a place change within a time after the start.
func (c calendar) changes(location *time.Location, within int64) bool {
	_, first := c.start.In(location).Zone()
	for at := int64(0); at < within; {
		at = min(at+Day, within)
		if _, offset := c.start.Add(time.Duration(at)).In(location).Zone(); offset != first {
			return true
		}
	}
	return false
}

// span is a part of the local week, which it may run out of by less than a week at its end.
type span struct {
	from, to int64
	value    int
}

// spans gives the parts of the week of a block that starts on some days.
func spans(days scenario.Days, from, to int64, value int) []span {
	if to <= from {
		to += Day
	}
	var parts []span
	for day := range int64(7) {
		if days&(1<<day) != 0 {
			parts = append(parts, span{day*Day + from, day*Day + to, value})
		}
	}
	return parts
}

// blockSpans gives the parts of the week of a schedule's block; breaks come after what they are part of, and hold
// instead of it.
func blockSpans(b *scenario.ScheduleBlock) []span {
	parts := spans(b.Days, b.From, b.To, b.Value)
	_, breaks := b.Bounds()
	for i, at := range breaks {
		parts = append(parts, spans(b.Days, at[0], at[1], b.Value-b.Breaks[i].Away)...)
	}
	return parts
}

// steps makes the step function of the local week that has the spans' values, the last of those that hold at a
// time, and another value outside them.
func steps(parts []span, outside int) (times []int64, values []int) {
	var edges []int64
	for _, s := range parts {
		edges = append(edges, s.from%Week, s.to%Week)
	}
	edges = append(edges, 0)
	slices.Sort(edges)
	for _, at := range slices.Compact(edges) {
		value := outside
		for _, s := range parts {
			if s.from <= at && at < s.to || s.from <= at+Week && at+Week < s.to {
				value = s.value
			}
		}
		if len(values) == 0 || values[len(values)-1] != value {
			times, values = append(times, at), append(values, value)
		}
	}
	return times, values
}

// within multiplies a step function by opening hours: 0 outside them.
func within(times []int64, values []int, hours []scenario.HoursBlock) ([]int64, []int) {
	var open []span
	for _, h := range hours {
		open = append(open, spans(h.Days, h.From, h.To, 1)...)
	}
	openTimes, openValues := steps(open, 0)
	edges := append(slices.Clone(times), openTimes...)
	slices.Sort(edges)
	var productTimes []int64
	var products []int
	for _, at := range slices.Compact(edges) {
		product := valueAt(times, values, at) * valueAt(openTimes, openValues, at)
		if len(products) == 0 || products[len(products)-1] != product {
			productTimes, products = append(productTimes, at), append(products, product)
		}
	}
	return productTimes, products
}

// valueAt gives the value of a step function at a time of the week.
func valueAt(times []int64, values []int, at int64) int {
	i, found := slices.BinarySearch(times, at)
	if !found {
		i--
	}
	return values[i]
}
