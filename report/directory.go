package report

import "io"

// WriteFolder writes a document as CSV files into a folder: a file for each table,
// such as stations.csv, and last one with every number.
func WriteFolder(folder *Folder, d *Document) error {
	for _, table := range d.Tables {
		if err := folder.Add(table.Name+".csv", func(w io.Writer) error { return writeTable(w, table) }); err != nil {
			return err
		}
	}
	if err := folder.Add(d.RowsName+".csv", func(w io.Writer) error { return writeCSV(w, d.Rows) }); err != nil {
		return err
	}
	return folder.Commit()
}
