package report_test

import (
	"fmt"
	"io"
	"math"
	"strings"
	"testing"
	"time"

	"karvon/report"
	"karvon/report/document"
	"karvon/sim/measured"
)

// luck is a sequence of numbers from 0 to 1 that is the same everywhere.
type luck uint64

func (l *luck) next() float64 {
	*l = *l*6364136223846793005 + 1442695040888963407
	return (float64(*l>>11) + 0.5) / (1 << 53)
}

// fitFiles are files of the six kinds of data, with what makes them doubtful.
func fitFiles() map[string]string {
	start := time.Date(2024, 9, 2, 0, 0, 0, 0, time.UTC)
	luck := luck(17)
	var visits, events, passages, counts, drifting, times, default_, modes, totals strings.Builder
	visits.WriteString("Gate log;;;\nPlate;Channel;Arrived;Departed\n")
	events.WriteString("Plate,Event,Time\n")
	passages.WriteString("Passed,Lane\n")
	counts.WriteString("Date,Hour,Trucks\n")
	times.WriteString("Began;Service (min)\n")
	default_.WriteString("Inspection (min)\n")
	drifting.WriteString("Time,Service (s)\n")
	modes.WriteString("Release (h)\n")
	totals.WriteString("Post,Month,Trucks\n")
	for i := range 9 * 24 {
		at := start.Add(time.Duration(i) * time.Hour)
		busy := 2 + 3*float64(i%24/8)*(1-0.1*float64(i/24))
		if i%24 < 5 {
			busy = 0
		}
		counted := int(busy * (0.4 + 1.4*luck.next()))
		if i < 9*24-7 { // the last day ends early, so that hours have different numbers of days
			fmt.Fprintf(&counts, "%s,%d,%d\n", at.Format("02.01.2006"), at.Hour(), counted)
		}
		if i%24 >= 5 {
			fmt.Fprintf(&passages, "%s,%d\n", at.Add(time.Duration(luck.next()*float64(time.Hour))).Format(time.DateTime), i%3)
		}
	}
	for i := range 44 {
		came := start.Add(time.Duration(i)*97*time.Minute + time.Duration(luck.next()*float64(time.Hour)))
		took := time.Duration(-math.Log(luck.next()) * float64(20+100*(i%2)) * float64(time.Minute))
		left := came.Add(took).Format("02.01.2006 15:04:05")
		switch i {
		case 5:
			left = ""
		case 9:
			left = came.Add(-time.Hour).Format("02.01.2006 15:04:05")
		}
		fmt.Fprintf(&visits, "P%02d;%s;%s;%s\n", i, []string{"green", "red"}[i%2], came.Format("02.01.2006 15:04:05"), left)
		if i < 24 {
			fmt.Fprintf(&events, "P%02d,in,%s\nP%02d,%s,%s\n", i, came.Format(time.DateTime), i,
				[]string{"out", "exit", "seen"}[min(2, i/11)], came.Add(took).Format(time.DateTime))
		}
		service := -4*math.Log(luck.next()) - 4*math.Log(luck.next())
		cell := fmt.Sprintf("%d", 5*int(service/5+0.5))
		switch i {
		case 3, 13:
			cell = ">15"
		case 7:
			cell = "often"
		case 20:
			cell = "10-20"
		}
		fmt.Fprintf(&times, "%s;%s\n", came.Format(time.DateTime), cell)
		fmt.Fprintf(&default_, "%.1f\n", []float64{service * 3, 10, 0}[i%3*min(1, i%2)])
		fmt.Fprintf(&drifting, "%s,%.1f\n", came.Format(time.DateTime), (100+12*float64(i))*(0.7+0.6*luck.next()))
		fmt.Fprintf(&modes, "%.3f\n", []float64{0.5, 9}[i%2]*(0.9+0.2*luck.next()))
	}
	visits.WriteString("Total;;44;\n")
	for i := range 27 {
		month := start.AddDate(0, i, -1)
		fmt.Fprintf(&totals, "North gate,%s,%d\n", month.Format("Jan 2006"), 3000+200*(i%12)+i*20+int(90*luck.next()))
		if i != 4 {
			fmt.Fprintf(&totals, "River bridge,%s,%d\n", month.Format("Jan 2006"), 900+int(90*luck.next())*min(1, i%9))
		}
	}
	return map[string]string{"visits": visits.String(), "events": events.String(), "passages": passages.String(),
		"counts": counts.String(), "times": times.String(), "default": default_.String(), "drifting": drifting.String(),
		"modes": modes.String(), "totals": totals.String(), "same": "Service (min)\n" + strings.Repeat("3\n", 12),
		"few": "Service (min)\n3\n4.5\n5\n", "classes": "Service (min)\n" + strings.Repeat("3\n3\n7\n12\n", 11),
		"summaries": "Channel,n,mean (min),median (min),p95 (min),share > 2 h\ngreen,200,12,9,35,0%\nred,40,95,80,240,30%\n" +
			"odd,50,10,30,20,5%\n",
		"unknown": "statistic;minutes\nmean;12\nmedian;9\n"}
}

// fittedFile is what a file of fitFiles says.
func fittedFile(t testing.TB, name string, o measured.Options) *measured.Fitted {
	t.Helper()
	data, err := measured.Read(t.Context(), name+".csv", []byte(fitFiles()[name]), o)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	fitted, err := measured.Fit(t.Context(), data, name+".csv", 1)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return fitted
}

// fitKinds are what files of each kind of data say, and the same in the scenario language.
func fitKinds(t testing.TB) []kind {
	var all []kind
	add := func(name, file string, o measured.Options, change func(*measured.Fitted)) {
		fitted := fittedFile(t, file, o)
		if change != nil {
			change(fitted)
		}
		k := ofDocument("fit-"+name, report.Fit, fitted)
		if name != "times" && name != "counts" {
			k.formats, k.tables = []report.Format{report.Text, report.Markdown, report.CSV, report.JSON}, nil
		}
		all = append(all, k, ofText("fit-"+name+"-yaml", func(w io.Writer, _ document.Options) error {
			_, err := w.Write(append(report.FitFile(t.Context(), fitted, name+".yaml"), report.FitSections(t.Context(),
				fitted)...))
			return err
		}))
	}
	add("visits", "visits", measured.Options{By: []string{"Channel"}}, nil)
	add("events", "events", measured.Options{Identity: "Plate", End: "2024-09-05"}, nil)
	add("passages", "passages", measured.Options{}, nil)
	add("counts", "counts", measured.Options{}, nil)
	add("times", "times", measured.Options{}, nil)
	add("default", "default", measured.Options{}, nil)
	add("drifting", "drifting", measured.Options{}, nil)
	add("modes", "modes", measured.Options{}, nil)
	add("classes", "classes", measured.Options{}, nil)
	add("same", "same", measured.Options{}, nil)
	add("few", "few", measured.Options{}, nil)
	add("totals", "totals", measured.Options{}, nil)
	add("summaries", "summaries", measured.Options{}, nil)
	add("unknown", "unknown", measured.Options{}, nil)
	add("large", "drifting", measured.Options{}, large)
	return all
}

// large makes a sample one of which the errors of quantiles decide, whose parameters are not all determined.
func large(x *measured.Fitted) {
	times := x.Groups[0].Times
	times.N = 6000
	c := &times.Families[times.Chosen]
	for i := range c.Parameters {
		c.Parameters[i].High = math.Inf(1)
	}
}
