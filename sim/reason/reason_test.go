package reason

import (
	"slices"
	"testing"
)

func TestAReasonIsSaidWithItsValues(t *testing.T) {
	lost := Of(LeftOut, Values{"lost": 2, "all": PlainReplications(8), "numbers": "{all}, 5"})
	for want, r := range map[string]Reason{
		"": {},
		"failed inside karvon: 2 of 8 replications are left out (number {all}, 5, counted from 0), so that the rest may " +
			"lean to one side": lost,
		"a: so {few}": Of(OfThing, Values{"name": "a", "why": Text("so {few}")}),
	} {
		if got := r.String(); got != want || r.IsNone() != (want == "") {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if lost != Of(LeftOut, Values{"numbers": "{all}, 5", "all": PlainReplications(8), "lost": 2}) ||
		lost == Of(LeftOut, Values{"lost": 3, "all": PlainReplications(8), "numbers": "{all}, 5"}) {
		t.Error("what is equal differs, or what differs is equal")
	}
}

func TestDoubtsThatSayTheSameAreEqual(t *testing.T) {
	for _, c := range []struct {
		one, other any
		equal      bool
	}{
		{About(4.6), About(5.4), true}, {About(4.4), About(4.6), false},
		{Part(0.12341), Part(0.12339), true}, {Part(0.1234), Part(0.1236), false}, {1, 2, false},
		{Days(1.61), Days(1.64), true}, {Days(1.64), Days(1.66), false},
	} {
		one, other := Of(BoundedBelow, Values{"part": c.one}), Of(BoundedBelow, Values{"part": c.other})
		if (one == other) != c.equal || (one.String() == other.String()) != c.equal {
			t.Errorf("%s and %s: equal is %v", one, other, one == other)
		}
	}
}

func TestNumbersSayWhatTheyAreOf(t *testing.T) {
	for want, said := range map[string]interface{ String() string }{
		"1 replication": Replications(1), "1,000 replications": Replications(1000),
		"1000 replications": PlainReplications(1000), "12 more replications": More(12), "13": About(12.6),
		"33.33%": Level(1.0 / 3), "12.3%": Part(0.12345), "97%": Busy(0.971), "1.6 days": Days(1.62),
		"1d2h": Duration(26 * 3600e9),
	} {
		if got := said.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestValuesThatAReasonDoesNotNameAreAMistakeOfTheProgram(t *testing.T) {
	for _, values := range []Values{nil, {"of": 1}, {"all": 1, "missing": 2, "more": 3}, {"all": 1, "mising": 2}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%v is taken", values)
				}
			}()
			Of(NotInAll, values)
		}()
	}
}

func TestNoReasonNamesMoreValuesThanItHolds(t *testing.T) {
	for _, code := range Codes() {
		names := code.Names()
		if once := slices.Compact(slices.Sorted(slices.Values(names))); len(names) > mostValues || len(once) != len(names) {
			t.Errorf("%s names %q", code, names)
		}
	}
}
