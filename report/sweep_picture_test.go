package report

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/report/document/documenttest"
	"karvon/sim/design"
	"karvon/sim/design/grammar"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/unit"
)

// sweepOf makes a sweep of one response, in seconds, from levels by point and the means there; a mean that is NaN
// is a point that failed.
func sweepOf(factors []string, levels [][]string, means ...float64) *experiment.Sweep {
	wait := response.Response{
		Name: "post.gate.wait.mean", Place: "post.gate", Statistic: response.Mean,
		Estimand: &response.Estimand{Subject: response.OfStation, Measure: "wait", Kind: response.TimeKind, Unit: "s"},
	}
	s := &experiment.Sweep{Model: &response.Model{Plan: &plan.Plan{Name: "post"}}, Responses: []response.Response{wait},
		Design: &design.Design{Kind: grammar.Grid}}
	for j, name := range factors {
		f := experiment.SweptFactor{Name: name, Path: name}
		for _, at := range levels {
			f.Levels = append(f.Levels, at[j])
		}
		f.Numbers, f.Dimension = quantitiesOf(f.Levels)
		s.Factors = append(s.Factors, f)
	}
	for _, mean := range means {
		e := experiment.Evaluation{Responses: []*experiment.ResponseEstimate{{Response: wait,
			Estimate: documenttest.About(mean, 6)}}}
		if math.IsNaN(mean) {
			e.Err = errors.New("no servers")
		}
		s.Evaluations = append(s.Evaluations, e)
	}
	return s
}

// quantitiesOf reads levels as numbers, rates or durations.
func quantitiesOf(levels []string) ([]float64, unit.Dimension) {
	for _, dimension := range []unit.Dimension{unit.Number, unit.Rate, unit.Duration} {
		var numbers []float64
		for _, level := range levels {
			if number, err := unit.Parse(level, dimension); err == nil {
				numbers = append(numbers, number)
			}
		}
		if len(numbers) == len(levels) {
			return numbers, dimension
		}
	}
	return nil, 0
}

func TestAGridHasALineForTheLevelsOfTheOtherFactors(t *testing.T) {
	s := sweepOf([]string{"policy", "flows.trucks.arrivals.rate"},
		[][]string{{"none", "54/h"}, {"none", "30/h"}, {"quick", "54/h"}, {"quick", "30/h"}}, 600, 120, math.NaN(), 60)
	pictures := sweepPictures(s)
	if len(pictures) != 1 {
		t.Fatalf("%d pictures", len(pictures))
	}
	p := pictures[0]
	if p.Kind != "curve" || p.Unit != "min" || p.Axis != "arrivals.rate, /h" || len(p.Series) != 2 {
		t.Fatalf("the picture is %+v", p)
	}
	none, quick := p.Series[0], p.Series[1]
	if none.Name != "policy none" || none.At[0] != 30 || none.At[1] != 54 || none.Mean[0] != 2 || none.High[1] != 10.1 {
		t.Errorf("a line is %+v", none)
	}
	if !math.IsNaN(quick.Mean[1]) || quick.Mean[0] != 1 {
		t.Errorf("the point that failed is %v", quick.Mean)
	}
}

func TestWordsAreRowsOfAPicture(t *testing.T) {
	s := sweepOf([]string{"policy"}, [][]string{{"none"}, {"quick"}}, 30, 20)
	p := sweepPictures(s)[0]
	if p.Kind != "rows" || p.Names[1] != "quick" || p.Series[0].Mean[1] != 20 || p.Unit != "s" {
		t.Errorf("the picture is %+v", p)
	}
}

func TestASampleHasItsPointsAndMainEffects(t *testing.T) {
	s := sweepOf([]string{"a.b", "c.d"}, [][]string{{"1", "x"}, {"2", "x"}, {"1", "y"}, {"2", "y"}}, 10, 20, 90, 100)
	s.Design.Kind = grammar.Sobol
	pictures := sweepPictures(s)
	if len(pictures) != 2 || pictures[0].Title != "post.gate.wait.mean over c.d" {
		t.Fatalf("the strongest is not first: %+v", pictures)
	}
	words, numbers := pictures[0], pictures[1]
	if words.Words[1] != "y" || !words.Series[1].Loose || words.Series[1].Mean[1] != 95 || words.Series[0].At[2] != 1 {
		t.Errorf("over words: %+v", words)
	}
	if effect := numbers.Series[1]; effect.Loose || effect.Mean[0] != 50 || effect.Mean[1] != 60 || effect.At[1] != 2 {
		t.Errorf("over numbers: %+v", numbers)
	}
}

// Ten levels in even slices: of a range each slice has its mean level.
func TestALongRangeIsCutIntoSlices(t *testing.T) {
	var levels [][]string
	var means []float64
	for _, level := range strings.Fields("10m 12m 14m 16m 18m 20m 22m 24m 26m 28m") {
		levels, means = append(levels, []string{level}), append(means, float64(len(means)))
	}
	s := sweepOf([]string{"a.service"}, levels, means...)
	effects := s.MainEffects(0, 0)
	if len(effects) != 2 || effects[0].At != 14*60 || effects[0].Mean != 2 || effects[1].Mean != 7 {
		t.Errorf("the effects are %+v", effects)
	}
	if p := sweepPictures(s)[0]; p.Axis != "a.service, min" || p.Series[0].At[1] != 12 {
		t.Errorf("the axis is %s with %v", p.Axis, p.Series[0].At)
	}
}

func TestPicturesAreWrittenForScripts(t *testing.T) {
	text, err := json.Marshal(document.PictureSeries{Name: "a", At: document.Places{0.1 + 0.2, 1234.5},
		Mean: document.Brief{math.NaN(), 1234.5}})
	if want := `{"name":"a","loose":false,"at":[0.3,1234.5],"mean":[null,1230],"low":[],"high":[]}`; err != nil ||
		string(text) != want {
		t.Errorf("%s, %v", text, err)
	}
}
