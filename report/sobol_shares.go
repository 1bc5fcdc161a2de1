package report

import (
	"math"

	"karvon/sim/experiment"
	"karvon/sim/stats"
)

// possibleShare is an index of Sobol's within what a share of the variance can be: estimates from few points go beyond.
func possibleShare(e stats.Estimate) stats.Estimate {
	within := func(x float64) float64 { return math.Max(0, math.Min(1, x)) } // NaN stays
	e.Mean, e.Low, e.High = within(e.Mean), within(e.Low), within(e.High)
	return e
}

// widestShare is half of the interval of a share of the variance beyond which it tells little.
const widestShare = 0.2

// wideShares warns of shares of the variance that so few points leave open, and says how many more would do: the
// interval narrows as the root of their number.
func wideShares(s *experiment.Sensitivity) []string {
	var names []string
	widest := 0.0
	for i := range s.Responses {
		r := &s.Responses[i]
		half := 0.0
		for j := range r.Effects {
			for _, e := range []stats.Estimate{r.Effects[j].Index.First, r.Effects[j].Index.Total} {
				if e.HasInterval() {
					half = max(half, float64((e.High-e.Low)/2))
				}
			}
		}
		if half > widestShare {
			names = append(names, r.Name)
		}
		widest = max(widest, half)
	}
	if s.Method != experiment.SobolShare || len(names) == 0 {
		return nil
	}
	size := float64(s.Points) / float64(len(s.Moved)+2)
	ratio := widest / widestShare
	return []string{sensitivityText.wide.with(values{
		"names": few(names), "half": share(widest), "aim": share(widestShare), "size": int(math.Round(size)),
		"needed": int(math.Ceil(float64(size*float64(ratio*ratio))/64) * 64),
	})}
}
