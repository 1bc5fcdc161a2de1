package report

import (
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/sim/experiment"
)

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
	wide := written(t, Text, r, document.Options{Width: 220})
	if !strings.Contains(wide, "▁▁▁█\n") || !strings.Contains(wide, "queue by 6h, to its longest") {
		t.Errorf("no sparkline: %s", wide)
	}
	if plain := written(t, Text, r, document.Options{Width: 220, ASCII: true}); !strings.Contains(plain, "___#\n") {
		t.Errorf("no sparkline in plain ASCII: %s", plain)
	}
	for _, width := range []int{40, 60, 80} {
		if strings.Contains(written(t, Text, r, document.Options{Width: width}), "█") {
			t.Errorf("a sparkline at a width of %d", width)
		}
	}
}
