package terminal

import (
	"fmt"

	"karvon/sim/unit"
)

// The words that a terminal adds to a document.
func warningText(warning string) string         { return "Warning: " + warning }
func fingerprintText(fingerprint string) string { return "Fingerprint: " + fingerprint }
func moreRowsText(rows int) string              { return fmt.Sprintf("and %d more", rows) }

// hiddenText says where to find what is not shown; it is empty where all is.
func hiddenText(rows, columns int) string {
	withoutColumns, withoutRows := unit.Plural(columns, "column"), unit.Plural(rows, "row")
	switch {
	case columns > 0 && rows > 0:
		return fmt.Sprintf("Not shown: %s in a wider terminal or with --format csv; %s with --all.", withoutColumns,
			withoutRows)
	case columns > 0:
		return fmt.Sprintf("Not shown: %s in a wider terminal or with --format csv.", withoutColumns)
	case rows > 0:
		return fmt.Sprintf("Not shown: %s with --all.", withoutRows)
	}
	return ""
}
