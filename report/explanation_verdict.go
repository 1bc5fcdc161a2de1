package report

import (
	"karvon/sim/experiment"
	"karvon/sim/plan"
)

// explanationHeadline says what would mend most and, where somebody asks, who must act for that.
func explanationHeadline(x *experiment.Explanation) string {
	said := values{"least": hoursOf(x.Indifference), "waited": hoursOf(x.Waited)}
	switch {
	case x.Interrupted:
		return explanationText.interrupted.said()
	case changesTried(x)+len(x.NotTried) == 0:
		return explanationText.noChange.said()
	case x.Waited == 0:
		return explanationText.noQueue.said()
	case changesTried(x) == 0:
		return explanationText.nothingTried.with(said)
	case len(x.Mendings) == 0 && len(x.Failures) > 0:
		return explanationText.noResult.said()
	case len(x.Mendings) == 0:
		return explanationText.nothingLeft.with(said)
	case surest(x) < 0:
		return explanationText.nothing.with(said)
	}
	first, text := &x.Mendings[surest(x)], explanationText.most
	if surest(x) > 0 { // chance may be all that those before it save
		text = explanationText.surely
	}
	what := mendingWords(first)
	said["what"], said["saved"], said["costs"] = sentenceStart(what), savedText(first), costsText(first)
	headline := text.with(said)
	if x.Asker == (plan.Asker{}) {
		return headline
	}
	if actor := actorText(x, first); actor != "" {
		headline += " " + explanationText.actor.with(values{"actor": actor})
	}
	return headline
}

// explanationPoints tell what comes next, and what was not tried or dropped.
func explanationPoints(x *experiment.Explanation) []string {
	var points []string
	if x.Interrupted || x.Waited == 0 {
		return nil
	}
	if surest(x) >= 0 {
		points = besidesFirst(x)
	}
	if len(x.NotTried) > 0 {
		points = append(points, explanationText.untried.with(values{
			"count": len(x.NotTried), "least": hoursOf(x.Indifference),
		}))
	}
	dropped := 0
	for i := range x.Dropped {
		if x.Dropped[i].Fate != experiment.Remains {
			dropped++
		}
	}
	if dropped > 0 {
		points = append(points, explanationText.raced.with(values{
			"count": dropped, "sure": level(1 - x.RaceError), "most": x.Most, "least": hoursOf(x.Indifference),
		}))
	}
	return points
}

// besidesFirst tells of the next best that matter, and of those that may be better than the first.
func besidesFirst(x *experiment.Explanation) []string {
	var points, tied []string
	first := surest(x)
	low, _ := x.Mendings[first].Saved.Test()
	for i := range x.Mendings {
		m := &x.Mendings[i]
		if i == first {
			continue
		}
		if _, high := m.Saved.Test(); high >= low {
			tied = append(tied, m.Name)
		}
		if i > first && i < first+mostPoints && x.Matters(m) {
			points = append(points, explanationText.then.with(values{
				"what": mendingWords(m), "saved": savedText(m), "costs": costsText(m),
			}))
		}
	}
	if len(tied) > 0 {
		points = append(points, explanationText.tied.with(values{"first": x.Mendings[first].Name, "names": few(tied)}))
	}
	return points
}
