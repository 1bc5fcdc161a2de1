package report_test

import (
	"slices"
	"strings"
	"testing"

	"karvon/report"
	"karvon/sim/experiment"
	"karvon/sim/observed"
	"karvon/sim/plan"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
	"karvon/sim/stats"
	"karvon/sim/syntax"
)

// calibratedText has four assumptions.
const calibratedText = "testdata/calibrated.yaml"

// calibration is one as it may come out, written by hand: the service is identified, a product of two known, the exit
// not, and the arrivals of cars at the end of their range.
func calibration(t testing.TB) *experiment.Calibration {
	t.Helper()
	s, m := responsetest.Compile(t, nil, calibratedText, scenario.Options{})
	c := &experiment.Calibration{Model: m, Seed: 9, ModelError: 0.05, Rounds: 4, Size: 32, Replications: 4, Dates: 2,
		Reached: true}
	add := func(name string, low, best, high, narrowed float64, identified bool, end int) {
		at := slices.IndexFunc(s.Factors(), func(f scenario.Factor) bool { return f.Name == name })
		c.Assumptions = append(c.Assumptions, experiment.Calibrated{Name: name, Narrowed: narrowed, Identified: identified,
			End: end, IsSet: identified, Members: []experiment.CalibratedMember{{Factor: s.Factors()[at], PriorLow: 0.1,
				PriorHigh: 0.9, Low: low, Best: best, High: high}}})
	}
	add("assumptions.cars", 0.9, 0.95, 1, 0.3, true, 1)
	add("assumptions.exit", 0.1, 0.25, 0.9, 0.99, false, 0)
	add("assumptions.service", 0.4, 0.5, 0.6, 0.2, true, 0)
	add("assumptions.share", 0.2, 0.4, 0.7, 0.7, false, 0)
	add("assumptions.trucks", 0.3, 0.5, 0.8, 0.75, false, 0)
	c.Combined = []experiment.KnownCombination{{Operation: experiment.Product, Members: []int{3, 4}, Signs: []int{1, 1},
		Low: 0.98, Middle: 1.04, High: 1.1, Narrowed: 0.2, Correlation: -0.93}}
	c.Assumptions[3].IsSet, c.Assumptions[4].IsSet = true, true
	predict := func(name, date string, number, simulated, low, high float64, held bool) {
		i, _ := m.ResponseIndex(name)
		v := observed.Value{Response: name, Date: date, Number: number, HoldOut: held, Error: -1,
			Place: syntax.Pos{File: "gate.csv", Line: len(c.Values) + 2, Column: 3}}
		c.Values = append(c.Values, v)
		c.Predictions = append(c.Predictions, experiment.Prediction{Value: v, Response: m.Responses[i],
			Simulated: stats.Unknown(simulated), Low: low, High: high, Inside: low <= number && number <= high,
			Least: low / 2, Most: high * 2})
	}
	predict("post.gate.arrived", "2025-03-01", 700, 710, 640, 790, false)
	predict("post.gate.arrived", "2025-03-02", 720, 710, 640, 790, true)
	predict("post.gate.wait.mean", "2025-03-01", 300, 240, 180, 420, false)
	predict("post.gate.wait.mean", "2025-03-02", 600, 240, 180, 420, true)
	c.Spread = []experiment.Spreading{{Response: c.Predictions[2].Response, Observed: 0.6, Simulated: 0.2}}
	return c
}

// missed is a calibration that no values within the ranges fit.
func missed(c *experiment.Calibration, beyond bool) *experiment.Calibration {
	c.Reached, c.Combined, c.Spread = false, nil, nil
	c.Predictions[2].Number, c.Predictions[2].Inside, c.Predictions[2].Missed = 3600, false, beyond
	return c
}

// unknown is a calibration that tells nothing but combinations, or not even these.
func unknown(c *experiment.Calibration, combined bool) *experiment.Calibration {
	for i := range c.Assumptions {
		c.Assumptions[i].Identified, c.Assumptions[i].End, c.Assumptions[i].IsSet = false, 0, combined && i > 2
	}
	if !combined {
		c.Combined = nil
	}
	for i := range c.Predictions {
		c.Predictions[i].HoldOut, c.Values[i].HoldOut = false, false
	}
	return c
}

// requireSaid fails where sentences do not hold a text.
func requireSaid(t *testing.T, sentences []string, want string) {
	t.Helper()
	if !slices.ContainsFunc(sentences, func(s string) bool { return strings.Contains(s, want) }) {
		t.Errorf("nothing says %q:\n%s", want, strings.Join(sentences, "\n"))
	}
}

func TestACalibrationSaysWhatItFound(t *testing.T) {
	d := report.Calibration(calibration(t))
	if want := "2 of 5 assumptions are identified by what was observed: assumptions.cars 9.7/h and assumptions.service " +
		"60s; of others assumptions.share × assumptions.trucks is known, not the parts."; d.Headline != want {
		t.Errorf("it begins: %s", d.Headline)
	}
	for _, want := range []string{
		"assumptions.cars is 9.7/h (9.4/h to 10/h with 95%; before 4.6/h to 9.4/h); what was observed asks for the high end",
		"assumptions.service is 60s (56s to 64s with 95%; before 44s to 76s).",
		"assumptions.share × assumptions.trucks is known to ±5.8% while its parts are not told apart: 1.04 times what is " +
			"stated (0.98 to 1.1), such as 62% and 44.5/h; in the policy drawn with a rank correlation of -0.93, which " +
			"keeps it so.",
		"Not identified by what was observed, and left as stated: assumptions.exit.",
		"2 of 2 values that were fitted lie within their 95% prediction interval of one run",
		"1 of 2 values that were held out lies within their 95% prediction interval. Outside: post.gate.wait.mean " +
			"2025-03-02.",
	} {
		requireSaid(t, d.Points, want)
	}
	requireSaid(t, []string{d.Setting}, "5 assumptions fitted to 2 values of 2 responses (1 date, each one run of 1 "+
		"day), 2 more values held out")
	requireSaid(t, d.Warnings, "post.gate.wait.mean differs from date to date 3.0 times as much as from run to run")
	if len(d.Tables) != 3 || len(d.Tables[0].Rows) != 5 || len(d.Tables[1].Rows) != 1 || len(d.Tables[2].Rows) != 4 {
		t.Fatalf("the tables are %+v", d.Tables)
	}
	var told []string
	for _, row := range d.Tables[0].Rows {
		told = append(told, row[6].Text)
	}
	if want := []string{"identified, at the high end", "not identified", "identified", "known with others",
		"known with others"}; !slices.Equal(told, want) {
		t.Errorf("told is %q", told)
	}
	row := d.Tables[2].Rows[3]
	if row[2].Number.Mean != 600 || row[3].Number.Mean != 240 || row[4].Number.Mean != 180 || row[5].Number.Mean != 420 ||
		row[6].Text != "outside" || row[7].Text != "held out" {
		t.Errorf("the last value is told as %+v", row)
	}
}

// What is of single days is not what runs of several give.
func TestACalibrationWarnsOfDatesBesideLongWindows(t *testing.T) {
	for days, want := range map[int64]bool{1: false, 3: true} {
		c := calibration(t)
		c.Plan.Window = days * plan.Day
		said := strings.Join(report.Calibration(c).Warnings, "\n")
		if strings.Contains(said, "A date is compared with one run of 3 days") != want {
			t.Errorf("of %d days it is said: %s", days, said)
		}
	}
}

func TestPicturesOfACalibration(t *testing.T) {
	d := report.Calibration(calibration(t))
	before, after := d.Pictures[0].Series[0], d.Pictures[0].Series[1]
	if after.Low[2] != 40 || after.Mean[2] != 50 || after.High[2] != 60 || before.Low[2] != 10 || before.High[2] != 90 {
		t.Errorf("the service is drawn at %v to %v, before %v to %v", after.Low[2], after.High[2], before.Low[2],
			before.High[2])
	}
	seen, simulated := d.Pictures[1].Series[0], d.Pictures[1].Series[1]
	if seen.Mean[3] != 2.5 || simulated.Low[3] != 0.75 || simulated.High[3] != 1.75 ||
		d.Pictures[1].Names[3] != "post.gate.wait.mean, 2025-03-02" {
		t.Errorf("the last value is drawn at %v of %v to %v", seen.Mean[3], simulated.Low[3], simulated.High[3])
	}
}

func TestACalibrationSaysWhatNoValuesGive(t *testing.T) {
	d := report.Calibration(missed(calibration(t), true))
	if want := "No values within the ranges give what was observed: the nearest give post.gate.wait.mean 2025-03-01 " +
		"4 min instead of 60 min (single runs all over the ranges: 90 s to 14 min)."; d.Headline != want {
		t.Errorf("it begins: %s", d.Headline)
	}
	requireSaid(t, d.Points, "they are no answer")
	if row := d.Tables[0].Rows[2]; len(row) != 5 || row[4].Text != "nearest" {
		t.Errorf("the service is told as %+v", row)
	}
	d = report.Calibration(missed(calibration(t), false))
	if !strings.Contains(d.Headline,
		"give post.gate.arrived 2025-03-01 710 /day instead of 700 /day and post.gate.wait.mean") {
		t.Errorf("where each by itself is reached, it begins: %s", d.Headline)
	}
}

func TestACalibrationSaysWhatItDoesNotFind(t *testing.T) {
	d := report.Calibration(unknown(calibration(t), false))
	if want := "What was observed identifies none of 5 assumptions: their intervals are hardly narrower than " +
		"before."; d.Headline != want {
		t.Errorf("it begins: %s", d.Headline)
	}
	d = report.Calibration(unknown(calibration(t), true))
	if want := "None of 5 assumptions is identified by itself by what was observed, but assumptions.share × " +
		"assumptions.trucks is known."; d.Headline != want {
		t.Errorf("it begins: %s", d.Headline)
	}
}

func TestCombinationsAreWrittenWithTheirSigns(t *testing.T) {
	for want, k := range map[string]experiment.KnownCombination{
		"assumptions.share / assumptions.trucks": {Operation: experiment.Product, Signs: []int{1, -1}},
		"assumptions.share + assumptions.trucks": {Operation: experiment.Sum, Signs: []int{1, 1}},
		"assumptions.share − assumptions.trucks": {Operation: experiment.Sum, Signs: []int{1, -1}},
	} {
		c := calibration(t)
		k.Members, k.Low, k.Middle, k.High = []int{3, 4}, 0.9, 1, 1.1
		c.Combined[0] = k
		requireSaid(t, report.Calibration(c).Points, want+" is known to ±10%")
	}
}
