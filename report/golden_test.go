package report_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"flag"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"karvon/report"
	"karvon/report/delivery"
	"karvon/report/document"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// goldens is where the golden files are.
const goldens = "testdata/golden"

// The widths of a small terminal, and of one in which every column fits.
const (
	narrow = 80
	wide   = 1000
)

// edition is a document in a format, laid out in a way, and its golden file.
type edition struct {
	ending  string
	format  report.Format
	options document.Options
}

// editions lists those of a kind in the order of their cost.
func (k *kind) editions() []edition {
	all := []edition{
		{"wide.txt", report.Text, document.Options{Width: wide, All: true}},
		{"narrow.txt", report.Text, document.Options{Width: narrow}},
		{"verdict.txt", report.Text, document.Options{Width: narrow, VerdictOnly: true}},
		{"md", report.Markdown, document.Options{All: true}},
		{"csv", report.CSV, document.Options{}},
		{"json", report.JSON, document.Options{}},
		{"html.txt", report.HTML, document.Options{}},
		{"svg", report.SVG, document.Options{All: true}},
		{"leading.svg", report.SVG, document.Options{}},
		{"xlsx.txt", report.XLSX, document.Options{}},
	}
	all = slices.DeleteFunc(all, func(e edition) bool {
		return !slices.Contains(k.formats, e.format) || e.options.VerdictOnly && !k.concludes()
	})
	if k.briefs() {
		all = append(all, edition{"docx.txt", report.DOCX, document.Options{}})
	}
	return all
}

// briefs says whether Word has a document of its own: a brief.
func (k *kind) briefs() bool { return strings.HasPrefix(k.name, "options") }

// concludes says whether a document has a verdict, and is not a text or a table alone.
func (k *kind) concludes() bool {
	return len(k.formats) > 1 && !slices.Equal(k.formats, report.Formats[document.OfTable])
}

// written is an edition as its golden file keeps it.
func (k *kind) written(e edition) (string, error) {
	var file bytes.Buffer
	if err := k.write(&file, e.format, e.options); err != nil {
		return "", err
	}
	return kept(e.format, file.Bytes())
}

// kept is what a golden file keeps of a file: of a page what differs from page to page, of a workbook its cells.
func kept(format report.Format, file []byte) (string, error) {
	switch format {
	case report.HTML:
		return pageText(string(file)), nil
	case report.XLSX:
		return cells(file)
	case report.DOCX:
		return paragraphs(file)
	}
	return string(file), nil
}

// paragraphs writes the texts of a file of Word: a line a paragraph or cell, with its style, and where pages break.
func paragraphs(file []byte) (string, error) {
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return "", err
	}
	body, err := archive.Open("word/document.xml")
	if err != nil {
		return "", err
	}
	defer body.Close()
	var text, line strings.Builder
	for decoder := xml.NewDecoder(body); ; {
		token, err := decoder.Token()
		if err == io.EOF {
			return text.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.CharData:
			line.Write(t)
		case xml.StartElement:
			switch t.Name.Local {
			case "pStyle":
				line.WriteString("[" + t.Attr[0].Value + "] ")
			case "br", "pageBreakBefore":
				line.WriteString("-- page --")
			case "drawing":
				line.WriteString("(picture)")
			}
		case xml.EndElement:
			if t.Name.Local == "p" {
				text.WriteString(strings.TrimSpace(line.String()) + "\n")
				line.Reset()
			}
		}
	}
}

// sameOnEachPage are the styles and scripts of pages.
var sameOnEachPage = regexp.MustCompile(`(?s)<style>.*?</style>|<script>.*?</script>`)

// pageText is a page without its styles, the scripts and the glossary, but with its data, a member a line.
func pageText(page string) string {
	text := sameOnEachPage.ReplaceAllStringFunc(page, func(s string) string {
		if !strings.HasPrefix(s, "<script>const data") {
			return ""
		}
		return strings.ReplaceAll(s, `,"`, ",\n\"")
	})
	return strings.TrimRight(text, "\n") + "\n"
}

// cells writes the cells of a workbook: a sheet's name, and under it a line a cell with what is stored, how it is
// shown and where it leads.
func cells(file []byte) (string, error) {
	book, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		return "", err
	}
	defer book.Close()
	var text strings.Builder
	for _, sheet := range book.GetSheetList() {
		fmt.Fprintf(&text, "== %s\n", sheet)
		if err := sheetCells(&text, book, sheet); err != nil {
			return "", err
		}
	}
	return text.String(), nil
}

func sheetCells(text *strings.Builder, book *excelize.File, sheet string) error {
	stored, err := book.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		return err
	}
	shown, err := book.GetRows(sheet)
	if err != nil {
		return err
	}
	for i, row := range stored {
		for j, value := range row {
			name, err := excelize.CoordinatesToCellName(j+1, i+1)
			if err != nil {
				return err
			}
			if value == "" {
				continue
			}
			kind, err := book.GetCellType(sheet, name)
			if err != nil {
				return err
			}
			if _, err := strconv.ParseFloat(value, 64); err == nil && kind != excelize.CellTypeUnset {
				value = strconv.Quote(value) // a text that could be taken for a number
			}
			fmt.Fprintf(text, "%s %s", name, value)
			if shown[i][j] != stored[i][j] {
				fmt.Fprintf(text, " | %s", shown[i][j])
			}
			text.WriteString("\n")
		}
	}
	return nil
}

// folderText joins the files of a document that is written as a folder.
func (k *kind) folderText(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), k.name)
	folder, err := delivery.CreateFolder(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := k.folder(folder); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(path, "*"))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, file := range files {
		if name := filepath.Base(file); name == "responses.csv" || name == "all.csv" {
			continue // it is the same as the document in CSV
		}
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&text, "== %s\n%s", filepath.Base(file), content)
	}
	return text.String()
}

func TestDocumentsAreWhatTheyWere(t *testing.T) {
	for _, k := range kindsMade(t) {
		t.Run(k.name, func(t *testing.T) {
			for _, e := range k.editions() {
				text, err := k.written(e)
				if err != nil {
					t.Fatalf("%s: %v", e.ending, err)
				}
				checkGolden(t, k.name+"."+e.ending, text)
			}
			if k.folder != nil {
				checkGolden(t, k.name+".tables.csv", k.folderText(t))
			}
		})
	}
}

// checkGolden compares a text with its golden file, or writes it anew.
func checkGolden(t *testing.T, name, text string) {
	t.Helper()
	path := filepath.Join(goldens, name)
	if *update {
		if err := os.WriteFile(path, []byte(brief(text)), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := brief(text); got != string(want) {
		t.Errorf("%s is not what is written (go test ./report -update rewrites it): it differs %s",
			path, firstDifference(got, string(want)))
	}
}

// How many bytes of a text its golden file keeps as they are, and how many hashes of what is behind them.
const (
	mostKept   = 4000
	mostHashes = 400
)

// brief keeps of a long text the beginning, and hashes of the lines behind it: a change of any byte is still seen,
// and about where it is.
func brief(text string) string {
	lines := slices.Collect(strings.Lines(text))
	end, size := 0, 0
	for end < len(lines) && size+len(lines[end]) <= mostKept {
		size += len(lines[end])
		end++
	}
	kept := strings.Join(lines[:end], "")
	for block := range slices.Chunk(lines[end:], len(lines)/mostHashes+1) {
		hash := fnv.New32a()
		hash.Write([]byte(strings.Join(block, "")))
		kept += fmt.Sprintf("%08x\n", hash.Sum32())
	}
	return kept
}

// firstDifference shows the first line in which a golden file differs.
func firstDifference(got, want string) string {
	wanted := strings.Split(want, "\n")
	for i, line := range strings.Split(got, "\n") {
		if i >= len(wanted) || line != wanted[i] {
			return fmt.Sprintf("from line %d on, %q", i+1, line)
		}
	}
	return "the end is missing"
}
