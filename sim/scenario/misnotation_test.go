package scenario

import (
	"strings"
	"testing"
)

func TestDistributionsOfOtherProgramsAreNamed(t *testing.T) {
	for text, want := range map[string]string{
		"normal(5,1)": "{normal: {mean: 5m, sd: 1m}}", "NORM(5, 1)": "{normal: {mean: 5m, sd: 1m}}",
		"rnorm(1, 5, 1)": "{normal: {mean: 5m, sd: 1m}}",
		"expo(3)":        "{exponential: 3m}", "EXPO(3)": "{exponential: 3m}", "exp(5)": "{exponential: 5m}",
		"random.expovariate(0.2)": "the mean is due, not the rate",
		"uniform(1,2)":            "{uniform: [1m, 2m]}", "UNIF(1m, 2m)": "{uniform: [1m, 2m]}",
		"TRIA(1,2,3)":     "[low, mode, high]",
		"rlnorm(1, 2, 3)": "{lognormal: ...}: {mean, cv}", "WEIB(2, 3)": "{weibull: ...}",
	} {
		family, arguments := calledFamily(text)
		if hint := familyHint(family, arguments, "duration"); family == "" || !strings.Contains(hint, want) {
			t.Errorf("%q: the family is %q and the hint %q, want %q", text, family, hint, want)
		}
	}
	for _, text := range []string{"5m", "queue(gate)", "fast", "4m (about)", "(5)"} {
		if family, _ := calledFamily(text); family != "" {
			t.Errorf("%q is taken for %s", text, family)
		}
	}
}

func TestTimesOfDayInOtherNotationsAreNamed(t *testing.T) {
	for text, want := range map[string]string{
		"08.00": "08:00", "8": "08:00", "8am": "08:00", "8:30 PM": "20:30", "12 am": "00:00", "20h": "20:00", "2200": "22:00",
		"noon": "12:00",
		"soon": "", "8m": "", "123": "",
	} {
		if got := clockMeant(text); got != want {
			t.Errorf("%q means %q, want %q", text, got, want)
		}
	}
}

func TestRangesAreToldFromValues(t *testing.T) {
	for text, want := range map[string]string{
		"7-9": "7 9", "5m-7m": "5m 7m", "1-2m": "1m 2m", "5 - 7 min": "5min 7min", "12-15/h": "12/h 15/h", "1..3": "1 3",
		"-3": " ", "5m": " ", "1e-3": " ", "2024-09-02": " ",
	} {
		low, high, _ := rangeMeant(text)
		if got := low + " " + high; got != want {
			t.Errorf("%q goes from %q, want %q", text, got, want)
		}
	}
}
