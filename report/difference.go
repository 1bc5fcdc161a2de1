//go:build !js

package report

import (
	"cmp"
	"math"
	"slices"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/reason"
	"karvon/sim/regression"
)

// ReadResult reads from a result in JSON what two results are compared by.
func ReadResult(text []byte) (*regression.Snapshot, error) {
	return regression.DecodeResult(text, schema)
}

// differenceSchema names the layout of a difference in JSON.
const differenceSchema = "karvon.difference/1"

// Difference arranges two results side by side. CSV and JSON have every response; the other formats show those that
// changed, the largest relative differences first, or all that differ where that is asked for.
func Difference(d *regression.Difference, all bool) *document.Document {
	sentences := differenceSentences(d)
	made := &document.Document{
		Kind: document.OfDifference, Title: differenceText.title.said(), Untitled: true, Headline: sentences[0],
		Points: sentences[1:],
		Rows:   differenceRows(d), Indented: differenceValue(d),
	}
	if table := sideBySideTable(d, all); len(table.Rows) > 0 {
		table.Whole = true
		made.Tables = []document.Table{table}
	}
	return made
}

// differenceSentences says in words how two results differ; the first one is the headline.
func differenceSentences(d *regression.Difference) []string {
	if d.Same {
		return []string{differenceText.same.said()}
	}
	counted := map[regression.Agreement]int{}
	for i := range d.Changes {
		counted[d.Changes[i].Agreement]++
	}
	changed, same := counted[regression.Changed], counted[regression.Same]
	sentences := []string{differenceText.counts.with(values{
		"numbers": len(d.Changes), "changed": changed, "same": same, "undecided": len(d.Changes) - changed - same,
	})}
	sentences = append(sentences, plainWarnings(nil, d.Causes)...)
	pairing := differenceText.paired
	if !d.Paired {
		pairing = differenceText.unpaired
	}
	sentences = append(sentences, pairing.said())
	if len(d.Removed) > 0 {
		sentences = append(sentences, differenceText.removed.with(values{"names": someOf(d.Removed)}))
	}
	if len(d.Added) > 0 {
		sentences = append(sentences, differenceText.added.with(values{"names": someOf(d.Added)}))
	}
	return sentences
}

// someOf lists the first of many names and how many there are besides.
func someOf(names []string) string {
	const few = 5
	if len(names) <= few {
		return list(names)
	}
	return list(append(slices.Clone(names[:few]), differenceText.more.with(values{"count": len(names) - few})))
}

// sideBySideTable shows the responses that changed, or all that differ.
func sideBySideTable(d *regression.Difference, all bool) document.Table {
	var shown []regression.Change
	for _, c := range d.Changes {
		if c.Agreement == regression.Changed || all && c.Agreement != regression.Same {
			shown = append(shown, c)
		}
	}
	slices.SortStableFunc(shown, func(a, b regression.Change) int {
		return cmp.Or(cmp.Compare(agreementRank(a.Agreement), agreementRank(b.Agreement)),
			cmp.Compare(relative(&b), relative(&a)))
	})
	title := differenceText.changed
	if all {
		title = differenceText.differing
	}
	table := changeTable("difference", title.said(), shown)
	if len(shown) > 0 {
		table.Notes = []string{differenceText.note.with(values{"count": len(d.Changes)})}
	}
	return table
}

func agreementRank(v regression.Agreement) int {
	if v == regression.Changed {
		return 0
	}
	return 1
}

// relative is the size of a difference against the value before.
func relative(c *regression.Change) float64 {
	if math.IsNaN(c.Difference.Mean) {
		return 0
	}
	if c.Before.Mean == 0 {
		return math.Inf(1)
	}
	return math.Abs(c.Difference.Mean / c.Before.Mean)
}

// differenceRows are tidy: a row a response that both results have.
func differenceRows(d *regression.Difference) [][]string {
	rows := [][]string{slices.Concat(nameColumns, differenceColumns, []string{"confidence", "verdict"})}
	for i := range d.Changes {
		c := &d.Changes[i]
		name := []string{c.Name, c.After.Subject, c.After.Place, c.After.Measure, c.Unit}
		rows = append(rows, slices.Concat(name, data.Fields(c.Before.Estimate), data.Fields(c.After.Estimate),
			data.Fields(c.Difference),
			[]string{data.Plain(c.Difference.Confidence), string(c.Agreement)}))
	}
	return rows
}

// differenceValue is a difference in JSON.
func differenceValue(d *regression.Difference) any {
	type change struct {
		Subject    string        `json:"subject,omitempty"`
		Place      string        `json:"place,omitempty"`
		Measure    string        `json:"measure,omitempty"`
		Unit       string        `json:"unit"`
		Before     data.Real     `json:"before"`
		After      data.Real     `json:"after"`
		Difference data.Real     `json:"difference"`
		HalfWidth  data.Real     `json:"half_width"`
		Low        data.Real     `json:"low"`
		High       data.Real     `json:"high"`
		Confidence data.Real     `json:"confidence"`
		N          int           `json:"n"`
		Estimates  estimatesJSON `json:"estimates"`
		Verdict    string        `json:"verdict"`
	}
	changes := map[string]change{}
	for i := range d.Changes {
		c, e := &d.Changes[i], d.Changes[i].Difference
		changes[c.Name] = change{
			c.After.Subject, c.After.Place, c.After.Measure, c.Unit, data.Real(c.Before.Mean), data.Real(c.After.Mean),
			data.Real(e.Mean),
			data.Real(e.HalfWidth()), data.Real(e.Low), data.Real(e.High), data.Real(e.Confidence), e.N,
			estimatesJSON{data.EstimateOf(c.Before.Estimate), data.EstimateOf(c.After.Estimate), data.EstimateOf(e)},
			string(c.Agreement),
		}
	}
	return struct {
		Schema    string            `json:"schema"`
		Same      bool              `json:"same"`
		Paired    bool              `json:"paired"`
		Causes    []string          `json:"causes"`
		Responses map[string]change `json:"responses"`
		Removed   []string          `json:"removed"`
		Added     []string          `json:"added"`
	}{differenceSchema, d.Same, d.Paired, listed(reason.Strings(d.Causes)), changes, listed(d.Removed), listed(d.Added)}
}
