package report

import (
	"io"

	"karvon/report/data"
	"karvon/report/delivery"
	"karvon/report/document"
)

// WriteFolder writes a document as CSV files into a folder: a file for each table,
// such as stations.csv, and last one with every number.
func WriteFolder(folder *delivery.Folder, d *document.Document) error {
	for _, table := range d.Tables {
		if err := folder.Add(table.Name+".csv", func(w io.Writer) error { return data.WriteTable(w, table) }); err != nil {
			return err
		}
	}
	if err := folder.Add(d.RowsName+".csv", func(w io.Writer) error { return data.WriteRows(w, d.Rows) }); err != nil {
		return err
	}
	return folder.Commit()
}
