package response

import (
	"strings"
	"time"

	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// Meant says which response may have been meant by a name that nothing bears.
func (m *Model) Meant(name string) string {
	if meant := m.meantByHours(name); meant != "" {
		return meant
	}
	stem, further, number := m.stem(name)
	if number != nil {
		if meant := number.meantBy(further); meant == further {
			return whereAsked
		} else if meant != "" {
			return "did you mean " + stem + meant + "?"
		}
	}
	known := make([]string, len(m.Responses))
	for i := range m.Responses {
		known[i] = m.Responses[i].Name
	}
	switch near := syntax.Suggest(name, known); {
	case near != "":
		return "did you mean " + near + "?"
	case number != nil:
		return "how an episode goes is asked for as " + strings.Join(number.examples(stem), ", ")
	}
	return "karvon show --responses lists them"
}

// stem finds the number of which a name asks how an episode goes, and what of the name stands behind it.
func (m *Model) stem(name string) (stem, further string, of *Estimand) {
	for i := len(name) - 1; i > 0; i-- {
		if name[i] != '.' {
			continue
		}
		if r, ok := m.ResponseIndex(name[:i] + ".mean"); ok && m.Responses[r].Estimand.answers(formAt) {
			return name[:i], name[i:], m.Responses[r].Estimand
		}
	}
	return "", "", nil
}

// meantBy is how a name goes on by which more of a number may have been asked for; empty where nothing is near.
func (e *Estimand) meantBy(further string) string {
	_, parameter, _ := strings.Cut(further[1:], ".")
	if moment, ok := scenario.ParseStart(parameter, time.UTC); ok {
		return formAt + scenario.FormatMoment(moment)
	}
	dash := strings.LastIndexByte(further, '-')
	if dash < 0 {
		return ""
	}
	word, limit := further[:dash+1], strings.TrimLeft(further[dash+1:], "0")
	if _, err := readLimit(&Response{Estimand: e}, limit); err == nil && syntax.Suggest(word, []string{formBelow}) != "" {
		return formBelow + limit
	}
	if e.answers(formMax) && syntax.Suggest(further, []string{formMax}) != "" {
		return formMax
	}
	return ""
}

// examples are names by which more of a number can be asked for.
func (e *Estimand) examples(stem string) []string {
	names := []string{stem + formAt + "2025-08-23T13:00"}
	if e.isTimeOfFlow() {
		return append(names, stem+formBelow+"6h")
	}
	return append(names, stem+formBelow+"50", stem+formMax)
}
