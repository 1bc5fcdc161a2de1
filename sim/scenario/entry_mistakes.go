package scenario

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"karvon/sim/syntax"
)

// mostCells bounds the cells that one mistake names.
const mostCells = 3

// entered names the cells of a table of inputs in mistakes that stand elsewhere: shares that sum to 100% no longer, or
// a mode that is below the low end now, are mistakes of what the scenario has, and come from what the table has.
func entered(err error, entries []Entry) error {
	var mistakes syntax.Errors
	if len(entries) == 0 || !errors.As(err, &mistakes) {
		return err
	}
	var cells []string
	for _, e := range entries[:min(mostCells, len(entries))] {
		cells = append(cells, e.pos.String())
	}
	said := "given anew: " + strings.Join(cells, ", ")
	if more := len(entries) - len(cells); more > 0 {
		said += fmt.Sprintf(" and %d more", more)
	}
	mistakes = slices.Clone(mistakes)
	for i := range mistakes {
		m := &mistakes[i]
		if m.More > 0 || slices.ContainsFunc(entries, func(e Entry) bool { return e.pos.File == m.Pos.File }) {
			continue
		}
		if m.Hint != "" {
			m.Hint += "; "
		}
		m.Hint += said
	}
	return mistakes
}
