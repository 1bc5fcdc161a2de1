package reason

import (
	"fmt"
	"math"
	"strconv"

	"karvon/sim/unit"
)

// What the numbers of reasons are of, which says how they are written.
type (
	Replications int     // how many, in commas
	More         int     // further replications
	About        float64 // how many things, to the nearest whole one
	Level        float64 // a multiple of the load as stated, in percent
	Part         float64 // a share, in percent with three digits
	Busy         float64 // a utilisation, in whole percent
	Days         float64
	Duration     int64 // ns
)

// PlainReplications is a number of replications without commas and always in the plural, as JSON has said it from
// its first version on.
type PlainReplications int

func (n Replications) String() string      { return unit.Plural(int(n), "replication") }
func (n PlainReplications) String() string { return fmt.Sprintf("%d replications", int(n)) }
func (n More) String() string              { return fmt.Sprintf("%d more replications", int(n)) }
func (n About) String() string             { return fmt.Sprintf("%.0f", float64(n)) }
func (l Level) String() string             { return fmt.Sprintf("%.4g%%", 100*float64(l)) }
func (p Part) String() string              { return fmt.Sprintf("%.3g%%", 100*float64(p)) }
func (b Busy) String() string              { return fmt.Sprintf("%.0f%%", 100*float64(b)) }
func (d Days) String() string              { return fmt.Sprintf("%.1f days", float64(d)) }
func (d Duration) String() string          { return unit.FormatDuration(int64(d)) }

// rounded is a value as far as it is said, so that reasons that say the same are equal.
func rounded(value any) any {
	switch value := value.(type) {
	case About:
		return About(math.RoundToEven(float64(value)))
	case Part:
		return Part(said(100*float64(value), 'g', 3) / 100)
	case Days:
		return Days(said(float64(value), 'f', 1))
	}
	return value
}

// said rounds as a format does.
func said(x float64, format byte, digits int) float64 {
	made, err := strconv.ParseFloat(strconv.FormatFloat(x, format, digits, 64), 64)
	if err != nil {
		return x
	}
	return made
}
