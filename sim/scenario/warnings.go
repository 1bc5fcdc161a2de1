package scenario

import (
	"slices"

	"karvon/sim/syntax"
	"karvon/sim/unit"
)

// doubts lists what is legal but probably not meant.
func (s *Scenario) doubts() syntax.Errors {
	var found syntax.Errors
	warn := func(part Meta, code syntax.Code, message, hint string) {
		found = append(found, s.NewError(part, code, message, hint))
	}
	weekly := len(s.Profiles) > 0
	for _, site := range s.Sites {
		timed := len(site.Hours)+len(site.Schedules) > 0
		weekly = weekly || timed
		if timed && site.TimeZone.Text == "" && stated(s.composed, "run").Get("time-zone") == nil {
			warn(site.Meta, NoTimeZone, "the hours and schedules of this site are in UTC",
				"give it a time-zone, such as Asia/Tashkent")
		}
		site.doubts(warn)
	}
	if s.Run.Kind == Cyclic && weekly && s.Run.Cycle%week != 0 {
		warn(s.Run.Meta, UnevenCycle, "the cycle of "+unit.FormatDuration(s.Run.Cycle)+
			" is not whole weeks, but hours, schedules or profiles go by the week",
			"1 week is usual")
	}
	return found
}

func (s *Site) doubts(warn func(part Meta, code syntax.Code, message, hint string)) {
	for _, station := range s.Stations {
		staffed := station.Servers != nil && !s.neverStaffed(*station.Servers)
		for _, lane := range station.Lanes {
			staffed = staffed || !s.neverStaffed(lane.Servers)
		}
		if !staffed {
			warn(station.Meta, NoServers, "the station never has a server", "")
		}
	}
	for _, b := range s.Bookings {
		if s.neverStaffed(b.Slots) {
			warn(b.Meta, NoServers, "the electronic queue never has a slot", "")
		}
	}
}

// neverStaffed tells whether a capacity is zero at all times. A schedule that does not exist is for the plan to
// report.
func (s *Site) neverStaffed(c Capacity) bool {
	if c.Schedule == "" {
		return c.Servers(c.people()) == 0
	}
	schedule, ok := s.Schedules[c.Schedule]
	return ok && !slices.ContainsFunc(schedule.Blocks, func(b ScheduleBlock) bool { return c.Servers(b.Value) > 0 })
}
