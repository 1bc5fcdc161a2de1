package scenario

import (
	"fmt"

	"karvon/sim/syntax"
)

// Thresholds lists the areas a person from level A to level E.
func (l *LevelOfService) Thresholds() []float64 { return []float64{l.A, l.B, l.C, l.D, l.E} }

// check checks that each level leaves less area a person than the one before.
func (l *LevelOfService) check(d *decoder, t *syntax.Tree, at place) {
	names := []string{"A", "B", "C", "D", "E"}
	areas := l.Thresholds()
	for i, name := range names {
		if !d.sound(t, at, name) {
			continue
		}
		switch {
		case areas[i] < 1e-4: // a square centimetre, in which areas are counted
			d.fail(OutOfRange, t.Get(name), at.under(name, constraint{}), "a person takes some space", "")
		case i > 0 && d.sound(t, at, names[i-1]) && areas[i] >= areas[i-1]:
			d.fail(ServiceLevels, t.Get(name), at.under(name, constraint{}),
				fmt.Sprintf("level %s has no less area a person than level %s", name, names[i-1]),
				"give the areas from A to E in descending order")
		}
	}
}
