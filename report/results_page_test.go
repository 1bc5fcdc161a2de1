package report

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"karvon/report/internal/data"
)

// documentedFields reads the fields of JSON and the columns of CSV from a table of a page.
func documentedFields(t *testing.T) (fields, columns []string) {
	t.Helper()
	text, err := os.ReadFile("../scenarios/results.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(text), "| field | in CSV |")
	table, _, _ = strings.Cut(table, "\n\n")
	for _, line := range strings.Split(table, "\n")[2:] {
		cells := strings.Split(line, "|")
		if len(cells) != 6 || strings.TrimSpace(cells[4]) == "" {
			t.Fatalf("a line of the table has not four cells, of which the last is an example: %s", line)
		}
		fields, columns = append(fields, words(cells[1])...), append(columns, words(cells[2])...)
	}
	return fields, columns
}

func words(cell string) []string {
	return strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune("`, ", r) })
}

// jsonFields lists the members of a struct in JSON, those of embedded ones in their place.
func jsonFields(of reflect.Type) []string {
	var fields []string
	for i := range of.NumField() {
		field := of.Field(i)
		if field.Anonymous {
			fields = append(fields, jsonFields(field.Type)...)
			continue
		}
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		fields = append(fields, name)
	}
	return fields
}

func TestEveryFieldOfANumberIsDocumented(t *testing.T) {
	fields, columns := documentedFields(t)
	if want := jsonFields(reflect.TypeFor[responseMember]()); !slices.Equal(fields, want) {
		t.Errorf("results.md has the fields %q, the JSON %q", fields, want)
	}
	if want := slices.Concat(nameColumns[1:], data.Columns, []string{"by", "statistic"}); !slices.Equal(columns, want) {
		t.Errorf("results.md has the columns %q, the CSV %q", columns, want)
	}
}
