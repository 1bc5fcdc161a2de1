package scenarios_test

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"karvon/scenarios"
	"karvon/sim/scenario"
)

// tableOfSources has each sourced value of the library once, by the file in which it stands. The last two columns are
// kept by hand: the figure of tableOfFigures on which it rests, and how it is made of it.
const tableOfSources = "testdata/sources.csv"

var columnsOfSources = []string{
	"file", "quantity", "value", "published", "source", "date", "confidence", "whose", "figure", "derivation",
}

// undated is the date of what has none.
const undated = "unknown"

// row is one of a table, by column.
type row map[string]string

// key is where a sourced value stands.
func (r row) key() string { return r["file"] + ": " + r["quantity"] }

// onlyUnder are the policies under which alone a sourced value of a scenario is used.
var onlyUnder = map[string][]string{"central-asia": {"holiday"}}

// sourcedValues lists the values of the library that have a source, by where they stand.
func sourcedValues(t *testing.T) map[string]row {
	t.Helper()
	found := map[string]row{}
	for _, name := range names(t) {
		for _, policies := range [][]string{nil, onlyUnder[name]} {
			s, err := scenario.Load(t.Context(), scenarios.FS, name, scenario.Options{Policies: policies})
			if err != nil {
				t.Fatal(err)
			}
			values := slices.Clone(s.Values)
			for i := range s.Thresholds {
				limit := &s.Thresholds[i]
				values = append(values, scenario.Value{Meta: limit.Meta, Text: limit.Text.Text, Source: limit.Source})
			}
			for _, v := range values {
				if v.Source.Given() {
					add(t, found, sourced(v))
				}
			}
			if policies == nil && onlyUnder[name] == nil {
				break
			}
		}
	}
	return found
}

// add notes a value. What stands in one place is the same in all scenarios.
func add(t *testing.T, found map[string]row, r row) {
	t.Helper()
	if before := found[r.key()]; before != nil && !maps.Equal(before, r) {
		t.Errorf("%s is %v and %v", r.key(), before, r)
	}
	found[r.key()] = r
}

func sourced(v scenario.Value) row {
	whose := "own"
	if v.Source.Borrowed != "" {
		whose = "borrowed from " + v.Source.Borrowed
	}
	return row{
		"file": v.Pos.File, "quantity": v.Path, "value": v.Text, "published": v.Source.Published, "source": v.Source.Of,
		"date": cmp.Or(v.Source.Date.String(), undated), "confidence": string(v.Confidence), "whose": whose,
	}
}

// readTable reads a table, whose columns are given, in the order of its rows.
func readTable(t *testing.T, file string, columns []string) []row {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil || len(records) == 0 || !slices.Equal(records[0], columns) {
		t.Fatalf("%s has other columns than %v: %v", file, columns, err)
	}
	var rows []row
	for _, record := range records[1:] {
		r := row{}
		for i, column := range columns {
			r[column] = record[i]
		}
		rows = append(rows, r)
	}
	return rows
}

// The table is that of the library: no value, source, date or confidence changes without it. -update writes it anew,
// and keeps what is kept by hand.
func TestTheTableOfSourcesIsThatOfTheLibrary(t *testing.T) {
	found := sourcedValues(t)
	if *update {
		writeSources(t, found)
	}
	seen := map[string]bool{}
	for _, r := range readTable(t, tableOfSources, columnsOfSources) {
		if seen[r.key()] {
			t.Errorf("%s stands twice in %s", r.key(), tableOfSources)
		}
		seen[r.key()] = true
		now := found[r.key()]
		if now == nil {
			t.Errorf("%s has no source, and stands in %s", r.key(), tableOfSources)
			continue
		}
		for _, column := range columnsOfSources[:len(columnsOfSources)-2] {
			if r[column] != now[column] {
				t.Errorf("%s: %s is %q, and %q in %s", r.key(), column, now[column], r[column], tableOfSources)
			}
		}
	}
	for key := range found {
		if !seen[key] {
			t.Errorf("%s is not in %s: go test ./scenarios -run Sources -args -update, then say on which figure it rests", key,
				tableOfSources)
		}
	}
}

// writeSources writes the table anew with what was kept by hand.
func writeSources(t *testing.T, found map[string]row) {
	t.Helper()
	for _, old := range readTable(t, tableOfSources, columnsOfSources) {
		if now := found[old.key()]; now != nil {
			now["figure"], now["derivation"] = old["figure"], old["derivation"]
		}
	}
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	w.Write(columnsOfSources)
	for _, key := range slices.Sorted(maps.Keys(found)) {
		var record []string
		for _, column := range columnsOfSources {
			record = append(record, found[key][column])
		}
		w.Write(record)
	}
	w.Flush()
	if err := cmp.Or(w.Error(), os.WriteFile(tableOfSources, text.Bytes(), 0o644)); err != nil {
		t.Fatal(err)
	}
}

// sourceWritten finds the sources in a file, and of what each is where it says so in a mapping.
var sourceWritten = regexp.MustCompile(`(?m)\bsource:(?:\s*\{?\s*of: "?([^\n"{},;]+))?`)

// No source escapes the table: each says of what it is in a mapping, and stands in the table of its file.
func TestEverySourceOfTheLibraryIsInTheTable(t *testing.T) {
	listed := map[string][]string{}
	for _, r := range readTable(t, tableOfSources, columnsOfSources) {
		listed[r["file"]] = append(listed[r["file"]], r["source"])
	}
	for file, text := range texts(t) {
		for _, found := range sourceWritten.FindAllStringSubmatchIndex(text, -1) {
			line := 1 + strings.Count(text[:found[0]], "\n")
			if found[2] < 0 {
				t.Errorf("%s:%d: a source that is no mapping {of: ..., date: ..., published: ...}", file, line)
				continue
			}
			of := strings.TrimSpace(text[found[2]:found[3]])
			if !slices.ContainsFunc(listed[file], func(source string) bool { return strings.HasPrefix(source, of) }) {
				t.Errorf("%s:%d: the source %q is not in %s", file, line, of, tableOfSources)
			}
		}
	}
}
