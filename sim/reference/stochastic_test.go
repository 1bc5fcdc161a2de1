package reference

import (
	"context"
	"flag"
	"testing"

	"karvon/sim/experiment"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

var (
	long    = flag.Bool("long", false, "run the full edition: minutes, with narrow intervals")
	longest = flag.Bool("longest", false, "run the full edition of elements without a row too")
	update  = flag.Bool("update", false, "with -long, write testdata/full.golden")
)

// fullHalfWidth is of the value, at the family-wise level, in the full edition. Student's quantile there is some
// 2.5 times that of 95%, so that every 95% interval is less than 2% wide.
const fullHalfWidth = 0.02

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
		if !*long && i > 0 && models[i-1].family == m.family && i%8 != 0 {
			continue // the first and one in eight of a family that has several, which all are run with -long
		}
		t.Run(m.family+"/"+m.parameters, func(t *testing.T) {
			for _, f := range m.figures(t, confidence) {
				t.Log(f)
				if !f.covers() {
					t.Errorf("%s: %.6g ± %.2g, exact is %.6g", f.metric, f.Mean, f.HalfWidth(), f.expected)
				}
				if half := (f.High - f.Low) / 2; *long && half > fullHalfWidth*f.expected {
					t.Errorf("%s: half of the interval is %.2g%% of the value", f.metric, 100*half/f.expected)
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
	checks, err := m.checks(context.Background(), Options{Long: *long}, confidence)
	if err != nil {
		t.Fatal(err)
	}
	var all []figure
	for i, r := range m.rows(t) {
		all = append(all, figure{r, r.value(t), checks[i].Simulated})
	}
	return all
}

// covers says whether the interval holds the exact value.
func (f figure) covers() bool { return Check{Exact: f.expected, Simulated: f.Estimate}.Holds() }

// rowConfidence is the level of each row's interval (Bonferroni).
func rowConfidence(t *testing.T) float64 {
	t.Helper()
	confidence, err := suiteConfidence(allModels(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return confidence
}

// run takes a file of testdata through the whole pipeline.
func run(t *testing.T, file string, set []string, options experiment.Options) *experiment.Result {
	t.Helper()
	s, err := scenario.Load(t.Context(), nil, "testdata/"+file, scenario.Options{Set: set})
	if err != nil {
		t.Fatal(err)
	}
	compiled, err := response.Compile(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	result, err := experiment.Run(context.Background(), compiled, options)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func find(t *testing.T, result *experiment.Result, name string) *experiment.ResponseEstimate {
	t.Helper()
	response := result.Find(name)
	if response == nil {
		t.Fatalf("no response %s", name)
	}
	return response
}
