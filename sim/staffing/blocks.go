package staffing

import (
	"fmt"
	"slices"

	"karvon/sim/scenario"
)

// blocksOf gives the blocks of a number with what is stated in them, within opening hours where there are such. Of a
// schedule with breaks there are none: how many are there is not one number a block; nor of times that are no whole
// minutes.
func blocksOf(site *scenario.Site, number *scenario.Capacity, hours []scenario.HoursBlock) []Block {
	open, ok := openBlocks(hours)
	switch {
	case !ok:
		return nil
	case number.Schedule != "":
		return within(scheduled(site.Schedules[number.Schedule], number), open)
	case len(open) == 0:
		return []Block{{days: everyDay, to: day, Stated: number.Constant()}}
	}
	for i := range open {
		open[i].Stated = number.Constant()
	}
	return open
}

// openBlocks are the opening hours; ok is false where they are no whole minutes.
func openBlocks(hours []scenario.HoursBlock) (blocks []Block, ok bool) {
	for i := range hours {
		h := &hours[i]
		if h.From%minute != 0 || h.To%minute != 0 {
			return nil, false
		}
		blocks = append(blocks, Block{days: h.Days, from: int(h.From / minute), to: int(h.To / minute)})
	}
	return blocks, true
}

// scheduled are the blocks of a schedule; none where it cannot be chosen by them.
func scheduled(schedule *scenario.Schedule, number *scenario.Capacity) []Block {
	if schedule == nil {
		return nil
	}
	var blocks []Block
	for i := range schedule.Blocks {
		b := &schedule.Blocks[i]
		if len(b.Breaks) > 0 || b.From%minute != 0 || b.To%minute != 0 {
			return nil
		}
		blocks = append(blocks, Block{days: b.Days, from: int(b.From / minute), to: int(b.To / minute),
			Stated: number.Servers(b.Value)})
	}
	return blocks
}

// within gives what of blocks lies in others that are open: as they are where all of them does. A block that is cut is
// one for each time of day that is left of it.
func within(blocks, open []Block) []Block {
	if len(open) == 0 {
		return blocks
	}
	opened := make([]int, week)
	for i := range open {
		open[i].add(1, 1, opened)
	}
	var cut []Block
	for i := range blocks {
		cut = append(cut, blocks[i].cut(opened)...)
	}
	return cut
}

// cut gives what of a block lies where a week is open, minute by minute.
func (b *Block) cut(opened []int) []Block {
	var parts []Block
	for weekday := range 7 {
		if !b.days.Has(weekday) {
			continue
		}
		first, end := weekday*day+b.from, weekday*day+b.from+b.length()
		for at := first; at < end; at++ {
			from := at
			for ; at < end && opened[at%week] > 0; at++ { // to where it shuts
			}
			if at > from {
				parts = addPart(parts, Block{days: 1 << (from / day % 7), from: from % day, to: (at-1)%day + 1, Stated: b.Stated})
			}
		}
	}
	return parts
}

// canBeManned refuses numbers that are 0 in each block, and blocks that lie outside the opening hours, in which nobody
// could be at work.
func (p *Place) canBeManned() error {
	if !slices.ContainsFunc(p.blocks, func(b Block) bool { return b.Most > 0 }) {
		return fmt.Errorf("%s: the most is 0 in each block, so that nobody could be on duty", p.Path)
	}
	for i := range p.blocks {
		if b := &p.blocks[i]; len(within([]Block{*b}, p.open)) == 0 {
			return fmt.Errorf("%s, %s: the block lies outside the opening hours, in which alone anybody is on duty", p.Path,
				b.Words())
		}
	}
	return nil
}

// addPart adds a block of a day to others, to that of the same time of other days where there is one.
func addPart(parts []Block, b Block) []Block {
	at := slices.IndexFunc(parts, func(other Block) bool { return other.from == b.from && other.to == b.to })
	if at < 0 {
		return append(parts, b)
	}
	parts[at].days |= b.days
	return parts
}
