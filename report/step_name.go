package report

import (
	"strings"

	"karvon/sim/engine"
	"karvon/sim/experiment"
)

// placeName names a place of a stopped run as a planner does: a step by its label or
// its number, and whose it is.
func placeName(p *experiment.PlaceStopped) string {
	if p.Kind != engine.StepPlace {
		return p.Name
	}
	return stepName(p.Name)
}

// stepName makes a name of the path of a step, such as
// journeys.visit.steps[2].choose[1].do.shopping: shopping of visit, or without a
// label step 2 of visit, choice 1, do 1.
func stepName(path string) string {
	parts := strings.Split(path, ".")
	if len(parts) < 3 || parts[0] != "flows" && parts[0] != "journeys" {
		return path
	}
	at := 2
	for at < len(parts) && !isStepList(parts[at]) {
		at++ // the name has points itself
	}
	if at == len(parts) {
		return path
	}
	whose := strings.Join(parts[1:at], ".")
	if last := parts[len(parts)-1]; len(parts) > at+1 && !strings.HasSuffix(last, "]") {
		return last + " of " + whose
	}
	words := make([]string, 0, len(parts)-at)
	for _, part := range parts[at:] {
		words = append(words, stepWords(part))
	}
	words[0] += " of " + whose
	return strings.Join(words, ", ")
}

// isStepList says whether a part of a path names the steps of a flow or a journey.
func isStepList(part string) bool {
	list, _, _ := strings.Cut(part, "[")
	return list == "journey" || list == "steps"
}

// stepWords says a part of a path in words: choose[2] is choice 2.
func stepWords(part string) string {
	list, number, _ := strings.Cut(strings.TrimSuffix(part, "]"), "[")
	switch list {
	case "journey", "steps":
		list = "step"
	case "choose":
		list = "choice"
	}
	return strings.TrimSpace(list + " " + number)
}
