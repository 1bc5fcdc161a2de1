package report

import (
	"strings"

	"karvon/report/document"
	"karvon/sim/experiment"
)

// restsPoint says at which ends of the ranges of assumptions the conclusion is another, as a sensitivity found that is
// kept beside the scenario. One of another scenario, window or engine is not told of.
func (x *index) restsPoint() string {
	r := x.Rests
	switch {
	case r == nil:
		return ""
	case len(x.Plan.Settings) > 0:
		return restsText.settings.with(values{"file": keptIn(r)})
	case r.Window:
		return restsText.window.with(values{"file": keptIn(r)})
	case !r.Current:
		return x.unknownRests()
	}
	text := restsText.stands
	if !r.Stands {
		text = restsText.falls
	}
	chance := ""
	if !r.Sure {
		chance = knownText.chance.said()
	}
	ends, sure := reversalsOf(r)
	if len(ends) == 0 {
		return text.unchanged.with(values{"moved": keptMoved(r), "chance": chance})
	}
	said, more := ends, ""
	if beyond := len(ends) - mostFactors; beyond > 0 {
		said, more = ends[:mostFactors], restsText.more.with(values{"count": beyond, "file": keptIn(r)})
	}
	return text.changed.with(values{"ends": list(said), "more": more, "moved": keptMoved(r), "chance": chance,
		"sure": sureText(sure, len(ends))})
}

// sureText says how many are so beyond chance.
func sureText(sure, of int) string {
	said := restsText.sure
	switch sure {
	case 0:
		said = restsText.noneSure
	case of:
		said = restsText.allSure
	}
	return said.with(values{"sure": sure, "count": of})
}

// keptMoved counts what was moved.
func keptMoved(r *experiment.Rests) string { return countMoved(r.Groups, r.Alone) }

// reversalsOf words each assumption that changes the conclusion once, and counts those that do so beyond chance, which
// come first.
func reversalsOf(r *experiment.Rests) (ends []string, sure int) {
	known := map[string]bool{}
	for i := range r.Reversals {
		reversal := &r.Reversals[i]
		if known[reversal.Assumption] {
			continue
		}
		known[reversal.Assumption] = true
		ends = append(ends, reversalText(reversal))
		if reversal.Sure {
			sure++
		}
	}
	return ends, sure
}

func reversalText(reversal *experiment.KeptReversal) string {
	name := placed(shortName(reversal.Assumption))
	if reversal.Members > 0 {
		return withRemark(restsText.end.with(values{"name": name, "end": asWritten(reversal.At)}), endsOf(reversal.Ends))
	}
	if strings.HasPrefix(reversal.Stated, "{") { // a distribution, of which the range moves the mean
		return restsText.alone.with(values{"name": name, "end": asWritten(reversal.At)})
	}
	return restsText.at.with(values{"name": name, "end": asWritten(reversal.At), "stated": asWritten(reversal.Stated)})
}

// endsOf says where the members of a group stand: once where all stand alike.
func endsOf(ends []experiment.KeptEnd) string {
	var said []string
	alike := true
	for i := range ends {
		alike = alike && ends[i].At == ends[0].At
		said = append(said, restsText.ends.with(values{
			"name": placed(shortName(ends[i].Assumption)), "at": asWritten(ends[i].At)}))
	}
	if alike && len(ends) > 0 {
		return asWritten(ends[0].At)
	}
	if beyond := len(said) - mostFactors; beyond > 0 {
		said = append(said[:mostFactors], restsText.moreEnds.with(values{"count": beyond}))
	}
	return list(said)
}

// shortName is the name of an assumption without its section, and of others the path.
func shortName(name string) string { return strings.TrimPrefix(name, "assumptions.") }

// restsMembers tell the same in JSON; there are none where nothing is kept.
func restsMembers(r *experiment.Rests) []document.Member {
	if r == nil {
		return nil
	}
	if !r.Current {
		return []document.Member{{Name: "assumptions", Value: struct {
			Known   bool   `json:"known"`
			Command string `json:"command"`
			File    string `json:"file"`
		}{false, r.Command, r.File}}}
	}
	return []document.Member{{Name: "assumptions", Value: struct {
		Known bool   `json:"known"`
		File  string `json:"file"`
		*experiment.Kept
	}{true, r.File, r.Kept}}}
}
