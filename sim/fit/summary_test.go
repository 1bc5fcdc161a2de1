package fit

import (
	"math"
	"strings"
	"testing"

	"karvon/sim/dist"
)

func summaryOf(t *testing.T, n int, statements ...Statement) *Borrowed {
	t.Helper()
	b, err := Summary(n, statements)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// statedBy gives the numbers that a distribution has.
func statedBy(d dist.Distribution) []Statement {
	all := []Statement{{Measure: MeanOf}, {Measure: QuantileOf, At: 0.25}, {Measure: QuantileOf, At: 0.5},
		{Measure: QuantileOf, At: 0.75}, {Measure: AboveOf, At: 500}}
	for i := range all {
		all[i].Value = all[i].says(d, 0)
	}
	return all
}

func TestASummaryGivesBackItsFamily(t *testing.T) {
	for _, k := range known {
		switch k.family {
		case "exponential", "gamma", "lognormal", "weibull":
		default:
			continue
		}
		b := summaryOf(t, 200, statedBy(k.d)...)
		first := b.Families[0]
		if first.Family != k.family && k.family != "exponential" || first.Largest > 0.01 {
			t.Errorf("%s: found %s, off by %v", k.family, first.Family, first.Largest)
		}
		for i, truth := range k.truth {
			if p := first.Parameters[i]; math.Abs(p.Value/truth-1) > 0.02 || !covers(p, truth) {
				t.Errorf("%s: %s is %v to %v to %v, not %v", k.family, p.Name, p.Low, p.Value, p.High, truth)
			}
		}
		if len(b.Troubles) > 0 {
			t.Errorf("%s: %v", k.family, b.Troubles)
		}
	}
}

// TestIntervalsOfSummariesCover holds the rate at which parameters lie in their intervals, from median and quartiles
// of 60 values.
func TestIntervalsOfSummariesCover(t *testing.T) {
	samples := 3
	if *long {
		samples = 60
	}
	d := made(dist.NewLognormal(300, 0.8))
	statements := []Statement{{Measure: MeanOf}, {Measure: QuantileOf, At: 0.25}, {Measure: QuantileOf, At: 0.5},
		{Measure: QuantileOf, At: 0.75}}
	var mean, cv int
	for i := range samples {
		values := newSample(exactly(drawn(d, 60, i)))
		var sorted []float64
		for _, it := range values.items {
			sorted = append(sorted, it.Low)
		}
		for j, v := range statedOf(sorted, statements) {
			statements[j].Value = v
		}
		f, ok := borrow("lognormal", 60, statements)
		if !ok {
			t.Fatal("not found")
		}
		if covers(f.Parameters[0], 300) {
			mean++
		}
		if covers(f.Parameters[1], 0.8) {
			cv++
		}
	}
	checkRate(t, "mean", mean, samples, 0.88, 0.99)
	checkRate(t, "cv", cv, samples, 0.88, 0.99)
}

func TestSummariesSayWhatTheyCannotDetermine(t *testing.T) {
	median, quartile1, quartile3 := Statement{QuantileOf, 0.5, 240}, Statement{QuantileOf, 0.25, 150},
		Statement{QuantileOf, 0.75, 380}
	for _, c := range []struct {
		n          int
		statements []Statement
		code       Code
		says       string
	}{
		{0, []Statement{{MeanOf, 0, 300}}, spreadBorrowed, "exponential is borrowed"},
		{0, []Statement{{MeanOf, 0, 300}}, numberUnknown, "is not known"},
		{0, []Statement{{MeanOf, 0, 300}}, orderUnknown, "nothing of zeros"},
		{0, []Statement{{MeanOf, 0, 300}}, meanStated, "that of the data"},
		{0, []Statement{median, quartile1, quartile3}, meanBorrowed, "would be from"},
		{0, []Statement{median, quartile1, quartile3}, summaryTailBorrowed, "p95 is from"},
		{0, []Statement{median, quartile1, quartile3}, spreadStated, "follows from 3 numbers"},
		{0, []Statement{median, quartile3}, shapeUntested, "no more numbers than parameters"},
		{0, []Statement{median, {QuantileOf, 0.75, 200}}, sharesContradict,
			"75% lie below 200, but only 50% below 240"},
		{0, []Statement{median, {AboveOf, 300, 0.6}}, sharesContradict, "50% lie below 240, but only 40% below 300"},
		{0, []Statement{median, {MeanOf, 0, 100}}, meanContradicts, "the mean is 100, but the others leave 120"},
		{0, []Statement{median, {MeanOf, 0, 500}, {GreatestOf, 0, 600}}, meanContradicts, "leave 120 to 420"},
		{0, []Statement{median, {MeanOf, 0, 300}, {SDOf, 0, 30}}, sdContradicts, "further apart"},
		{0, []Statement{median, {GreatestOf, 0, 200}}, outsideExtremes, "240 lies outside"},
		{0, []Statement{{QuantileOf, 0.25, 100}, {QuantileOf, 0.5, 105}, {QuantileOf, 0.75, 4000}}, noFamilyAgrees,
			"is off by up to"},
	} {
		b, err := Summary(c.n, c.statements)
		if err != nil {
			t.Errorf("%v: %v", c.statements, err)
			continue
		}
		all := append(append(b.Troubles, b.Determined...), b.Undetermined...)
		if sentence, yes := said(all, c.code); !yes || !strings.Contains(sentence, c.says) {
			t.Errorf("%v: %s is not said with %q, but %v", c.statements, c.code, c.says, all)
		}
	}
	if b := summaryOf(t, 40, Statement{MeanOf, 0, 300}, Statement{LeastOf, 0, 60}, Statement{GreatestOf, 0, 900}); b.
		Families[0].Family != "pert" || math.Abs(b.Families[0].distribution.Mean()-300) > 1e-6 {
		t.Errorf("mean and extremes give %v", b.Families[0])
	}
}

func TestSummariesThatAreNoneAreRefused(t *testing.T) {
	for _, statements := range [][]Statement{
		nil, {{MeanOf, 0, -1}}, {{QuantileOf, 1.5, 3}}, {{AboveOf, 5, 1.2}}, {{"mode", 0, 3}}, {{GreatestOf, 0, 3}},
		{{MeanOf, 0, math.NaN()}}, {{MeanOf, 0, 0}},
	} {
		if b, err := Summary(10, statements); err == nil {
			t.Errorf("%v give %v", statements, b)
		}
	}
	if _, err := Summary(-1, []Statement{{MeanOf, 0, 3}}); err == nil {
		t.Error("-1 values are taken")
	}
}
