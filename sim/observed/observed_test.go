package observed_test

import (
	"bytes"
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"karvon/scenarios"
	"karvon/sim/observed"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
)

// of reads a table about the library's tandem line.
func of(t *testing.T, text string) ([]observed.Value, error) {
	t.Helper()
	table, err := observed.Read("seen.csv", []byte(text))
	if err != nil {
		return nil, err
	}
	return table.Of(tandem(t, table.Names()))
}

func tandem(t *testing.T, names []string) *response.Model {
	t.Helper()
	_, m := responsetest.Compile(t, scenarios.FS, "tandem", scenario.Options{AskedFor: names})
	return m
}

func TestBothFormsGiveTheSameValues(t *testing.T) {
	long := "response,value,unit,from,to,date,use,error\n" +
		"post.gate.wait.mean,12,min,08:00,12:00,2025-03-31,fit,\n" +
		"flow.trucks.completed,720/day,,,,2025-03-31,hold-out,10%\n"
	values, err := of(t, long)
	if err != nil || len(values) != 2 {
		t.Fatalf("got %v, %v", values, err)
	}
	trucks, wait := values[0], values[1]
	if trucks.Number != 720 || !trucks.HoldOut || trucks.Error != 0.1 || trucks.Date != "2025-03-31" {
		t.Errorf("the trucks are read as %+v", trucks)
	}
	if wait.Response != "post.gate.wait.mean.from-08-to-12" || wait.Number != 720 || wait.HoldOut || wait.Error >= 0 ||
		wait.Place.String() != "seen.csv:2:21" {
		t.Errorf("the wait is read as %+v", wait)
	}
	wide := "date;from;to;post.gate.wait.mean (min);post.gate.queue.mean\n" +
		"31.03.2025;8;12:00;12,5;3\n01.04.2025;8;12;;4,25\n"
	values, err = of(t, wide)
	if err != nil || len(values) != 3 {
		t.Fatalf("got %v, %v", values, err)
	}
	if values[2].Number != 750 || values[2].Response != wait.Response || values[1].Date != "2025-04-01" ||
		values[1].Number != 4.25 {
		t.Errorf("got %+v", values)
	}
	hourly, err := of(t, "date,hour,post.gate.queue.mean\n2025-03-31,8,3\n2025-03-31,23:00,4\n")
	if err != nil || len(hourly) != 2 || hourly[0].Response != "post.gate.queue.mean.from-08-to-09" ||
		hourly[1].Response != "post.gate.queue.mean.from-23-to-00" {
		t.Errorf("got %+v, %v", hourly, err)
	}
	rate, err := of(t, "flow.trucks.completed (1/day)\n720\n")
	if err != nil || len(rate) != 1 || rate[0].Number != 720 {
		t.Errorf("got %+v, %v", rate, err)
	}
	if dates := observed.Dates(values); len(dates) != 2 {
		t.Errorf("the dates are %v", dates)
	}
}

func TestMistakesAreToldAllAtOnceWithTheirPlaces(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		want []string
	}{
		"all kinds": {"response,value,from,to,date,use,error\n" +
			"post.gate.wiat.mean,12 min,,,,,\n" +
			"post.gate.wait.mean,12 kg,,,,,\n" +
			"post.gate.utilisation,120%,,,,,\n" +
			"post.gate.wait.mean,n/a,,,,,\n" +
			"post.gate.wait.mean,5 min,8,,,,\n" +
			"post.gate.wait.mean,5 min,8,27,,,\n" +
			"post.gate.wait.mean,5 min,8,8,,,\n" +
			"post.gate.wait.mean,5 min,,,soon,,\n" +
			"post.gate.wait.mean,5 min,,,,perhaps,\n" +
			"post.gate.wait.p95,5 min,,,,,300%\n" +
			"post.gate.wait.p99,-5 min,,,,,\n", []string{
			"seen.csv:2:1: no response is named \"post.gate.wiat.mean\" (did you mean post.gate.wait.mean?)",
			"seen.csv:3:21", "seen.csv:4:23", "seen.csv:5:21", "seen.csv:6:27", "seen.csv:7:29", "seen.csv:8:29",
			"seen.csv:9:29: \"soon\" is no date", "seen.csv:10:30: \"perhaps\"", "seen.csv:11:30", "seen.csv:12:20",
		}},
		"contradicting rows": {"response,value\npost.gate.wait.mean,5 min\npost.gate.wait.mean,7 min\n", []string{
			"3:21: post.gate.wait.mean is 7 min here and 5 min at 2:21 (give each day its date"}},
		"the same twice": {"response,value,date\npost.gate.wait.mean,5 min,2025-03-31\n" +
			"post.gate.wait.mean,5 min,2025-03-31\n",
			[]string{"stands twice, the first time at 2:21"}},
		"columns that are none": {"response,value,Dates,source\npost.gate.wait.mean,5 min,2025-03-31,log\n", []string{
			"1:16: no column is named \"Dates\" (did you mean date?)", "1:22: no column is named \"source\" (the long form " +
				"has response, value, unit, from, to, hour, date, use and error; leave out what else there is)"}},
		"a column that is none": {"dat,post.gate.wait.mean (min)\n2025-03-31,5\n", []string{
			"1:1: no response is named \"dat\" (did you mean the column date?)"}},
		"a date beside none": {"response,value,date\npost.gate.wait.mean,5 min,2025-03-31\npost.gate.queue.mean,5,\n",
			[]string{"3:22: the value has no date, and the one at 2:21 has"}},
		"no values":            {"response,date\npost.gate.wait.mean,2025-03-31\n", []string{"no column value beside it"}},
		"no rows":              {"response,value\n", []string{"no rows under them"}},
		"nothing":              {"", []string{"holds nothing"}},
		"a share out of range": {"response,value\npost.gate.utilisation,1.2\n", []string{"2:23"}},
		"thousands":            {"response;value\npost.gate.wait.mean;1,234 min\n", []string{"2:21", "12500"}},
		"a unit twice": {"post.gate.wait.mean (min)\n5 min\n", []string{
			"seen.csv:2:1: post.gate.wait.mean: "}},
		"hour and from": {"response,value,hour,from\npost.gate.wait.mean,5 min,8,8\n",
			[]string{"2:27: the row says its hour"}},
		"no such day": {"response,value,date\npost.gate.wait.mean,5 min,2025-02-30\n",
			[]string{"2:27: \"2025-02-30\" is no day of"}},
		"no hour": {"response,value,hour\npost.gate.wait.mean,5 min,24\n", []string{"2:27: no hour of the day begins"}},
		"all blank": {"date,post.gate.wait.mean (min)\n2025-03-31,\n", []string{
			"1:1: nothing was observed: all cells under the responses are blank"}},
		"hours twice": {"response,value,from,to\npost.gate.wait.mean.from-08-to-12,5 min,8,12\n", []string{"say them once"}},
		"no hours of that": {"response,value,from,to\npost.gate.waited,5%,8,12\n", []string{
			"no response is named \"post.gate.waited.from-08-to-12\" (hours of the day are asked of times"}},
	} {
		_, err := of(t, test.text)
		if err == nil {
			t.Errorf("%s: it was read", name)
			continue
		}
		for _, want := range test.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: there is no %q in\n%v", name, want, err)
			}
		}
	}
}

// workbook makes a workbook of sheets with cells in rows.
func workbook(t *testing.T, sheets map[string][][]any) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for name, rows := range sheets {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			if err := f.SetSheetRow(name, fmt.Sprintf("A%d", i+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if sheets["Sheet1"] == nil {
		if err := f.DeleteSheet("Sheet1"); err != nil {
			t.Fatal(err)
		}
	}
	var raw bytes.Buffer
	if err := f.Write(&raw); err != nil {
		t.Fatal(err)
	}
	return raw.String()
}

func TestWorkbooksAreReadAsTables(t *testing.T) {
	day := time.Date(2025, 3, 31, 0, 0, 0, 0, time.UTC)
	rows := [][]any{{"response", "value", "unit", "date"}, {"post.gate.wait.mean", 12.5, "min", day}}
	values, err := of(t, workbook(t, map[string][][]any{"gates": rows}))
	if err != nil || len(values) != 1 || values[0].Number != 750 || values[0].Date != "2025-03-31" ||
		values[0].Place.String() != "seen.csv:gates!B2" {
		t.Fatalf("got %+v, %v", values, err)
	}
	rows = append(rows, []any{"post.gate.wait.p95", "soon", "min", day})
	for name, test := range map[string]struct{ text, want string }{
		"no number": {workbook(t, map[string][][]any{"Gate log": rows}),
			"seen.csv:'Gate log'!B3: post.gate.wait.p95: \"soon min\""},
		"two sheets":  {workbook(t, map[string][][]any{"one": rows, "two": rows}), "none is named observed"},
		"no workbook": {"PK\x03\x04 and so on", "seen.csv: the workbook cannot be read"},
	} {
		if _, err := of(t, test.text); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: it is said %v, want %q", name, err, test.want)
		}
	}
	values, err = of(t, workbook(t, map[string][][]any{"Observed": rows[:2], "notes": {{"by hand"}}}))
	if err != nil || len(values) != 1 {
		t.Errorf("of the sheet that is named so: %+v, %v", values, err)
	}
}

// A post's counts by the hour are numbers, with a unit or without, and one a day or an hour is the same of an hour.
func TestCountsByTheHourAreNumbers(t *testing.T) {
	values, err := of(t, "date;hour;flow.trucks.arrived (1/day);post.gate.served;flow.trucks.completed (1/h)\n"+
		"31.03.2025;8;35;12,0;9\n31.03.2025;9;0;;7\n")
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]float64{}
	for _, v := range values {
		got[v.Response] = v.Number
	}
	want := map[string]float64{"flow.trucks.arrived.from-08-to-09": 35, "post.gate.served.from-08-to-09": 12,
		"flow.trucks.completed.from-08-to-09": 9, "flow.trucks.arrived.from-09-to-10": 0,
		"flow.trucks.completed.from-09-to-10": 7}
	if !maps.Equal(got, want) {
		t.Errorf("they are %v; want %v", got, want)
	}
}
