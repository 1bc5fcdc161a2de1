package experiment

import (
	"context"
	"math"
	"sort"

	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// Windows is how many windows a replication has behind its one warm-up, found from a pilot: for the half-width that
// is asked for with the least work, in events.
type Windows struct {
	Number       int     // of each replication
	Replications int     // that come to the half-width, by the pilot
	Alone        int     // replications of one window each that do; 0 for more than stats.MostReplications
	Once         float64 // events of a replication's warm-up and follow-up
	Each         float64 // events of each of its windows
	Trials       int     // runs of the pilot; 0 where none was needed
	By           string  // whose presence needs the most replications
	Likeness     float64 // correlation of its presence in a window with that in the next
}

// Of the pilot: the windows of its longer run, and the number of its replication, to which no answer comes.
const (
	pilotWindows = 8
	firstOfPilot = 1 << 40
)

// Of what is tried: more likeness than that is not told from a drift by so few windows.
const (
	mostLikeness = 0.9
	mostTried    = 1000
)

// FindWindows finds the number of windows with which an experiment takes the least work. What it aims at is the
// half-width of so many replications of one window each or, where that is not nought, of a precision relative to
// the estimate. The replication stays the unit, so that there are never fewer than ten.
//
// A pilot is one replication, with one window and with eight: what these take tells what a window does. In the longer
// run it counts those present, window by window: in the whole model, and in each flow and station that a primary
// response is about. Of them it takes the variance of a window and its correlation with the next, from which that of k
// windows follows as of an autoregression of the first order. Whose presence asks for the most replications decides. A
// number that is chosen badly costs work; it makes no interval wrong, as nothing of the pilot is used again.
func FindWindows(ctx context.Context, runner *Runner, m *response.Model, point Point, asked int,
	precision float64) (*Windows, error) {
	found := &Windows{Number: 1, Replications: asked, Alone: asked}
	switch {
	case m.Kind == scenario.Terminating:
		return nil, m.CheckSeveral()
	case precision == 0 && asked <= stats.LeastLooked:
		return found, nil // the fewest that there can be
	}
	long := m.With(m.WithWindows(pilotWindows))
	if err := m.CheckSeveral(); err != nil {
		return nil, err
	}
	if err := long.CheckLength(); err != nil {
		return nil, err
	}
	point.Window, point.Windows, point.first = 0, 0, firstOfPilot
	one := point.Of(m.With(m.WithWindows(1)))
	probe := newSeries(m, pilotWindows)
	point.probe = probe
	many := point.Of(long)
	if err := runner.Extend(ctx, []*Sample{one, many}, 1); err != nil {
		return nil, err
	}
	for _, sample := range []*Sample{one, many} {
		if sample.err != nil {
			return nil, sample.err
		}
		if lost := sample.allLost(); len(lost) > 0 {
			return nil, lost[0]
		}
		if sample.finished() < 1 {
			return nil, interrupted(ctx, errNothingFinished)
		}
	}
	found.Trials = 2
	alone := float64(one.outcomes[0].events)
	found.Each = (float64(many.outcomes[0].events) - alone) / (pilotWindows - 1)
	found.Once = alone - found.Each
	var subjects []windowed
	for i, subject := range probe.subjects {
		if w := windowedOf(subject.name, probe, many, i); w.cv > 0 {
			subjects = append(subjects, w)
		}
	}
	found.choose(m, subjects, asked, precision)
	return found, nil
}

// windowed is how somebody's presence differs from window to window.
type windowed struct {
	name     string
	cv       float64 // of one window
	likeness float64 // correlation with the next
}

func windowedOf(name string, probe *series, sample *Sample, subject int) windowed {
	own := probe.of(sample, 0, subject)
	mean := stats.Mean(own)
	square, product := 0.0, 0.0
	for i, value := range own {
		square += float64((value - mean) * (value - mean))
		if i > 0 {
			product += float64((value - mean) * (own[i-1] - mean))
		}
	}
	w := windowed{name: name}
	if mean > 0 && square > 0 {
		const n = pilotWindows
		w.cv = math.Sqrt(square/(n-1)) / mean
		w.likeness = min(max(0, (product/(n-1))/(square/n)), mostLikeness)
	}
	return w
}

// variance is that of the mean of so many windows over that of one.
func (w *windowed) variance(windows int) float64 {
	sum, alike := 1.0, 1.0
	for apart := 1; apart < windows; apart++ {
		alike *= w.likeness
		sum += float64(2 * (1 - float64(apart)/float64(windows)) * alike)
	}
	return sum / float64(windows)
}

// replications is how many of so many windows come to a half-width, relative to the mean: never fewer than ten, and 0
// for more than stats.MostReplications.
func (w *windowed) replications(windows int, relative float64) int {
	deviation := float64(w.cv * math.Sqrt(w.variance(windows)))
	n := stats.LeastLooked + sort.Search(stats.MostReplications, func(more int) bool {
		return half(stats.LeastLooked+more, deviation) <= relative
	})
	if n > stats.MostReplications {
		return 0
	}
	return n
}

// half is half of a 95% interval: the confidence that is asked for makes little difference to what is compared.
func half(n int, deviation float64) float64 {
	return float64(stats.StudentQuantile(0.975, n-1) * deviation / math.Sqrt(float64(n)))
}

// choose takes the number of windows with the least work.
func (f *Windows) choose(m *response.Model, subjects []windowed, asked int, precision float64) {
	least := math.Inf(1)
	for windows := 1; windows <= mostTried; windows++ {
		if m.WithWindows(windows).CheckLength() != nil {
			return
		}
		needed, by := stats.LeastLooked, -1
		for i := range subjects {
			s := &subjects[i]
			relative := precision / (1 + precision)
			if precision == 0 {
				relative = half(asked, s.cv)
			}
			n := s.replications(windows, relative)
			if n == 0 {
				needed, by = 0, i
				break
			}
			if n > needed || by < 0 {
				needed, by = n, i
			}
		}
		if windows == 1 {
			f.Alone = needed
		}
		if work := float64(needed) * (f.Once + float64(float64(windows)*f.Each)); needed > 0 && work < least {
			least = work
			f.Number, f.Replications = windows, needed
			if by >= 0 {
				f.By, f.Likeness = subjects[by].name, subjects[by].likeness
			}
		}
		if needed == stats.LeastLooked {
			return // more windows save no more replications
		}
	}
}
