package report

import (
	"strings"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/reason"
	"karvon/sim/scenario"
	"karvon/sim/unit"
)

// setting says in sentences how a result was obtained.
func setting(r *experiment.Result) string {
	sentences := []string{counting(r)}
	if toldByChance(r) {
		sentences = append(sentences, chanceSentence(r.Plan.Confidence))
	}
	return strings.Join(append(sentences, howFound(r)...), " ")
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

// counting says what was simulated, and what of each run is counted.
func counting(r *experiment.Result) string {
	p, text := r.Plan, settingText.empty
	standing := p.Standing()
	switch {
	case standing > 0 && p.WarmUp > 0:
		text = settingText.standingWarmedUp
	case standing > 0:
		text = settingText.standing
	case p.WarmUp > 0:
		text = settingText.warmedUp
	case p.Kind != scenario.Terminating:
		text = settingText.begun
	}
	said := text.once
	if p.Kind == scenario.Cyclic && p.Cycle != plan.Week {
		said = text.every
	}
	return said.with(values{
		"span": spanOf(p), "scenario": p.Name, "weeks": simulatedSpans(p, r.Replications), "seed": r.Seed,
		"runIn": spokenSpan(p.WarmUp), "cycle": spokenSpan(p.Cycle),
		"standing": int(standing),
	})
}

// chanceSentence says what stands after ±.
func chanceSentence(confidence float64) string {
	return settingText.chance.with(values{"confidence": digits(document.Rounded(100*confidence, 1))})
}

// howFound says how the warm-up and the number of replications were found, where they were not given.
func howFound(r *experiment.Result) []string {
	var sentences []string
	if r.Plan.Windows > 1 {
		said := settingText.windows
		if r.Plan.WarmUp == 0 {
			said = settingText.windowsAtOnce
		}
		sentences = append(sentences, said.with(values{"counted": spokenWindow(r.Plan)}))
	}
	if r.Plan.Antithetic {
		sentences = append(sentences, settingText.antithetic.with(values{}))
	}
	if r.WarmUp != nil {
		sentences = append(sentences, runInFound(r.WarmUp))
	}
	if r.Windows != nil {
		sentences = append(sentences, windowsFound(r.Windows))
	}
	if p := r.Precision; p != nil {
		said := settingText.precise
		if !p.Reached {
			said = settingText.missed
		}
		sentences = append(sentences, said.with(values{
			"span": spanOf(r.Plan), "numbers": len(p.Responses), "precision": digits(unit.Format(p.Rule.Precision, unit.Share)),
		}))
	}
	return sentences
}

// runInFound says how long a run-in it takes, and how that was found.
func runInFound(w *experiment.WarmUp) string {
	said := settingText.found
	if w.Truncation == 0 {
		said = settingText.longEnough
	}
	return said.with(values{
		"used": spokenSpan(w.Used), "given": spokenSpan(w.Given), "trials": w.Replications, "pilot": spokenSpan(w.Pilot),
		"by": w.By,
	})
}

// windowsFound says how many windows a run has, and how that was found.
func windowsFound(w *experiment.Windows) string {
	if w.Number == 1 {
		return settingText.chosenOne.said()
	}
	return settingText.chosen.with(values{
		"windows": w.Number, "trials": w.Trials, "once": digits(document.Rounded(w.Once/w.Each, 1)), "runs": w.Replications,
		"alone": w.Alone,
	})
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
func plainWarnings(p *plan.Plan, warnings []reason.Reason) []string {
	var plain []string
	for _, warning := range warnings {
		plain = append(plain, worded(warning, spanOf(p)))
	}
	return plain
}

// assumed says how much of a scenario rests on assumptions, and that ± does not tell of them where there is any.
func assumed(p *plan.Plan, chance bool) string {
	said := settingText.assumed
	if chance {
		said = settingText.assumedByChance
	}
	return said.with(values{"assumptions": p.Assumptions, "quantities": p.Quantities})
}
