package inputs

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"karvon/sim/scenario"
)

var office = flag.String("office", "", "LibreOffice's program, to save workbooks with")

// TestLibreOfficeSavesTheInputsAsTheyAre has a spreadsheet open a workbook and save it: what nobody changed is as it
// was, what somebody did is taken, and a formula counts by the value that the spreadsheet calculates.
func TestLibreOfficeSavesTheInputsAsTheyAre(t *testing.T) {
	if *office == "" {
		t.Skip("needs -office")
	}
	profile := t.TempDir()
	savedByOffice := func(t *testing.T, raw []byte) []byte {
		t.Helper()
		return savedByOffice(t, raw, profile)
	}
	for _, name := range []string{"central-asia", "uz-kz-2024", "electronic-queue"} {
		s := loaded(t, name, scenario.Options{})
		saved := savedByOffice(t, written(t, s, nil))
		if found := mustTake(t, "inputs.xlsx", saved, name, scenario.Options{}); len(found.Edits)+len(found.Doubts) > 0 {
			t.Errorf("%s: got %+v and %v", name, found.Edits, found.Doubts)
		}
	}
	s := loaded(t, "tutorial-4-centre", scenario.Options{})
	saved := savedByOffice(t, written(t, s, func(f *excelize.File) {
		at := set(t, f, "Assumptions", "assumptions.red", "", "value", nil)
		must(t, f.SetCellFormula("Assumptions", at, "E10*2+1"))
		set(t, f, "Staff", "sites.centre.stations.kz-exit-documents.servers", "", "value", 11)
	}))
	found := mustTake(t, "inputs.xlsx", saved, "tutorial-4-centre", scenario.Options{})
	want := "assumptions.red={value: 9%, range: [4%, 15%]} sites.centre.stations.kz-exit-documents.servers=11"
	if got := strings.Join(found.Settings(), " "); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	saved = savedByOffice(t, written(t, s, func(f *excelize.File) {
		at := set(t, f, "Assumptions", "assumptions.red", "", "value", nil)
		must(t, f.SetCellFormula("Assumptions", at, "NA()"))
	}))
	_, err := taken(t, "inputs.xlsx", saved, "tutorial-4-centre", scenario.Options{})
	if got := mistakesOf(t, err).Error(); !strings.Contains(got, "inputs.xlsx: Assumptions!C10: #N/A is the error") {
		t.Errorf("got %s", got)
	}
}

// savedByOffice has LibreOffice open a workbook and save it.
func savedByOffice(t *testing.T, raw []byte, profile string) []byte {
	t.Helper()
	folder := t.TempDir()
	path := filepath.Join(folder, "inputs.xlsx")
	must(t, os.WriteFile(path, raw, 0o666))
	to := filepath.Join(folder, "saved")
	said, err := exec.Command(*office, "--headless", "-env:UserInstallation=file://"+profile, "--convert-to", "xlsx",
		"--outdir", to, path).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	saved, err := os.ReadFile(filepath.Join(to, "inputs.xlsx"))
	must(t, err)
	return saved
}
