package report

import (
	"io"

	"karvon/sim/experiment"
)

// WriteDirectory writes a result as CSV files into a folder: a file for each
// table, such as stations.csv, and last responses.csv with every number under
// its dotted name.
func WriteDirectory(folder *Folder, r *experiment.Result) error {
	if err := folder.tables(Tables(r)); err != nil {
		return err
	}
	if err := folder.Add("responses.csv", func(w io.Writer) error { return writeResponses(w, r) }); err != nil {
		return err
	}
	return folder.Commit()
}

// WriteDocumentDirectory writes a document as CSV files into a folder: a file a
// table, and last all.csv with every number.
func WriteDocumentDirectory(folder *Folder, d *Document) error {
	if err := folder.tables(d.marked().Tables); err != nil {
		return err
	}
	if err := folder.Add("all.csv", func(w io.Writer) error { return writeCSV(w, d.rows) }); err != nil {
		return err
	}
	return folder.Commit()
}

func (f *Folder) tables(tables []Table) error {
	for _, table := range tables {
		if err := f.Add(table.Name+".csv", func(w io.Writer) error { return writeTable(w, table) }); err != nil {
			return err
		}
	}
	return nil
}
