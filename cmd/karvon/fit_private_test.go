package main

import (
	"bytes"
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// planted are the plates, passports and names that stand in files of these tests, and in nothing that is written.
var planted = []string{"01A777XB", "AC4455667", "Zulfiya", "Qodirova", "KZ-ALMATY-9", "Гулнора"}

// privateFiles are files with planted texts: in columns of identities, in rows that are shifted or malformed, above the
// headers, in place of times and numbers, and in files without headers.
var privateFiles = map[string]string{
	"visits.csv": "Plate,Passport,Driver,Arrived,Departed\n" +
		"01A777XB,AC4455667,Zulfiya Qodirova,2024-09-02 06:30,2024-09-02 07:15\n" +
		"01A777XB,AC4455667,Zulfiya Qodirova,2024-09-02 08:30,2024-09-02 09:15\n" +
		"01A777XB,AC4455667,\"Qodirova, Zulfiya\",2024-09-03 08:30,2024-09-03 07:15\n",
	"shifted.csv": "Plate;Arrived;Departed\n" +
		"2024-09-02 06:30;01A777XB;2024-09-02 07:15\nZulfiya;Qodirova;01A777XB\n" +
		"01A777XB;2024-09-02 06:30;Zulfiya Qodirova\n01A777XB;AC4455667;;;KZ-ALMATY-9\n" +
		"01A777XB;2024-09-02 06:40;2024-09-02 07:30\n",
	"all-wrong.csv": "Plate;Arrived;Departed\n2024-09-02 06:30;01A777XB;2024-09-02 07:15\n2024-09-02 " +
		"06:40;Zulfiya;2024-09-02 07:15\n",
	"headless.csv": "01A777XB,2024-09-02 06:30,2024-09-02 06:40,Zulfiya\nKZ-ALMATY-9,2024-09-02 07:30,2024-09-02 " +
		"07:50,Qodirova\n",
	"words.csv":       "01A777XB,Zulfiya\nKZ-ALMATY-9,Qodirova\n",
	"words-known.csv": "Zulfiya,count\nKZ-ALMATY-9,Qodirova\n01A777XB,AC4455667\n",
	"quote.csv": "Driver,Arrived\nZulfiya,2024-09-02 06:30\n\"Qodirova,2024-09-02 06:31\nAC4455667,2024-09-02 " +
		"06:32\n",
	"bare-quote.csv": "Driver,Arrived\nZul\"fiya Qodirova,2024-09-02 06:30\nQodirova,2024-09-02 06:31\n",
	"times.csv": "Inspector,Service time (min)\nZulfiya,3.5\nQodirova,AC4455667\nГулнора,4\n01A777XB,Zulfiya\n" +
		"Qodirova,-3\n",
	"counts.csv": "Date,Hour,Officer,Count\n2024-09-02,8,Zulfiya,5\n2024-09-02,9,Qodirova,Qodirova\n" +
		"01A777XB,10,Гулнора,4\n2024-09-02,11,x,7\n",
	"clash.csv": "Date,Hour,Officer,Count\n2024-09-02,8,Zulfiya,5\n2024-09-02,8,Qodirova,6\n" +
		"2024-09-02,8,Гулнора,4\n2024-09-02,8,Zulfiya,7\n",
	"above.csv": "Prepared by Zulfiya Qodirova;;\n;;\nPlate;Date;Time\n01A777XB;02.09.2024;06:30\n" +
		"KZ-ALMATY-9;02.09.2024;07:30\n",
	"totals.csv": "Post,Month,Trucks,Head of post\nYallama,Jan 2024,10,Zulfiya\nYallama,Feb " +
		"2024,Qodirova,Zulfiya\nYallama,Mar 2024,12,Гулнора\n",
	"summary.csv": "Inspector,n,mean (min),median (min)\nZulfiya,20,3,2\nQodirova,30,Qodirova,3\n",
	"two.csv": "Driver,Entry one,Entry two,Exit\nZulfiya,2024-09-02 06:30,2024-09-02 06:31,2024-09-02 06:32\n" +
		"01A777XB,2024-09-02 06:30,2024-09-02 06:31,2024-09-02 06:32\n",
	"bad-dates.csv": "Plate,Time\n01A777XB,02/03/2024 06:30\nKZ-ALMATY-9,03/04/2024 06:30\n",
	"latin1.csv":    "Driver,Time\nZulfiya\xff\x81,2024-09-02 06:30\n",
	"control.csv":   "Driver,Time\nZulfiya\x01,2024-09-02 06:30\n",
	"events.csv": "Plate,Event,Time,Driver\n01A777XB,in,2024-09-02 06:30,Zulfiya\n" +
		"01A777XB,out,2024-09-02 07:30,Zulfiya\n" +
		"KZ-ALMATY-9,out,2024-09-02 06:10,Qodirova\nAC4455667,in,2024-09-02 06:20,Qodirova\n" +
		"Zulfiya,Qodirova,2024-09-02 06:21,Гулнора\n,in,2024-09-02 06:21,Гулнора\n" +
		"01A777XB,in,2024-09-03 06:30,Zulfiya\n01A777XB,in,2024-09-03 07:30,Zulfiya\n",
	"serial.csv": "01A777XB;45000.5;45000.6\nKZ-ALMATY-9;45000.51;45000.7\n",
	"group.csv":  "Plate group,Time\n01A777XB,2024-09-02 06:30\nKZ-ALMATY-9,2024-09-02 06:30\n",
}

// TestIdentitiesReachNothingThatIsWritten runs fit on each of the files, in every way in which columns can be asked
// for, and looks for the planted texts in what is printed and in the files that are written.
func TestIdentitiesReachNothingThatIsWritten(t *testing.T) {
	folder := t.TempDir()
	for name, text := range privateFiles {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	workbook := filepath.Join(folder, "visits.xlsx")
	privateWorkbook(t, workbook)
	tried := 0
	for i, name := range slices.Sorted(maps.Keys(privateFiles)) {
		for j, flags := range [][]string{
			nil, {"--yaml"}, {"--format", "json"}, {"--format", "csv"}, {"--identity", "A"}, {"--identity", "Plate"},
			{"--identity", "Driver", "--format", "json"}, {"--by", "Plate"}, {"--by", "A"}, {"--by", "Driver"},
			{"--by", "Inspector"}, {"--by", "Officer"}, {"--where", "Plate=x"}, {"--time", "A"}, {"--time", "B"},
			{"--duration", "A"}, {"--duration", "B", "--unit", "min"}, {"--count", "A"}, {"--count", "C"}, {"--kind", "visits"},
			{"--kind", "totals"}, {"--kind", "summaries"}, {"--kind", "times"}, {"--kind", "counts"}, {"--time", "nothing"},
			{"--until", "A"}, {"--by", "nothing"}, {"--event", "A"}, {"--event", "A", "--identity", "B"},
			{"--event", "B", "--identity", "A", "--format", "json"},
		} {
			if !*long && (i+j)%4 > 0 {
				continue
			}
			arguments := append([]string{"fit", filepath.Join(folder, name)}, flags...)
			tried++
			notTold(t, arguments)
		}
	}
	for _, ending := range []string{".html", ".json", ".md", ".yaml", ".csv", ".svg"} {
		log := filepath.Join(folder, "log"+ending)
		notTold(t, []string{"fit", filepath.Join(folder, "events.csv"), "--identity", "Plate", "-o", log})
		written, err := os.ReadFile(log)
		if err != nil {
			t.Fatal(err)
		}
		findPlanted(t, ending, string(written))
		out := filepath.Join(folder, "out"+ending)
		notTold(t, []string{"fit", workbook, "--identity", "Plate", "-o", out})
		text, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		findPlanted(t, ending, string(text))
	}
	if tried < 100 {
		t.Errorf("only %d command lines were tried", tried)
	}
}

// notTold runs a command line and looks for planted texts in what it prints.
func notTold(t *testing.T, arguments []string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code := run(context.Background(), arguments, &stdout, &stderr)
	if code != exitDone && code != exitWrong {
		t.Errorf("%v: exit code %d: %s", arguments[2:], code, stderr.String())
	}
	findPlanted(t, strings.Join(arguments[1:], " "), stdout.String()+stderr.String())
}

func findPlanted(t *testing.T, of, text string) {
	t.Helper()
	for _, word := range planted {
		if strings.Contains(strings.ToLower(text), strings.ToLower(word)) {
			t.Errorf("%s tells %s:\n%.600s", of, word, text)
			return
		}
	}
}

func privateWorkbook(t *testing.T, path string) {
	t.Helper()
	f := excelize.NewFile()
	rows := [][]any{{"Plate", "Arrived", "Departed"}}
	for i := range 30 {
		day := 45537.25 + float64(i)/48
		rows = append(rows, []any{planted[i%len(planted)], day, day + 0.01*float64(1+i%7)})
	}
	rows = append(rows, []any{"01A777XB", "Zulfiya", "Qodirova"}, []any{"01A777XB", 45540.5, "Qodirova"})
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", "A"+strconv.Itoa(i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
}
