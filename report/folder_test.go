package report

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"karvon/report/delivery"
)

func TestFolderGetsAFileATable(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "tables")
	r := smallResult(nil)
	made, err := delivery.CreateFolder(t.Context(), folder)
	if err != nil {
		t.Fatal(err)
	}
	if err := WriteFolder(made, Run(r, nil)); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(folder)
	if got, want := len(files), len(Tables(r))+1; err != nil || got != want {
		t.Errorf("%d files, want %d (%v)", got, want, err)
	}
	file, err := os.Open(filepath.Join(folder, "stations.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 1+len(r.Plan.Stations) {
		t.Errorf("%d rows for %d stations", len(rows)-1, len(r.Plan.Stations))
	}
	if want := []string{"wait p95 (s)", "wait p95 low (s)", "wait p95 high (s)",
		"wait p95 bound"}; !slices.Equal(rows[0][2:6], want) {
		t.Errorf("the header is %v", rows[0])
	}
}
