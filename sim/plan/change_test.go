package plan

import (
	"slices"
	"testing"
)

// ofHours makes a schedule of hours of the week.
func ofHours(times []int64, values ...int) Schedule {
	s := Schedule{Values: values}
	for _, t := range times {
		s.Times = append(s.Times, t*Hour)
	}
	return s
}

func TestASchedulesOpeningIsAnHourLonger(t *testing.T) {
	for name, test := range map[string]struct {
		before, after Schedule
	}{
		"from eight to six": {ofHours([]int64{0, 8, 18}, 0, 2, 0), ofHours([]int64{0, 8, 19}, 0, 2, 0)},
		"closed over the week's end": {ofHours([]int64{0, 8, 167}, 0, 2, 0),
			ofHours([]int64{0, 8}, 0, 2)},
		"open over the week's end": {ofHours([]int64{0, 2, 8}, 3, 0, 1), ofHours([]int64{0, 3, 8}, 3, 0, 1)},
		"the last value holds": {ofHours([]int64{0, 8, 12, 18}, 0, 2, 1, 0),
			ofHours([]int64{0, 8, 12, 19}, 0, 2, 1, 0)},
		"shut for an hour, and for less": {Schedule{Times: []int64{0, 9 * Hour, 10 * Hour, 19*Hour + Hour/2, 20 * Hour},
			Values: []int{1, 0, 1, 0, 1}}, Schedule{Times: []int64{0, 19*Hour + Hour/2, 20 * Hour}, Values: []int{1, 0, 1}}},
	} {
		got, ok := test.before.longer(Hour)
		if !ok || !slices.Equal(got.Times, test.after.Times) || !slices.Equal(got.Values, test.after.Values) {
			t.Errorf("%s: %v %v, expected %v %v", name, got.Times, got.Values, test.after.Times, test.after.Values)
		}
	}
	always := ofHours([]int64{0, 8}, 1, 2)
	if _, ok := always.longer(Hour); ok {
		t.Error("what never closes is open for longer")
	}
}

func TestHowMuchMoreAScheduleIsIsExact(t *testing.T) {
	none := ofHours([]int64{0}, 0)
	s := ofHours([]int64{0, 84}, 2, 4)
	if more := s.moreThan(&none); more != 3 {
		t.Errorf("mean %v", more)
	}
	for day := int64(1); day < 24; day++ { // hours a day, beside a number whose mean is no round one
		week := 7 * day
		before, after := ofHours([]int64{0, week}, 3, 1_000_000), ofHours([]int64{0, week}, 4, 1_000_000)
		if more := 24 * after.moreThan(&before); more != float64(day) {
			t.Errorf("%d hours are %v a day", day, more)
		}
	}
}

// A change that there is not is refused by name.
func TestAChangeThatThereIsNotIsRefused(t *testing.T) {
	p := compileOver(t, "")
	if _, err := p.Changed("post.gate.servers+2"); err == nil {
		t.Error("it is taken")
	}
	for _, c := range p.Changes() {
		changed, err := p.Changed(c.Name)
		if err != nil || changed.Hash == p.Hash {
			t.Errorf("%s: %v", c.Name, err)
		}
	}
}
