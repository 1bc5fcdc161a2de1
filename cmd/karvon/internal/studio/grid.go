package studio

import (
	"fmt"
	"slices"
	"strings"

	"karvon/sim/bound"
	"karvon/sim/scenario"
)

// Grid is a number that changes through the week, hour by hour, such as the officers on duty.
type Grid struct {
	Path  string      `json:"path"`  // of the schedule
	Hours [7][24]int  `json:"hours"` // from Monday
	Site  string      `json:"site"`
	Name  string      `json:"name"`
	Most  int         `json:"most"`
	Of    []string    `json:"of"`    // what follows it: stations and resources
	Whole bool        `json:"whole"` // whether all changes lie on full hours, so that the grid shows all
	Was   *[7][24]int `json:"was"`   // in the scenario without settings; null where it is the same
}

// Duty sets a schedule, hour by hour.
type Duty struct {
	Path  string  `json:"path"`
	Hours [][]int `json:"hours"` // 7 days from Monday, of 24 hours
}

// grid gives the hours of a week, of which none may be missing.
func (d *Duty) grid() (*Grid, error) {
	g := &Grid{Path: d.Path}
	if len(d.Hours) != len(g.Hours) {
		return nil, wrongf("%d days; a week has 7", len(d.Hours))
	}
	for day, hours := range d.Hours {
		if copied := copy(g.Hours[day][:], hours); copied != dayHours || len(hours) != dayHours {
			return nil, wrongf("day %d has %d hours, not 24", day+1, len(hours))
		}
	}
	return g, nil
}

const (
	hourNanoseconds = int64(3600e9)
	dayHours        = 24
	weekHours       = 7 * dayHours
)

// gridOf writes a schedule hour by hour. A block that begins on a day goes on into the next where it ends not after it
// began.
func gridOf(s *scenario.Schedule) (hours [7][24]int, whole bool) {
	whole = true
	for i := range s.Blocks {
		b := &s.Blocks[i]
		from, to := b.From, b.To
		if to <= from {
			to += dayHours * hourNanoseconds
		}
		whole = whole && from%hourNanoseconds == 0 && to%hourNanoseconds == 0 && len(b.Breaks) == 0
		for day := range 7 {
			if !b.Days.Has(day) {
				continue
			}
			for hour := from / hourNanoseconds; hour*hourNanoseconds < to; hour++ {
				at := (day*dayHours + int(hour)) % weekHours
				hours[at/dayHours][at%dayHours] = b.Value
			}
		}
	}
	return hours, whole
}

// span is hours of a day with the same number.
type span struct{ from, to, value int }

// schedule writes a grid as a scenario has it: blocks, each for all days that have it.
func (g *Grid) schedule() (string, error) {
	var order []span
	days := map[span][]int{}
	for day, hours := range g.Hours {
		for from := 0; from < dayHours; {
			to := from
			for to < dayHours && hours[to] == hours[from] {
				to++
			}
			if n := hours[from]; n < 0 || !bound.Servers.Allows(int64(n)) {
				return "", wrongf("%d on duty: the number goes from 0 to %d", n, bound.Servers.Most)
			}
			s := span{from, to, hours[from]}
			if days[s] == nil {
				order = append(order, s)
			}
			days[s] = append(days[s], day)
			from = to
		}
	}
	slices.SortStableFunc(order, func(a, b span) int {
		return days[a][0]*dayHours + a.from - days[b][0]*dayHours - b.from
	})
	var blocks []string
	for _, s := range order {
		block := fmt.Sprintf(`from: "%02d:00", to: "%02d:00", value: %d}`, s.from, s.to, s.value)
		if on := days[s]; len(on) < 7 {
			block = fmt.Sprintf("days: [%s], %s", dayNames(on), block)
		}
		blocks = append(blocks, "{"+block)
	}
	return "[" + strings.Join(blocks, ", ") + "]", nil
}

func dayNames(days []int) string {
	var names []string
	for _, day := range days {
		names = append(names, scenario.Weekdays[day])
	}
	return strings.Join(names, ", ")
}
