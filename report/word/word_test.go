package word

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"image/png"
	"io"
	"strings"
	"testing"

	"karvon/report/document"
)

// element is an element of XML with all that is in it.
type element struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []element  `xml:",any"`
	Text     string     `xml:",chardata"`
}

// all lists the elements of a name, wherever they stand.
func (e *element) all(name string) []*element {
	var found []*element
	for i := range e.Children {
		child := &e.Children[i]
		if child.XMLName.Local == name {
			found = append(found, child)
		}
		found = append(found, child.all(name)...)
	}
	return found
}

// attribute is the value of an attribute of the first element of a name; empty for none.
func (e *element) attribute(name, attribute string) string {
	for _, found := range e.all(name) {
		for _, a := range found.Attrs {
			if a.Name.Local == attribute {
				return a.Value
			}
		}
	}
	return ""
}

// words are the texts within an element.
func (e *element) words() string {
	var all strings.Builder
	for _, found := range e.all("t") {
		all.WriteString(found.Text)
	}
	return all.String()
}

// read writes a document and reads back its parts.
func read(t *testing.T, d *document.Document) map[string][]byte {
	t.Helper()
	var file bytes.Buffer
	if err := Write(&file, d, document.Options{}); err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(file.Bytes()), int64(file.Len()))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, part := range archive.File {
		reader, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		if all[part.Name], err = io.ReadAll(reader); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func parsed(t *testing.T, part []byte) *element {
	t.Helper()
	var root element
	if err := xml.Unmarshal(part, &root); err != nil {
		t.Fatalf("%v: %s", err, part)
	}
	return &root
}

// brief is a document with all that can be set.
func brief() *document.Document {
	picture := document.Picture{Title: "A & B", Kind: document.Curve, At: document.Places{1, 2},
		Series: []document.PictureSeries{{Name: "s", Mean: []float64{1, 2}, Low: []float64{1, 2}, High: []float64{1, 2}}}}
	table := document.Table{Title: "Очередь", Columns: []document.Column{{Header: "place"}, {Header: "time"}},
		Rows: [][]document.Cell{
			{{Text: "</w:t> <b>"}, {Number: document.PlainNumber("s", 30)}},
			{{Text: "ворота\x1b – ±"}, {Number: document.PlainNumber("s", 90)}},
			{{Text: strings.Repeat("word ", 2000)}, {Number: document.PlainNumber("s", 60)}},
		}}
	return &document.Document{Title: "Қозоғистон <1>", Body: []document.Block{
		{Kind: document.AsAnswer, Text: "Build."}, {Kind: document.AsPoint, Text: "A point."},
		{Kind: document.AsTable, Table: &table}, {Kind: document.PageBreak}, {Kind: document.AsHeading, Text: "Annex"},
		{Kind: document.AsPicture, Picture: &picture}, {Kind: document.AsNote, Text: "Small."}, {Kind: document.PageBreak},
		{Kind: document.AsTable, Table: &document.Table{Columns: table.Columns, Rows: table.Rows[:1]}},
	}}
}

func TestADocumentIsReadBackAsItIs(t *testing.T) {
	root := parsed(t, read(t, brief())["word/document.xml"])
	var got []string
	for _, block := range root.Children[0].Children {
		switch block.XMLName.Local {
		case "tbl":
			for _, row := range block.all("tr") {
				var cells []string
				for _, cell := range row.all("tc") {
					cells = append(cells, fmt.Sprintf("%.40s", cell.words()))
				}
				got = append(got, strings.Join(cells, " | "))
			}
		case "p":
			text := block.attribute("pStyle", "val") + ": " + block.words()
			if len(block.all("pageBreakBefore")) > 0 {
				text = "new page, " + text
			}
			got = append(got, text)
		}
	}
	want := []string{"Title: Қозоғистон <1>", "Answer: Build.", "ListBullet: A point.", "Heading1: Очередь",
		"place | times", "</w:t> <b> | 30", document.AsShown("ворота\x1b – ±") + " | 90",
		strings.Repeat("word ", 8) + " | 60", "Gap: ",
		"new page, Heading1: Annex", "Heading1: A & B", "Picture: ", "Note: Small.", "new page, Gap: ", "place | times",
		"</w:t> <b> | 30", "Gap: "}
	if set := strings.Join(got, "\n"); set != strings.Join(want, "\n") {
		t.Errorf("it is read back as\n%s\nwant\n%s", set, strings.Join(want, "\n"))
	}
}

func TestTablesFitOnThePage(t *testing.T) {
	root := parsed(t, read(t, brief())["word/document.xml"])
	table := root.all("tbl")[0]
	rows := table.all("tr")
	if len(rows[0].all("tblHeader")) != 1 || len(rows[1].all("tblHeader")) != 0 {
		t.Error("not the first row alone stands again on each page")
	}
	if len(rows[1].all("cantSplit")) != 1 || len(rows[3].all("cantSplit")) != 0 {
		t.Error("a short row goes over pages, or a long one does not")
	}
	if side := rows[1].all("tc")[1].attribute("jc", "val"); side != "right" {
		t.Errorf("a number stands at the %s", side)
	}
	if side := rows[1].all("tc")[0].attribute("jc", "val"); side != "" {
		t.Errorf("a text stands at the %s", side)
	}
	if width := table.attribute("tblW", "w"); width != "9638" { // twentieths of a point: 170 mm
		t.Errorf("a table of long texts is %s wide", width)
	}
}

func TestPartsAreNamedWhereTheyAreNeeded(t *testing.T) {
	all := read(t, brief())
	for name, part := range all {
		if !strings.HasSuffix(name, ".png") {
			parsed(t, part)
		}
	}
	targets := map[string]string{}
	for _, relation := range parsed(t, all["word/_rels/document.xml.rels"]).Children {
		of := map[string]string{}
		for _, a := range relation.Attrs {
			of[a.Name.Local] = a.Value
		}
		targets[of["Id"]] = "word/" + of["Target"]
		if _, stands := all[targets[of["Id"]]]; !stands {
			t.Errorf("%s is named and does not stand there", of["Target"])
		}
	}
	body := parsed(t, all["word/document.xml"])
	if _, err := png.Decode(bytes.NewReader(all[targets[body.attribute("blip", "embed")]])); err != nil {
		t.Errorf("the picture cannot be read: %v", err)
	}
	if about := body.attribute("docPr", "descr"); about != "A & B" {
		t.Errorf("the picture is said to show %q", about)
	}
	if targets[body.attribute("footerReference", "id")] != "word/footer.xml" {
		t.Error("there are no page numbers")
	}
	known := map[string]bool{"": true}
	for _, style := range parsed(t, all["word/styles.xml"]).all("style") {
		for _, a := range style.Attrs {
			if a.Name.Local == "styleId" {
				known[a.Value] = true
			}
		}
	}
	for _, paragraph := range body.all("p") {
		if style := paragraph.attribute("pStyle", "val"); !known[style] {
			t.Errorf("there is no style %s", style)
		}
	}
	if core := string(all["docProps/core.xml"]); !strings.Contains(core, "<dc:title>Қозоғистон &lt;1&gt;</dc:title>") ||
		!strings.Contains(core, "2000-01-01T00:00:00Z") || !strings.Contains(core, "<dc:creator>karvon</dc:creator>") {
		t.Errorf("it says of itself %s", core)
	}
}

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	var first, second bytes.Buffer
	for _, file := range []*bytes.Buffer{&first, &second} {
		if err := Write(file, brief(), document.Options{}); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the bytes differ")
	}
}

func TestAnEmptyDocumentCanBeRead(t *testing.T) {
	for _, d := range []*document.Document{{}, {Body: []document.Block{}},
		{Body: []document.Block{{Kind: document.PageBreak}}}} {
		root := parsed(t, read(t, d)["word/document.xml"])
		if len(root.all("sectPr")) != 1 || root.words() != "" {
			t.Errorf("it says %q", root.words())
		}
	}
}
