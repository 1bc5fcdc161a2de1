package report_test

import (
	"karvon/sim/experiment"
	"karvon/sim/outlook"
	"karvon/sim/reason"
)

// unsureYears are years in US dollars, of which by some draws of the growth none is full, and in none of the phases it
// is full again for a reason; with more streams than a narrow terminal shows.
func unsureYears(y *experiment.Years, possible int) *experiment.Years {
	other, course, drawn := *y, *y.Course, *y.Drawn
	for len(course.Streams) < 5 {
		course.Streams = append(course.Streams[:len(course.Streams):len(course.Streams)], outlook.Stream{Name: "vans",
			Title: "vans, each with a trailer", Loads: course.Streams[0].Loads})
	}
	drawn.Possible, drawn.Nothing.High, drawn.Nothing.Most = possible, course.Last+1, course.Last+1
	other.Course, other.Drawn, other.Currency = &course, &drawn, nil
	other.Rows = append([]experiment.YearRow{}, y.Rows...)
	for i := range other.Rows {
		for len(other.Rows[i].Loads) < len(course.Streams) {
			other.Rows[i].Loads = append(other.Rows[i].Loads[:len(other.Rows[i].Loads):len(other.Rows[i].Loads)],
				7.25*float64(len(other.Rows[i].Loads)))
		}
		if row := other.Rows[i].Of; row != nil && i%2 == 0 {
			unjudged := *row
			unjudged.Verdicts = nil
			other.Rows[i].Of = &unjudged
		}
	}
	other.Phases = append([]experiment.PhaseYear{}, y.Phases...)
	for i := range other.Phases {
		other.Phases[i].Upkeep = 61_250
	}
	other.Eras = append([]experiment.Era{}, y.Eras...)
	for i := range other.Eras {
		other.Eras[i].Why, other.Eras[i].Full.Year = reason.Text("queues grow at the gate"), course.Last-1
	}
	return &other
}
