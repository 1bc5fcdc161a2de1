package experiment

import (
	"cmp"
	"slices"

	"karvon/sim/reason"
)

// givesWay says what is not carried of a load: a threshold, too many that are lost, or a backlog that grows.
func (x *findingYears) givesWay(w *world, l *lookedAt) reason.Reason {
	made := &Capacity{Model: x.Model}
	for _, one := range w.looked {
		if one.replications > 0 && one.load.Overload == nil {
			made.Loads = append(made.Loads, one.load)
		}
	}
	if len(made.Loads) == 0 {
		return stoppedByMemory()
	}
	sortLoads(made.Loads)
	s := &search{Capacity: made}
	if service.fails(&l.load) {
		return s.brokenThreshold(&l.load)
	}
	return s.growingBacklog(&l.load)
}

// fillRows lists the years that were simulated, the first and the last, and those of marks and phases; or every year.
// What was not simulated is now, where it is not known to be beyond what is carried.
func (x *findingYears) fillRows() error {
	for _, year := range x.rowYears() {
		w, added, err := x.worldOf(year)
		if err != nil {
			return err
		}
		loads := w.course.Loads(year)
		if x.ctx.Err() == nil && w.at(loads) == nil && !w.farBeyond(loads) {
			if err := x.look(w, loads, x.Replications); err != nil && x.ctx.Err() == nil {
				return err
			}
		}
		row := YearRow{Year: year, Loads: loads, Added: added, Verdict: w.verdict(loads)}
		if l := w.at(loads); l != nil {
			of := l.load
			row.Of, row.Other = &of, l.verdict != row.Verdict
		}
		none := x.worlds[0]
		row.Nothing = none.verdict(none.course.Loads(year))
		x.Rows = append(x.Rows, row)
	}
	return nil
}

// farBeyond says whether loads are known not to be carried, by one that is clearly smaller.
func (w *world) farBeyond(loads []float64) bool {
	return slices.ContainsFunc(w.looked, func(l *lookedAt) bool {
		return l.verdict == NotMet && allAtMost(l.loads, loads) && sumOf(loads) > float64(1.25*sumOf(l.loads))
	})
}

// rowYears are the years that are told.
func (x *findingYears) rowYears() []int {
	years := []int{x.Course.Base, x.Course.Last}
	for year := x.Course.Base; year <= x.Course.Last; year++ {
		simulated := x.worlds[0].at(x.worlds[0].course.Loads(year)) != nil
		if w, _, err := x.worldOf(year); err == nil {
			simulated = simulated || w.at(w.course.Loads(year)) != nil
		}
		if simulated || x.options.Every {
			years = append(years, year)
		}
	}
	for i := range x.Marks {
		years = append(years, x.Marks[i].Reached)
	}
	for i := range x.Phases {
		years = append(years, x.Phases[i].Comes)
	}
	for _, e := range append([]Era{x.Nothing}, x.Eras...) {
		if e.Full.Year < e.Until {
			years = append(years, e.Full.Year)
		}
	}
	slices.Sort(years)
	years = slices.Compact(years)
	return slices.DeleteFunc(years, func(year int) bool { return year > x.Course.Last })
}

// worldOf is the scenario with the phases that are in operation in a year, and those that come in it.
func (x *findingYears) worldOf(year int) (w *world, added []string, err error) {
	var policies []string
	for i := range x.Phases {
		if x.Phases[i].Comes <= year {
			policies = append(policies, x.Phases[i].Policy)
		}
		if x.Phases[i].Comes == year {
			added = append(added, x.Phases[i].Policy)
		}
	}
	w, err = x.world(policies)
	return w, added, err
}

// Failing names the numbers of the thresholds that a year does not meet, and the flows of which too many are lost or
// whose backlog grows.
func (r *YearRow) Failing(y *Years) []string {
	if r.Of == nil {
		return nil
	}
	var names []string
	for i, v := range r.Of.Verdicts {
		if v == NotMet {
			names = append(names, y.Responses[y.Thresholds[i].Response].Name)
		}
	}
	for i := range r.Of.Losses {
		if loss := &r.Of.Losses[i]; loss.Verdict == NotMet && !slices.Contains(names, "flow."+loss.Flow+".lost") {
			names = append(names, "flow."+loss.Flow+cmp.Or(map[bool]string{true: ".turned-away"}[loss.ShutOut], ".lost"))
		}
	}
	for _, flow := range r.Of.Growing {
		names = append(names, "flow."+flow+".drift")
	}
	return names
}
