package report

import (
	"math"
	"strings"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/unit"
)

// axisScale chooses the unit of a factor's axis: that in which all levels are
// written, or one in which they are easily read. Durations have mixed units as
// they are written, such as 1h30m.
func axisScale(f *experiment.Swept) document.Scale {
	if name, shared := sharedUnit(f.Levels); shared && f.Dimension != unit.Duration && f.Dimension != unit.Number {
		if worth, err := unit.Parse("1"+name, f.Dimension); err == nil {
			return document.Scale{Unit: strings.TrimSpace(name), Factor: 1 / worth}
		}
	}
	largest := []*document.Number{document.PlainNumber("", largest(f.Numbers))}
	switch f.Dimension {
	case unit.Duration:
		largest[0].Unit = "s"
	case unit.Share:
		largest[0].Unit = "1"
	case unit.Length:
		largest[0].Unit = "m"
	case unit.Area:
		largest[0].Unit = "m2"
	case unit.Rate:
		return document.Scale{Unit: "/h", Factor: 3600}
	case unit.Speed:
		return document.Scale{Unit: "km/h", Factor: 3.6}
	}
	return document.ScaleOf(largest)
}

// sharedUnit gives what stands behind the number of every level.
func sharedUnit(levels []string) (name string, shared bool) {
	for i, level := range levels {
		behind := strings.TrimLeft(level, "-0123456789.")
		if i > 0 && behind != name {
			return "", false
		}
		name = behind
	}
	return name, len(levels) > 0
}

// axisOf gives the axis of a factor: its name with the unit, where the points
// lie, and what words stand on it.
func axisOf(f *experiment.Swept) (name string, at document.Places, words []string, by document.Scale) {
	by = document.Scale{Unit: "", Factor: 1}
	at, words = f.Places()
	name = shortPath(f.Name)
	if f.Numbers == nil {
		return name, at, words, by
	}
	by = axisScale(f)
	scaled := make(document.Places, len(at))
	for i := range at {
		scaled[i] = tidy(float64(at[i] * by.Factor))
	}
	if by.Unit != "" {
		name += ", " + by.Unit
	}
	return name, scaled, nil, by
}

// tidy takes off the rounding that a level got when it was read in its base
// unit.
func tidy(value float64) float64 {
	if near := math.Round(value*1e6) / 1e6; math.Abs(near-value) <= 1e-9*math.Abs(value) {
		return near
	}
	return value
}
