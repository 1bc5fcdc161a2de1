package report

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/report/document/documenttest"
	"karvon/sim/experiment"
	"karvon/sim/observed"
	"karvon/sim/plan"
	"karvon/sim/response/responsetest"
)

const observedPost = `karvon: 1
title: A post
run: {kind: terminating, start: 2025-03-31T06:00, time-zone: Asia/Tashkent, window: 1 day, replications: 2}
entities: {truck: {}}
sites: {post: {time-zone: Asia/Tashkent, stations: {gate: {servers: 1, service: 1m}, desk: {servers: 1, service: 1m}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 6/h}, journey: [{visit: gate}, {visit: desk}, depart]}}
primary: [post.gate.wait.mean, post.gate.queue.mean.from-08-to-09, post.gate.queue.mean.from-09-to-10,
  post.gate.queue.mean.from-23-to-01]
`

const (
	gateWait   = "post.gate.wait.mean"
	gateUse    = "post.gate.utilisation"
	queueEight = "post.gate.queue.mean.from-08-to-09"
	queueNine  = "post.gate.queue.mean.from-09-to-10"
	queueNight = "post.gate.queue.mean.from-23-to-01"
)

// valued is a result in which each of so many replications has another value of every response: 0.5 times its mean in
// the first to 1.5 times in the last. The mean of a time is ten minutes, that of a share a half, and of all else 20.
func valued(t *testing.T, replications int) *experiment.Result {
	t.Helper()
	m := responsetest.Text(t, observedPost)
	r := &experiment.Result{Model: m, Seed: 1, Replications: replications, Asked: replications}
	for _, one := range m.Responses {
		mean := map[string]float64{"s": 600, "1": 0.5}[one.Unit()]
		if mean == 0 {
			mean = 20
		}
		values := make([]float64, replications)
		for i := range values {
			values[i] = mean * (0.5 + float64(i)/float64(replications-1))
		}
		r.Responses = append(r.Responses, experiment.ResponseEstimate{Response: one,
			Estimate: documenttest.About(mean, mean/20), Values: values})
	}
	return r
}

// seen is an observed value.
func seen(name, date string, number float64) observed.Value {
	v := observed.Value{Response: name, Date: date, Number: number}
	v.Place.File, v.Place.Line, v.Place.Column = "seen.csv", 2, 3
	return v
}

func besideOf(t *testing.T, replications int, values ...observed.Value) *index {
	t.Helper()
	r := valued(t, replications)
	r.SetBeside("seen.csv", values)
	return newIndex(r)
}

// cellText is a number of a row as its column shows it.
func cellText(c document.Cell) string {
	if c.Number == nil {
		return c.Text
	}
	return document.WithUnit(c.Number, document.OwnScale(c.Number), nil)
}

func rowText(row []document.Cell) string {
	texts := make([]string, len(row))
	for i := range row {
		texts[i] = cellText(row[i])
	}
	return strings.Join(texts, "|")
}

func TestObservedValuesStandBesideSimulatedOnes(t *testing.T) {
	x := besideOf(t, 40, seen(gateWait, "", 900.5), seen(gateUse, "", 0.4), seen(queueEight, "", 9.5))
	table := x.besideTable()
	var headers []string
	for _, c := range table.Columns {
		headers = append(headers, c.Shown())
	}
	if want := "response|date|observed|simulated|95% of single days from|to|difference|inside|all at a time from|to|" +
		"inside, all at a time"; strings.Join(headers, "|") != want {
		t.Errorf("the columns are %q", headers)
	}
	for i, want := range []string{
		"post.gate.queue.mean.from-08-to-09||9.5|20.0 ± 1.0|10|30|-10.5|below|",
		"post.gate.utilisation||40 %|50.0 ± 2.5 %|25 %|75 %|-10 points|inside|",
		"post.gate.wait.mean||15.01 min|10.00 ± 0.50 min|5 min|15 min|5.008 min|above|",
	} {
		if got := rowText(table.Rows[i]); !strings.HasPrefix(got, want) {
			t.Errorf("a row is %s, want %s", got, want)
		}
	}
	if last := table.Rows[0][10].Text; last != "inside" || table.Rows[0][8].Number.Mean >= 9.5 ||
		table.Rows[0][8].Number.Mean < 0 || table.Rows[2][9].Number.Mean <= 900.5 {
		t.Errorf("all at a time: %s", rowText(table.Rows[0]))
	}
	notes := strings.Join(table.Notes, " ")
	for _, want := range []string{"which shrinks with more days", "from the least to the greatest of the 40 simulated",
		"one more with 95.1%", "all numbers of one day lie within with at least 95.1%"} {
		if !strings.Contains(notes, want) {
			t.Errorf("there is no %q in the notes %q", want, notes)
		}
	}
	if strings.Contains(notes, "Each date") || strings.Contains(notes, "still under way") {
		t.Errorf("the notes are %q", notes)
	}
	if said, want := x.besidePoint(), "Observed: 1 of 3 values lie within the 95% interval of one day. Beyond it: "+
		queueEight+" (below) and "+gateWait+" (above). All at a time they lie within, too."; said != want {
		t.Errorf("it is said %q", said)
	}
}

func TestNothingObservedIsNotTold(t *testing.T) {
	x := newIndex(valued(t, 40))
	if table := x.besideTable(); len(table.Rows) > 0 || len(table.Columns) > 0 || x.besidePoint() != "" ||
		besideMembers(x.Result) != nil || besidePictures(x.Result) != nil {
		t.Error("it is told")
	}
	rows := [][]string{{"name"}, {gateWait}}
	if got := withObserved(rows, x.Result); len(got[0]) != 1 {
		t.Errorf("the columns are %q", got[0])
	}
}

func TestTheDifferenceAloneIsToldOfFewDays(t *testing.T) {
	x := besideOf(t, 39, seen(gateWait, "", 900), seen(gateUse, "", 0.4))
	if got := rowText(x.besideTable().Rows[1]); got != "post.gate.wait.mean||15 min|10.00 ± 0.50 min|–|–|5 min||–|–|" {
		t.Errorf("the row is %s", got)
	}
	if said := x.besidePoint(); said != "Observed: 2 values stand beside what is simulated. Whether one day can give "+
		"them is told from 40 simulated days on (--replications 40)." {
		t.Errorf("it is said %q", said)
	}
	if notes := x.besideTable().Notes; len(notes) != 1 {
		t.Errorf("the notes are %q", notes)
	}
	for _, p := range besidePictures(x.Result) {
		if !strings.Contains(p.Note, "From 40 simulated days on") || !math.IsNaN(p.Series[2].Low[0]) {
			t.Errorf("a picture has %q, from %v", p.Note, p.Series[2].Low)
		}
	}
}

func TestNothingIsPredictedOfDaysThatWereStopped(t *testing.T) {
	r := valued(t, 60)
	r.Stops = make([]experiment.Stopped, 2)
	r.SetBeside("seen.csv", []observed.Value{seen(gateWait, "", 900), seen(gateUse, "", 0.4)})
	if said := newIndex(r).besidePoint(); said != "Observed: 2 values stand beside what is simulated. Whether one day "+
		"can give them is not told, since 2 of the days were stopped before their end." {
		t.Errorf("it is said %q", said)
	}
}

func TestTheLevelsOfManyDaysAreTold(t *testing.T) {
	for replications, want := range map[int]string{79: "from the 2nd least to the 2nd greatest of the 79",
		120: "from the 3rd least to the 3rd greatest of the 120", 160: "from the 4th least to the 4th greatest of the 160"} {
		notes := strings.Join(besideOf(t, replications, seen(gateWait, "", 600)).besideTable().Notes, " ")
		if !strings.Contains(notes, want) || strings.Contains(notes, "max-|t|") {
			t.Errorf("of %d the notes are %q", replications, notes)
		}
	}
}

func TestDatesAreToldAsDaysOfTheirOwn(t *testing.T) {
	days := []observed.Value{seen(gateWait, "2025-03-31", 600), seen(gateWait, "2025-04-01", 2e6),
		seen(gateWait, "2025-04-03", 2e6)}
	x := besideOf(t, 40, days...)
	said := x.besidePoint()
	for _, want := range []string{"Observed on 3 dates: 1 of 3 values lie within the 95% interval of one day",
		"95% are expected (2.8)",
		"On 1 of 3 dates all values lie within the intervals that hold all of a date at a time; 95%",
		"57 simulated days are needed (--replications 57)", "post.gate.wait.mean (1 of 3, by chance at least 2)"} {
		if !strings.Contains(said, want) {
			t.Errorf("there is no %q in %q", want, said)
		}
	}
	if strings.Contains(said, "Beyond it") || strings.Contains(said, "A date is held") {
		t.Errorf("it is said %q", said)
	}
	if got := rowText(x.besideTable().Rows[2]); !strings.HasPrefix(got, "post.gate.wait.mean|2025-04-03|23.15 d|") {
		t.Errorf("the row is %s", got)
	}
	many := besideOf(t, 60, days...)
	if said = many.besidePoint(); !strings.Contains(said, "On 1 of 3 dates all values lie within the intervals that hold "+
		"those of all dates at a time.") || strings.Contains(said, "needed") {
		t.Errorf("it is said %q", said)
	}
	if notes := strings.Join(many.besideTable().Notes, " "); !strings.Contains(notes, "all numbers of 3 days lie") ||
		!strings.Contains(notes, "Each date is a day of its own.") {
		t.Errorf("the notes are %q", notes)
	}
	two := besideOf(t, 60, seen(gateWait, "2025-03-31", 600), seen(gateWait, "2025-04-01", 500))
	if said = two.besidePoint(); !strings.Contains(said, "All 2 dates together lie within") ||
		strings.Contains(said, "Fewer") {
		t.Errorf("it is said %q", said)
	}
	longer := *many.Plan
	longer.Window = 3 * plan.Day
	model := *many.Model
	model.Plan, many.Model = &longer, &model
	if said = many.besidePoint(); !strings.Contains(said, "A date is held against one run of 3 days") {
		t.Errorf("it is said %q", said)
	}
}

func TestWhatCannotBeHeldTogetherIsTold(t *testing.T) {
	values := []observed.Value{seen(gateWait, "", 600), seen(gateUse, "", 0.5)}
	r := valued(t, 60)
	for i := range r.Find(gateUse).Values {
		if i >= 45 {
			r.Find(gateUse).Values[i] = math.NaN()
		}
		if i < 15 {
			r.Find(gateWait).Values[i] = math.NaN()
		}
	}
	r.SetBeside("seen.csv", values)
	if said := newIndex(r).besidePoint(); !strings.Contains(said,
		"Whether all lie within at a time cannot be told, as fewer than 40 days have all of the numbers.") {
		t.Errorf("it is said %q", said)
	}
	r = valued(t, 60)
	for n, name := range []string{gateUse, gateWait} {
		for i := range r.Find(name).Values {
			r.Find(name).Values[i] = 0
		}
		for k := range 3 {
			r.Find(name).Values[5*k+n] = float64(1 + k)
		}
	}
	r.Find(gateWait).Values[1], r.Find(gateWait).Values[6], r.Find(gateWait).Values[11] = 0, 0, 1
	r.Find(gateUse).Values[0], r.Find(gateUse).Values[5], r.Find(gateUse).Values[10] = 0, 0, 1
	r.SetBeside("seen.csv", values)
	if said := newIndex(r).besidePoint(); strings.Contains(said, "fewer than") {
		t.Errorf("it is said %q", said)
	}
	r = valued(t, 60)
	for i := range r.Find(gateUse).Values {
		if i > 30 {
			r.Find(gateUse).Values[i] = math.NaN()
		}
	}
	r.SetBeside("seen.csv", values)
	if said := newIndex(r).besidePoint(); !strings.Contains(said, "1 of 1 value lies within") ||
		!strings.Contains(said, "Of 1 more none is predicted, since fewer than 40 days have such a number.") {
		t.Errorf("it is said %q", said)
	}
}

func TestObservedValuesInJSONAndCSV(t *testing.T) {
	x := besideOf(t, 40, seen(gateWait, "2025-03-31", 900.5), seen(gateWait, "2025-04-01", 600))
	text, err := json.Marshal(besideMembers(x.Result)[0].Value)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"file":"seen.csv","within":1,"of":2,"dates":2,"dates_within_all":`,
		`"dates_at_a_time":2`,
		`{"name":"post.gate.wait.mean","date":"2025-03-31","unit":"s","observed":900.5,"place":"seen.csv:2:3",`,
		`"mean":600,"difference":300.5,"one":{"low":300,"high":900,"level":0.9512195121951219,"replications":40,` +
			`"inside":"above"}`, `"difference":0,"one":{"low":300,"high":900,`} {
		if !strings.Contains(string(text), want) {
			t.Errorf("there is no %s in %s", want, text)
		}
	}
	rows := withObserved([][]string{{"name"}, {gateUse}, {gateWait}}, x.Result)
	if len(rows) != 4 || len(rows[1]) != 10 || strings.Join(rows[1], "") != gateUse ||
		strings.Join(rows[2][:7], "|") != gateWait+"|2025-03-31|900.5|300.5|300|900|above" ||
		strings.Join(rows[3][:7], "|") != gateWait+"|2025-04-01|600|0|300|900|within" || rows[3][9] != "within" {
		t.Errorf("the rows are %q", rows)
	}
}

// What was observed and is not asked for by the scenario stands in no other table.
func TestWhatWasObservedAloneIsNoOtherTable(t *testing.T) {
	x := besideOf(t, 40, seen(queueEight, "", 9))
	if got := len(x.asked().Rows); got != 3 {
		t.Errorf("of three that the scenario asks for %d are told", got)
	}
	model := *x.Model
	model.Primary = nil
	x.Model = &model
	if got := len(x.asked().Rows); got != 2 {
		t.Errorf("without the one that was observed %d are told", got)
	}
}
