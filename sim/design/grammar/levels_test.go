package grammar

import (
	"strings"
	"testing"
)

func TestLevelsOfAFactor(t *testing.T) {
	for text, want := range map[string]string{
		"8..11":                  "8 9 10 11",
		"8..16/4":                "8 12 16",
		"1..16*2":                "1 2 4 8 16",
		"0.1..0.3 by 0.1":        "0.1 0.2 0.3",
		"5m..15m by 5m":          "5m 10m 15m",
		"40/h..60/h by 10/h":     "40/h 50/h 60/h",
		"10/day..40/day times 2": "10/day 20/day 40/day",
		"-4..4/4":                "-4 0 4",
		"500 m..1 km by 250 m":   "500 m 750 m 1 km",
		"8,10, 12":               "8 10 12",
		"x0.8,x1, x1.2":          "x0.8 x1 x1.2",
		"x1..x2 by 0.5":          "x1 x1.5 x2",
		"+10%,+20%":              "+10% +20%",
		"-10%,+0%":               "-10% +0%",
		"+0%..+20% by 10%":       "+0% +10% +20%",
		"10%,20%":                "10% 20%",
		"{gamma: {mean: 5m, cv: 0.5}},{uniform: [1m, 2m]}": "{gamma: {mean: 5m, cv: 0.5}} {uniform: [1m, 2m]}",
	} {
		l, err := ParseLevels(text, AnyLevel)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := strings.Join(l.Values, " "); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestLevelsThatMakeNoSense(t *testing.T) {
	for text, want := range map[string]string{
		"":            "no levels",
		"1,,2":        "a level is empty",
		"1,2,1":       "the level 1 stands twice",
		"16..8":       "the first must be the lower",
		"5m..10":      "not quantities of one kind",
		"1..9/0":      "never reach",
		"1..9*1":      "never reach",
		"0..9*2":      "never reach",
		"0..1 by 1ns": "1ns",
		"x1,+10%":     "take one",
		"x0,x1":       "the level x0 leaves nothing",
		"x1,x1":       "the level 1 stands twice",
		"-100%,+10%":  "the level -100% leaves nothing",
		"-10%..+10%":  "a range of per cent begins with +",
		"1..1000000":  "there are too many levels: at most 1,000 levels",
	} {
		if _, err := ParseLevels(text, AnyLevel); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", text, err)
		}
	}
}
