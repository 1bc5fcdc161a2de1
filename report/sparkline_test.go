package report

import (
	"strings"
	"testing"

	"karvon/sim/experiment"
)

func TestASparklineGoesFromNothingToTheLargest(t *testing.T) {
	values := make([]float64, 4*CourseCells)
	for i := range values {
		values[i] = float64(i / 4 % 8)
	}
	if got, want := sparkline(values, false), strings.Repeat("▁▂▃▄▅▆▇█", 4)[:3*CourseCells]; got != want {
		t.Errorf("the line is %q, want %q", got, want)
	}
	if got, want := sparkline([]float64{0, 1, 2, 7}, true), "_.-#"; got != want {
		t.Errorf("the line is %q, want %q", got, want)
	}
	if got := sparkline(make([]float64, 8), true); got != "" {
		t.Errorf("an empty queue is drawn as %q", got)
	}
}

func TestStationsShowTheirQueuesThroughTheWindow(t *testing.T) {
	r := smallResult(nil)
	r.Timeline = &experiment.Timeline{
		Replications: 1, Stations: make([]experiment.StationTimeline, len(r.Plan.Stations)),
		Zones: make([]experiment.Band, len(r.Plan.Zones)), Flows: make([]experiment.FlowTimeline, len(r.Plan.Flows)),
	}
	r.Timeline.Bins = 672
	for i := range r.Timeline.Stations {
		r.Timeline.Stations[i].Queue.Mean = make([]float64, 672)
	}
	r.Timeline.Stations[0].Queue.Mean[671] = 5
	wide := written(t, Text, r, Options{Width: 220})
	if !strings.Contains(wide, "▁▁▁█\n") || !strings.Contains(wide, "queue by 6h, to its longest") {
		t.Errorf("no sparkline: %s", wide)
	}
	if plain := written(t, Text, r, Options{Width: 220, ASCII: true}); !strings.Contains(plain, "___#\n") {
		t.Errorf("no sparkline in plain ASCII: %s", plain)
	}
	for _, width := range []int{40, 60, 80} {
		if strings.Contains(written(t, Text, r, Options{Width: width}), "█") {
			t.Errorf("a sparkline at a width of %d", width)
		}
	}
}
