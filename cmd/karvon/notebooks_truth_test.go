//go:build unix

package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// truths are karvon's own numbers about what scenarios/notebooks.md asks: of the run by response, with the ends of
// intervals; of the comparison; and from their JSON those of the sensitivity and the sweep that the page's commands
// make.
func truths(t *testing.T, commands []string) map[string]float64 {
	t.Helper()
	known := map[string]float64{}
	asked := "karvon run tutorial-2-stages -n 6 --format csv --where 'flow.trucks.time.within-1h > 1%'"
	for from := 0; from < 24; from += 4 {
		asked += fmt.Sprintf(" --where 'post.documents.wait.mean.from-%02d-to-%02d < 9h'", from, (from+4)%24)
	}
	for _, row := range rowsOf(t, succeed(t, asked)) {
		keep(t, known, row["name"], row["mean"])
		keep(t, known, row["name"]+".low", row["low"])
		keep(t, known, row["name"]+".high", row["high"])
	}
	compare := "karvon compare tutorial-2-stages --policy fifth-desk -n 6 --format csv"
	for _, row := range rowsOf(t, succeed(t, compare)) {
		keep(t, known, "difference."+row["name"], row["difference_mean"])
	}
	var moved struct {
		Effects map[string]struct {
			Low  float64 `json:"change_low"`
			High float64 `json:"change_high"`
		}
	}
	inJSON(t, commands, "sensitivity", &moved)
	for name, effect := range moved.Effects {
		if factor, ok := strings.CutPrefix(name, "flow.trucks.time.mean."); ok {
			known[factor+".low"], known[factor+".high"] = effect.Low, effect.High
		}
	}
	var sweep struct {
		Points map[string]struct {
			Levels    map[string]string
			Responses map[string]struct{ Mean float64 }
		}
	}
	inJSON(t, commands, "sweep", &sweep)
	for _, point := range sweep.Points {
		name := fmt.Sprintf("sweep.%s.%s", point.Levels["flows.trucks.arrivals.rate"],
			point.Levels["sites.post.stations.inspection.servers"])
		known[name] = point.Responses["flow.trucks.time.mean"].Mean
	}
	return known
}

// keep adds a number where there is one.
func keep(t *testing.T, known map[string]float64, name, text string) {
	t.Helper()
	if text == "" {
		return
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	known[name] = value
}

// rowsOf are the rows of a CSV, by column.
func rowsOf(t *testing.T, text string) []map[string]string {
	t.Helper()
	lines, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, field := range line {
			row[lines[0][i]] = field
		}
		rows = append(rows, row)
	}
	return rows
}

// inJSON reads what a command of the page answers in JSON instead of its file.
func inJSON(t *testing.T, commands []string, name string, to any) {
	t.Helper()
	at := slices.IndexFunc(commands, func(c string) bool { return strings.HasPrefix(c, "karvon "+name+" ") })
	if at < 0 {
		t.Fatalf("the page has no karvon %s", name)
	}
	command, _, _ := strings.Cut(commands[at], " --output ")
	if err := json.Unmarshal([]byte(succeed(t, command+" --format json")), to); err != nil {
		t.Fatal(err)
	}
}
