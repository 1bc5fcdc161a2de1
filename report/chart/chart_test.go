package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"image/png"
	"io"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/sim/stats"
)

var update = flag.Bool("update", false, "rewrite the golden file")

// pictures has a picture of each kind, with what is hard to draw: long names, gaps, places that are close together,
// bands and a level.
func pictures() *document.Document {
	week := document.Picture{
		Name: "post.gate.queue", Title: "Queue: the gate of the post (post.gate)", Kind: document.Time, Unit: "entities",
		Axis:  "clock of post",
		Level: &document.PictureLine{Name: "40 places", At: 40},
	}
	waiting := document.PictureSeries{Name: "waiting", Band: "range over replications"}
	duty := document.PictureSeries{Name: "servers on duty"}
	for i := range 7 * 24 {
		value := float64(i % 24)
		week.At = append(week.At, float64(60*i)+30)
		waiting.Mean, waiting.Low, waiting.High = append(waiting.Mean, value), append(waiting.Low, value/2),
			append(waiting.High, 1.5*value)
		duty.Mean = append(duty.Mean, 6)
	}
	week.Series = []document.PictureSeries{waiting, duty}
	rows := document.Picture{
		Name: "one-stop", Title: "one-stop: primary responses, change against the base", Kind: document.Rows, Unit: "%",
		Axis: "change",
		Names: []string{"flow.trucks.time.mean",
			"a-name-that.is-longer-than-the-place.that-there-is-for-names.on-this-sheet.utilisation"},
		Series: []document.PictureSeries{{Name: "change", Mean: []float64{-12, math.NaN()}, Low: []float64{-15, math.NaN()},
			High: []float64{-9, math.NaN()}, Bounds: []stats.Bound{stats.Open, stats.Exact}}},
	}
	bars := rows
	bars.Name, bars.Bars = "bars", true
	curve := document.Picture{
		Name: "load", Title: "What is offered and what passes, over the load", Kind: document.Curve, Unit: "a day",
		Axis: "load, %",
		At:   []float64{50, 100, 150},
		Series: []document.PictureSeries{{Name: "passed", Mean: []float64{500, 980, 1000}, Low: []float64{490, 970, 990},
			High: []float64{510, 990, 1010}, Bounds: []stats.Bound{stats.Exact, stats.AtMost, stats.AtLeast}}},
		Lines: []document.PictureLine{{Name: "backlog bounded", At: 102}, {Name: "thresholds hold", At: 101},
			{Name: "design trucks at uz-kz", At: 150}},
	}
	words := document.Picture{
		Name: "words", Title: "post.gate.wait.mean over policy", Kind: document.Curve, Unit: "min", Axis: "policy",
		Words: []string{"none", "one-stop"},
		At:    []float64{0, 1}, Series: []document.PictureSeries{{Name: "points", Loose: true, Mean: []float64{3, 2},
			Low: []float64{2, 1}, High: []float64{4, 3}}},
	}
	nothing := document.Picture{Name: "nothing", Title: "Queue: nobody", Kind: document.Time}
	all := []document.Picture{week, rows, bars, curve, words, nothing}
	for i := range all {
		all[i].Leads = true
	}
	return &document.Document{
		Title: `A post <"one" & two> between Oʻzbekiston and Қазақстан, whose title is longer than a line of the sheet is ` +
			`wide`,
		Setting:  "How it was obtained.",
		Pictures: all,
	}
}

// writer is one of the two writers.
type writer = func(io.Writer, *document.Document, document.Options) error

func drawn(t *testing.T, write writer) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := write(&file, pictures(), document.Options{}); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func TestTheSamePicturesGiveTheSameBytes(t *testing.T) {
	for format, write := range map[string]writer{"SVG": WriteSVG, "PNG": WritePNG} {
		if !bytes.Equal(drawn(t, write), drawn(t, write)) {
			t.Errorf("two files in %s differ", format)
		}
	}
}

// The file is the same on every platform; see also the tests on arm64.
func TestAnSVGIsWhatItWas(t *testing.T) {
	const golden = "testdata/gallery.svg"
	got := drawn(t, WriteSVG)
	if *update {
		if err := os.WriteFile(golden, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the SVG differs from %s; look at it, and rewrite it with -update if it is right", golden)
	}
}

// textOf is a text of an SVG, with where it stands from the left.
type textOf struct {
	X       string `xml:"x,attr"`
	Style   string `xml:"style,attr"`
	Words   string `xml:",chardata"`
	upright bool   // whether it is the name of a vertical axis
}

func texts(t *testing.T, file []byte) []textOf {
	t.Helper()
	var all []textOf
	var turned []bool // of the groups that are open
	decoder := xml.NewDecoder(bytes.NewReader(file))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			if len(all) == 0 {
				t.Fatal("the picture has no words")
			}
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		switch element := token.(type) {
		case xml.StartElement:
			if element.Name.Local != "text" {
				turned = append(turned, slices.ContainsFunc(element.Attr,
					func(a xml.Attr) bool { return strings.HasPrefix(a.Value, "rotate") }))
				continue
			}
			text := textOf{upright: slices.Contains(turned, true)}
			if err := decoder.DecodeElement(&text, &element); err != nil {
				t.Fatal(err)
			}
			all = append(all, text)
		case xml.EndElement:
			turned = turned[:len(turned)-1]
		}
	}
}

func TestAnSVGIsWellFormedAndNamesLettersThatOthersHave(t *testing.T) {
	file := drawn(t, WriteSVG)
	var said []string
	for _, text := range texts(t, file) {
		said = append(said, text.Words)
		if !strings.Contains(text.Style, "Arial,Helvetica,sans-serif") {
			t.Errorf("%q has the style %q", text.Words, text.Style)
		}
	}
	all := strings.Join(said, "|")
	for _, want := range []string{
		"Queue: the gate of the post (post.gate)", "23, Mon 23:00", "servers on duty", "40 places", "Wednesday", "entities",
		"clock of post",
		"change, %", "load, %", "thresholds hold 101", "one-stop", "How it was obtained.", "Қазақстан", "nobody came here",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("the picture does not say %q", want)
		}
	}
	if !bytes.Contains(file, []byte("<title>A post &lt;")) {
		t.Error("the file has no title")
	}
}

func TestNoWordsLeaveTheSheet(t *testing.T) {
	for _, text := range texts(t, drawn(t, WriteSVG)) {
		x, err := strconv.ParseFloat(text.X, 64)
		if err != nil {
			t.Fatal(err)
		}
		if text.upright {
			continue
		}
		style := letters(noteSize, ink) // the smallest: what leaves the sheet in it leaves it in any
		if right := x + float64(style.Width(text.Words)); x < 0 || right > float64(sheetWidth) {
			t.Errorf("%q goes from %.0f to %.0f on a sheet of %.0f", text.Words, x, right, float64(sheetWidth))
		}
	}
}

func TestAPNGHasTheResolutionOfPrint(t *testing.T) {
	picture, err := png.Decode(bytes.NewReader(drawn(t, WritePNG)))
	if err != nil {
		t.Fatal(err)
	}
	if width, want := picture.Bounds().Dx(), 510*220/72; width < want-1 || width > want+1 {
		t.Errorf("the picture is %d dots wide, not %d", width, want)
	}
}

func TestBoundsHaveArrows(t *testing.T) {
	count := func(bounds ...stats.Bound) int {
		g := pictures()
		for _, i := range []int{1, 3} {
			g.Pictures[i].Series[0].Bounds = bounds
		}
		g.Pictures = []document.Picture{g.Pictures[1], g.Pictures[3]}
		var file bytes.Buffer
		if err := WriteSVG(&file, g, document.Options{}); err != nil {
			t.Fatal(err)
		}
		if named := strings.Contains(file.String(), boundName); named != (len(bounds) > 0) {
			t.Errorf("with the bounds %q a legend that names them is %v", bounds, named)
		}
		return strings.Count(file.String(), "<path")
	}
	const lines = 3 // of an arrow, and of each of the two legends' arrows
	none := count()
	if one, both := count(stats.AtLeast), count(stats.Open); one-none != 4*lines || both-none != 6*lines {
		t.Errorf("%d lines without bounds, %d with a bound on each, %d with two", none, one, both)
	}
}
