package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/report/layout"
	"karvon/sim/experiment"
	"karvon/sim/stats"
)

// written renders a result or fails the test.
func written(t *testing.T, format Format, r *experiment.Result, options document.Options) string {
	t.Helper()
	var text bytes.Buffer
	if err := Everything.Write(&text, format, Run(r, nil), options); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

func TestTextFitsTheTerminal(t *testing.T) {
	for _, limit := range []int{60, 80, 110, 160, 200} {
		for _, line := range strings.Split(written(t, Text, smallResult(nil), document.Options{Width: limit}), "\n") {
			if layout.Width(line) > limit {
				t.Errorf("a line is wider than %d: %s", limit, line)
			}
			if strings.TrimRight(line, " ") != line {
				t.Errorf("a line ends in spaces: %q", line)
			}
		}
	}
}

func TestNarrowTextSaysWhereTheRestIs(t *testing.T) {
	narrow := written(t, Text, smallResult(nil), document.Options{Width: 80})
	if want := "columns in a wider terminal or with --format csv"; !strings.Contains(narrow, want) {
		t.Errorf("text of 80 columns does not say %q", want)
	}
	if wide := written(t, Text, smallResult(nil), document.Options{Width: 1000}); strings.Contains(wide, "Not shown") {
		t.Error("text of 1000 columns hides something")
	}
}

func TestColourOnlyWhereAskedFor(t *testing.T) {
	if text := written(t, Text, smallResult(nil), document.Options{Width: 80}); strings.Contains(text, "\x1b") {
		t.Error("text without colour has escape codes")
	}
	if text := written(t, Text, smallResult(nil), document.Options{Width: 80, Color: true}); !strings.Contains(text,
		"\x1b[1mThresholds") {
		t.Error("text with colour has no bold titles")
	}
}

// jsonResult is what a reader of the JSON sees.
type jsonResult struct {
	Schema    string
	Responses map[string]struct {
		Unit      string
		Mean      *float64
		HalfWidth *float64 `json:"half_width"`
		Low, High *float64
		Values    []*float64
	}
	Thresholds []struct {
		Expression string
		Value      *float64
		Verdict    string
	}
	Warnings []string
}

func parsed(t *testing.T, text string) jsonResult {
	t.Helper()
	var result jsonResult
	if err := json.Unmarshal([]byte(text), &result); err != nil {
		t.Fatal(err)
	}
	return result
}

func TestEveryNumberOfATableIsInTheJSON(t *testing.T) {
	r := smallResult(nil)
	result := parsed(t, written(t, JSON, r, document.Options{}))
	for _, table := range Tables(r) {
		for _, row := range table.Rows {
			for column, cell := range row {
				if cell.Number == nil {
					continue
				}
				response, ok := result.Responses[cell.Number.Name]
				switch {
				case !ok:
					t.Errorf("%s, %s: %s is not in the JSON", table.Name, table.Columns[column].Header, cell.Number.Name)
				case response.Unit != cell.Number.Unit || *response.Mean != cell.Number.Mean:
					t.Errorf("%s is %v %s in the JSON and %v %s in a table",
						cell.Number.Name, *response.Mean, response.Unit, cell.Number.Mean, cell.Number.Unit)
				case len(response.Values) != r.Replications:
					t.Errorf("%s has %d values for %d replications", cell.Number.Name, len(response.Values), r.Replications)
				}
			}
		}
	}
}

func TestMissingNumbersAreNull(t *testing.T) {
	r := smallResult(map[string]stats.Estimate{"flow.trucks.time.p95": stats.Unknown(math.NaN())})
	result := parsed(t, written(t, JSON, r, document.Options{}))
	response := result.Responses["flow.trucks.time.p95"]
	if response.Mean != nil || response.HalfWidth != nil || result.Thresholds[0].Value != nil {
		t.Errorf("a number that is not there is not null: %+v, %+v", response, result.Thresholds[0])
	}
}

func TestJSONIsPlain(t *testing.T) {
	text := written(t, JSON, smallResult(nil), document.Options{})
	if !strings.HasSuffix(text, "}\n") {
		t.Error("the last line is not ended")
	}
	if !strings.Contains(text, `flow.trucks.time.p95 < 21600 s`) {
		t.Error("the sign < is escaped")
	}
	if again := written(t, JSON, smallResult(nil), document.Options{}); again != text {
		t.Error("the same result gives other bytes")
	}
}

func TestTidyTableIsSortedAndComplete(t *testing.T) {
	r := smallResult(nil)
	rows, err := csv.NewReader(strings.NewReader(written(t, CSV, r, document.Options{}))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := slices.Concat(nameColumns, data.Columns, []string{"by", "statistic"}, data.IdentityColumns)
	if !slices.Equal(rows[0], want) {
		t.Errorf("the header is %v, want %v", rows[0], want)
	}
	if !slices.IsSortedFunc(rows[1:], func(a, b []string) int { return strings.Compare(a[0], b[0]) }) {
		t.Error("rows are not sorted by name")
	}
	if len(rows) <= len(r.Responses) {
		t.Errorf("%d rows for %d responses", len(rows)-1, len(r.Responses))
	}
}

// broken is a writer that fails after some bytes, as a full disk does.
type broken struct{ left int }

var errFull = errors.New("no space left")

func (b *broken) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestEveryFormatThatIsListedHasAWriter(t *testing.T) {
	listed := map[Format]bool{}
	for kind, formats := range Formats {
		for _, format := range formats {
			listed[format] = true
			found := 0
			for _, writers := range []Writers{plain, usual, Everything} {
				if writers[format] != nil {
					found++
				}
			}
			if found != 1 {
				t.Errorf("%d writers write a %s as %s", found, kind, format)
			}
		}
	}
	if all := len(plain) + len(usual) + len(Everything); len(listed) != all {
		t.Errorf("there are %d writers for %d formats", all, len(listed))
	}
}

func TestAFormatWithoutAWriterIsRefused(t *testing.T) {
	var text bytes.Buffer
	err := Write(&text, XLSX, Run(smallResult(nil), nil), document.Options{})
	if want := "this program cannot write xlsx"; err == nil || err.Error() != want || text.Len() > 0 {
		t.Errorf("%v and %d bytes, want %q and none", err, text.Len(), want)
	}
}

func TestWriteErrorsAreReported(t *testing.T) {
	for _, format := range Formats[document.OfRun] {
		if format.Drawn() {
			continue // there is nothing to draw without a timeline
		}
		for _, room := range []int{0, 3000} {
			err := Everything.Write(&broken{room}, format, Run(smallResult(nil), nil), document.Options{Width: 80})
			if !errors.Is(err, errFull) {
				t.Errorf("%s with room for %d bytes: error %v, want %v", format, room, err, errFull)
			}
		}
	}
}
