package lesson

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"karvon/sim/stats"
	"karvon/sim/syntax"
)

// answer is what is read of the JSON of karvon run or karvon compare.
type answer struct {
	Schema         string
	Replications   int
	Confidence     float64
	Base           string
	Configurations map[string]json.RawMessage
	Responses      map[string]estimated
	Differences    map[string]compared
}

// estimated is a number of a run.
type estimated struct {
	Unit      string
	By        string
	Mean      *float64
	Low, High *float64
	Values    []*float64 // of the replications
	Weights   []float64  // of a pooled mean
}

// compared is a number of two configurations.
type compared struct {
	Unit        string
	By          string
	Difference  *float64
	Low, High   *float64
	Confidence  float64
	BaseValues  []*float64 `json:"base_values"`
	Values      []*float64
	BaseWeights []float64 `json:"base_weights"`
	Weights     []float64
	Variance    *float64 `json:"variance_ratio"`
	Estimates   struct{ Before, After estimated }
}

// readAnswer reads the JSON of an answer of a kind: result or comparison.
func readAnswer(text []byte, kind string) (*answer, error) {
	a := new(answer)
	if err := json.Unmarshal(text, a); err != nil {
		return nil, fmt.Errorf("the answer cannot be read: %w", err)
	}
	if !strings.HasPrefix(a.Schema, "karvon."+kind+"/") {
		return nil, fmt.Errorf("an answer of the layout %q is no %s", a.Schema, kind)
	}
	return a, nil
}

// response gives a number of a run.
func (a *answer) response(metric string) (*estimated, error) {
	if found, ok := a.Responses[metric]; ok {
		return &found, nil
	}
	return nil, noMetric(metric, slices.Collect(maps.Keys(a.Responses)))
}

// difference gives a number of the changed configuration and the plain one.
func (a *answer) difference(metric string) (*compared, error) {
	var known []string
	for changed := range a.Configurations {
		if changed == a.Base {
			continue
		}
		if found, ok := a.Differences[changed+"."+metric]; ok {
			return &found, nil
		}
		for name := range a.Differences {
			known = append(known, strings.TrimPrefix(name, changed+"."))
		}
	}
	return nil, noMetric(metric, known)
}

func noMetric(metric string, known []string) error {
	hint := ""
	if near := syntax.Suggest(metric, known); near != "" {
		hint = "; is " + near + " meant?"
	}
	return fmt.Errorf("the answer has no number %s%s", syntax.Abbreviated(metric), hint)
}

// interval is the estimate with its interval, if it has one.
func (e *estimated) interval(confidence float64) interval {
	return interval{mean: known(e.Mean), low: known(e.Low), high: known(e.High), confidence: confidence}
}

// known is a number of an answer; NaN where it is null.
func known(value *float64) float64 {
	if value == nil {
		return math.NaN()
	}
	return *value
}

// present reads the values of replications; NaN where one has none.
func present(values []*float64) []float64 {
	all := make([]float64, len(values))
	for i, value := range values {
		all[i] = known(value)
	}
	return all
}

// sections are the replications of a number of a run, as the difference of two numbers takes them.
func (e *estimated) sections() stats.Sections {
	if len(e.Weights) == len(e.Values) && len(e.Weights) > 0 {
		return stats.Pooled(present(e.Values), e.Weights, stats.Real)
	}
	return stats.Means(present(e.Values), stats.Real)
}
