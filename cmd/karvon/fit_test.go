package main

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"
	"time"
)

// dataFiles are files of each kind, with the flags that they need.
func dataFiles() map[string]struct {
	text  string
	flags []string
} {
	type file = struct {
		text  string
		flags []string
	}
	start := time.Date(2024, 9, 2, 0, 0, 0, 0, time.UTC)
	var visits, log, counts, times, rounded, zeros, totals strings.Builder
	visits.WriteString("Plate,Arrived,Departed\n")
	log.WriteString("time\n")
	counts.WriteString("date,hour,count\n")
	times.WriteString("Service (min)\n")
	rounded.WriteString("Service (min)\n")
	zeros.WriteString("Wait (min)\n")
	totals.WriteString("Post,Month,Trucks\n")
	luck := uint64(1)
	uniform := func() float64 { // a sequence of its own, the same everywhere
		luck = luck*6364136223846793005 + 1442695040888963407
		return (float64(luck>>11) + 0.5) / (1 << 53)
	}
	for i := range 8 * 24 {
		at := start.Add(time.Duration(i) * time.Hour)
		n := int(3 + 6*uniform()*float64(1+i%24/8))
		fmt.Fprintf(&counts, "%s,%d,%d\n", at.Format("02.01.2006"), at.Hour(), n)
		for range n {
			came := at.Add(time.Duration(uniform() * float64(time.Hour)))
			took := time.Duration(-math.Log(uniform()) * float64(10*time.Minute))
			fmt.Fprintf(&visits, "01A%03dBC,%s,%s\n", i, came.Format(time.DateTime), came.Add(took).Format(time.DateTime))
			fmt.Fprintf(&log, "%s\n", came.Format("2006-01-02T15:04:05+05:00"))
		}
	}
	for i := range 120 {
		took := -5*math.Log(uniform()) - 5*math.Log(uniform())
		fmt.Fprintf(&times, "%.2f\n", took)
		fmt.Fprintf(&rounded, "%d\n", 5*int(took/5+0.5))
		fmt.Fprintf(&zeros, "%.1f\n", took*float64(min(1, i%4)))
	}
	for i := range 30 {
		month := start.AddDate(0, i, -1)
		fmt.Fprintf(&totals, "Yallama,%s,%d\n", month.Format("Jan 2006"), 3000+i*20)
		fmt.Fprintf(&totals, "G'ishtko'prik,%s,%d\n", month.Format("Jan 2006"), 900+int(90*uniform()))
	}
	return map[string]file{
		"visits":    {visits.String(), nil},
		"gate-log":  {log.String(), nil},
		"counts":    {counts.String(), nil},
		"times":     {times.String(), nil},
		"rounded":   {rounded.String(), nil},
		"zeros":     {zeros.String(), nil},
		"few":       {"Service (min)\n3\n4.5\n5\n", nil},
		"same":      {"Service (min)\n" + strings.Repeat("3\n", 30), nil},
		"totals":    {totals.String(), nil},
		"summaries": {"Channel,n,mean (min),median (min),p95 (min)\ngreen,200,12,9,35\nred,40,95,80,240\n", nil},
		"unknown-n": {"statistic;minutes\nmean;12\nmedian;9\n", nil},
	}
}

// TestWhatFitWritesRuns includes the YAML of each kind of data into a small scenario that uses all of it, and runs
// check and run on it; pasted, the sections do the same.
func TestWhatFitWritesRuns(t *testing.T) {
	if !*long {
		t.Skip("takes long")
	}
	t.Chdir(t.TempDir())
	for name, file := range dataFiles() {
		if err := os.WriteFile(name+".csv", []byte(file.text), 0o600); err != nil {
			t.Fatal(err)
		}
		line := append([]string{"fit", name + ".csv", "-q", "-o", "fitted.yaml"}, file.flags...)
		if code, said := fitRun(line...); code != exitDone {
			t.Errorf("%s: exit code %d: %s", name, code, said)
			continue
		}
		fitted, err := os.ReadFile("fitted.yaml")
		if err != nil {
			t.Fatal(err)
		}
		if name != "visits" && !*long {
			runFitted(t, name, "include: [./fitted.yaml]\n", string(fitted))
			continue
		}
		code, sections := fitRun(append([]string{"fit", name + ".csv", "-q", "--yaml"}, file.flags...)...)
		if code != exitDone || !strings.HasSuffix(string(fitted), sections) {
			t.Errorf("%s: --yaml writes other sections, with exit code %d:\n%s", name, code, sections)
		}
		runFitted(t, name, "include: [./fitted.yaml]\n", string(fitted))
		runFitted(t, name, sections, string(fitted))
	}
}

// runFitted runs check and run on a scenario that begins with a head and uses what was fitted.
func runFitted(t *testing.T, name, head, fitted string) {
	t.Helper()
	text := "karvon: 1\ntitle: a post\n" + head + usingScenario(fitted)
	if err := os.WriteFile("post.yaml", []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, arguments := range [][]string{{"check", "post.yaml"}, {"run", "post.yaml", "-q", "-n", "1"},
		{"fmt", "--check", "fitted.yaml"}} {
		if code, said := fitRun(arguments...); code != exitDone {
			t.Errorf("%s: %v: exit code %d: %s\n%s", name, arguments, code, said, text)
		}
	}
}

// usingScenario is a scenario that uses all assumptions and profiles of a file that fit wrote, as its comments say.
func usingScenario(fitted string) string {
	var journey, flows strings.Builder
	_, uses, _ := strings.Cut(fitted, "# How a scenario uses them:\n")
	count := 0
	for line := range strings.Lines(uses) {
		line, _, _ = strings.Cut(strings.TrimSpace(strings.TrimPrefix(line, "#")), "   #")
		count++
		switch {
		case strings.HasPrefix(line, "arrivals: "):
			fmt.Fprintf(&flows, "  of-file-%d:\n    entity: truck\n    %s\n    journey: [{visit: gate}, depart]\n", count, line)
		case strings.HasPrefix(line, "- "):
			fmt.Fprintf(&journey, "      %s\n", line)
		default:
			_, name, _ := strings.Cut(line, "service: ")
			fmt.Fprintf(&journey, "      - delay: %s\n", name)
		}
	}
	return "run: {kind: terminating, start: 2024-09-02, window: 1 day, replications: 1}\nentities: {truck: {}}\n" +
		"sites: {post: {stations: {gate: {servers: 5000, service: 1m}}}}\nflows:\n" + flows.String() +
		"  steady:\n    entity: truck\n    arrivals: {rate: 20/h}\n    journey:\n      - visit: gate\n" + journey.String() +
		"      - depart\n"
}

// fitRun runs a command line, and gives what it printed.
func fitRun(arguments ...string) (int, string) {
	var stdout, stderr bytes.Buffer
	code := run(context.Background(), arguments, &stdout, &stderr)
	return code, stdout.String() + stderr.String()
}

// TestFitRefusesWithTwoAndSaysWhatDecides tries files and flags that cannot be.
func TestFitRefusesWithTwoAndSaysWhatDecides(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"dates.csv": "time\n02/03/2024 08:00\n03/04/2024 09:00\n", "empty.csv": "", "binary.csv": "a,b\n\x00\x01,\xff\n",
		"old.xls": "\xd0\xcf\x11\xe0\xa1\xb1", "broken.xlsx": "PK\x03\x04nothing", "two.csv": "Date,East,West\n" +
			"2024-09-02,1,2\n2024-09-03,2,1\n",
	} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		arguments []string
		said      string
	}{
		{[]string{"fit"}, "fit needs a file"},
		{[]string{"fit", "none.csv"}, "none.csv"},
		{[]string{"fit", "dates.csv"}, "--dates day-first"},
		{[]string{"fit", "empty.csv"}, "holds nothing"},
		{[]string{"fit", "binary.csv"}, "line 2"},
		{[]string{"fit", "old.xls"}, "save it as .xlsx"},
		{[]string{"fit", "broken.xlsx"}, "workbook cannot be read"},
		{[]string{"fit", "two.csv"}, "East, West; say which by --count"},
		{[]string{"fit", "two.csv", "--kind", "trips"}, "visits  passages"},
		{[]string{"fit", "two.csv", "--count", "North"}, "Date, East, West"},
		{[]string{"fit", "two.csv", "--count", "East", "--yaml", "-o", "x.yaml"}, "--yaml"},
		{[]string{"fit", "two.csv", "--count", "East", "-o", "x.parquet"}, "Parquet"},
		{[]string{"fit", "two.csv", "--sheet", "Data"}, "--sheet is for workbooks"},
		{[]string{"fit", "two.csv", "--count", "East", "--where", "East"}, "COLUMN=VALUE"},
	} {
		code, said := fitRun(test.arguments...)
		if code != exitWrong || !strings.Contains(said, test.said) {
			t.Errorf("%v: exit code %d, said %s", test.arguments, code, said)
		}
	}
}
