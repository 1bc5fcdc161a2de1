package report

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/scenarios"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/regression"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// loadShort loads a configuration with a short time before its window.
func loadShort(ctx context.Context, c experiment.Configuration) (*response.Model, error) {
	s, err := scenario.Load(ctx, scenarios.FS, c.Scenario, scenario.Options{Policies: c.Policies, Set: c.Settings})
	if err != nil {
		return nil, err
	}
	m, err := response.Compile(ctx, s)
	if err != nil {
		return nil, err
	}
	short := m.WithWarmUp(3 * plan.Hour)
	short.FollowUp = plan.Hour // which leaves some unfinished
	return m.With(short), nil
}

// compared runs a scenario as it is and under settings.
func compared(t *testing.T, name string, settings ...string) *experiment.Comparison {
	t.Helper()
	var samples []*experiment.Sample
	for _, c := range []experiment.Configuration{{Scenario: name}, {Scenario: name, Settings: settings}} {
		point := experiment.Point{Name: "base", Configuration: c, Window: 5 * plan.Hour}
		if len(c.Settings) > 0 {
			point.Name = "other"
		}
		samples = append(samples, experiment.NewSample(point))
	}
	c, err := experiment.Compare(context.Background(), &experiment.Runner{Load: loadShort, Workers: 1}, samples, 6, 1)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// documentIn writes a document in a format.
func documentIn(t *testing.T, d *document.Document, format Format) string {
	t.Helper()
	var text bytes.Buffer
	if err := Write(&text, format, d, document.Options{All: true}); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

// toldDifference is a difference as JSON tells it.
type toldDifference struct {
	Subject, Unit                     string
	Base, Mean, Difference, Low, High *float64
	Estimates                         struct{ Before, After, Difference told }
}

var comparedScenarios = map[string]string{
	"tandem": "flows.trucks.arrivals.rate=20/h", "alatau": "flows.alatau-trucks-import.arrivals.rate=900/day",
}

func TestBeforeAndDifferenceMakeAfter(t *testing.T) {
	for name, change := range comparedScenarios {
		c := compared(t, name, change)
		d := Comparison(c)
		var read struct{ Differences map[string]toldDifference }
		if err := json.Unmarshal([]byte(documentIn(t, d, JSON)), &read); err != nil {
			t.Fatal(err)
		}
		if len(read.Differences) < 50 {
			t.Fatalf("%s: only %d differences", name, len(read.Differences))
		}
		for name, told := range read.Differences {
			e := told.Estimates
			before, after, difference := numberOf(e.Before.Mean), numberOf(e.After.Mean), numberOf(e.Difference.Mean)
			if miss := before + difference - after; math.Abs(miss) > 1e-12*max(1, math.Abs(before), math.Abs(after)) {
				t.Errorf("%s: %v and %v make %v", name, before, difference, after)
			}
			if !sameNumber(before, numberOf(told.Base)) || !sameNumber(after, numberOf(told.Mean)) ||
				!sameNumber(difference, numberOf(told.Difference)) {
				t.Errorf("%s says two things of a number", name)
			}
		}
		comparisonCSVFaults(t, documentIn(t, d, CSV), read.Differences)
		onPaper(t, d.Tables, markdownTables(documentIn(t, d, Markdown)), d)
	}
}

// comparisonCSVFaults compares the CSV of a comparison with its JSON.
func comparisonCSVFaults(t *testing.T, text string, all map[string]toldDifference) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(rows)-1 != len(all) {
		t.Fatalf("%d rows for %d differences (%v)", len(rows)-1, len(all), err)
	}
	for _, row := range rows[1:] {
		at := func(column string) string { return row[slices.Index(rows[0], column)] }
		j := all[at("configuration")+"."+at("name")]
		for which, e := range map[string]told{"before": j.Estimates.Before, "after": j.Estimates.After,
			"difference": j.Estimates.Difference} {
			for column, want := range map[string]string{
				"mean": data.Plain(numberOf(e.Mean)), "low": data.Plain(numberOf(e.Low)), "high": data.Plain(numberOf(e.High)),
				"bound":        e.Bound,
				"replications": strconv.Itoa(e.Replications), "of": strconv.Itoa(e.Of),
				"extreme": map[bool]string{true: "true"}[e.Extreme], "at_limit": map[bool]string{true: "true"}[e.AtLimit],
			} {
				if got := at(which + "_" + column); got != want {
					t.Errorf("%s: %s_%s is %q in CSV and %q in JSON", at("name"), which, column, got, want)
				}
			}
		}
	}
}

// onPaper checks that the printed numbers of every row with a difference add up to one unit of the coarsest place.
func onPaper(t *testing.T, tables []document.Table, shown map[string][][]string, d *document.Document) {
	t.Helper()
	checked := 0
	for _, table := range tables {
		rows := shown[table.Title]
		for i, row := range table.Rows {
			if len(row) < 4 || row[1].Number == nil || row[1].Number.Of == nil {
				continue
			}
			if fault := paperFault(rows[i+1][1], rows[i+1][2], rows[i+1][3]); fault != "" {
				t.Errorf("%s, %s: %s", d.Title, row[0].Text, fault)
			}
			checked++
		}
	}
	if checked < 5 {
		t.Errorf("only %d rows were checked", checked)
	}
}

// paperFault adds up what is printed: none is 0, and all is 1.
func paperFault(before, after, difference string) string {
	if strings.Contains(before+after+difference, document.Nothing) {
		return ""
	}
	coarsest, sum := 0.0, 0.0
	for i, text := range []string{before, difference, after} {
		value, place, err := printedPoint(text)
		if err != nil {
			return fmt.Sprintf("%q cannot be read", text)
		}
		coarsest = max(coarsest, place)
		if i == 2 {
			value = -value
		}
		sum += value
	}
	if math.Abs(sum) > 1.0001*coarsest {
		return fmt.Sprintf("%s and %s do not make %s", before, difference, after)
	}
	return ""
}

// printedPoint reads the point of a printed number and the place of its last digit.
func printedPoint(text string) (value, place float64, err error) {
	text = strings.TrimLeft(text, "≥≤~+ ")
	switch {
	case strings.HasPrefix(text, "none in"):
		return 0, 0, nil
	case strings.HasPrefix(text, "all in"):
		return 100, 0, nil
	}
	number, _, _ := strings.Cut(text, " ")
	number = strings.ReplaceAll(number, ",", "")
	_, decimals, fraction := strings.Cut(number, ".")
	place = 1
	if fraction {
		place = math.Pow10(-len(decimals))
	} else if _, half, even := strings.Cut(text, " ± "); even { // 17,480 ± 350 is to tens
		half, _, _ = strings.Cut(strings.ReplaceAll(half, ",", ""), " ")
		for len(half) > 2 && strings.HasSuffix(half, "0") {
			half, place = half[:len(half)-1], place*10
		}
	} else if _, ends, uneven := strings.Cut(text, " ("); uneven { // 60 (0 to 300) is to tens
		low, high, _ := strings.Cut(strings.ReplaceAll(ends, ",", ""), " to ")
		high, _, _ = strings.Cut(strings.TrimSuffix(high, ")"), ")")
		for strings.HasSuffix(number, "0") && strings.HasSuffix(low, "0") && strings.HasSuffix(high, "0") {
			number, place = number[:len(number)-1], place*10
			low, high = cmp.Or(low[:len(low)-1], "0"), high[:len(high)-1]
		}
		number += strings.Repeat("0", int(math.Round(math.Log10(place))))
	}
	value, err = strconv.ParseFloat(number, 64)
	return value, place, err
}

func TestTwoResultsSideBySideAddUp(t *testing.T) {
	for name, change := range comparedScenarios {
		c := compared(t, name, change)
		var records [2]*regression.Snapshot
		for i, r := range []*experiment.Result{c.Base, c.Others[0].Result} {
			record, err := ReadResult([]byte(written(t, JSON, r, document.Options{})))
			if err != nil {
				t.Fatal(err)
			}
			records[i] = record
		}
		d := regression.Diff(records[0], records[1])
		table := sideBySideTable(d, true)
		var text bytes.Buffer
		if err := Write(&text, Markdown, Difference(d, true), document.Options{}); err != nil {
			t.Fatal(err)
		}
		onPaper(t, []document.Table{table}, map[string][][]string{table.Title: markdownTables(text.String())[""]},
			&document.Document{Title: name})
		text.Reset()
		if err := Write(&text, JSON, Difference(d, false), document.Options{}); err != nil {
			t.Fatal(err)
		}
		var read struct {
			Responses map[string]struct {
				Place, Measure            string
				Before, After, Difference *float64
				Estimates                 struct{ Before, After told }
			}
		}
		if err := json.Unmarshal(text.Bytes(), &read); err != nil {
			t.Fatal(err)
		}
		if len(read.Responses) < 50 {
			t.Fatalf("%s: only %d responses side by side", name, len(read.Responses))
		}
		for name, r := range read.Responses {
			if miss := numberOf(r.Before) +
				numberOf(r.Difference) - numberOf(r.After); math.Abs(miss) > 1e-12*max(1, math.Abs(numberOf(r.After))) {
				t.Errorf("%s: %v and %v make %v", name, *r.Before, *r.Difference, *r.After)
			}
			if was := c.Base.Find(name); was != nil &&
				(r.Estimates.Before.Unfinished != was.Unfinished || r.Estimates.Before.Bound != string(was.Bound) ||
					r.Place != was.Place) {
				t.Errorf("%s lost what was to be said of it: %+v, %+v", name, r.Estimates.Before, was.Estimate)
			}
		}
	}
}

func TestSumsOnPaperThatDoNotAddUpAreFound(t *testing.T) {
	for _, c := range []struct {
		before, difference, after string
		found                     bool
	}{
		{"12.35 min", "4.10 ± 0.44 min", "16.45 min", false}, {"12.35 min", "4.10 ± 0.44 min", "16.46 min", false},
		{"12.35 min", "4.10 ± 0.44 min", "16.47 min", true}, {"none in 6", "4.1 ± 0.4 min", "4.2 min", false},
		{"≥ 81 min", "~ 90 ± 110 min", "172 min", false}, {"81 min", "+90 ± 110 min", "182 min", true},
	} {
		if fault := paperFault(c.before, c.after, c.difference); (fault != "") != c.found {
			t.Errorf("%+v: %q", c, fault)
		}
	}
}

// A difference of bounds, in every format: no sign is lost on the way.
func TestMarksOfDifferencesTravel(t *testing.T) {
	c := compared(t, "alatau", comparedScenarios["alatau"])
	d, marked := Comparison(c), 0
	sentences := strings.Join(d.Points, "\n")
	table := documentIn(t, d, Markdown)
	for i := range c.Others[0].Primary {
		p := &c.Others[0].Primary[i]
		if p.Bound == "" {
			continue
		}
		marked++
		if !strings.Contains(sentences, document.BoundSigns[p.Bound]) || !strings.Contains(sentences, "% still under way") {
			t.Errorf("the sentences do not mark %s: %s", p.Name, sentences)
		}
		if !strings.Contains(table, "still under way, %") && !strings.Contains(table, "| still under way") {
			t.Errorf("no column says of how many are unfinished")
		}
	}
	if marked == 0 {
		t.Error("no primary difference is a bound")
	}
}
