package scenario

import (
	"cmp"
	"fmt"
	"slices"

	"karvon/sim/syntax"
)

// span is a time of the week for which a block of a schedule holds, in nanoseconds since Monday's midnight. One
// that goes over Sunday's end is split in two.
type span struct {
	from, to int64
	block    int
}

// spans lists the times of the week for which a block holds.
func (b *ScheduleBlock) spans(block int) []span {
	length := b.To - b.From
	if length <= 0 {
		length += day
	}
	var all []span
	for weekday := range 7 {
		if !b.Days.Has(weekday) {
			continue
		}
		from := int64(weekday)*day + b.From
		to := from + length
		if to > week {
			all = append(all, span{max(0, from-week), to - week, block})
		}
		if from < week {
			all = append(all, span{from, min(to, week), block})
		}
	}
	return all
}

// bounds gives the times since the midnight at which the block starts at which a break begins and ends.
func (b *Break) bounds(block *ScheduleBlock) (from, to int64) {
	from, to = b.From, b.To
	if from < block.From {
		from += day
	}
	for to <= from {
		to += day
	}
	return from, to
}

// Bounds gives the times, since the midnight at which the block starts, at which the block ends and at which each
// of its breaks begins and ends.
func (b *ScheduleBlock) Bounds() (end int64, breaks [][2]int64) {
	end = b.To
	if end <= b.From {
		end += day
	}
	for i := range b.Breaks {
		from, to := b.Breaks[i].bounds(b)
		breaks = append(breaks, [2]int64{from, to})
	}
	return end, breaks
}

// checkBreaks refuses breaks that are not part of their block, overlap, or send away more than are there.
func (b *ScheduleBlock) checkBreaks(d *decoder) {
	end, breaks := b.Bounds()
	for i, at := range breaks {
		rest := &b.Breaks[i]
		if at[1] > end {
			d.Add(BadTime, rest.Pos, rest.Path, "the break is not within its block", "")
		}
		if rest.Away > b.Value {
			d.Add(OutOfRange, rest.Pos, rest.Path, fmt.Sprintf("%d are away of %d", rest.Away, b.Value), "")
		}
		for n, other := range breaks[:i] {
			if at[0] < other[1] && other[0] < at[1] {
				d.Add(ScheduleOverlap, rest.Pos, rest.Path, "the break overlaps another one",
					fmt.Sprintf("the other stands at %s", b.Breaks[n].Pos))
			}
		}
	}
}

// check refuses blocks that give two values for one time of the week.
func (s *Schedule) check(d *decoder) {
	for i := range s.Blocks {
		s.Blocks[i].checkBreaks(d)
	}
	var all []span
	for i := range s.Blocks {
		all = append(all, s.Blocks[i].spans(i)...)
	}
	slices.SortFunc(all, func(a, b span) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.block, b.block)) })
	reported := map[[2]int]bool{}
	for i := 1; i < len(all); i++ {
		if all[i].from >= all[i-1].to {
			continue
		}
		first, second := min(all[i].block, all[i-1].block), max(all[i].block, all[i-1].block)
		if reported[[2]int{first, second}] {
			continue
		}
		reported[[2]int{first, second}] = true
		block := s.Blocks[second].Meta
		d.Add(ScheduleOverlap, block.Pos, block.Path, "the block overlaps another one from "+weekTime(all[i].from),
			fmt.Sprintf("the other stands at %s", s.Blocks[first].Pos))
	}
}

// weekTime writes a time of the week, such as mon 08:00.
func weekTime(t int64) string {
	return fmt.Sprintf("%s %02d:%02d", Weekdays[t/day], t%day/hour, t%hour/minute)
}

// check refuses opening hours of no length. Those that have a source are listed with it, as quantities are.
func (b *HoursBlock) check(d *decoder, t *syntax.Tree, at place) {
	d.someTime(t, at, b.From, b.To)
	if at.said().source.Given() {
		d.record(t, at)
	}
}

// check refuses a block of no length.
func (b *ScheduleBlock) check(d *decoder, t *syntax.Tree, at place) { d.someTime(t, at, b.From, b.To) }

// someTime refuses a block from the midnight at a day's end to that at the next day's beginning: they are the same.
// All others have a length, since one that ends when it starts, or before, ends on the next day.
func (d *decoder) someTime(t *syntax.Tree, at place, from, to int64) {
	if d.sound(t, at, "from") && d.sound(t, at, "to") && from == to+day {
		d.fail(BadTime, t.Get("to"), at.under("to", constraint{}),
			"the block has no length: 24:00 and 00:00 of the next day are the same", "a whole day is from 00:00 to 24:00")
	}
}
