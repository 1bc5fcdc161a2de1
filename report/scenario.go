package report

import (
	"cmp"
	"slices"
	"strconv"

	"karvon/report/document"
	"karvon/sim/scenario"
)

// confidences are the degrees of confidence, the least trusted first.
var confidences = []scenario.Confidence{
	scenario.Assumption, scenario.Handbook, scenario.Derived, scenario.Planned, scenario.Official, scenario.Measured,
}

// Assumptions lists every quantity of a scenario with where it comes from: those with a name first, then the others,
// the least trusted first. What is one fact in several numbers is one row. What no run uses, but the sections years,
// appraisal and options alone, is a table of its own behind it, and told apart in a column where all is one table.
func Assumptions(s *scenario.Scenario) *document.Document {
	runs, outlook := parted(s.Values)
	d := document.Listing(tableOfValues(gathered(runs)))
	if len(outlook) > 0 {
		table := tableOfValues(gathered(outlook))
		table.Name, table.Title, table.Whole = "outlook", listingText.outlook.said(), true
		d.Tables = append(d.Tables, table)
		d.Rows = textsOf(tableOfValues(gathered(s.Values)))
	}
	return d
}

// textsOf are the rows of a table of texts, with its header.
func textsOf(table document.Table) [][]string {
	header := make([]string, len(table.Columns))
	for i, column := range table.Columns {
		header[i] = column.Header
	}
	rows := [][]string{header}
	for _, cells := range table.Rows {
		row := make([]string, len(cells))
		for i, cell := range cells {
			row[i] = cell.Text
		}
		rows = append(rows, row)
	}
	return rows
}

// assumptionsTable lists the quantities that runs use.
func assumptionsTable(s *scenario.Scenario) document.Table {
	runs, _ := parted(s.Values)
	return tableOfValues(runs)
}

// parted parts values into those that runs use and those that only the sections about decisions do.
func parted(values []scenario.Value) (runs, outlook []scenario.Value) {
	for _, value := range values {
		if value.Outlook {
			outlook = append(outlook, value)
		} else {
			runs = append(runs, value)
		}
	}
	return runs, outlook
}

func tableOfValues(all []scenario.Value) document.Table {
	table := document.Table{
		Name:  "assumptions",
		Title: listingText.assumptions.said(),
		Columns: []document.Column{
			{Header: "confidence"}, {Header: "quantity"}, {Header: "value"}, {Header: "range"},
			{Header: "source", Rank: 1}, {Header: "note", Rank: 2}, {Header: "stands at", Rank: 3},
		},
	}
	drawn := slices.ContainsFunc(all, func(v scenario.Value) bool { return v.Doubt != "" })
	if drawn {
		table.Columns = append(table.Columns, document.Column{Header: "drawn from", Rank: 2})
	}
	runs, outlook := parted(all)
	both := len(runs) > 0 && len(outlook) > 0
	if both {
		table.Columns = append(table.Columns, document.Column{Header: "used by", Rank: 2})
	}
	values := slices.Clone(all)
	slices.SortStableFunc(values, func(a, b scenario.Value) int {
		if hasName(a) != hasName(b) {
			return cmp.Compare(b.Places, a.Places) // of one of them it is 0
		}
		return cmp.Or(cmp.Compare(trust(a), trust(b)), cmp.Compare(a.Path, b.Path))
	})
	counted := slices.ContainsFunc(values, hasName)
	if counted {
		table.Title = listingText.namedAssumptions.said()
		table.Columns = slices.Insert(table.Columns, placesColumn, document.Column{Header: "places"})
	}
	for _, value := range values {
		row := []document.Cell{
			text(confidenceWord(value.Confidence)), text(value.Path), text(value.Text), text(value.Range),
			text(value.Source.String()), text(value.Note), text(value.Pos.String()),
		}
		if counted {
			row = slices.Insert(row, placesColumn, text(places(value)))
		}
		if drawn {
			row = append(row, text(value.Doubt))
		}
		if both {
			row = append(row, text(string(userOf(value))))
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// userOf says who uses a value.
func userOf(value scenario.Value) sentence {
	if value.Outlook {
		return listingText.ofOutlook
	}
	return listingText.ofRuns
}

// placesColumn is where the number of places stands, in which an assumption with a name is used.
const placesColumn = 4

func hasName(value scenario.Value) bool { return value.Places > 0 }

// places writes in how many places an assumption with a name stands; nothing of what stands where it is used.
func places(value scenario.Value) string {
	if !hasName(value) {
		return ""
	}
	return strconv.Itoa(value.Places)
}

// confidenceText is what the degrees of confidence are called.
var confidenceText = map[scenario.Confidence]sentence{
	scenario.Assumption: "assumption", scenario.Handbook: "handbook", scenario.Derived: "derived",
	scenario.Planned: "plan", scenario.Official: "official", scenario.Measured: "measured",
}

// confidenceWord is what a degree of confidence is called; nothing where none is stated.
func confidenceWord(c scenario.Confidence) string {
	if c == "" {
		return ""
	}
	return confidenceText[c].said()
}

// trust is a value's place among the degrees of confidence.
func trust(value scenario.Value) int { return slices.Index(confidences, value.Confidence) }

// Scenarios lists scenarios by their names with their titles. Text has the one beside the other.
func Scenarios(names, titles []string) *document.Document {
	table := document.Table{
		Name: "scenarios", Title: listingText.scenarios.said(),
		Columns: []document.Column{{Header: "scenario"}, {Header: "title"}},
	}
	var parts []document.Part
	for i, name := range names {
		table.Rows = append(table.Rows, []document.Cell{text(name), text(titles[i])})
		parts = append(parts, document.Part{Label: name, Text: titles[i]})
	}
	d := document.Listing(table)
	d.Entries = []document.Entry{{Parts: parts}}
	return d
}

// Tutorial lists the steps of the tutorial as [Scenarios] does, with what they are for before them in text.
func Tutorial(names, titles []string) *document.Document {
	d := Scenarios(names, titles)
	d.Entries = slices.Insert(d.Entries, 0, document.Entry{Text: listingText.tutorial.said()})
	return d
}
