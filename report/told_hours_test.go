package report

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
)

// onEachHour is a judgement on each hour, of which some are not met, some undecided and some left out.
func onEachHour(r *experiment.Result, worst int, verdicts map[experiment.Verdict][]int) experiment.Judgement {
	j := experiment.Judgement{Threshold: r.Model.Thresholds[0], Estimate: r.Thresholds[0].Estimate,
		Hours: make([]experiment.Judgement, 24), Worst: worst, Verdict: experiment.Met}
	j.Expression = "flow.trucks.time.p95.each-hour < 6h"
	for h := range j.Hours {
		j.Hours[h].Verdict = experiment.Met
	}
	for verdict, hours := range verdicts {
		for _, h := range hours {
			j.Hours[h].Verdict = verdict
		}
	}
	if len(verdicts[experiment.NotMet]) > 0 {
		j.Verdict = experiment.NotMet
	}
	return j
}

// A threshold on each hour is one row, with the hour that decides and in how many of those in which anybody came it is
// not met.
func TestAThresholdOnEachHourIsOneRow(t *testing.T) {
	r := smallResult(nil)
	plain := newIndex(r).thresholds()
	if len(plain.Columns) != 4 || strings.Contains(strings.Join(plain.Notes, " "), "each hour") {
		t.Errorf("without hours there are the columns %v, and notes %q", plain.Columns, plain.Notes)
	}
	r.Thresholds = append(r.Thresholds, onEachHour(r, 8, map[experiment.Verdict][]int{experiment.NotMet: {7, 8},
		experiment.Undecided: {9}, "": {0, 1, 2}}))
	r.Model.Thresholds = append(r.Model.Thresholds, r.Model.Thresholds[0])
	table := newIndex(r).thresholds()
	at := slices.IndexFunc(table.Columns, func(c document.Column) bool { return c.Header == "worst hour" })
	if at != 4 || table.Columns[5].Header != "hours not met" || table.Columns[5].Rank != 1 || len(table.Rows) != 2 {
		t.Fatalf("the columns are %v, with %d rows", table.Columns, len(table.Rows))
	}
	if one, other := table.Rows[0], table.Rows[1]; one[4].Text != "" || one[5].Text != "" || other[4].Text != "08:00" ||
		other[5].Text != "2 of 21" {
		t.Errorf("the hours are %q %q, and %q %q", one[4].Text, one[5].Text, other[4].Text, other[5].Text)
	}
	notes := strings.Join(table.Notes, " ")
	if !strings.Contains(notes, "its value is that of the hour that decides.") ||
		!strings.Contains(notes, "are left out") {
		t.Errorf("the notes are %q", notes)
	}
	r.Thresholds[1] = onEachHour(r, 23, nil)
	table = newIndex(r).thresholds()
	if row := table.Rows[1]; row[4].Text != "23:00" || row[5].Text != "0 of 24" ||
		strings.Contains(strings.Join(table.Notes, " "), "are left out") {
		t.Errorf("where all are met there are %q %q, with %q", row[4].Text, row[5].Text, table.Notes)
	}
}

// Sentences name the hour too.
func TestTheWorstHourIsNamedInSentences(t *testing.T) {
	r := smallResult(nil)
	for _, test := range []struct {
		j    experiment.Judgement
		want string
	}{
		{r.Thresholds[0], r.Thresholds[0].Expression},
		{onEachHour(r, 3, nil), "flow.trucks.time.p95.each-hour < 6h (worst in the hour from 03:00)"},
		{onEachHour(r, 8, map[experiment.Verdict][]int{experiment.NotMet: {8}, "": {0}}),
			"flow.trucks.time.p95.each-hour < 6h (worst in the hour from 08:00; 1 of 23 hours not met)"},
		{onEachHour(r, -1, nil), "flow.trucks.time.p95.each-hour < 6h"},
	} {
		if said := withHour(&test.j); said != test.want {
			t.Errorf("it is said: %s; want %s", said, test.want)
		}
	}
	r.Thresholds = []experiment.Judgement{onEachHour(r, 8, map[experiment.Verdict][]int{experiment.NotMet: {8}})}
	if said := thresholdPoint(r); !strings.Contains(said, "each-hour < 6h (worst in the hour from 08:00; 1 of 24") {
		t.Errorf("it is said: %s", said)
	}
	r.Thresholds[0] = onEachHour(r, 9, map[experiment.Verdict][]int{experiment.Undecided: {9}})
	r.Thresholds[0].Verdict = experiment.Undecided
	if said := thresholdPoint(r); !strings.Contains(said, "each-hour < 6h (worst in the hour from 09:00)") {
		t.Errorf("it is said: %s", said)
	}
}

// JSON says of each hour what it is, with lists where there are none.
func TestTheHoursOfAThresholdInJSON(t *testing.T) {
	r := smallResult(nil)
	if hoursJSON(&r.Thresholds[0]) != nil {
		t.Error("a threshold that is not on each hour has hours")
	}
	j := onEachHour(r, 8, map[experiment.Verdict][]int{experiment.NotMet: {8}, experiment.Undecided: {10, 11}, "": {23}})
	nobody := onEachHour(r, -1, nil)
	for want, judged := range map[string]*experiment.Judgement{
		`{"worst":"08:00","not_met":["08:00"],"undecided":["10:00","11:00"],"left_out":["23:00"]}`: &j,
		`{"worst":"","not_met":[],"undecided":[],"left_out":[]}`:                                   &nobody,
	} {
		if got, err := json.Marshal(hoursJSON(judged)); err != nil || string(got) != want {
			t.Errorf("%s, %v; want %s", got, err, want)
		}
	}
	r.Thresholds = append(r.Thresholds, j)
	if told := thresholdsOf(r); told[0].Hours != nil || told[1].Hours == nil {
		t.Errorf("the thresholds have the hours %v and %v", told[0].Hours, told[1].Hours)
	}
}

// What is asked for by hours is told with the clocks by which they are; only what lasts until something is explained.
func TestWhatIsAskedByHoursIsTold(t *testing.T) {
	const post = `karvon: 1
title: A post
run: {kind: stationary, window: 1 day, replications: 2}
entities: {truck: {}}
sites: {post: {time-zone: Asia/Tashkent, stations: {gate: {servers: 1, service: 1m}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 6/h}, journey: [{visit: gate}, depart]}}
primary: [post.gate.wait.mean.from-08-to-12 PRIMARY]
thresholds: [post.gate.wait.mean.each-hour < 1h]
`
	for further, want := range map[string]bool{"": false, ", site.post.inside.until-max": true} {
		m := responsetest.Text(t, strings.Replace(post, " PRIMARY", further, 1))
		result, err := experiment.Run(t.Context(), m, experiment.Options{Replications: 2})
		if err != nil {
			t.Fatal(err)
		}
		table := newIndex(result).asked()
		meaning := table.Rows[0][2].Text
		if !strings.HasPrefix(meaning, "time from asking to join") || !strings.Contains(meaning, "by the clocks of post") {
			t.Errorf("it means %q", meaning)
		}
		if told := len(table.Notes) > 0; told != want || len(table.Rows) > 2 {
			t.Errorf("with %q there are the notes %q, and %d rows", further, table.Notes, len(table.Rows))
		}
		if want && strings.Contains(table.Rows[1][2].Text, "clocks") {
			t.Errorf("what lasts until something has clocks: %q", table.Rows[1][2].Text)
		}
	}
}

// The example of what can be asked by hours is of a station where there is one, else of what there is.
func TestAnExampleOfHours(t *testing.T) {
	m := smallCentre()
	if got := exampleOfHours(m); got != "centre.customs.wait.p95.from-08-to-12" {
		t.Errorf("the example is %s", got)
	}
	m.Responses = slices.DeleteFunc(m.Responses,
		func(r response.Response) bool { return r.Estimand.Subject == response.OfStation })
	if got := exampleOfHours(m); !strings.HasSuffix(got, ".p95.from-08-to-12") {
		t.Errorf("without stations the example is %s", got)
	}
	m.Responses = nil
	if got := exampleOfHours(m); got != "NAME.from-08-to-12" {
		t.Errorf("without anything the example is %s", got)
	}
}
