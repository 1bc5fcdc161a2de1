package fit

import (
	"math"
	"slices"
	"strings"
	"testing"

	"karvon/sim/dist"
)

// yearsOf are monthly totals of a post whose season and growth are known, with a noise of 4%.
func yearsOf(months, sample int) []Total {
	noise := drawn(made(dist.NewTruncatedNormal(1, 0.04, 0, 2)), months, sample)
	totals := make([]Total, months)
	for i := range totals {
		t := Total{Post: "Yallama", Year: 2022 + i/12, Month: i%12 + 1}
		perDay := 250 * seasonOf(i%12) * math.Pow(1.1, float64(i)/12) * noise[i]
		m, _ := monthOfTotal(t)
		t.N = math.Round(perDay * m.days)
		totals[i] = t
	}
	return totals
}

func seasonOf(month int) float64 { return 1 + 0.3*math.Cos(2*math.Pi*float64(month-8)/12) }

func trafficFor(t *testing.T, totals []Total) Traffic {
	t.Helper()
	all, err := Totals(totals)
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	return all[0]
}

// TestTotalsRecoverSeasonAndGrowth holds their intervals to the stated rate.
func TestTotalsRecoverSeasonAndGrowth(t *testing.T) {
	samples := 30
	if *long {
		samples = 500
	}
	for _, months := range []int{18, 30, 48} {
		var growth, september int
		for i := range samples {
			found := trafficFor(t, yearsOf(months, i))
			if covers(found.Growth, 0.1) {
				growth++
			}
			if w := found.Season[8]; w.Low <= 1.3 && 1.3 <= w.High {
				september++
			}
		}
		checkRate(t, "growth", growth, samples, 0.94, 0.96)
		checkRate(t, "September", september, samples, 0.90, 1)
	}
}

func TestTroublesOfTotals(t *testing.T) {
	changed := func(months int, change func(i int, t *Total)) []Total {
		totals := yearsOf(months, 1)
		for i := range totals {
			change(i, &totals[i])
		}
		return totals
	}
	none := func(int, *Total) {}
	for _, c := range []struct {
		totals []Total
		code   Code
		says   string
	}{
		{changed(9, none), growthUndetermined, "9 months have none of them twice"},
		{changed(15, none), growthOfFewMonths, "of 15 in all"},
		{changed(36, none), hoursUndetermined, "how a day goes"},
		{changed(36, none), daysUndetermined, "how days vary"},
		{changed(36, none), mixUndetermined, "who comes together"},
		{slices.Delete(changed(36, none), 5, 8), missingMonths, "first and the last 3 have no total"},
		{changed(36, func(i int, t *Total) {
			if i == 4 {
				t.N = 0
			}
		}), closedMonths, "1 months have a total of zero"},
		{changed(36, func(_ int, t *Total) { t.N = 1000 * math.Round(t.N/1000) }), totalsRounded, "multiples of 1000"},
		{changed(36, func(i int, t *Total) {
			if i == 17 {
				t.N /= 4
			}
		}), outlyingMonth, "2023-06 is -"},
		{changed(48, func(i int, t *Total) {
			if i >= 20 {
				t.N /= 2
			}
		}), totalsChange, "the level changes at 2023-09"},
	} {
		found := trafficFor(t, c.totals)
		all := append(found.Troubles, found.Undetermined...)
		if sentence, yes := said(all, c.code); !yes || !strings.Contains(sentence, c.says) {
			t.Errorf("%s is not said with %q, but %v", c.code, c.says, all)
		}
	}
	alarms := 0
	for i := range 100 {
		if len(trafficFor(t, yearsOf(36, i)).Troubles) > 0 {
			alarms++
		}
	}
	if upperTail(alarms, 100, 0.02) < falseAlarm {
		t.Errorf("%d of 100 clean series have troubles", alarms)
	}
}

func TestTotalsThatAreNoneAreRefused(t *testing.T) {
	for _, totals := range [][]Total{
		nil, {{"a", 2024, 13, 5, 0}}, {{"a", 2024, 1, -5, 0}}, {{"a", 2024, 2, 5, 30}},
		{{"a", 2024, 2, 5, 0}, {"a", 2024, 2, 6, 0}}, {{"a", 0, 2, 5, 0}}, {{"a", 2024, 2, math.NaN(), 0}},
	} {
		if _, err := Totals(totals); err == nil {
			t.Errorf("%v is taken", totals)
		}
	}
	all, err := Totals([]Total{{"b", 2024, 2, 2900, 0}, {"a", 2024, 2, 0, 0}, {"b", 2024, 1, 310, 10}})
	if err != nil || len(all) != 2 || all[0].Post != "b" || all[0].PerDay.Value != 3210.0/39 {
		t.Error(all, err)
	}
}
