package sheet

import (
	"strings"
	"testing"
)

// FuzzFiles looks for files that are not read to the end, and for places that a file does not have.
func FuzzFiles(f *testing.F) {
	for _, text := range []string{
		"at,load\n1h,3\n", "\ufeffat;load\r\n31.12.2025 06:30;\"3,5\"\r\n", "sep=;\n", "a\tb\n\"1\n", "\xff\xfea\x00;\x00",
		"\r\r,\n", "a,b;c\n1,2\n", "\"", "sep=\t\n\na\n1",
	} {
		f.Add([]byte(text), "")
		f.Add([]byte(text), string(windows1251))
	}
	f.Fuzz(func(t *testing.T, raw []byte, encoding string) {
		text, mistake := Decode(raw, Encoding(encoding))
		lines := strings.Split(oneLineBreak(text), "\n")
		require := func(line, column int) {
			t.Helper()
			if line < 1 || line > len(lines) || column < 1 || column > len([]rune(lines[line-1]))+1 {
				t.Errorf("%d:%d is no place in %q", line, column, text)
			}
		}
		if mistake != nil {
			return
		}
		table, mistakes := Split(text, "", []string{"at", "load"})
		for _, mistake := range mistakes {
			require(mistake.Line, mistake.Column)
		}
		if table == nil {
			return
		}
		for _, row := range append(table.Rows, table.headers) {
			for _, cell := range row {
				require(cell.Line, cell.Column)
				Plain(cell.Text, decimalComma)
				Plain(cell.Text, decimalPoint)
				if moment, _, mistake := Moment(cell.Text, Format{}); mistake == nil {
					if again, _, mistake := Moment(moment, Format{}); again != moment || mistake != nil {
						t.Errorf("%q is read as %q, and that as %q (%v)", cell.Text, moment, again, mistake)
					}
				}
			}
		}
	})
}
