package report

import "testing"

func TestWordsOfThePackagesBelowAreSaidPlainly(t *testing.T) {
	p := smallCentre()
	for sentence, want := range map[string]string{
		"fewer than 5 replications give no interval":        "fewer than 5 simulated weeks do not show what chance does",
		"about 12 more replications would decide":           "about 12 more simulated weeks would tell",
		"about 1 more replications would decide":            "about 1 more simulated week would tell",
		"lengthen run.warm-up, or --warm-up":                "lengthen run.warm-up, or --warm-up",
		"longer than the warm-up: lengthen run.warm-up":     "longer than the run-in: lengthen run.warm-up",
		"run.replications=5 has replications":               "run.replications=5 has simulated weeks",
		"flow.trucks.replication.wait.p95 is undecided":     "flow.trucks.replication.wait.p95 is cannot be told",
		"3 of 10 replications have no observations":         "3 of 10 simulated weeks gave no value",
		"all is undecided.":                                 "all is cannot be told.",
		"undecided, undecided.5 and undecided.~":            "cannot be told, cannot be told.5 and cannot be told.~",
		"undecided.a, undecided.z and undecided=5":          "undecided.a, undecided.z and undecided=5",
		"undecidedA, undecidedZ, Aundecided, Zundecided":    "undecidedA, undecidedZ, Aundecided, Zundecided",
		"slow-gate changes no trajectory":                   "slow-gate changes nothing that happens",
		"the flow of non-replications, of replications-two": "the flow of non-replications, of replications-two",
	} {
		if got := inPlainWords(p.Plan, sentence); got != want {
			t.Errorf("%q is said as %q, want %q", sentence, got, want)
		}
	}
}

func TestWhatIsCountedIsNamedByItsLength(t *testing.T) {
	p := smallCentre()
	for window, want := range map[int64]string{
		p.Window: "4 simulated weeks", p.Window / 7: "4 simulated days", 3 * p.Window: "4 simulated runs of 3 weeks",
	} {
		p.Window = window
		if got := simulatedSpans(p.Plan, 4); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
