package engine

import (
	"karvon/sim/bound"
	"karvon/sim/plan"
	"karvon/sim/random"
)

var (
	behindPurpose = random.HashString("late")
	aheadPurpose  = random.HashString("ahead of time")
)

// nextDue gives the time at which the next scheduled arrival must be looked at: when it is due, or as long before
// as it can come early.
func (r *Run) nextDue(src *source, a *plan.Arrivals) int64 {
	due := dueTime(a, src.number)
	if due == bound.Never {
		return due
	}
	if a.Form == plan.ByTimetable {
		// By its time, not its number: another train leaves the luck of this one alone.
		src.id = random.Mix(a.Hash, uint64(due))
	}
	return max(r.now, due-a.Lead)
}

// dueTime gives the time at which a scheduled arrival is due, by its number. A timetable begins with the first that
// is due at the run's start or after.
func dueTime(a *plan.Arrivals, number uint64) int64 {
	count := uint64(len(a.Times))
	if a.Form == plan.ByTimes {
		if number >= count {
			return bound.Never
		}
		return a.Times[number]
	}
	first := uint64(0)
	for first < count && a.Times[first] < a.Phase {
		first++
	}
	week, within := (first+number)/count, (first+number)%count
	return int64(week)*plan.Week + a.Times[within] - a.Phase
}

// actualTime draws when a scheduled arrival comes. What comes early before the run's start comes at its start.
func (r *Run) actualTime(a *plan.Arrivals, id, number uint64) int64 {
	late, early := int64(0), int64(0)
	if a.Late != plan.None {
		late = r.samplers[a.Late].Nanoseconds(r.draws.Bits(id, behindPurpose, 0))
	}
	if a.Early != plan.None {
		early = r.samplers[a.Early].Nanoseconds(r.draws.Bits(id, aheadPurpose, 0))
	}
	return max(r.now, shifted(dueTime(a, number), late, early))
}

// shifted gives a time that lies so much behind another and so much before that again; what is late for ever never
// is, however early it would be.
func shifted(due, late, early int64) int64 {
	if at := bound.Later(due, late); at < bound.Never {
		return at - early
	}
	return bound.Never
}
