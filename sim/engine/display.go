package engine

import (
	"karvon/sim/bound"
	"karvon/sim/plan"
)

// display is what is shown of a station's queue: the expected wait of some time before. Until that time has passed
// since the run's start it shows none.
type display struct {
	station plan.StationID
	noted   []float64 // s, in a ring
	oldest  int       // of the ring: what is shown
}

// displayID is the index of a display of the run.
type displayID int32

func newDisplays(p *plan.Plan, stations []station) []display {
	var displays []display
	for i := range p.Stations {
		planned := p.Stations[i].Display
		if planned == nil {
			continue
		}
		stations[i].display = displayID(len(displays))
		// What was noted last is not shown before so many others were.
		displays = append(displays, display{plan.StationID(i), make([]float64, planned.Noted+1), 0})
	}
	return displays
}

// beginDisplays has the displays note their first wait.
func (r *Run) beginDisplays() {
	for i := range r.displays {
		d := &r.displays[i]
		clear(d.noted)
		d.oldest = 0
		r.pending.schedule(0, rankDisplay, int32(i))
	}
}

// noteWait notes the wait that a display shows later.
func (r *Run) noteWait(i displayID) {
	d := &r.displays[i]
	d.noted[d.oldest] = r.expectedWait(d.station)
	if d.oldest++; d.oldest == len(d.noted) {
		d.oldest = 0
	}
	r.pending.schedule(bound.Later(r.now, r.plan.Stations[d.station].Display.Every), rankDisplay, int32(i))
}

// displayedWait gives the seconds of waiting that the display of a station shows.
func (r *Run) displayedWait(at plan.StationID) float64 {
	d := &r.displays[r.stations[at].display]
	return d.noted[d.oldest]
}
