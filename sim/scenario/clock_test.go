package scenario

import "testing"

func TestTimesOfDay(t *testing.T) {
	for text, want := range map[string]int64{"00:00": 0, "08:00": 8 * hour, "8:05": 8*hour + 5*minute, "24:00": day,
		"23:59:30": day - 30*second} {
		if got, ok := ParseClock(text); !ok || got != want {
			t.Errorf("%s: got %d, %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "8", "24:01", "25:00", "12:60", "12:5", "-1:00", "12:00:61", "noon", "012:00"} {
		if got, ok := ParseClock(text); ok {
			t.Errorf("%s: got %d", text, got)
		}
	}
}

func TestDaysOfTheWeek(t *testing.T) {
	for text, want := range map[string]Days{
		"mon": 1, "sun": 64, "mon-fri": 31, "weekdays": 31, "weekend": 96, "every-day": 127, "sat-mon": 97, "sun-sun": 64,
	} {
		if got, ok := parseDays(text); !ok || got != want {
			t.Errorf("%s: got %b, %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "monday", "mon-", "-fri", "mon-fri-sun", "Mon", "daily"} {
		if got, ok := parseDays(text); ok {
			t.Errorf("%s: got %b", text, got)
		}
	}
}

func TestBlocksOverMidnightAndOverTheWeeksEnd(t *testing.T) {
	s := loadOver(t, `
sites:
  post:
    schedules:
      shifts:
        - {days: every-day, from: "08:00", to: "20:00", value: 6}
        - {days: every-day, from: "20:00", to: "08:00", value: 2}
      whole: [{value: 3}]
`, Options{})
	shifts := s.Sites["post"].Schedules["shifts"]
	if len(shifts.Blocks) != 2 || shifts.Blocks[1].From != 20*hour || shifts.Blocks[1].To != 8*hour {
		t.Errorf("got %+v", shifts.Blocks)
	}
	whole := s.Sites["post"].Schedules["whole"].Blocks[0]
	if whole.Days != 127 || whole.From != 0 || whole.To != day || whole.Value != 3 {
		t.Errorf("got %+v", whole)
	}
}
