package scenario

import (
	"cmp"
	"strings"

	"karvon/sim/syntax"
)

// Threshold is a condition on a response, which response.Compile reads. It is a text, or {value: ..., source: ...}:
// who set the limit.
type Threshold struct {
	Text
	Source Evidence // of the limit; that of the assumption which is the limit where it has none of its own
	Note   string
}

// threshold reads a condition on a response.
func (d *decoder) threshold(target *Threshold, t *syntax.Tree, at place) {
	if t.Form == syntax.Mapping && (len(t.Fields) == 0 || onlyProvenance(t)) {
		d.fail(MissingKey, t, at, "the key value is missing", "the condition, such as flow.trucks.time.p95 < 2h")
		return
	}
	d.text(&target.Text, t, at)
	if at.said().layer == t.Layer {
		target.Source, target.Note = at.said().source, at.said().note
	}
	for _, mention := range mentionsIn(t.Text) {
		if target.Source.Given() {
			return
		}
		if a := d.assumptions[strings.TrimPrefix(mention, "$")]; a != nil {
			source, note := d.sourceOfAssumption(a)
			target.Source, target.Note = source, cmp.Or(target.Note, note)
		}
	}
}

// conditions are those, or the names of responses, that a command asks for beside the scenario's. Messages cite their
// list as said.
func (s *sources) conditions(arguments []string, cited string) []Text {
	lines := make([]string, len(arguments))
	var all []Text
	for i, argument := range arguments {
		lines[i] = strings.ReplaceAll(argument, "\n", " ")
		all = append(all, Text{Meta{Pos: syntax.Pos{File: cited, Line: i + 1, Column: 1}}, lines[i]})
	}
	s.cite(cited, lines)
	return all
}

// sourceOfAssumption gives what stands beside an assumption, or around it.
func (d *decoder) sourceOfAssumption(a *assumption) (Evidence, string) {
	at, value := place{path: a.path(), from: a.from}, a.tree
	if states(value, nil) {
		at, value = newDecoder(d.sources).provenance(value, at), value.Get("value") // its mistakes are told elsewhere
	}
	if at.said().layer != value.Layer {
		return Evidence{}, ""
	}
	return at.said().source, at.said().note
}

// thresholdSchema allows a condition by itself or with where its limit comes from.
func thresholdSchema(w *schemaWriter, _ constraint) object {
	return w.define("Threshold", func() object {
		text := object{"type": "string"}
		with := w.remarked(text, false)
		with["properties"].(object)["value"] = text
		return either(text, with)
	})
}
