package report

import (
	"fmt"
	"strings"

	"karvon/sim/experiment"
)

// CombinationKept says how a policy has what is known of a combination kept where its parts are drawn again.
func CombinationKept(c *experiment.Calibration, k *experiment.KnownCombination) string {
	if k.Correlation != 0 {
		return calibrationText.correlated.with(values{"correlation": digits(fmt.Sprint(k.Correlation))})
	}
	var held []string
	carrier := ""
	for _, j := range k.Members {
		switch m := &c.Assumptions[j].Members[0]; {
		case m.Held:
			held = append(held, m.Name+" "+m.At(m.Best))
		case m.Carries:
			carrier = m.Name
		}
	}
	told := values{"held": list(held), "count": len(held), "carrier": carrier}
	switch {
	case len(held) == 0:
		return calibrationText.carried.said()
	case carrier == "":
		return calibrationText.heldAll.with(told)
	}
	return calibrationText.held.with(told)
}

// CalibratedNote says in a policy what is known of a value, by its members: of shares each of its words.
func CalibratedNote(members []*experiment.CalibratedMember) string {
	var texts []string
	said := calibrationText.noteInterval
	for _, m := range members {
		text := fromTo(m.At(m.Low), m.At(m.High))
		if word := strings.TrimPrefix(m.Name, m.Path()+"."); word != m.Name {
			text = word + " " + text
		}
		texts = append(texts, text)
		switch {
		case m.Held:
			said = calibrationText.noteHeld
		case m.Carries:
			said = calibrationText.noteCarries
		}
	}
	return said.with(values{"interval": strings.Join(texts, ", ")})
}
