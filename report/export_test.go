package report

import "karvon/sim/regression"

// What a difference and a verification show in tables, for the test that plants
// faults in tables.
var SideBySideTable = sideBySideTable

// CaseTables are the tables of the cases that have one.
func CaseTables(cases []regression.Case) []Table {
	var tables []Table
	for i := range cases {
		if table := casesTable(&cases[i]); len(table.Rows) > 0 {
			tables = append(tables, table)
		}
	}
	return tables
}
