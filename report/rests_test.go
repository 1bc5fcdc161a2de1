package report

import (
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/sim/experiment"
)

// keptRests is what is kept of a sensitivity of five assumptions and a group.
func keptRests() *experiment.Rests {
	end := func(name, stated, at string, sure bool) experiment.KeptReversal {
		return experiment.KeptReversal{Assumption: name, Stated: stated, At: at, AtHigh: true, Sure: sure}
	}
	group := end("documents", "4 assumptions as stated", "all high", true)
	group.Members = 4
	member := func(name, stated, at string) experiment.KeptEnd {
		return experiment.KeptEnd{Assumption: "assumptions." + name, Stated: stated, At: at}
	}
	group.Ends = []experiment.KeptEnd{
		member("papers", "6m", "9m"), member("look", "4m", "5m"), member("payment", "2m", "3m"), member("seal", "1m", "2m"),
	}
	return &experiment.Rests{File: "small-centre.sensitivity.json", Current: true, Kept: &experiment.Kept{
		Command: "karvon sensitivity small-centre.yaml -n 4 --keep", Stands: true, Sure: true, Groups: 1, Alone: 5,
		Reversals: []experiment.KeptReversal{
			end("assumptions.red-channel", "1%", "2%", true), end("assumptions.red-channel", "1%", "0.5%", true), group,
			end("sites.centre.stations.customs.service", "{gamma: {mean: 8m, cv: 0.6}}", "14m", false),
			end("assumptions.officers", "9", "6", false), end("assumptions.scanning", "6m", "9m", false),
		},
	}}
}

func TestRunTellsWhatItRestsOn(t *testing.T) {
	const asStated = "Assumptions: as stated all thresholds are met and no queues grow"
	tests := map[string]struct {
		change func(*experiment.Result)
		want   string
	}{
		"nothing kept": {func(r *experiment.Result) { r.Rests = nil }, ""},
		"some": {func(*experiment.Result) {}, asStated + "; this fails with red-channel at 2% (stated 1%), " +
			"documents all high (papers 9m, look 5m, payment 3m and 1 more) and centre.customs.service at 14m; " +
			"2 more: see small-centre.sensitivity.json (of 1 group and 5 assumptions, each moved alone to the ends of its " +
			"range; 2 of 5 beyond chance)."},
		"one": {func(r *experiment.Result) { r.Rests.Reversals = r.Rests.Reversals[4:5] }, asStated + "; this fails with " +
			"officers at 6 (stated 9) (of 1 group and 5 assumptions, each moved alone to the ends of its range; not beyond " +
			"chance)."},
		"none": {func(r *experiment.Result) { r.Rests.Reversals = nil }, asStated + ", and nothing changes that, of 1 " +
			"group and 5 assumptions, each moved alone to the ends of its range."},
		"falls": {func(r *experiment.Result) { r.Rests.Stands, r.Rests.Reversals = false, r.Rests.Reversals[:2] },
			"Assumptions: as stated it is not so that all thresholds are met and no queues grow; it would be with red-channel " +
				"at 2% (stated 1%) (of 1 group and 5 assumptions, each moved alone to the ends of its range; beyond chance)."},
		"unsure": {func(r *experiment.Result) { r.Rests.Sure, r.Rests.Reversals = false, nil }, "Assumptions: as stated, " +
			"by estimates that chance can change, all thresholds are met and no queues grow, and nothing changes that, of 1 " +
			"group and 5 assumptions, each moved alone to the ends of its range."},
		"of the library": {func(r *experiment.Result) { r.Rests.Library, r.Rests.Reversals = true, r.Rests.Reversals[:6] },
			asStated + "; this fails with red-channel at 2% (stated 1%), documents all high (papers 9m, look 5m, payment 3m " +
				"and 1 more) and centre.customs.service at 14m; 2 more: see small-centre.sensitivity.json, " +
				"kept with karvon (of 1 group and 5 assumptions, each moved alone to the ends of its range; 2 of 5 beyond " +
				"chance)."},
		"another version of the library": {func(r *experiment.Result) { r.Rests.Library, r.Rests.Current = true, false },
			"Assumptions: what would change this is not known for this version of scenario and karvon; what is kept with " +
				"karvon is of another."},
		"a long command": {func(r *experiment.Result) {
			r.Rests.Current, r.Rests.Command = false, "karvon sensitivity small-centre.yaml "+strings.Repeat("--only a ", 20)
		}, "Assumptions: what would change this is not known for this version of scenario and karvon; `karvon sensitivity " +
			"small-centre.yaml ... --keep` finds it, as `command` in small-centre.sensitivity.json gives it whole, and keeps " +
			"it in small-centre.sensitivity.json."},
		"a long command under a policy": {func(r *experiment.Result) {
			r.Rests.Current, r.Rests.Command = false, "karvon sensitivity small-centre.yaml "+strings.Repeat("--only a ", 20)
			r.Plan.Policies, r.Rests.File = []string{"less"}, "small-centre+less.sensitivity.json"
		}, "Assumptions: what would change this is not known for this version of scenario and karvon; `karvon sensitivity " +
			"small-centre.yaml ... --policy less --keep` finds it, as `assumptions.command` of `--format json` gives it " +
			"whole, and keeps it in small-centre+less.sensitivity.json."},
		"another version": {func(r *experiment.Result) { r.Rests.Current = false }, "Assumptions: what would change this " +
			"is not known for this version of scenario and karvon; `karvon sensitivity small-centre.yaml -n 4 --keep` finds " +
			"it, and keeps it in small-centre.sensitivity.json."},
		"settings": {func(r *experiment.Result) { r.Plan.Settings, r.Rests.Current = []string{"run.seed=2"}, false },
			"Assumptions: what would change this is not known with the settings of this run; small-centre.sensitivity.json " +
				"is of the scenario without them."},
		"another window": {func(r *experiment.Result) { r.Rests.OverAnother() }, "Assumptions: what would change this is " +
			"not known for the time that this run counts; small-centre.sensitivity.json tells it for the time that the " +
			"scenario counts."},
		"another window of another version": {func(r *experiment.Result) { r.Rests.Current = false; r.Rests.OverAnother() },
			"Assumptions: what would change this is not known for this version of scenario and karvon; `karvon sensitivity " +
				"small-centre.yaml -n 4 --keep` finds it, and keeps it in small-centre.sensitivity.json."},
	}
	for name, test := range tests {
		r := smallResult(nil)
		r.Rests = keptRests()
		test.change(r)
		if said := newIndex(r).restsPoint(); said != test.want {
			t.Errorf("%s:\n%s, not\n%s", name, said, test.want)
		}
	}
}

// What is kept of another version is told in no format, and what is of this one in all.
func TestOldSensitivityIsToldInNoFormat(t *testing.T) {
	for _, format := range []Format{Text, Markdown, JSON, HTML} {
		for _, current := range []bool{true, false} {
			r := smallResult(nil)
			r.Rests = keptRests()
			r.Rests.Current = current
			text := written(t, format, r, document.Options{Width: 400})
			if strings.Contains(text, "red-channel") != current {
				t.Errorf("%s of a sensitivity that is current (%v) tells of its assumptions: %v", format, current, !current)
			}
			if !current && !strings.Contains(text, "karvon sensitivity small-centre.yaml -n 4 --keep") {
				t.Errorf("%s does not say how to make it anew", format)
			}
		}
	}
}
