package report

import (
	"karvon/report/document"
	"karvon/sim/experiment"
)

// judgesConclusion says whether there is a conclusion that assumptions could change: only points one at a time are
// judged, and only against something.
func judgesConclusion(s *experiment.Sensitivity) bool {
	return s.Stated.Known && len(s.Thresholds) > 0
}

// conclusionSentence says whether the conclusion stands and what would change it, and of how many ends of ranges that
// is not known.
func conclusionSentence(s *experiment.Sensitivity) string {
	whole := conclusionText.stands
	if !s.Stated.Stands() {
		whole = conclusionText.falls
	}
	names, sure := reversing(s, false), len(reversing(s, true))
	said, such := whole.changed, list(names)
	switch {
	case len(names) == 0 && s.Unknown > 0:
		said = whole.unchangedKnown
	case len(names) == 0:
		said = whole.unchanged
	case sure == 0:
		said = whole.changedUnsurely
	}
	if len(names) > mostFactors {
		such = conclusionText.such.with(values{"names": names[:mostFactors]})
	}
	told := said.with(values{"faults": faultsAt(s, &s.Stated), "moved": movedWords(triedOf(s)),
		"among": amongMoved(triedOf(s)), "changing": len(names), "sure": sure, "names": such})
	if s.Unknown > 0 {
		told += " " + conclusionText.unknown.with(values{"unknown": s.Unknown, "ends": s.Tried})
	}
	return told
}

// reversing names what changes the conclusion, each once, with where it does; only what does so beyond chance,
// where that is asked.
func reversing(s *experiment.Sensitivity, surely bool) []string {
	var names []string
	known := map[string]bool{}
	for i := range s.Reversals {
		if r := &s.Reversals[i]; !known[r.Name] && (r.Surely() || !surely) {
			known[r.Name] = true
			names = append(names, conclusionText.at.with(values{"name": placed(r.Name), "end": asWritten(endText(r))}))
		}
	}
	return names
}

// endText writes the end of the range at which a conclusion is another.
func endText(r *experiment.Reversal) string {
	if r.AtHigh {
		return r.High
	}
	return r.Low
}

// faultsAt lists what does not hold at a point.
func faultsAt(s *experiment.Sensitivity, at *experiment.PointConclusion) []string {
	var faults []string
	for _, i := range at.Broken() {
		response, value := &s.Model.Responses[s.Thresholds[i].Response], at.Values[i]
		faults = append(faults, conclusionText.notMet.with(values{
			"threshold": s.Thresholds[i].Expression, "value": quantity(response.Unit(), value),
		}))
	}
	for i := range at.Lost {
		faults = append(faults, lostText(&at.Lost[i]))
	}
	if len(at.Growing) > 0 {
		faults = append(faults, conclusionText.grow.with(values{"flows": few(at.Growing)}))
	}
	return faults
}

// lostText says how many of a flow are lost.
func lostText(loss *experiment.Loss) string {
	said := conclusionText.lost
	if loss.Another {
		said = conclusionText.another
	}
	return said.with(values{"share": share(loss.Share.Mean), "flow": loss.Flow})
}

// reversalTable lists the ends of ranges at which the conclusion is another, with a row for each threshold and flow
// that decides it.
func reversalTable(s *experiment.Sensitivity) document.Table {
	table := document.Table{
		Name:  "conclusion",
		Title: conclusionText.table.said(),
		Columns: []document.Column{{Header: "assumption"}, {Header: "stated", Rank: 2}, {Header: "moved to"},
			{Header: "end", Rank: 3},
			{Header: "what does not hold then", Words: "what is not met then"}, {Header: "value", OwnUnits: true},
			{Header: "beyond chance", Rank: 1}},
		Notes: []string{conclusionText.note.said()},
	}
	if lostInThresholds(s) {
		table.Notes = append(table.Notes, thresholdsText.lost.said())
	}
	for i := range s.Reversals {
		r := &s.Reversals[i]
		end := sentence(endWord(r)).said()
		add := func(what string, value document.Cell, sure bool) {
			table.Rows = append(table.Rows,
				[]document.Cell{text(r.Name), text(statedWords(&r.FactorGroup)), text(asWritten(endText(r))), text(end), text(what),
					value, text(yesOrNo(sure))})
		}
		if r.Stands() {
			add(conclusionText.nothing.said(), text(document.Nothing), r.Surely())
		}
		for _, t := range r.Broken() {
			response := s.Model.Responses[s.Thresholds[t].Response]
			add(s.Thresholds[t].Expression, estimated(response.Unit(), r.Values[t]), r.Verdicts[t] == experiment.NotMet)
		}
		for t := range r.Lost {
			loss := &r.Lost[t]
			add(lostText(loss), estimated("1", loss.Share), loss.Verdict == experiment.NotMet)
		}
		for _, flow := range r.Growing {
			add(conclusionText.grow.with(values{"flows": flow}), text(document.Nothing), true)
		}
	}
	return table
}

func endWord(r *experiment.Reversal) string {
	if r.AtHigh {
		return "high"
	}
	return "low"
}

func yesOrNo(sure bool) string {
	if sure {
		return conclusionText.yes.said()
	}
	return conclusionText.no.said()
}

// groupedTable says which assumptions go together under which name.
func groupedTable(s *experiment.Sensitivity) document.Table {
	table := document.Table{Name: "groups", Title: conclusionText.groups.said(),
		Columns: []document.Column{{Header: "group"}, {Header: "assumption"}}}
	for i := range s.Moved {
		for _, name := range s.Moved[i].Together {
			table.Rows = append(table.Rows, []document.Cell{text(s.Moved[i].Name), text(name)})
		}
	}
	return table
}

// conclusionMember is the conclusion in JSON.
func conclusionMember(s *experiment.Sensitivity) document.Member {
	type reversal struct {
		Name    string   `json:"assumption"`
		End     string   `json:"end"`
		Stands  bool     `json:"stands"`
		Sure    bool     `json:"sure"`
		Broken  []string `json:"broken"`
		Growing []string `json:"growing"`
		Lost    []string `json:"lost"`
	}
	lost := func(at *experiment.PointConclusion) []string {
		flows := []string{}
		for i := range at.Lost {
			flows = append(flows, at.Lost[i].Flow)
		}
		return flows
	}
	broken := func(at *experiment.PointConclusion) []string {
		names := []string{}
		for _, i := range at.Broken() {
			names = append(names, s.Thresholds[i].Expression)
		}
		return names
	}
	reversals := []reversal{}
	for i := range s.Reversals {
		r := &s.Reversals[i]
		reversals = append(reversals,
			reversal{r.Name, endWord(r), r.Stands(), r.Surely(), broken(&r.PointConclusion), append([]string{}, r.Growing...),
				lost(&r.PointConclusion)})
	}
	return document.Member{Name: "conclusion", Value: struct {
		Judged    bool       `json:"judged"`
		Stands    bool       `json:"stands"`
		Sure      bool       `json:"sure"`
		Broken    []string   `json:"broken"`
		Growing   []string   `json:"growing"`
		Lost      []string   `json:"lost"`
		Unknown   int        `json:"unknown,omitempty"`
		Reversals []reversal `json:"reversals"`
	}{judgesConclusion(s), s.Stated.Stands(), s.Stated.Surely(), broken(&s.Stated),
		append([]string{}, s.Stated.Growing...), lost(&s.Stated), s.Unknown, reversals}}
}
