package report

import (
	"math"
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// spread is a distribution of which all is told, in s or what its unit is.
func spread(mean float64) experiment.Distribution {
	return experiment.Distribution{N: 10, Mean: stats.Unknown(mean), Median: stats.Unknown(mean / 2), Deviation: mean / 4,
		Least: mean / 8, Most: 2 * mean}
}

// laidOut is a small result in a layout.
func laidOut(layout experiment.IndicatorLayout) *experiment.Indicators {
	x := &experiment.Indicators{Result: smallResult(nil), Layout: layout}
	north := &plan.Control{Post: "north", Country: "North", Mode: scenario.Road,
		Direction: "outbound"}
	south := &plan.Control{Post: "south", Mode: scenario.Rail, Direction: "inbound"}
	paid := spread(60)
	one := experiment.ControlIndicators{Control: north, Time: spread(7200), Inside: spread(3600), Queue: spread(1800),
		Slot: spread(900), Booked: true, Paid: &paid, Undivided: stats.Unknown(48), Between: stats.Unknown(720)}
	one.Done[plan.Customs] = experiment.ActivityTime{Modelled: true, Time: stats.Unknown(5400),
		Waited: stats.Unknown(360), Share: 0.4, Paid: stats.Unknown(12)}
	other := experiment.ControlIndicators{Control: south, Time: spread(36000), Inside: spread(36000), Queue: spread(0),
		Slot: spread(0)}
	x.Controls = []experiment.ControlIndicators{one, other}
	return x
}

// rowOf finds the row of a table that begins with some texts, each in a column by its header.
func rowOf(t *testing.T, table *document.Table, of map[string]string) map[string]document.Cell {
	t.Helper()
	for _, row := range table.Rows {
		cells, found := map[string]document.Cell{}, true
		for i, column := range table.Columns {
			cells[column.Header] = row[i]
			if want, asked := of[column.Header]; asked && row[i].Text != want {
				found = false
			}
		}
		if found {
			return cells
		}
	}
	t.Fatalf("no row of %s is of %v", table.Name, of)
	return nil
}

// tells holds that cells show numbers.
func tells(t *testing.T, cells map[string]document.Cell, want map[string]float64) {
	t.Helper()
	for header, value := range want {
		n := cells[header].Number
		if n == nil || math.Abs(n.Mean-value) > 1e-12 {
			t.Errorf("%s is %+v, want %v", header, n, value)
		}
	}
}

func TestCrossingsAreToldInHoursAndWhatIsNotModelledIsSaid(t *testing.T) {
	d := Indicators(laidOut(experiment.CPMM))
	if !strings.HasPrefix(d.Title, "Simulated, in the layout of CAREC's") || d.Kind != document.OfIndicators {
		t.Errorf("%s, of %s", d.Title, d.Kind)
	}
	for _, part := range []string{"clear south, inbound: 10 h on average, and at most 5 h for half"} {
		if !strings.Contains(d.Headline, part) {
			t.Errorf("the headline is %q", d.Headline)
		}
	}
	if !strings.Contains(strings.Join(d.Points, " "), "least to clear north, outbound: 2 h") {
		t.Errorf("the points are %q", d.Points)
	}
	crossings := &d.Tables[0]
	tells(t, rowOf(t, crossings, map[string]string{"post": "north"}), map[string]float64{"crossings": 10,
		"TFI1 mean": 2, "TFI1 median": 1, "within mean": 1, "within median": 0.5, "queue outside": 0.5, "before slot": 0.25,
		"TFI2 mean": 60, "TFI2 median": 30})
	south := rowOf(t, crossings, map[string]string{"post": "south", "mode": "rail"})
	if south["not modelled"].Text != "TFI2" || south["TFI2 mean"].Number != nil || south["before slot"].Number != nil {
		t.Errorf("%+v", south)
	}
	activities := &d.Tables[1]
	tells(t, rowOf(t, activities, map[string]string{"post": "north", "activity": "customs control"}),
		map[string]float64{"hours": 1.5, "waited": 0.1, "share": 0.4, "paid": 12})
	tells(t, rowOf(t, activities, map[string]string{"activity": "between, of no activity named"}),
		map[string]float64{"hours": 0.2})
	tells(t, rowOf(t, activities, map[string]string{"activity": "at the line, not divided"}),
		map[string]float64{"paid": 48})
	tells(t, rowOf(t, activities, map[string]string{"post": "north", "activity": "all"}),
		map[string]float64{"hours": 2, "paid": 60})
	vet := rowOf(t, activities, map[string]string{"post": "south", "activity": "veterinary inspection"})
	if vet["status"].Text != "not modelled" || vet["hours"].Number != nil {
		t.Errorf("%+v", vet)
	}
	for _, row := range activities.Rows {
		if row[0].Text == "south" && row[4].Text == "traffic inspection" || row[0].Text != "south" &&
			row[4].Text == "change of gauge" {
			t.Errorf("%s is told of %s", row[4].Text, row[0].Text)
		}
	}
	lines := map[string]string{}
	for _, row := range d.Rows[1:] {
		lines[strings.Join([]string{row[1], row[2], row[6], row[9]}, "|")] = row[10] + " " + row[11] + row[12]
	}
	for key, want := range map[string]string{"crossings|north||TFI1 mean": "h 2", "crossings|north||TFI1 maximum": "h 4",
		"crossings|south||TFI2 mean": "USD not modelled", "activities|north|customs control|of it waited": "h 0.1",
		"activities|south|veterinary inspection|time": "h not modelled"} {
		if lines[key] != want {
			t.Errorf("%s is %q in data, want %q", key, lines[key], want)
		}
	}
}

func TestReleasesAreToldByStepAndGroup(t *testing.T) {
	x := laidOut(experiment.TRS)
	r := experiment.ReleaseTimes{Control: x.Controls[0].Control, Slot: spread(900), Booked: true}
	r.Modelled[experiment.ArrivalToRelease], r.Modelled[experiment.ToRemoval] = true, true
	r.All[experiment.ArrivalToRelease], r.All[experiment.ToRemoval] = spread(7200), spread(360)
	group := experiment.ReleaseGroup{Kind: experiment.ByChannel, Value: "red"}
	group.Times = r.All
	hour := experiment.ReleaseGroup{Kind: experiment.ByHour, Value: "07:00", Times: r.All}
	r.By = []experiment.ReleaseGroup{group, hour}
	r.Agencies = []experiment.AgencyTime{{Agency: &plan.Agency{Name: "customs"}, Time: spread(3600)}}
	x.Releases = []experiment.ReleaseTimes{r}
	d := Indicators(x)
	if !strings.Contains(d.Headline, "at north, outbound: 2 h on average, and at most 1 h for half") {
		t.Errorf("the headline is %q", d.Headline)
	}
	tells(t, rowOf(t, &d.Tables[0], map[string]string{"step": "arrival to release"}), map[string]float64{"crossings": 10,
		"mean": 2, "median": 1, "deviation": 0.5, "minimum": 0.25, "maximum": 4})
	tells(t, rowOf(t, &d.Tables[0], map[string]string{"step": "before a booked slot"}), map[string]float64{"mean": 0.25})
	lodged := rowOf(t, &d.Tables[0], map[string]string{"step": "arrival to lodgement"})
	if lodged["mean"].Number != nil || lodged["status"].Text != "not modelled" {
		t.Errorf("%+v", lodged)
	}
	tells(t, rowOf(t, &d.Tables[1], map[string]string{"by": "channel", "value": "red", "step": "release to removal"}),
		map[string]float64{"mean": 0.1})
	tells(t, rowOf(t, &d.Tables[2], map[string]string{"agency": "customs"}), map[string]float64{"mean": 1, "maximum": 2})
	if hours := &d.Tables[3]; hours.Name != "hours" || len(hours.Rows) != 1 {
		t.Errorf("%d rows of %s", len(hours.Rows), hours.Name)
	}
	x.Releases[0].All[experiment.ArrivalToRelease].N = 0
	if said := Indicators(x).Headline; !strings.Contains(said, "No control says which stations release") {
		t.Errorf("the headline is %q", said)
	}
}

func TestTheDesignHourIsTold(t *testing.T) {
	x := laidOut(experiment.DesignHour)
	h := experiment.DesignedHours{At: experiment.AtSite, Name: "post", Measure: "trucks", Daily: stats.Unknown(200),
		Hours: 168, Design: stats.Unknown(20), Beyond: true, Peak: stats.Unknown(0.8), Share: 0.1, Days: 3}
	for hour := range h.OfDay {
		h.OfDay[hour] = stats.Unknown(float64(hour))
	}
	flow := h
	flow.At, flow.Design = experiment.AtFlow, stats.Unknown(99)
	x.Hours = []experiment.DesignedHours{flow, h}
	d := Indicators(x)
	if !strings.Contains(d.Headline, "is 20 trucks at post: 10% of the 200 of an average day") ||
		!strings.Contains(strings.Join(d.Points, " "), "too few hours") ||
		!strings.Contains(strings.Join(d.Points, " "), "factor there is 0.8") {
		t.Errorf("%q, %q", d.Headline, d.Points)
	}
	tells(t, rowOf(t, &d.Tables[0], map[string]string{"at": "site"}), map[string]float64{"daily": 200, "design hour": 20,
		"share": 0.1, "peak-hour factor": 0.8, "hours": 168})
	tells(t, rowOf(t, &d.Tables[1], map[string]string{"at": "site", "hour": "17:00"}),
		map[string]float64{"count": 17, "days": 3})
	x.Hours = nil
	if said := Indicators(x).Headline; said != "Nobody came." {
		t.Errorf("the headline is %q", said)
	}
}

// What the run's end cut off is in no number, and is warned of.
func TestWhoHadNotCompletedIsWarnedOf(t *testing.T) {
	x := laidOut(experiment.CPMM)
	x.Unfinished, x.Of = 0.12, "trucks"
	if said := strings.Join(Indicators(x).Warnings, " "); !strings.Contains(said, "12% of trucks had not completed") {
		t.Errorf("%q", said)
	}
}
