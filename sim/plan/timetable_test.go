package plan

import "testing"

func TestNextInstantOfATimetable(t *testing.T) {
	// 06:00 and 18:00 on Mondays and Sundays; the run starts on a Sunday at noon.
	table := newTimetable(6*Day+12*Hour, 0b1000001, []int64{18 * Hour, 6 * Hour})
	for _, c := range []struct{ now, at, number int64 }{
		{0, 6 * Hour, 3},
		{6 * Hour, 6 * Hour, 3},
		{6*Hour + 1, 18 * Hour, 4},
		{18*Hour + 1, 30 * Hour, 5},
		{30*Hour + 1, 6*Day + 18*Hour, 6},
	} {
		if at, number := table.Next(c.now); at != c.at || number != c.number {
			t.Errorf("after %d h: %d ns, number %d; want %d ns, number %d", c.now/Hour, at, number, c.at, c.number)
		}
	}
}

func TestOpeningOfASchedule(t *testing.T) {
	// Open on Mondays from 8 to 12; the run starts on Monday at 10.
	s := Schedule{Phase: 10 * Hour, Times: []int64{0, 8 * Hour, 12 * Hour}, Values: []int{0, 1, 0}}
	for now, want := range map[int64]int64{0: 0, 2*Hour - 1: 2*Hour - 1, 2 * Hour: Week - 2*Hour,
		Week - 3*Hour: Week - 2*Hour} {
		if got := s.Opens(now); got != want {
			t.Errorf("from %d: %d, want %d", now, got, want)
		}
	}
	if never := (&Schedule{Times: []int64{0}, Values: []int{0}}); never.Opens(5) != Never || !never.never() {
		t.Error("an empty schedule opens")
	}
}

func TestProductOfSchedulesInTwoTimeZones(t *testing.T) {
	// Open from 8 to 18 on one side, and on the other, whose clocks are two hours behind.
	one := Schedule{Phase: 2 * Hour, Times: []int64{0, 8 * Hour, 18 * Hour}, Values: []int{0, 1, 0}}
	other := Schedule{Phase: 0, Times: []int64{0, 8 * Hour, 18 * Hour}, Values: []int{0, 1, 0}}
	both := one.times(&other)
	if len(both.Times) != 3 || both.Times[1] != 10*Hour || both.Times[2] != 18*Hour || both.Values[1] != 1 {
		t.Errorf("got %+v", both)
	}
}
