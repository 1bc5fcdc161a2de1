package terminal

import "karvon/report/language"

// The words that a terminal adds to a document.

func warningText(warning string, in *language.Language) string {
	return in.Fill("Warning: {warning}", map[string]any{"warning": warning})
}

func fingerprintText(fingerprint string, in *language.Language) string {
	return in.Fill("Fingerprint: {fingerprint}", map[string]any{"fingerprint": fingerprint})
}

func moreRowsText(rows int, in *language.Language) string {
	return in.Fill("and {count} more", map[string]any{"count": rows})
}

// hiddenText says where to find what is not shown; it is empty where all is.
func hiddenText(rows, columns int, in *language.Language) string {
	hidden := map[string]any{"columns": columns, "rows": rows}
	switch {
	case columns > 0 && rows > 0:
		return in.Fill("Not shown: {columns column|columns} in a wider terminal or with --format csv; {rows row|rows} with "+
			"--all.", hidden)
	case columns > 0:
		return in.Fill("Not shown: {columns column|columns} in a wider terminal or with --format csv.", hidden)
	case rows > 0:
		return in.Fill("Not shown: {rows row|rows} with --all.", hidden)
	}
	return ""
}
