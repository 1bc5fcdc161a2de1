package staffing

import (
	"fmt"

	"karvon/sim/scenario"
)

// Observed is the part of the week in which a run looks: from a time of the local week on, for so long, by site.
type Observed map[string]Window

// Window is when a run looks, in minutes: from a time of the week that begins on Monday, for so long.
type Window struct{ From, Length int }

// Requires refuses a problem of which a block has no hour in which the run looks: how many are needed then nothing
// would tell, and the cheapest is none.
func (p *Problem) Requires(observed Observed) error {
	for i := range p.places {
		place := &p.places[i]
		window, known := observed[place.site]
		if !known || window.Length >= week {
			continue
		}
		for n := range place.blocks {
			if b := &place.blocks[n]; !b.meets(window) {
				return fmt.Errorf("%s, %s: a run looks at no hour of it, so that nothing says how many are needed then; make "+
					"the window a week long, or leave the block out by bounds of its own", place.Path, b.Words())
			}
		}
	}
	return nil
}

// meets says whether any of the block is in a window.
func (b *Block) meets(w Window) bool {
	for weekday := range 7 {
		if !b.days.Has(weekday) {
			continue
		}
		begins := weekday*day + b.from
		for _, shift := range []int{-week, 0, week} {
			if begins+shift < w.From+w.Length && begins+shift+b.length() > w.From {
				return true
			}
		}
	}
	return false
}

// nameSchedules gives each place a name for a schedule of its own that no other of its site has.
func nameSchedules(s *scenario.Scenario, places []Place) {
	taken := map[string]bool{}
	for name, site := range s.Sites {
		for schedule := range site.Schedules {
			taken[name+"."+schedule] = true
		}
	}
	for i := range places {
		place := &places[i]
		first := place.schedule()
		place.named = first
		for n := 2; taken[place.site+"."+place.named]; n++ {
			place.named = fmt.Sprintf("%s-%d", first, n)
		}
		taken[place.site+"."+place.named] = true
	}
}
