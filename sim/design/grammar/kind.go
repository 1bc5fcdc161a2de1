package grammar

import (
	"fmt"
	"strconv"
	"strings"

	"karvon/sim/bound"
	"karvon/sim/syntax"
)

// Kind is how the points of a design are placed.
type Kind string

// The kinds of designs.
const (
	Grid  Kind = "grid"
	Latin Kind = "lhs"
	Sobol Kind = "sobol"
)

// ParseKind reads grid, lhs:POINTS or sobol:POINTS.
func ParseKind(text string) (kind Kind, size int, err error) {
	word, count, sampled := strings.Cut(text, ":")
	kind = Kind(word)
	if kind == Grid && !sampled {
		return kind, 0, nil
	}
	size, wrong := strconv.Atoi(count)
	if wrong == nil && size >= 1 && bound.Points.Allows(int64(size)) && (kind == Latin || kind == Sobol) {
		return kind, size, nil
	}
	return kind, size, fmt.Errorf("%q is no design: it is grid, lhs:POINTS or sobol:POINTS, with 1 to %d points",
		syntax.Abbreviated(text), bound.Points.Most)
}
