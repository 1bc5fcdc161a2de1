package report

import (
	"slices"
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/sim/plan"
)

func TestObservedValuesAreDrawn(t *testing.T) {
	x := besideOf(t, 40, seen(gateWait, "", 960), seen(gateUse, "", 0.4), seen(queueEight, "", 9), seen(queueNine, "", 15),
		seen(queueNight, "", 21))
	pictures := besidePictures(x.Result)
	if len(pictures) != 3 {
		t.Fatalf("there are %d pictures", len(pictures))
	}
	use, wait, hours := pictures[0], pictures[1], pictures[2]
	if use.Unit != "%" || wait.Unit != "min" || wait.Names[0] != gateWait || wait.Kind != document.Rows ||
		wait.Series[0].Mean[0] != 16 || wait.Series[1].Low[0] != 9.5 || wait.Series[2].Low[0] != 5 ||
		wait.Series[2].High[0] != 15 || !wait.Leads || !wait.Beside || wait.Name != BesidePicture ||
		!strings.Contains(wait.Note, "95% of single days lie") {
		t.Errorf("the picture of times is %+v", wait)
	}
	if hours.Kind != document.Curve || len(hours.Series) != 4 ||
		!strings.HasSuffix(hours.Title, "by hour: post.gate.queue.mean") {
		t.Fatalf("the picture of hours is %+v", hours)
	}
	one, mean, within, beyond := hours.Series[0], hours.Series[1], hours.Series[2], hours.Series[3]
	if !slices.Equal(one.At, document.Places{8.5, 9.5, 24}) || one.Low[0] != 10 || one.High[2] != 30 || one.Loose ||
		one.Band != "95% of single days" || !mean.Loose || mean.Low[0] != 19 || mean.High[0] != 21 {
		t.Errorf("the band is %+v, and the mean %+v", one, mean)
	}
	if !slices.Equal(within.At, document.Places{9.5, 24}) || within.Mean[1] != 21 ||
		!slices.Equal(beyond.At, document.Places{8.5}) || beyond.Mean[0] != 9 || !within.Loose || !beyond.Loose {
		t.Errorf("within are %+v, and beyond %+v", within, beyond)
	}
	dated := besidePictures(besideOf(t, 40, seen(gateWait, "2025-03-30", 600), seen(gateWait, "2025-04-02", 1800)).Result)
	if len(dated) != 1 || dated[0].Axis != "days since 2025-03-30" || !slices.Equal(dated[0].Series[0].At,
		document.Places{0, 3}) || dated[0].Series[3].Mean[0] != 30 || dated[0].Series[3].At[0] != 3 {
		t.Errorf("the pictures of dates are %+v", dated)
	}
}

// Of a window of a day the picture of a queue has what was observed of it, in the middle of its hours.
func TestAnObservedQueueIsMarkedInItsPicture(t *testing.T) {
	x := besideOf(t, 40, seen(queueEight, "", 9), seen(queueNine, "", 15), seen(queueNight, "", 21),
		seen(gateUse, "", 0.4))
	gate, _ := slices.BinarySearchFunc(x.Plan.Stations, "post.gate", func(s plan.Station, name string) int {
		return strings.Compare(s.Name, name)
	})
	week := &document.Week{Start: 6 * 60}
	if got := x.queueSeen(gate, week); !slices.Equal(got, [][2]float64{{510, 9}, {570, 15}, {1440, 21}}) {
		t.Errorf("it has %v", got)
	}
	week.Start = 9 * 60
	if got := x.queueSeen(gate, week); !slices.Equal(got, [][2]float64{{570, 15}, {1440, 21}, {1950, 9}}) {
		t.Errorf("from nine on it has %v", got)
	}
	if got := x.queueSeen(1-gate, week); got != nil {
		t.Errorf("the other station has %v", got)
	}
	longer := *x.Plan
	longer.Window = 2 * plan.Day
	model := *x.Model
	model.Plan, x.Model = &longer, &model
	if got := x.queueSeen(gate, week); got != nil {
		t.Errorf("of two days it has %v", got)
	}
	s := document.WeekStation{Name: "post.gate", Used: true, Duty: document.Brief{1}, Seen: [][2]float64{{510, 9}},
		Queue: document.WeekBand{Mean: document.Brief{2}}}
	series := weekDrawer{week}.queue(&s).Series
	if len(series) != 3 || !series[2].Loose || series[2].At[0] != 510 || series[2].Mean[0] != 9 ||
		series[2].Name != "observed" {
		t.Errorf("the picture has %+v", series)
	}
}

// The bands of what was observed are of single realisations, not those of the pictures through the window.
func TestNotesOfBandsAreOfThePicturesShown(t *testing.T) {
	d := &document.Document{PictureNote: "bands"}
	beside := document.Picture{Beside: true}
	if d.NoteOf([]document.Picture{beside}) != "" || d.NoteOf(nil) != "" ||
		d.NoteOf([]document.Picture{beside, {}}) != "bands" {
		t.Error("bands are explained where they are others")
	}
}
