package doubt

import (
	"math"
	"testing"
)

func land() *Total {
	return &Total{
		Whole: Part{Name: "site", Low: 80, Value: 100, High: 120},
		Fixed: 10,
		Parts: []Part{{"yard", 20, 40, 60}, {"hall", 10, 30, 50}, {"road", 5, 10, 15}},
	}
}

// sum is what the parts and the whole are at positions.
func sum(t *Total, positions map[string]float64) (parts, whole float64) {
	parts = t.Fixed
	for i := range t.Parts {
		parts += t.Parts[i].at(positions)
	}
	return parts, t.Whole.at(positions)
}

func TestWhatFitsIsLeftAlone(t *testing.T) {
	positions := map[string]float64{"yard": 0.5, "hall": 0.2, "road": 0.1, "site": 0.9}
	land().Fit(positions)
	if positions["yard"] != 0.5 || positions["hall"] != 0.2 || positions["road"] != 0.1 || positions["site"] != 0.9 {
		t.Errorf("%v", positions)
	}
	untouched := map[string]float64{"another": 1}
	if land().Fit(untouched); len(untouched) != 1 {
		t.Errorf("%v", untouched)
	}
}

// The yard is at 60 of [20, 60], the hall at 50 of [10, 50] and the road at 15 of [5, 15], which with 10 besides makes
// 135 on 100: 35 of the room of 90 are given.
func TestPartsGiveWayInProportionToTheirRoom(t *testing.T) {
	total, positions := land(), map[string]float64{"yard": 1, "hall": 1, "road": 1}
	total.Fit(positions)
	for name, want := range map[string]float64{"yard": 60 - 40*35/90.0, "hall": 50 - 40*35/90.0, "road": 15 - 10*35/90.0} {
		for i := range total.Parts {
			if got := total.Parts[i].at(positions); total.Parts[i].Name == name && math.Abs(got-want) > 1e-12 {
				t.Errorf("%s is %v, want %v", name, got, want)
			}
		}
	}
}

// One at a time, what is moved stays where it is and the others make room.
func TestWhatIsNotMovedGivesWayFirst(t *testing.T) {
	total, positions := land(), map[string]float64{"yard": 1}
	total.Fit(positions)
	parts, whole := sum(total, positions)
	if positions["yard"] != 1 || math.Abs(parts-whole) > 1e-12 || whole != 100 {
		t.Errorf("%v: %v on %v", positions, parts, whole)
	}
}

func TestTheWholeGivesWayLast(t *testing.T) {
	total, positions := land(), map[string]float64{"yard": 1, "hall": 1, "site": -2}
	total.Fit(positions)
	parts, whole := sum(total, positions)
	if parts != total.Least() || math.Abs(parts-whole) > 1e-12 {
		t.Errorf("%v: %v on %v", positions, parts, whole)
	}
}

func TestAnExactSumIsFilledUp(t *testing.T) {
	total := &Total{Exact: true, Whole: Part{Value: 1}, Fixed: 0.5,
		Parts: []Part{{"a", 0.1, 0.3, 0.4}, {"b", 0.1, 0.2, 0.4}}}
	for _, u := range []float64{0, 0.3, 1} {
		positions := map[string]float64{"a": u, "b": u}
		total.Fit(positions)
		if parts, _ := sum(total, positions); math.Abs(parts-1) > 1e-15 {
			t.Errorf("at %v they sum to %v", u, parts)
		}
	}
}

func TestRangesThatCannotAddUpAreFound(t *testing.T) {
	total := land()
	if total.Impossible() {
		t.Error("land that fits is refused")
	}
	if total.Whole.Low = 44; !total.Impossible() {
		t.Error("45 on 44 is not refused")
	}
}
