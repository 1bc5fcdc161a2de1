package sheet

import (
	"fmt"
	"strings"
	"testing"
)

// shown writes a table in one line: headers, then rows, with the place of the last cell.
func shown(t *testing.T, text string, stated Separator, wanted ...string) string {
	t.Helper()
	table, mistakes := Split(text, stated, wanted)
	var all []string
	for _, mistake := range mistakes {
		all = append(all, fmt.Sprintf("%d:%d %s", mistake.Line, mistake.Column, mistake.Message))
	}
	if table != nil {
		for _, row := range append([][]Cell{table.headers}, table.Rows...) {
			var cells []string
			for _, cell := range row {
				cells = append(cells, fmt.Sprintf("%s@%d:%d", cell.Text, cell.Line, cell.Column))
			}
			all = append(all, strings.Join(cells, " "))
		}
	}
	return strings.Join(all, " | ")
}

func TestCellsKnowTheirPlaceWhateverSeparatesThem(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"commas", "at,load\n1h,3\n", "at@1:1 load@1:4 | 1h@2:1 3@2:4"},
		{"semicolons", "at;load\n1h;3,5\n", "at@1:1 load@1:4 | 1h@2:1 3,5@2:4"},
		{"tabs", "at\tload\n1h\t3\n", "at@1:1 load@1:4 | 1h@2:1 3@2:4"},
		{"line breaks of Windows", "at,load\r\n1h,3\r\n", "at@1:1 load@1:4 | 1h@2:1 3@2:4"},
		{"line breaks of old Macs", "at,load\r1h,3\r", "at@1:1 load@1:4 | 1h@2:1 3@2:4"},
		{"letters of several bytes", "Прибытие;Вес\nда;3\n", "Прибытие@1:1 Вес@1:10 | да@2:1 3@2:4"},
		{"a line that says the separator", "sep=;\nat;a,b\n1h;3\n", "at@2:1 a,b@2:4 | 1h@3:1 3@3:4"},
		{"a cell of two lines", "at,load\n\"1h\n\",3\n2h,4\n", "at@1:1 load@1:4 | 1h@2:1 3@3:3 | 2h@4:1 4@4:4"},
		{"blank lines and rows", "\nat,load\n,\n1h,3\n\n , \n", "at@2:1 load@2:4 | 1h@4:1 3@4:4"},
		{"blank cells behind the headers", "at,load\n1h,3,,\n", "at@1:1 load@1:4 | 1h@2:1 3@2:4"},
		{"one column with decimal commas", "load\n3,5\n", "load@1:1 | 3,5@2:1"},
		{"one column with a comma in its header", "load, t\n3,5\n", "load, t@1:1 | 3,5@2:1"},
		{"a comma in a header beside semicolons", "at;load, t\n1h;3\n", "at@1:1 load, t@1:4 | 1h@2:1 3@2:4"},
		{"no-break spaces around", "at,load\n\u00a01h\u202f,3\n", "at@1:1 load@1:4 | 1h@2:1 3@2:6"},
	} {
		if got := shown(t, test.text, "", "at", "load, t"); got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
}

func TestBrokenTablesNameTheirMistake(t *testing.T) {
	for _, test := range []struct {
		name, text string
		stated     Separator
		want       string
	}{
		{"nothing", "", "", "1:1 the file holds nothing"},
		{"blank lines alone", "\n,\n", "", "1:1 the file holds nothing"},
		{"headers alone", "\nat,load\n", "", "2:1 the file has headers, and no rows under them | at@2:1 load@2:4"},
		{"a short row", "at,load\n1h\n2h,3\n", "",
			"2:1 the row has 1 of the 2 cells that the line of headers has | at@1:1 load@1:4 | 2h@3:1 3@3:4"},
		{"decimal commas between commas", "at,load\n1h,3,5\n", "",
			"2:6 the row has 3 cells, the line of headers 2 | at@1:1 load@1:4"},
		{"an open quotation mark", "at,load\n1h,\"3\n2h,4\n", "",
			"2:1 not CSV: a quotation mark in this row is never closed | at@1:1 load@1:4"},
		{"a quotation mark within", "at,load\n1h,3\"\n", "",
			"2:5 not CSV: a quotation mark stands where none can | at@1:1 load@1:4"},
		{"two separators", "a,b;c\n1,2;3\n", "",
			"1:1 the line of headers has more than one mark that can separate columns: a semicolon and a comma"},
		{"another separator than the file says", "sep=;\na;b\n1;2\n", comma,
			`1:1 the file says that ; separates its cells, but , is stated`},
	} {
		if got := shown(t, test.text, test.stated, "at", "load"); got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
}

func TestAHeaderOfTwoColumnsIsAMistake(t *testing.T) {
	table, _ := Split("at,load,load\n1h,2,3\n", "", nil)
	if _, mistake := table.Header("load"); mistake == nil || mistake.Column != 9 {
		t.Errorf("got %v, want a mistake at column 9", mistake)
	}
	if column, mistake := table.Header("at"); column != 0 || mistake != nil {
		t.Errorf("got column %d and %v for another header", column, mistake)
	}
}

func TestHeadersThatLookTheSameAreTheSame(t *testing.T) {
	table, _ := Split("Вес\u00a0брутто;Краи\u0306\n1;2\n", "", nil)
	for want, header := range []string{"Вес брутто", "Край"} {
		if column, _ := table.Header(header); column != want {
			t.Errorf("%s is column %d, want %d", header, column, want)
		}
	}
}
