package staffing

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"karvon/sim/scenario"
)

// stated gives what the section staffing of a scenario says.
func stated(s *scenario.Scenario) ([]choice, error) {
	var all []choice
	for _, name := range slices.Sorted(maps.Keys(s.Staffing)) {
		of := s.Staffing[name]
		made, err := statedChoice(of)
		if err != nil {
			return nil, fmt.Errorf("staffing.%s: %w", name, err)
		}
		for _, path := range of.Of {
			made.paths = path.Text
			all = append(all, made)
		}
	}
	return all, nil
}

func statedChoice(of *scenario.StaffChoice) (choice, error) {
	made := choice{agency: of.Agency, land: of.Country, least: of.Least, leave: of.Leave}
	if of.Cost != nil {
		made.rate = *of.Cost / 24
	}
	if of.PerServer != nil {
		made.perServer = *of.PerServer
	}
	if of.Relief != nil {
		made.relief = *of.Relief
	}
	if of.Most != nil {
		made.most = *of.Most
	} else if len(of.Blocks) == 0 {
		return made, errors.New("the key most is missing: the largest number")
	}
	for i := range of.Shifts {
		shift := &of.Shifts[i]
		for _, from := range shift.From {
			some, err := shiftsOf(from, shift.Length, shift.Days)
			if err != nil {
				return made, err
			}
			made.shifts = append(made.shifts, some...)
		}
	}
	for i := range of.Blocks {
		b, err := statedBlock(&of.Blocks[i], of)
		if err != nil {
			return made, err
		}
		made.blocks = append(made.blocks, b)
	}
	if twice := overlap(made.blocks); twice >= 0 {
		return made, fmt.Errorf("two blocks hold at %s", weekTime(twice))
	}
	return made, nil
}

// statedBlock reads a block, of which what it does not say is as the whole says.
func statedBlock(b *scenario.StaffBlock, of *scenario.StaffChoice) (Block, error) {
	made := Block{days: b.Days, from: int(b.From / minute), to: int(b.To / minute), Least: of.Least}
	if b.From%minute != 0 || b.To%minute != 0 {
		return made, errors.New("a block begins and ends at a whole minute")
	}
	if b.Least != nil {
		made.Least = *b.Least
	}
	switch {
	case b.Most != nil:
		made.Most = *b.Most
	case of.Most != nil:
		made.Most = *of.Most
	default:
		return made, fmt.Errorf("the block from %s has no key most: the largest number", clock(made.from))
	}
	return made, nil
}

// overlap finds a time at which two blocks hold; -1 where there is none.
func overlap(blocks []Block) int {
	held := make([]int, week)
	for i := range blocks {
		blocks[i].add(1, 1, held)
	}
	return slices.IndexFunc(held, func(n int) bool { return n > 1 })
}
