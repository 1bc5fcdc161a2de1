package plan

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"karvon/sim/scenario"
	"karvon/sim/scenario/zone"
)

const minute = Hour / 60

// block is a block as people write it: on some days, from a time to another.
type block struct {
	days     scenario.Days
	from, to int64
	value    int
}

// holds says, minute by minute and without wrapping, whether the block holds.
func (b block) holds(at int64) bool {
	to := b.to
	if to <= b.from {
		to += Day
	}
	for day := range int64(7) {
		for _, week := range []int64{0, Week} { // last week's blocks run into this one
			begin := day*Day + b.from - week
			if b.days&(1<<day) != 0 && begin <= at && at < begin+to-b.from {
				return true
			}
		}
	}
	return false
}

func randomBlock(r *rand.Rand, value int) block {
	return block{scenario.Days(r.IntN(128)), r.Int64N(24*60) * minute, r.Int64N(24*60+1) * minute, value}
}

func TestAScheduleHoldsItsBlocksMinuteByMinute(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 40 {
		shift, opening := randomBlock(r, 1+r.IntN(9)), randomBlock(r, 1)
		times, values := steps(spans(shift.days, shift.from, shift.to, shift.value), 0)
		openTimes, openValues := within(times, values,
			[]scenario.HoursBlock{{Days: opening.days, From: opening.from, To: opening.to}})
		for at := int64(0); at < Week; at += minute {
			want, wantOpen := 0, 0
			if shift.holds(at) {
				want = shift.value
			}
			if opening.holds(at) {
				wantOpen = want
			}
			if got := valueAt(times, values, at); got != want {
				t.Fatalf("%+v at %v: %d, want %d", shift, time.Duration(at), got, want)
			}
			if got := valueAt(openTimes, openValues, at); got != wantOpen {
				t.Fatalf("%+v within %+v at %v: %d, want %d", shift, opening, time.Duration(at), got, wantOpen)
			}
		}
	}
}

func TestANightShiftOfSundayRunsIntoMonday(t *testing.T) {
	times, values := steps(spans(1<<6, 22*Hour, 6*Hour, 3), 0)
	if !slices.Equal(times, []int64{0, 6 * Hour, 6*Day + 22*Hour}) || !slices.Equal(values, []int{3, 0, 3}) {
		t.Errorf("got %v %v", times, values)
	}
}

func TestClosedHoursLeaveNoServers(t *testing.T) {
	p := compileOver(t, `
sites:
  post:
    hours: [{from: "08:00", to: "20:00"}]
    schedules: {shifts: [{from: "00:00", to: "12:00", value: 4}, {from: "12:00", to: "24:00", value: 2}]}
    stations: {gate: {servers: {schedule: shifts}, hours: [{days: mon, from: "10:00", to: "14:00"}]}}
`)
	gate, scan := p.Stations[1], p.Stations[2]
	if gate.Name != "post.gate" || scan.Name != "post.scan" {
		t.Fatalf("stations %s and %s", gate.Name, scan.Name)
	}
	s := p.Schedules[gate.Servers.Schedule]
	if !slices.Equal(s.Times, []int64{0, 10 * Hour, 12 * Hour, 14 * Hour}) || !slices.Equal(s.Values, []int{0, 4, 2, 0}) {
		t.Errorf("the gate has %v %v", s.Times, s.Values)
	}
	if s = p.Schedules[scan.Servers.Schedule]; len(s.Times) != 15 || s.Values[1] != 2 {
		t.Errorf("the scanner has %v %v", s.Times, s.Values)
	}
}

// The offset at the run's start holds all through: no clock changes within a run.
func TestDatesAndTimesOfARun(t *testing.T) {
	p := Plan{Start: "2024-10-26", TimeZone: "Europe/Berlin"}
	begins := p.Begins()
	for at, want := range map[int64]string{0: "2024-10-26T00:00:00+02:00", 36 * Hour: "2024-10-27T12:00:00+02:00",
		Hour/2 + 5e8: "2024-10-26T00:30:00.5+02:00"} {
		if got := DateTime(begins, at); got != want {
			t.Errorf("%d ns: %s, want %s", at, got, want)
		}
	}
	if got := DateTime((&Plan{}).Begins(), Hour); got != "" {
		t.Errorf("of no plan: %q", got)
	}
}

func startOf(t *testing.T, date, timeZone string) calendar {
	t.Helper()
	c, err := newCalendar(&scenario.Run{Start: scenario.Text{Text: date}, TimeZone: scenario.Text{Text: timeZone}})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func location(t *testing.T, name string) *time.Location {
	t.Helper()
	l, err := zone.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestPhasesFollowTheTimeZonesOfTheDay(t *testing.T) {
	tests := []struct {
		date, place string
		want        int64
	}{
		{"2024-09-02", "Asia/Tashkent", 0},
		{"2024-09-02", "Asia/Almaty", 0}, // UTC+5 since March 2024
		{"2024-09-02", "Asia/Bishkek", Hour},
		{"2024-02-05", "Asia/Almaty", Hour}, // UTC+6 before
		{"2024-09-04", "Asia/Tashkent", 2 * Day},
		{"2024-09-02", "UTC", 6*Day + 19*Hour},
	}
	for _, test := range tests {
		if got := startOf(t, test.date, "Asia/Tashkent").phase(location(t, test.place)); got != test.want {
			t.Errorf("%s at %s: %v, want %v", test.date, test.place, time.Duration(got), time.Duration(test.want))
		}
	}
}

func TestClocksThatChangeAreNoticed(t *testing.T) {
	almaty := location(t, "Asia/Almaty")
	c := startOf(t, "2024-02-29", "Asia/Almaty") // at midnight the clocks go back from UTC+6 to UTC+5
	for within, want := range map[int64]bool{0: false, 12 * Hour: false, 26 * Hour: true, 10 * Day: true} {
		if got := c.changes(almaty, within); got != want {
			t.Errorf("within %v: %v", time.Duration(within), got)
		}
	}
	p := compileOver(t, "run: {start: 2024-02-29, window: 2 days, time-zone: Asia/Almaty}\n")
	if len(p.Warnings) == 0 {
		t.Error("the plan does not warn of it")
	}
}

func TestClocksThatChangeWithinTheFirstDayAreNoticed(t *testing.T) {
	c := startOf(t, "2024-03-31", "Europe/Berlin") // 02:00 becomes 03:00
	if !c.changes(location(t, "Europe/Berlin"), 10*Hour) {
		t.Error("a change between two midnights is overlooked")
	}
}
