package report

import (
	"strings"
	"sync"

	"karvon/report/document"
	"karvon/sim/inputs"
)

// WithInputs adds to a document of what table of inputs it rests, and what differs there from the scenario.
func WithInputs(d *document.Document, taken *inputs.Taken) {
	if english := d.English; english != nil {
		d.English = sync.OnceValue(func() *document.Document {
			other := english()
			WithInputs(other, taken)
			return other
		})
	}
	spoken(d.Language, func() *document.Document {
		addInputs(d, taken)
		return d
	})
}

// addInputs adds the same to a document in the language in which it is made.
func addInputs(d *document.Document, taken *inputs.Taken) {
	d.Setting = strings.TrimSpace(d.Setting + " " + InputsInWords(taken))
	table := document.Table{Name: "inputs", Title: inputsText.title.with(values{"file": taken.File}),
		Columns: []document.Column{{Header: "name"}, {Header: "part", Rank: 1}, {Header: "in the scenario -> here"}}}
	changes := []inputChangeJSON{}
	for i := range taken.Edits {
		e := &taken.Edits[i]
		said := strings.Join(e.Changes(), "; ")
		table.Rows = append(table.Rows, []document.Cell{text(e.Is.Name), text(e.Is.Part), text(said)})
		changes = append(changes, inputChangeJSON{e.Is.Name, e.Is.Part, said})
	}
	if len(table.Rows) > 0 {
		d.Tables = append(d.Tables, table.Completed(tongue()))
	}
	if d.Members != nil {
		d.Members = append(d.Members, document.Member{Name: "inputs", Value: struct {
			File    string            `json:"file"`
			Changes []inputChangeJSON `json:"changes"`
		}{taken.File, changes}})
	}
}

// inputChangeJSON is a number that was given anew.
type inputChangeJSON struct {
	Name   string `json:"name"`
	Part   string `json:"part,omitempty"`
	Change string `json:"change"`
}

// InputsInWords says from which table inputs were taken, and how many of its numbers differ from the scenario.
func InputsInWords(taken *inputs.Taken) string {
	if len(taken.Edits) == 0 {
		return inputsText.same.with(values{"file": taken.File})
	}
	return inputsText.differ.with(values{"file": taken.File, "differ": len(taken.Edits)})
}

// inputsText is what is said of a table of inputs.
var inputsText = struct{ title, same, differ sentence }{
	title:  "What {file} gives otherwise than the scenario",
	same:   "Inputs are taken from {file}, in which nothing differs from the scenario.",
	differ: "Inputs are taken from {file}, in which {differ row differs|rows differ} from the scenario.",
}
