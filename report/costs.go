package report

import (
	"karvon/report/document"
	"karvon/sim/response"
)

// costs is the table of money, fuel and carbon dioxide, in the order of the estimands: the parts of the costs, who
// bears them, then what is burnt.
func (x *index) costs() document.Table {
	table := document.Table{
		Name:    "costs",
		Title:   tablesText.costs.said(),
		Columns: []document.Column{{Header: "what"}, {Header: "amount", OwnUnits: true}},
		Notes:   []string{tablesText.total.said()},
	}
	for _, estimand := range response.Estimands {
		if estimand.Subject.Entry == nil {
			continue
		}
		for i := range x.Responses {
			if one := &x.Responses[i]; one.Estimand == estimand {
				message, of := estimand.Subject.Entry(x.Plan, &one.Response)
				table.Rows = append(table.Rows,
					[]document.Cell{text(sentence(message).with(values{"of": of})), {Number: x.number(one)}})
			}
		}
	}
	return table
}
