package report

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"karvon/sim/regression"
	"karvon/sim/visible"
)

// ReadResult reads from a result in JSON what two results are compared by.
func ReadResult(text []byte) (*regression.Record, error) {
	return regression.DecodeResult(text, Schema)
}

// DifferenceSchema names the layout of a difference in JSON.
const DifferenceSchema = "karvon.difference/1"

// WriteDifference writes two results side by side. CSV and JSON have every
// response; the other formats show those that changed, the largest relative
// differences first, or all that differ where the options ask for them.
func WriteDifference(w io.Writer, format Format, d *regression.Difference, options Options) error {
	buffered := bufio.NewWriter(w)
	p := newPrinter(buffered, Options{})
	switch format {
	case Text:
		p = newPrinter(buffered, options)
		p.difference(d, options.bounded())
	case Markdown:
		p.markdownDifference(d, options)
	case CSV:
		p.err = writeDifferenceCSV(buffered, d)
	case JSON:
		p.err = writeDifferenceJSON(buffered, d)
	case HTML:
		p.err = differenceDocument(d, options).writePage(buffered)
	case XLSX:
		p.err = writeWorkbook(buffered, differenceDocument(d, options), "")
	default:
		return fmt.Errorf("report: no format %q", format)
	}
	if p.err != nil {
		return p.err
	}
	return buffered.Flush()
}

// differenceDocument is for the formats that show what text does.
func differenceDocument(d *regression.Difference, options Options) *Document {
	sentences := differenceSentences(d)
	document := &Document{Title: "Two results side by side", Headline: sentences[0], Points: sentences[1:]}
	if table := sideBySideTable(d, options.All); len(table.Rows) > 0 {
		document.Tables = []Table{table}
	}
	return document
}

func (p *printer) difference(d *regression.Difference, options Options) {
	for i, sentence := range differenceSentences(d) {
		if i > 0 {
			sentence = "- " + sentence
		}
		p.paragraphs(options.wrapped(sentence, "  "))
	}
	if table := sideBySideTable(d, options.All); len(table.Rows) > 0 && !options.VerdictOnly {
		p.line("")
		options.All = true
		p.table(table, options)
	}
}

func (p *printer) markdownDifference(d *regression.Difference, options Options) {
	for i, sentence := range differenceSentences(d) {
		if i == 0 {
			p.paragraphs([]string{"**" + escaped(sentence) + "**", ""})
			continue
		}
		p.line("- " + escaped(sentence))
	}
	if table := sideBySideTable(d, options.All); len(table.Rows) > 0 {
		p.line("")
		p.markdownTable(table)
	}
}

// differenceSentences says in words how two results differ; the first one is
// the headline.
func differenceSentences(d *regression.Difference) []string {
	if d.Same {
		return []string{"Nothing changed: all that happens and all numbers are the same."}
	}
	counted := map[regression.Verdict]int{}
	for i := range d.Changes {
		counted[d.Changes[i].Verdict]++
	}
	sentences := []string{fmt.Sprintf("Of %s %d changed; %d are the same to the last bit, and of %d it is undecided.",
		plural(len(d.Changes), "number"), counted[regression.Changed], counted[regression.Same],
		len(d.Changes)-counted[regression.Changed]-counted[regression.Same])}
	sentences = append(sentences, d.Causes...)
	pairing := "both are of the same trucks, with the same luck, before and after"
	if !d.Paired {
		pairing = "the seeds differ, so that the trucks are not the same before and after, and chance has more room"
	}
	sentences = append(sentences, pairing)
	if len(d.Removed) > 0 {
		sentences = append(sentences, "only in the first: "+someOf(d.Removed))
	}
	if len(d.Added) > 0 {
		sentences = append(sentences, "only in the second: "+someOf(d.Added))
	}
	return sentences
}

// someOf lists the first of many names and how many there are besides.
func someOf(names []string) string {
	const few = 5
	if len(names) <= few {
		return list(names)
	}
	return list(append(slices.Clone(names[:few]), fmt.Sprintf("%d more", len(names)-few)))
}

// sideBySideTable shows the responses that changed, or all that differ.
func sideBySideTable(d *regression.Difference, all bool) Table {
	var shown []regression.Change
	for _, c := range d.Changes {
		if c.Verdict == regression.Changed || all && c.Verdict != regression.Same {
			shown = append(shown, c)
		}
	}
	slices.SortStableFunc(shown, func(a, b regression.Change) int {
		return cmp.Or(cmp.Compare(verdictRank(a.Verdict), verdictRank(b.Verdict)), cmp.Compare(relative(&b), relative(&a)))
	})
	table := changeTable("difference", "Numbers that changed, the largest differences first", shown)
	if all {
		table.Title = "Numbers that differ, those that changed first"
	}
	if len(shown) > 0 {
		table.Notes = []string{fmt.Sprintf("A number changed where chance alone would hardly make the difference, at a level that allows for all %d.", len(d.Changes))}
	}
	return table
}

func verdictRank(v regression.Verdict) int {
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

// writeDifferenceCSV writes a row a response that both results have.
func writeDifferenceCSV(w io.Writer, d *regression.Difference) error {
	rows := [][]string{slices.Concat(nameColumns, differenceColumns, []string{"confidence", "verdict"})}
	for i := range d.Changes {
		c := &d.Changes[i]
		name := []string{c.Name, c.After.Subject, c.After.Place, c.After.Measure, c.Unit}
		rows = append(rows, slices.Concat(name, asFields(c.Before.Estimate), asFields(c.After.Estimate), asFields(c.Difference),
			[]string{plainFloat(c.Difference.Confidence), string(c.Verdict)}))
	}
	return writeCSV(w, rows)
}

// writeDifferenceJSON writes a difference as JSON.
func writeDifferenceJSON(w io.Writer, d *regression.Difference) error {
	type change struct {
		Subject    string        `json:"subject,omitempty"`
		Place      string        `json:"place,omitempty"`
		Measure    string        `json:"measure,omitempty"`
		Unit       string        `json:"unit"`
		Before     real          `json:"before"`
		After      real          `json:"after"`
		Difference real          `json:"difference"`
		HalfWidth  real          `json:"half_width"`
		Low        real          `json:"low"`
		High       real          `json:"high"`
		Confidence real          `json:"confidence"`
		N          int           `json:"n"`
		Estimates  estimatesJSON `json:"estimates"`
		Verdict    string        `json:"verdict"`
	}
	changes := map[string]change{}
	for i := range d.Changes {
		c, e := &d.Changes[i], d.Changes[i].Difference
		changes[c.Name] = change{
			c.After.Subject, c.After.Place, c.After.Measure, c.Unit, real(c.Before.Mean), real(c.After.Mean), real(e.Mean),
			real(e.HalfWidth()), real(e.Low), real(e.High), real(e.Confidence), e.N,
			estimatesJSON{asJSON(c.Before.Estimate), asJSON(c.After.Estimate), asJSON(e)}, string(c.Verdict),
		}
	}
	var text strings.Builder
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(struct {
		Schema    string            `json:"schema"`
		Same      bool              `json:"same"`
		Paired    bool              `json:"paired"`
		Causes    []string          `json:"causes"`
		Responses map[string]change `json:"responses"`
		Removed   []string          `json:"removed"`
		Added     []string          `json:"added"`
	}{DifferenceSchema, d.Same, d.Paired, append([]string{}, d.Causes...), changes, append([]string{}, d.Removed...), append([]string{}, d.Added...)})
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, visible.JSON(text.String()))
	return err
}
