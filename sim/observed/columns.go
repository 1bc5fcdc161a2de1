package observed

import (
	"fmt"
	"strings"

	"karvon/sim/internal/sheet"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// The headers that have a meaning of their own; any other is the name of a response.
const (
	responseColumn = "response"
	valueColumn    = "value"
	unitColumn     = "unit"
	fromColumn     = "from"
	toColumn       = "to"
	hourColumn     = "hour"
	dateColumn     = "date"
	useColumn      = "use"
	errorColumn    = "error"
)

// columns lists those headers.
var columns = []string{responseColumn, valueColumn, unitColumn, fromColumn, toColumn, hourColumn, dateColumn, useColumn,
	errorColumn}

// heads are the places of the columns that have a meaning of their own; -1 where there is none.
type heads map[string]int

func (t *Table) heads(cells *sheet.Table) heads {
	found := heads{}
	for _, name := range columns {
		column, mistake := -1, (*sheet.Mistake)(nil)
		for _, written := range cells.Names() {
			if strings.EqualFold(strings.TrimSpace(written), name) {
				column, mistake = cells.Header(written)
			}
		}
		if mistake != nil {
			t.add(scenario.BadData, t.pos(mistake.Sheet, mistake.Line, mistake.Column), mistake.Message, mistake.Hint)
		}
		found[name] = column
	}
	return found
}

// has says whether a column has a meaning of its own.
func (h heads) has(column int) bool {
	for _, at := range h {
		if at == column {
			return true
		}
	}
	return false
}

// refuseOthers tells which columns of the long form have no meaning: what stands in them would be left out without a
// word, such as the dates of all values under a mistyped header.
func (t *Table) refuseOthers(headers []sheet.Cell, h heads) {
	for column, header := range headers {
		if header.Text == "" || h.has(column) {
			continue
		}
		t.add(scenario.UnknownKey, t.at(header), fmt.Sprintf("no column is named %q", header.Text), columnHint(header.Text))
	}
}

// columnHint says which column was meant, or which there are.
func columnHint(written string) string {
	if near := syntax.Suggest(strings.ToLower(written), columns); near != "" {
		return "did you mean " + near + "?"
	}
	return "the long form has " + syntax.Listed(columns, "and") + "; leave out what else there is"
}

// meant says which response was meant by a name that none has; of a header that is nearly that of a column, which.
func meant(m *response.Model, name string) string {
	if near := syntax.Suggest(strings.ToLower(name), columns); near != "" && !strings.Contains(name, ".") {
		return "did you mean the column " + near + "?"
	}
	return m.Meant(name)
}
