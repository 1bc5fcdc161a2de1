package lesson_test

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"testing"

	"karvon/cmd/karvon/internal/studio/lesson"
	"karvon/sim/stats"
)

func at[T any](value T) *T { return &value }

// run writes what is read of an answer of karvon run with one number of seconds.
func run(metric string, mean, low, high float64, values ...float64) []byte {
	return written(map[string]any{"schema": "karvon.result/1", "replications": len(values), "confidence": 0.95,
		"responses": map[string]any{metric: map[string]any{"unit": "s", "by": "mean", "mean": mean, "low": low, "high": high,
			"values": values}}})
}

// comparison writes what is read of an answer of karvon compare.
func comparison(low, high any, before, after []float64) []byte {
	apart := make([]float64, len(before))
	for i := range apart {
		apart[i] = after[i] - before[i]
	}
	gain := (stats.Variance(before) + stats.Variance(after)) / stats.Variance(apart)
	if math.IsNaN(gain) || math.IsInf(gain, 0) {
		gain = 0
	}
	return written(map[string]any{"schema": "karvon.comparison/1", "replications": len(before), "confidence": 0.95,
		"base": "plain", "configurations": map[string]any{"plain": nil, "changed": nil},
		"differences": map[string]any{"changed.wait": map[string]any{"unit": "s", "by": "mean", "difference": 60, "low": low,
			"high": high, "confidence": 0.95, "base_values": before, "values": after, "variance_ratio": gain}}})
}

func written(value any) []byte {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return text
}

func number(of float64) lesson.Prediction { return lesson.Prediction{Number: &of} }
func option(of int) lesson.Prediction     { return lesson.Prediction{Option: &of} }

// judged judges, and fails where that does.
func judged(t *testing.T, q *lesson.Question, p lesson.Prediction, answers ...[]byte) *lesson.Judgement {
	t.Helper()
	j, err := q.Judge(p, answers)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func TestANumberIsRightWhereTheWholeIntervalIsNearIt(t *testing.T) {
	q := &lesson.Question{Figure: lesson.Value, Metric: "wait", Unit: "min", Replications: []int{5}, Tolerance: 0.25}
	answer := run("wait", 600, 540, 660, 1, 2, 3, 4, 5) // 10 min, 9 to 11
	for predicted, want := range map[float64]lesson.Verdict{
		10: lesson.Right, 11: lesson.Right, 13: lesson.Untold, 15: lesson.Wrong, 5: lesson.Wrong, -10: lesson.Wrong,
		8.3: lesson.Right, 7: lesson.Untold,
	} {
		if j := judged(t, q, number(predicted), answer); j.Verdict != want || *j.Figure.Mean != 10 || j.Option != -1 {
			t.Errorf("%v is %s and not %s", predicted, j.Verdict, want)
		}
	}
}

func TestAnOptionIsRightWhereTheWholeIntervalLiesInIt(t *testing.T) {
	q := &lesson.Question{Figure: lesson.Difference, Metric: "wait", Unit: "min", Replications: []int{5},
		Options: []lesson.Option{{Above: at(0.5)}, {Above: at(-0.5), Below: at(0.5)}, {Below: at(-0.5)}}}
	values := []float64{1, 2, 3, 4, 5}
	for _, test := range []struct {
		low, high any
		decided   int
	}{{40, 80, 0}, {-20, 20, 1}, {0, 0, 1}, {-80, -31, 2}, {20, 100, -1}, {-80, 80, -1}, {nil, nil, -1}} {
		for predicted := range q.Options {
			want := lesson.Wrong
			if predicted == test.decided {
				want = lesson.Right
			} else if test.decided < 0 {
				want = lesson.Untold
			}
			j := judged(t, q, option(predicted), comparison(test.low, test.high, values, values))
			if j.Verdict != want || j.Option != test.decided {
				t.Errorf("option %d at %v to %v is %s, and %d holds", predicted, test.low, test.high, j.Verdict, j.Option)
			}
		}
	}
}

func TestWhatAComparisonTellsIsWhetherItsIntervalLeavesOutNought(t *testing.T) {
	q := &lesson.Question{Figure: lesson.Telling, Metric: "wait", Replications: []int{5},
		Options: []lesson.Option{{Told: lesson.Less}, {Told: lesson.Open}, {Told: lesson.More}}}
	for _, test := range []struct {
		low, high any
		holds     int
	}{{1, 2, 2}, {-2, -1, 0}, {-1, 1, 1}, {nil, nil, 1}} {
		j := judged(t, q, option(test.holds), comparison(test.low, test.high, []float64{1}, []float64{2}))
		if j.Verdict != lesson.Right {
			t.Errorf("%v to %v: %+v", test.low, test.high, j)
		}
	}
}

// TestARatioIsOfTheMeans takes a ratio of pairs that are twice as large but for noise, and one of pairs without it.
func TestARatioIsOfTheMeans(t *testing.T) {
	q := &lesson.Question{Figure: lesson.Ratio, Metric: "wait", Unit: "times", Replications: []int{40},
		Options: []lesson.Option{{Above: at(1.9), Below: at(2.1)}, {Above: at(2.1)}}}
	random := rand.New(rand.NewPCG(1, 2))
	var before, after []float64
	for range 40 {
		x := 100 + 30*random.NormFloat64()
		before, after = append(before, x), append(after, 2*x+random.NormFloat64())
	}
	j := judged(t, q, option(0), comparison(0, 1, before, after))
	if j.Verdict != lesson.Right || *j.Figure.High-*j.Figure.Low > 0.02 {
		t.Errorf("%+v", *j.Figure)
	}
	if _, err := q.Judge(option(0), [][]byte{comparison(0, 1, before[:4], after[:4])}); err == nil {
		t.Error("four replications show a spread")
	}
}

// TestTheGainOfTheSameLuckIsSeen compares pairs that share most of what chance does.
func TestTheGainOfTheSameLuckIsSeen(t *testing.T) {
	q := &lesson.Question{Figure: lesson.Luck, Metric: "wait", Unit: "times", Replications: []int{60},
		Options: []lesson.Option{{Above: at(2.0), Below: at(20.0)}, {Below: at(2.0)}}}
	random := rand.New(rand.NewPCG(3, 4))
	var before, after []float64
	for range 60 {
		x := random.NormFloat64()
		before, after = append(before, 9+x), append(after, 9+x+0.7*random.NormFloat64())
	}
	if j := judged(t, q, option(0), comparison(0, 1, before, after)); j.Verdict != lesson.Right {
		t.Errorf("%v %v %v", *j.Figure.Mean, *j.Figure.Low, *j.Figure.High)
	}
}

// TestFourTimesAsManyHalveAnInterval draws samples of 100 and 400: in most of 100 trials the interval of the ratio of
// their widths covers two.
func TestFourTimesAsManyHalveAnInterval(t *testing.T) {
	q := &lesson.Question{Figure: lesson.Narrowing, Metric: "wait", Unit: "times", Replications: []int{100, 400},
		Options: []lesson.Option{{Above: at(1.0)}, {Below: at(1.0)}}}
	random := rand.New(rand.NewPCG(5, 6))
	covered := 0
	for range 100 {
		var answers [][]byte
		for _, n := range q.Replications {
			values := make([]float64, n)
			sum, squares := 0.0, 0.0
			for i := range values {
				values[i] = 50 + random.NormFloat64()
				sum += values[i]
				squares += values[i] * values[i]
			}
			mean := sum / float64(n)
			wide := 2 * math.Sqrt((squares/float64(n)-mean*mean)/float64(n))
			answers = append(answers, run("wait", mean, mean-wide, mean+wide, values...))
		}
		if j := judged(t, q, option(0), answers...); *j.Figure.Low < 2 && *j.Figure.High > 2 {
			covered++
		}
	}
	if covered < 88 || covered == 100 {
		t.Errorf("%d of 100 cover the truth; 95 should, about", covered)
	}
}

func TestTheLargestIsLargestBeyondChance(t *testing.T) {
	q := &lesson.Question{Figure: lesson.Largest, Unit: "min", Replications: []int{6},
		Options: []lesson.Option{{Metric: "a"}, {Metric: "b"}}}
	answer := func(a, b []float64) []byte {
		return written(map[string]any{"schema": "karvon.result/1", "replications": 6, "confidence": 0.95,
			"responses": map[string]any{"a": map[string]any{"unit": "s", "mean": 60, "values": a},
				"b": map[string]any{"unit": "s", "mean": 120, "values": b}}})
	}
	clear := answer([]float64{1, 2, 3, 4, 5, 6}, []float64{11, 12.1, 13, 14.2, 15, 16})
	if j := judged(t, q, option(1), clear); j.Verdict != lesson.Right || *j.Sides[1].Mean != 2 {
		t.Errorf("%+v", j)
	}
	if j := judged(t, q, option(0), clear); j.Verdict != lesson.Wrong {
		t.Errorf("%+v", j)
	}
	near := answer([]float64{1, 2, 3, 4, 5, 6}, []float64{6, 5, 4, 3, 2, 2})
	if j := judged(t, q, option(1), near); j.Verdict != lesson.Untold {
		t.Errorf("%+v", j)
	}
}

func TestWhatFitsNoQuestionIsRefused(t *testing.T) {
	q := &lesson.Question{Figure: lesson.Value, Metric: "wait", Unit: "min", Replications: []int{5}, Tolerance: 0.1}
	answer := run("wait", 600, 540, 660, 1, 2, 3, 4, 5)
	for what, p := range map[string]lesson.Prediction{"nothing": {}, "an option": option(0),
		"no number": number(math.NaN()), "both": {Option: at(0), Number: at(1.0)}} {
		if _, err := q.Judge(p, [][]byte{answer}); err == nil {
			t.Errorf("%s was judged", what)
		}
	}
	for what, answers := range map[string][][]byte{
		"none": nil, "too many": {answer, answer}, "another number": {run("gate.wait", 1, 1, 1, 1)},
		"no JSON": {[]byte("{")}, "a comparison": {comparison(1, 2, nil, nil)},
	} {
		if _, err := q.Judge(number(1), answers); err == nil {
			t.Errorf("%s was judged", what)
		}
	}
	q.Unit = "percent"
	if _, err := q.Judge(number(1), [][]byte{answer}); err == nil {
		t.Error("seconds are shown in percent")
	}
}
