package sheet

import "testing"

func TestDatesAreReadInTheirOrder(t *testing.T) {
	for _, test := range []struct {
		text   string
		stated Dates
		want   string
	}{
		{"2025-12-31 06:30", "", "2025-12-31 06:30"},
		{"2025-12-31T06:30:15.5", "", "2025-12-31 06:30:15.5"},
		{"2025/1/2 6:30", "", "2025-01-02 06:30"},
		{"31.12.2025 06:30", "", "2025-12-31 06:30"},
		{"31.12.2025\u00a024:00", "", "2025-12-31 24:00"},
		{"1.2.2025 6:30:15,5", "", "2025-02-01 06:30:15.5"},
		{"31/12/2025 06:30", "", "2025-12-31 06:30"},
		{"12/31/2025 06:30", "", "2025-12-31 06:30"},
		{"03/04/2025 06:30", DayFirst, "2025-04-03 06:30"},
		{"03/04/2025 06:30", MonthFirst, "2025-03-04 06:30"},
		{"03.04.2025 06:30", MonthFirst, "2025-03-04 06:30"},
		{"04/04/2025 06:30", "", "2025-04-04 06:30"},
		{"4h30m", "", "4h30m"},
		{"soon", "", "soon"},
	} {
		if got, _, mistake := Moment(test.text, Format{Dates: test.stated}); got != test.want || mistake != nil {
			t.Errorf("%q under %q: got %q and %v, want %q", test.text, test.stated, got, mistake, test.want)
		}
	}
}

func TestDatesInDoubtAreMistakesOfTheirKind(t *testing.T) {
	for _, test := range []struct {
		text   string
		stated Dates
		kind   string
	}{
		{"03/04/2025 06:30", "", "order of dates"}, {"03-04-2025 06:30", "", "order of dates"},
		{"31.12.25 06:30", "", "year"}, {"31.12.2025", "", "no time"}, {"31/12/2025 6:30 PM", "", "half day"},
		{"2025-12-31T06:30:00Z", "", "zone"}, {"2025-12-31 06:30+05:00", "", "zone"}, {"2025-12-31 noon", "", "time"},
		{"31/12/2025 06:30", MonthFirst, "month"}, {"12.31.2025 06:30", "", "month"},
	} {
		if got, _, mistake := Moment(test.text, Format{Dates: test.stated}); mistake == nil || mistake.Kind != test.kind {
			t.Errorf("%q under %q: got %q and %+v, want the kind %q", test.text, test.stated, got, mistake, test.kind)
		}
	}
}

func TestADateTellsTheOrderItWasReadIn(t *testing.T) {
	for text, want := range map[string]Dates{
		"31/12/2025 06:30": DayFirst, "12/31/2025 06:30": MonthFirst, "31.12.2025 06:30": "", "2025-12-31 06:30": "",
	} {
		if _, order, _ := Moment(text, Format{}); order != want {
			t.Errorf("%q tells %q, want %q", text, order, want)
		}
	}
}
