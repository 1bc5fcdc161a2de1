package report

import (
	"io"
	"os"
	"path/filepath"

	"karvon/sim/experiment"
)

// WriteDirectory writes a result as CSV files into a folder, which it makes
// where there is none: responses.csv with every number under its dotted name,
// and a file for each table, such as stations.csv.
func WriteDirectory(folder string, r *experiment.Result) error {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	err := WriteFile(filepath.Join(folder, "responses.csv"), func(w io.Writer) error { return writeResponses(w, r) })
	if err != nil {
		return err
	}
	for _, table := range Tables(r) {
		path := filepath.Join(folder, table.Name+".csv")
		if err := WriteFile(path, func(w io.Writer) error { return writeTable(w, table) }); err != nil {
			return err
		}
	}
	return nil
}
