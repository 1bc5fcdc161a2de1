package report

import (
	"fmt"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/scenario"
	"karvon/sim/unit"
)

// setting says in sentences how a result was obtained.
func setting(r *experiment.Result) string {
	p := r.Plan
	chance := ""
	if toldByChance(r) {
		chance = " " + chanceSentence(p.Confidence)
	}
	return fmt.Sprintf("%s: %s, seed %d; %s.%s%s", p.Name, simulatedSpans(p, r.Replications), r.Seed, counting(p), chance, howFound(r))
}

// toldByChance says whether a result has any number with an interval.
func toldByChance(r *experiment.Result) bool {
	for i := range r.Responses {
		if e := r.Responses[i].Estimate; e.HasInterval() && !document.Exact(e) {
			return true
		}
	}
	return false
}

// simulatedSpans counts what was simulated: 10 simulated weeks.
func simulatedSpans(p *plan.Plan, n int) string {
	spans := plural(n, simulated+" "+spanWord(p))
	if spanWord(p) == "run" {
		spans += " of " + spokenSpan(p.Window)
	}
	return spans
}

// counting says what of each run is counted.
func counting(p *plan.Plan) string {
	each := "each is counted from empty"
	switch {
	case p.WarmUp > 0:
		each = fmt.Sprintf("each begins empty with a %s of %s, and then comes %s", runIn, spokenSpan(p.WarmUp), inSpans(p, "the week counted"))
	case p.Kind != scenario.Terminating:
		each = "each begins empty, and is counted from its beginning"
	}
	if p.Kind == scenario.Cyclic && p.Cycle != plan.Week {
		each += "; what comes repeats itself every " + spokenSpan(p.Cycle)
	}
	return each
}

// chanceSentence says what stands after ±.
func chanceSentence(confidence float64) string {
	return fmt.Sprintf("%s a number by about its ±, or between the two ends given, %s times in 100.",
		sentenceStart(chanceAlone), document.Rounded(100*confidence, 1))
}

// howFound says how the warm-up and the number of replications were found,
// where they were not given.
func howFound(r *experiment.Result) string {
	text := ""
	if r.WarmUp != nil {
		text += " " + runInFound(r.WarmUp)
	}
	if p := r.Precision; p != nil {
		reached := "was reached"
		if !p.Reached {
			reached = "was not reached"
		}
		text += fmt.Sprintf(" %ss were added until chance alone moves %s by no more than %s: that %s.",
			sentenceStart(spanWord(r.Plan)), plural(len(p.Responses), "number"), unit.Format(p.Rule.Precision, unit.Share), reached)
	}
	return text
}

// runInFound says how long a run-in it takes, and how that was found.
func runInFound(w *experiment.WarmUp) string {
	tried := fmt.Sprintf("in %s of %s from empty (by MSER-5)", plural(w.Replications, "trial run"), spokenSpan(w.Pilot))
	if w.Truncation == 0 {
		return fmt.Sprintf("The scenario's %s of %s is long enough: the number inside does not change any more after it, %s.", runIn, spokenSpan(w.Given), tried)
	}
	return fmt.Sprintf("The %s of %s was found %s: before it the number inside still changes, longest of %s. The scenario gives %s.",
		runIn, spokenSpan(w.Used), tried, w.By, spokenSpan(w.Given))
}

// spokenSpan writes nanoseconds in whole weeks or days where that is exact.
func spokenSpan(nanoseconds int64) string {
	switch {
	case nanoseconds > 0 && nanoseconds%plan.Week == 0:
		return plural(int(nanoseconds/plan.Week), "week")
	case nanoseconds > 0 && nanoseconds%plan.Day == 0:
		return plural(int(nanoseconds/plan.Day), "day")
	}
	return unit.FormatDuration(nanoseconds)
}

// doubts are the warnings of a result, and those that hold for any result.
func doubts(r *experiment.Result) []string {
	doubts := plainWarnings(r.Plan, r.Warnings)
	if r.Plan.Assumptions > 0 {
		doubts = append(doubts, assumed(r.Plan, toldByChance(r)))
	}
	return doubts
}

// plainWarnings says warnings in plain words.
func plainWarnings(p *plan.Plan, warnings []string) []string {
	var plain []string
	for _, warning := range warnings {
		plain = append(plain, inPlainWords(p, warning))
	}
	return plain
}

// assumed says how much of a scenario rests on assumptions, and that ± does not tell
// of them where there is any.
func assumed(p *plan.Plan, chance bool) string {
	verb := "are assumptions"
	if p.Assumptions == 1 {
		verb = "is an assumption"
	}
	text := fmt.Sprintf("%d of the scenario's %s %s", p.Assumptions, counted(p.Quantities, "quantity", "quantities"), verb)
	if !chance {
		return text + "."
	}
	return text + "; ± tells of chance alone, not of wrong assumptions."
}
