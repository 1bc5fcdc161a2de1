package staffing

import (
	"fmt"
	"slices"

	"karvon/sim/bound"
)

// cut is the week opened at a time at which few shifts are under way: a line of nodes, the times at which a shift
// begins or ends or the need changes, with the need from each to the next.
type cut struct {
	at       int
	nodes    []int // minutes after the cut, ascending, from 0 to week
	need     []int // between a node and the next
	shifts   []shift
	crossing []int // shifts that are under way at the cut
}

// mostOpened is how many combinations of numbers on the shifts that are under way at the cut are looked at.
const mostOpened = 2000

// covered finds how many people take each shift so that at every time of the week as many are on duty as are needed,
// and the hours of all together are as few as they can be. It gives the hours in minutes. The error says what is not
// covered by any shift, or that the shifts overlap too much.
//
// On a line of time this is a problem of the least cost of a flow, which is whole by itself: one unit for each of the
// most that are needed goes from the line's beginning to its end, over shifts, or in between beside them where fewer
// are needed (Segal 1974; the matrix has consecutive ones in its columns). The week is a circle: it is opened at the
// time at which the fewest shifts are under way, and solved for every number of people on those.
func covered(shifts []shift, need *needs) (people []int, minutes int, err error) {
	if need.most() == 0 {
		return make([]int, len(shifts)), 0, nil
	}
	if at := uncovered(shifts, need); at >= 0 {
		return nil, 0, fmt.Errorf("no shift covers %s, when %d are needed", weekTime(at), need.at(at))
	}
	c := openAt(shifts, need)
	ways := 1
	for range c.crossing {
		if ways *= need.most() + 1; ways > mostOpened {
			return nil, 0, fmt.Errorf("at every time of the week %d or more of the shifts are under way, and up to %d people "+
				"are needed: too many ways to share them; have more of the shifts begin at the same time", len(c.crossing),
				need.most())
		}
	}
	best := &cover{minutes: -1}
	c.open(make([]int, len(shifts)), 0, best)
	return best.people, best.minutes, nil
}

// cover is a number of people by shift, and their hours in minutes; -1 where there is none yet.
type cover struct {
	people  []int
	minutes int
}

// uncovered finds a time at which somebody is needed and no shift is under way; -1 where there is none.
func uncovered(shifts []shift, need *needs) int {
	times := slices.Clone(need.times)
	for _, s := range shifts {
		times = append(times, s.from%week, (s.from+s.length)%week)
	}
	slices.Sort(times)
	for _, at := range times {
		if need.at(at) > 0 && !slices.ContainsFunc(shifts, func(s shift) bool { return since(s.from, at) < s.length }) {
			return at
		}
	}
	return -1
}

// since is how many minutes after one time of the week another one comes.
func since(from, at int) int { return ((at-from)%week + week) % week }

// underWay says whether a shift has begun before a time and goes on after it.
func (s shift) underWay(at int) bool {
	after := since(s.from, at)
	return after > 0 && after < s.length
}

// openAt opens the week where the fewest shifts are under way, of those times the first at which one begins.
func openAt(shifts []shift, need *needs) *cut {
	best := -1
	made := &cut{shifts: shifts}
	for _, s := range shifts {
		at := s.from % week
		var crossing []int
		for i := range shifts {
			if shifts[i].underWay(at) {
				crossing = append(crossing, i)
			}
		}
		if best < 0 || len(crossing) < best || len(crossing) == best && at < made.at {
			best, made.at, made.crossing = len(crossing), at, crossing
		}
	}
	made.nodes = append(made.nodes, 0, week)
	for _, s := range shifts {
		made.nodes = append(made.nodes, since(made.at, s.from), since(made.at, s.from+s.length))
	}
	for _, at := range need.times {
		made.nodes = append(made.nodes, since(made.at, at))
	}
	slices.Sort(made.nodes)
	made.nodes = slices.Compact(made.nodes)
	for _, node := range made.nodes[:len(made.nodes)-1] {
		made.need = append(made.need, need.at((made.at+node)%week))
	}
	return made
}

// open tries every number of people on the shifts that are under way at the cut, from one of them on.
func (c *cut) open(people []int, next int, best *cover) {
	if next < len(c.crossing) {
		for n := range slices.Max(c.need) + 1 {
			people[c.crossing[next]] = n
			c.open(people, next+1, best)
		}
		people[c.crossing[next]] = 0
		return
	}
	minutes := 0
	need := slices.Clone(c.need)
	for _, i := range c.crossing {
		minutes += people[i] * c.shifts[i].length
		for at, node := range c.nodes[:len(c.nodes)-1] {
			if since(c.shifts[i].from, c.at+node) < c.shifts[i].length {
				need[at] = max(0, need[at]-people[i])
			}
		}
	}
	if best.minutes >= 0 && minutes >= best.minutes {
		return
	}
	on, rest := c.line(need)
	if rest < 0 || best.minutes >= 0 && minutes+rest >= best.minutes {
		return
	}
	best.minutes, best.people = minutes+rest, slices.Clone(people)
	for i := range c.shifts {
		best.people[i] += on[i]
	}
}

// line covers the needs of the line by the shifts that are not under way at the cut: people by shift, and their hours
// in minutes; -1 where that cannot be.
func (c *cut) line(need []int) (people []int, minutes int) {
	people = make([]int, len(c.shifts))
	units := slices.Max(need)
	if units == 0 {
		return people, 0
	}
	last := len(c.nodes) - 1
	net := newNetwork(last + 1)
	for at := range need {
		net.arc(at, at+1, units-need[at], 0)
		net.arc(at+1, at, int(bound.MostInside), 0)
	}
	arcs := make([]int, len(c.shifts))
	for i, s := range c.shifts {
		arcs[i] = -1
		if slices.Contains(c.crossing, i) {
			continue
		}
		from, _ := slices.BinarySearch(c.nodes, since(c.at, s.from))
		to, _ := slices.BinarySearch(c.nodes, since(c.at, s.from)+s.length)
		arcs[i] = net.arc(from, to, units, s.length)
	}
	minutes, ok := net.send(0, last, units)
	if !ok {
		return nil, -1
	}
	for i, arc := range arcs {
		if arc >= 0 {
			people[i] = net.flow(arc)
		}
	}
	return people, minutes
}

// weekTime writes a time of the week.
func weekTime(minute int) string {
	days := []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	return fmt.Sprintf("%s %s", days[minute/day%7], clock(minute%day))
}

// clock writes a time of day.
func clock(minute int) string { return fmt.Sprintf("%02d:%02d", minute/hour, minute%hour) }
