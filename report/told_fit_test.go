package report

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/sim/dist"
	"karvon/sim/fit"
	recorded "karvon/sim/measured"
)

// fittedTimes is what a file of times says, made by hand.
func fittedTimes(t *testing.T) *recorded.Fitted {
	t.Helper()
	gamma, err := dist.NewGamma(600, 0.5)
	if err != nil {
		t.Fatal(err)
	}
	gap := math.NaN()
	times := &fit.Fits{N: 120, Censored: 2, Rounding: 300, Zeros: fit.Share{Count: 12, Share: 0.1, Low: 0.05, High: 0.17},
		Mean: 590, SD: 310, CV: 0.525, Least: 60, Quartile1: 350, Median: 540, Quartile3: 780, P95: 1200, Greatest: 1800,
		Autocorrelation: gap,
		Families: []fit.Fit{{Family: "gamma", Mean: fit.Parameter{Name: "mean", Value: 600, Low: 550, High: 650},
			Parameters: []fit.Parameter{{Name: "mean", Of: fit.Quantity, Value: 600, Low: 550, High: 650},
				{Name: "cv", Of: fit.Ratio, Value: 0.5, Low: 0.45, High: 0.56}},
			Distribution: gamma, P: 0.4, Statistic: 0.3, AIC: 1500, Worst: fit.QuantileError{Probability: 0.9, Relative: 0.07},
			QQ: []fit.Point{{X: 300, Y: 290}, {X: 1200, Y: 1230}}, PP: []fit.Point{{X: 0.25, Y: 0.2}, {X: 0.75, Y: 0.8}}},
			{Family: "exponential", Mean: fit.Parameter{Name: "mean", Value: 590, Low: 500, High: 700},
				Parameters:   []fit.Parameter{{Name: "mean", Of: fit.Quantity, Value: 590, Low: 500, High: 700}},
				Distribution: gamma, P: 0.0025, PIsBound: true, Rejected: true, AIC: 1700,
				Worst: fit.QuantileError{Probability: 0.05, Relative: -0.6}}}}
	data := &recorded.Data{Kind: recorded.Times, Rows: 125, Used: 120, From: 1725235200, To: 1725840000,
		Columns: []recorded.Column{{Header: "Service (min)", Use: recorded.ForDuration, Stated: true}},
		Left: []recorded.Left{{Why: recorded.BadDuration, Rows: 4, Places: []string{"line 3", "line 7", "line 9"}},
			{Why: recorded.TotalRow, Rows: 1, Places: []string{"line 126"}}},
		Remarks: []recorded.Remark{{Note: recorded.Alike, Count: 3}, {Note: recorded.Beyond, Count: 2}}}
	group := &recorded.Group{N: 120}
	return &recorded.Fitted{Data: data, File: "times.csv",
		Groups: []recorded.FittedGroup{{Group: group, Times: times}}}
}

// whatIsTold gathers all sentences and cells of a document.
func whatIsTold(d *document.Document) string {
	all := append([]string{d.Setting, d.Headline}, d.Points...)
	all = append(all, d.Warnings...)
	for i := range d.Tables {
		all = append(all, d.Tables[i].Title)
		for _, row := range d.Tables[i].Rows {
			line := ""
			for _, cell := range row {
				line += cell.Text
				if cell.Number.Known() {
					line += document.InSentence(cell.Number, document.OwnScale(cell.Number), nil)
				}
				line += " | "
			}
			all = append(all, line)
		}
	}
	return strings.Join(all, "\n")
}

func TestAFitTellsItsNumbers(t *testing.T) {
	told := whatIsTold(Fit(fittedTimes(t)))
	for _, want := range []string{
		"Times from times.csv, 2024-09-02 to 2024-09-09: 120 of 125 rows are used",
		"The times fit a gamma distribution with mean 10.00 ± 0.84 min and cv 0.500 (0.450 to 0.560)",
		"40% of its own samples lie as far from it as these values do",
		"Service (min) (how long, as asked for)",
		"4 rows were left out, with a duration that is none (line 3, line 7, line 9, …)",
		"1 row was left out as totals or means of others (line 126)",
		"120 values: mean at least 10 min, median 9 min, 95 in 100 at most 20 min, longest seen 30 min",
		"They are rounded to 5 min", "2 of them are known to be longer", "12 of 120, 10%, are zero",
		"3 rows are equal to another", "2 cells say that it took longer",
		"0.4 | +7% at p90", "≤ 0.0025 | -60% at p5", "chosen", "rejected",
	} {
		if !strings.Contains(told, want) {
			t.Errorf("%q is not told:\n%s", want, told)
		}
	}
}

func TestAFitIsWrittenInTheLanguage(t *testing.T) {
	text := string(FitFile(t.Context(), fittedTimes(t), "fitted.yaml"))
	for _, want := range []string{
		"  times-time:\n    value: {gamma: {mean: 10m, cv: 0.5}}\n    range: [9m10s, 10m50s]\n    interval: 95%\n",
		`source: {of: "times.csv, 2024-09-02 to 2024-09-09", date: 2024-09-09}`, "confidence: measured",
		`note: "n = 120; gamma by maximum likelihood, p = 0.4"`,
		"  times-none:\n    value: 10%\n    range: [5%, 17%]\n", "{share: $times-none, do: []}",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not written:\n%s", want, text)
		}
	}
}

func TestPicturesOfAFitHaveItsPointsInTheUnitOfPeople(t *testing.T) {
	d := Fit(fittedTimes(t))
	if len(d.Pictures) != 2 {
		t.Fatalf("there are %d pictures", len(d.Pictures))
	}
	qq, pp := d.Pictures[0], d.Pictures[1]
	if qq.Unit != "min" || qq.Series[0].At[1] != 20 || qq.Series[0].Mean[1] != 20.5 || qq.Series[1].At[1] != 20.5 {
		t.Errorf("quantiles are %+v", qq)
	}
	if pp.Unit != "%" || pp.Series[0].At[0] != 25 || pp.Series[0].Mean[0] != 20 || pp.Series[1].Mean[0] != 20 {
		t.Errorf("shares are %+v", pp)
	}
}

// fittedCounts is what a file of counts says, made by hand.
func fittedCounts() *recorded.Fitted {
	known := func(weights ...float64) []fit.Weight {
		var all []fit.Weight
		for _, w := range weights {
			all = append(all, fit.Weight{Known: true, Weight: w, Low: w * 0.9, High: w * 1.1, N: 10, Days: 14})
		}
		return all
	}
	hours := make([]float64, 24)
	for i := range hours {
		hours[i] = 0.5
	}
	hours[9] = 12.5
	demand := &fit.Demand{N: 2800, Intervals: 336, Days: 14, Hours: known(hours...),
		PerDay:    fit.Parameter{Value: 200, Low: 180, High: 220},
		Weekdays:  known(1, 1, 1, 1, 1.4, 1.1, 0.5),
		DayFactor: fit.Parameter{Value: 0.2, Low: 0.15, High: 0.25}, DayDispersion: fit.Parameter{Value: 3},
		IntervalDispersion: fit.Parameter{Value: 2.25, Low: 1.96, High: 2.56}, Closed: []int{0, 1, 2, 23},
		Drift: fit.Parameter{Value: 0.3, Low: 0.1, High: 0.5}}
	return &recorded.Fitted{Data: &recorded.Data{Kind: recorded.Counts, Rows: 336, Used: 336, From: 0, To: 1209599},
		File: "Въезд 2024.csv", Groups: []recorded.FittedGroup{{Group: &recorded.Group{N: 336}, Demand: demand,
			LastPart: true}}}
}

func TestAFitOfCountsTellsItsProfile(t *testing.T) {
	told := whatIsTold(Fit(fittedCounts()))
	for _, want := range []string{
		"200 ± 20 come a day, over 14 days.", "The busiest hour is 09:00–10:00, with 12.5 times the mean of the hours.",
		"Nobody ever comes at 00:00–03:00, 23:00–24:00.", "A day's demand varies by 20.0 ± 5.0 %",
		"the variance of a count is 2.25 times its mean", "It grows by 30 ± 20 % a year.",
		"The last day was seen in part alone", "Friday | 1.40 ± 0.14",
	} {
		if !strings.Contains(told, want) {
			t.Errorf("%q is not told:\n%s", want, told)
		}
	}
	text := string(FitFile(t.Context(), fittedCounts(), "fitted.yaml"))
	for _, want := range []string{
		"  vezd-2024-rate:\n    value: 200/day\n    range: [180/day, 220/day]\n",
		"vezd-2024-cv:\n    value: 150%\n    range: [140%, 160%]\n",
		"vezd-2024-day:\n    value: 20%\n    range: [15%, 25%]\n",
		"days: {mon: 1, tue: 1, wed: 1, thu: 1, fri: 1.4, sat: 1.1, sun: 0.5}",
		"arrivals: {rate: $vezd-2024-rate, profile: vezd-2024, day-to-day: {cv: $vezd-2024-day}, cv: $vezd-2024-cv}",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not written:\n%s", want, text)
		}
	}
}

// TestAFitTellsNoEndOfWhatHasNone has times of which so many are unfinished that a quantile is beyond all of them,
// and a normal distribution, which has no upper end.
func TestAFitTellsNoEndOfWhatHasNone(t *testing.T) {
	x := fittedTimes(t)
	times := x.Groups[0].Times
	times.P95 = math.Inf(1)
	times.Families[0].Family = "normal"
	times.Families[0].Parameters = []fit.Parameter{{Name: "mean", Of: fit.Quantity, Value: 600, Low: 550, High: 650},
		{Name: "max", Of: fit.Quantity, Value: math.Inf(1)}}
	told := whatIsTold(Fit(x)) + string(FitFile(t.Context(), x, "fitted.yaml"))
	for _, want := range []string{"95 in 100 not known", "{normal: {mean: 10m}}", "mean | "} {
		if !strings.Contains(told, want) {
			t.Errorf("%q is not told:\n%s", want, told)
		}
	}
	for _, never := range []string{"Inf", "NaN", "max:", "max +", "106751d", "9.833 min"} {
		if strings.Contains(told, never) {
			t.Errorf("%q is told:\n%s", never, told)
		}
	}
}

func TestValuesThatStandForThemselvesAreTooShortWhereSomeAreUnfinished(t *testing.T) {
	x := fittedTimes(t)
	x.Groups[0].Times.Families[0].Family = "empirical"
	told := whatIsTold(Fit(x)) + string(FitFile(t.Context(), x, "fitted.yaml"))
	for _, want := range []string{"is too short: its mean is at least 10.0", "of which 2 are unfinished"} {
		if !strings.Contains(told, want) {
			t.Errorf("%q is not told:\n%s", want, told)
		}
	}
}

func TestAFitOfOneValueSaysThatItIsOne(t *testing.T) {
	x := fittedTimes(t)
	times := x.Groups[0].Times
	times.N, times.Censored, times.Families[0].Family = 1, 0, "constant"
	if told := whatIsTold(Fit(x)); !strings.Contains(told, "The times are one value alone, 10.0") {
		t.Errorf("told is:\n%s", told)
	}
}

// TestAFitSaysWhatASampleDoesNotDetermine has a parameter whose interval has no upper end, and one whose is so far away
// that it is none.
func TestAFitSaysWhatASampleDoesNotDetermine(t *testing.T) {
	for _, high := range []float64{math.Inf(1), 1e6} {
		x := fittedTimes(t)
		times := x.Groups[0].Times
		times.Families[0].Family = "beta"
		times.Families[0].Parameters = []fit.Parameter{{Name: "min", Of: fit.Quantity, Value: 60, Low: 0, High: 90},
			{Name: "max", Of: fit.Quantity, Value: 1800, Low: 1500, High: high},
			{Name: "cv", Of: fit.Ratio, Value: 0.5, Low: 0.45, High: high}}
		d := Fit(x)
		told := strings.Join(strings.Fields(whatIsTold(d)+string(FitFile(t.Context(), x, "fitted.yaml"))), " ")
		for _, want := range []string{"max 30 min (at least 25 min; how much more is not determined by this sample)",
			"cv 0.5 (at least 0.45; how much more is not determined", "min 60 s (0 to 90)",
			"max is not determined by this sample beyond that it is at least 25 min"} {
			if !strings.Contains(told, want) {
				t.Errorf("%q is not told:\n%s", want, told)
			}
		}
		var text bytes.Buffer
		if err := Write(&text, JSON, d, document.Options{}); err != nil {
			t.Fatal(err)
		}
		if count := strings.Count(text.String(), `"not_determined":`); count != 2 {
			t.Errorf("%d parameters are not determined:\n%s", count, &text)
		}
	}
}

func TestATimeWithoutAnEndIsNoNumber(t *testing.T) {
	if said := timeText(math.Inf(1)); said != "any length" {
		t.Error(said)
	}
}
