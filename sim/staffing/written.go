package staffing

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"karvon/sim/bound"
	"karvon/sim/scenario"
	"karvon/sim/unit"
)

// Request is what somebody asks to be chosen.
type Request struct {
	Vary   []string // PATH=LEAST..MOST; a path may be a pattern with *
	Rates  []string // PATH=COST of an hour of one person on duty
	Shifts []string // LENGTH@TIME,TIME...: shifts of every day
}

// Read makes the problem of a request; where it varies nothing, that of the scenario's section staffing.
func Read(s *scenario.Scenario, r Request) (*Problem, error) {
	choices, err := stated(s)
	if err != nil {
		return nil, err
	}
	if len(r.Vary) > 0 {
		choices = nil
	}
	if len(choices)+len(r.Vary) == 0 {
		return nil, errors.New("nothing says which numbers are chosen")
	}
	var shifts []shift
	for _, text := range r.Shifts {
		some, err := readShifts(text)
		if err != nil {
			return nil, err
		}
		shifts = append(shifts, some...)
	}
	for _, text := range r.Vary {
		c, err := readChoice(text)
		if err != nil {
			return nil, err
		}
		c.shifts = shifts
		choices = append(choices, c)
	}
	places, err := choose(numbers(s), choices)
	if err != nil {
		return nil, err
	}
	for _, text := range r.Rates {
		if err := readRate(text, places); err != nil {
			return nil, err
		}
	}
	nameSchedules(s, places)
	return newProblem(places)
}

// readChoice reads PATH=LEAST..MOST.
func readChoice(text string) (choice, error) {
	path, bounds, _ := strings.Cut(text, "=")
	low, high, ok := strings.Cut(bounds, "..")
	least, err := strconv.Atoi(low)
	most, err2 := strconv.Atoi(high)
	switch {
	case !ok || path == "" || err != nil || err2 != nil:
		return choice{}, fmt.Errorf("%q is not PATH=LEAST..MOST, such as sites.post.stations.gate.servers=1..8", text)
	case least < 0 || least > most:
		return choice{}, fmt.Errorf("%s: the least, %d, is more than the most, or below 0", text, least)
	case !bound.Servers.Allows(int64(most)):
		return choice{}, fmt.Errorf("%s: %d is too many (%s)", text, most, &bound.Servers)
	}
	return choice{paths: path, least: least, most: most}, nil
}

// readRate reads PATH=COST, what an hour of one person on duty costs, and gives it to the choices of places whose paths
// it fits; ok is false where it fits none.
func readRate(text string, places []Place) error {
	path, cost, ok := strings.Cut(text, "=")
	if !ok {
		return fmt.Errorf("%q is not PATH=COST, such as sites.post.stations.gate.servers=12 USD/h", text)
	}
	rate, err := unit.Parse(strings.TrimSpace(cost), unit.CostRate)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	found := false
	for i := range places {
		if scenario.Matches(path, places[i].Path) {
			places[i].rate, found = rate/24, true
		}
	}
	if !found {
		return fmt.Errorf("%s: no number with such a path is chosen%s", text, suchAs(places))
	}
	return nil
}

// readShifts reads LENGTH@TIME,TIME..., such as 8h@06:00,14:00,22:00: shifts of every day.
func readShifts(text string) ([]shift, error) {
	wrong := fmt.Errorf("%q is not LENGTH@TIME,TIME..., such as 8h@06:00,14:00,22:00", text)
	length, times, ok := strings.Cut(text, "@")
	if !ok {
		return nil, wrong
	}
	long, err := unit.ParseDuration(length)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", text, err)
	}
	var shifts []shift
	for _, time := range strings.Split(times, ",") {
		from, ok := scenario.ParseClock(strings.TrimSpace(time))
		if !ok {
			return nil, wrong
		}
		some, err := shiftsOf(from, long, everyDay)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", text, err)
		}
		shifts = append(shifts, some...)
	}
	return shifts, nil
}

// shiftsOf gives the shifts of a week that begin on some days at a time of day, both in ns.
func shiftsOf(from, length int64, days scenario.Days) ([]shift, error) {
	if from%minute != 0 || length%minute != 0 || length <= 0 || length/minute > day {
		return nil, errors.New("a shift is whole minutes long, up to a day, and begins at a whole minute")
	}
	var shifts []shift
	for weekday := range 7 {
		if days.Has(weekday) {
			shifts = append(shifts, shift{(weekday*day + int(from/minute)) % week, int(length / minute)})
		}
	}
	return shifts, nil
}
