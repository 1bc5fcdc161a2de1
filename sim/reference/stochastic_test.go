package reference

import (
	"context"
	"flag"
	"math"
	"slices"
	"testing"

	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

var (
	long   = flag.Bool("long", false, "run the full edition: minutes, with narrow intervals")
	update = flag.Bool("update", false, "with -long, write testdata/full.golden")
)

const (
	familyError = 1e-3 // chance that a sound engine fails any row
	// fullHalfWidth is of the value, at the family-wise level, in the full edition. Student's quantile there is some 2.5
	// times that of 95%, so that every 95% interval is less than 2% wide.
	fullHalfWidth    = 0.02
	fullReplications = 60 // many, because Student's quantile at such levels is large for few
)

// figure is a row's outcome.
type figure struct {
	row
	expected float64
	stats.Estimate
}

func TestStochasticModels(t *testing.T) {
	models, confidence := allModels(), rowConfidence(t)
	var lines []string
	for i := range models {
		m := &models[i]
		t.Run(m.family+"/"+m.parameters, func(t *testing.T) {
			for _, f := range m.figures(t, confidence) {
				t.Log(f)
				if !f.covers() {
					t.Errorf("%s: %.6g ± %.2g, exact is %.6g", f.metric, f.Mean, f.HalfWidth, f.expected)
				}
				if *long && f.HalfWidth > fullHalfWidth*f.expected {
					t.Errorf("%s: the half-width is %.2g%% of the value", f.metric, 100*f.HalfWidth/f.expected)
				}
				lines = append(lines, f.String())
			}
		})
	}
	if *long && *update {
		writeGolden(t, lines)
	}
}

// figures runs the model and estimates its rows.
func (m *model) figures(t *testing.T, confidence float64) []figure {
	t.Helper()
	set := m.set
	if !*long {
		set = slices.Concat(set, m.quick)
	}
	result := run(t, m.file, set, m.options())
	var all []figure
	for _, r := range m.rows(t) {
		all = append(all, figure{r, r.value(t), m.measures[r.metric].estimate(t, result, confidence)})
	}
	return all
}

// options are the replications and the window of the edition; those of the
// quick one are the file's.
func (m *model) options() experiment.Options {
	switch {
	case m.replications > 0 && *long:
		return experiment.Options{Replications: 100 * m.replications}
	case m.replications > 0:
		return experiment.Options{Replications: m.replications}
	case *long:
		return experiment.Options{Replications: fullReplications, Window: int64(m.days) * plan.Day}
	}
	return experiment.Options{}
}

// covers says whether the interval holds the exact value.
func (f figure) covers() bool { return math.Abs(f.Mean-f.expected) <= f.HalfWidth }

// rowConfidence is the level of each row's interval (Bonferroni).
func rowConfidence(t *testing.T) float64 {
	t.Helper()
	rows := 0
	for _, m := range allModels() {
		rows += len(m.rows(t))
	}
	return 1 - familyError/float64(rows)
}

// estimate reads a metric from a result.
func (m measure) estimate(t *testing.T, result *experiment.Result, confidence float64) stats.Estimate {
	t.Helper()
	response := find(t, result, m.response)
	values := slices.Clone(response.Values)
	for i := range values {
		values[i] /= m.unit
		if m.complement {
			values[i] = 1 - values[i]
		}
	}
	if m.over != "" {
		for i, divisor := range find(t, result, m.over).Values {
			values[i] /= divisor
		}
	}
	if _, isQuantile := response.Statistic.Quantile(); isQuantile {
		return stats.SectionedQuantile(response.Mean/m.unit, values, confidence)
	}
	return stats.MeanInterval(values, confidence)
}

// run takes a file of testdata through the whole pipeline.
func run(t *testing.T, file string, set []string, options experiment.Options) *experiment.Result {
	t.Helper()
	s, err := scenario.Load(nil, "testdata/"+file, scenario.Options{Set: set})
	if err != nil {
		t.Fatal(err)
	}
	compiled, err := plan.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	result, err := experiment.Run(context.Background(), compiled, options)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func find(t *testing.T, result *experiment.Result, name string) *experiment.Response {
	t.Helper()
	response := result.Find(name)
	if response == nil {
		t.Fatalf("no response %s", name)
	}
	return response
}
