package plan

import (
	"fmt"
	"strings"

	"karvon/sim/scenario"
)

// waitVerb waits for a time of day, a site's opening, a schedule or a signal.
var waitVerb = verb{
	key:     "wait",
	compile: (*journey).wait,
	operations: rows{
		OpWaitUntil: {Name: "wait until a time", site: stepSite, Time: Awaits},
		OpWaitOpen: {
			Name: "wait for opening", Time: Awaits,
			neverWaits: func(_ *Plan, s *Step) bool { return s.Schedule() == None },
		},
		OpWaitSignal: {Name: "wait for a signal", Object: signalName, Time: Awaits, Uses: SignalElement},
	},
}

// stepSite is the site that a step keeps itself.
func stepSite(_ *Plan, s *Step) SiteID { return s.site }

// wait compiles waiting for a time of day, a site's opening, a schedule or a signal.
func (j *journey) wait(s *scenario.Step) {
	compiled := newStep(OpWaitOpen, None, hashOf("wait", name(s)))
	switch w := s.Wait; {
	case w.Signal != nil:
		j.awaited = append(j.awaited, *w.Signal)
		compiled.Op, compiled.Index = OpWaitSignal, int32(j.signal(*w.Signal))
	case w.Until != nil:
		if !j.clear(s.Meta) {
			return
		}
		table := newTimetable(j.plan.Sites[j.site].Phase, w.Days, []int64{*w.Until})
		j.plan.Timetables = append(j.plan.Timetables, table)
		compiled.Op, compiled.Index, compiled.site = OpWaitUntil, int32(len(j.plan.Timetables)-1), j.site
	case w.Open != nil:
		site := j.openSite(*w.Open)
		if site == None {
			return
		}
		compiled.Index = int32(j.plan.Sites[site].hours)
	default:
		compiled.Index = int32(j.namedSchedule(*w.Schedule))
	}
	j.emit(compiled, s.Meta)
}

// clear checks that it is clear at which site the journey is.
func (j *journey) clear(meta scenario.Meta) bool {
	if j.site == None {
		j.fail(meta, scenario.SiteUnclear, "it depends on the way here at which site the entity waits",
			"come here from one site only")
	}
	return j.site != None
}

// openSite finds a site by its name; here is the current one, unless a site bears that name.
func (j *journey) openSite(name scenario.Text) SiteID {
	if _, named := j.siteIndex[name.Text]; name.Text != "here" || named {
		return lookUp(j.compiler, j.siteIndex, "site", name)
	}
	if !j.clear(name.Meta) {
		return None
	}
	return j.site
}

// namedSchedule adds a schedule of a site to the plan.
func (j *journey) namedSchedule(name scenario.Text) ScheduleID {
	full := name
	if !strings.Contains(name.Text, ".") {
		if !j.clear(name.Meta) {
			return None
		}
		full.Text = j.plan.Sites[j.site].Name + "." + name.Text
	}
	schedule, ok := find(j.compiler, j.schedulesByName, ScheduleElement, full)
	if !ok {
		return None
	}
	if schedule.never() {
		j.fail(name.Meta, scenario.NoDepart,
			fmt.Sprintf("schedule %s is never above 0: who waits for it never goes on", full.Text), "")
	}
	return j.addSchedule(schedule)
}

// addSchedule adds a schedule to the plan; None where it is always above 0.
func (c *compiler) addSchedule(s Schedule) ScheduleID {
	if len(s.Times) == 1 && s.Values[0] > 0 {
		return None
	}
	c.plan.Schedules = append(c.plan.Schedules, s)
	return ScheduleID(len(c.plan.Schedules) - 1)
}
