package unit

import "testing"

func TestSpokenSaysWhatAPersonWould(t *testing.T) {
	for seconds, want := range map[float64]string{
		1.25: "1.2 s", 9.5: "9.5 s", 60: "60 s", 150: "2 min", 4320: "1 h 12 min", 7200: "2 h", 342000: "3 days 23 h",
		86400 * 2:     "2 days",
		86400 * 365e3: "365,000 days",
	} {
		if got := Spoken(seconds); got != want {
			t.Errorf("%v s is %q, not %q", seconds, got, want)
		}
	}
}

func TestRoughGivesThreeDigits(t *testing.T) {
	for number, want := range map[float64]string{0: "0", 0.25: "0.25", 9.999: "10", 12.34: "12.3", 999.6: "1,000",
		12901: "12,900", 1166640: "1,170,000"} {
		if got := Rough(number); got != want {
			t.Errorf("%v is %q, not %q", number, got, want)
		}
	}
}

func TestPluralCounts(t *testing.T) {
	if one, many := Plural(1, "truck"), Plural(2000, "truck"); one != "1 truck" || many != "2,000 trucks" {
		t.Errorf("%q and %q", one, many)
	}
}
