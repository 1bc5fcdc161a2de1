package report

import (
	"cmp"
	"slices"

	"karvon/report/document"
	"karvon/sim/response"
)

// settersText is what is said of who set the limits of thresholds.
var settersText = struct{ ours, allOurs, implied, allImplied, asked, label, noted, each sentence }{
	ours: "our choice",
	allOurs: "The limits are our choice: the scenario names no regulation, agreement or service charter that sets " +
		"them.",
	implied:    "karvon's rule",
	allImplied: "{thresholds} {count:is|are} karvon's rule: of traffic that gets through no more is lost.",
	asked:      "who asks",
	label:      "set by",
	noted:      "{setter} ({note})",
	each:       "{threshold} is set by {setter}.",
}

// setBy says who set a threshold's limit.
func setBy(t *response.Threshold) string {
	setter := cmp.Or(t.Source.String(), settersText.ours.said())
	if t.Implied {
		setter = settersText.implied.said()
	}
	if t.Asked {
		setter = settersText.asked.said()
	}
	if t.Note == "" {
		return setter
	}
	return settersText.noted.with(values{"setter": setter, "note": t.Note})
}

// withSetters gives a table of thresholds a column of who set their limits, or a sentence where nobody else did.
func withSetters(table document.Table, thresholds []response.Threshold) document.Table {
	if !slices.ContainsFunc(thresholds, func(t response.Threshold) bool { return t.Source.Given() }) {
		table.Notes = append(append(table.Notes, settersText.allOurs.said()), impliedNote(thresholds)...)
		return table
	}
	table.Columns = append(table.Columns, document.Column{Header: string(settersText.label), Rank: 2})
	for i := range thresholds {
		table.Rows[i] = append(table.Rows[i], text(setBy(&thresholds[i])))
	}
	return table
}

// impliedNote says which thresholds karvon adds; nothing where it adds none.
func impliedNote(thresholds []response.Threshold) []string {
	var implied []string
	for i := range thresholds {
		if thresholds[i].Implied {
			implied = append(implied, thresholds[i].Expression)
		}
	}
	if len(implied) == 0 {
		return nil
	}
	return []string{settersText.allImplied.with(values{"thresholds": firstOf(implied), "count": len(implied)})}
}

// setterEntries tell who set the limits of a model's thresholds.
func setterEntries(m *response.Model) []document.Entry {
	var entries []document.Entry
	for i := range m.Thresholds {
		t := &m.Thresholds[i]
		entries = append(entries, document.Entry{Heading: t.Expression,
			Parts: []document.Part{{Label: settersText.label.said(), Text: setBy(t)}}})
	}
	return entries
}

// setterSentences tell the same in a sentence each.
func setterSentences(m *response.Model) []string {
	var said []string
	for i := range m.Thresholds {
		t := &m.Thresholds[i]
		said = append(said, settersText.each.with(values{"threshold": t.Expression, "setter": setBy(t)}))
	}
	return said
}
