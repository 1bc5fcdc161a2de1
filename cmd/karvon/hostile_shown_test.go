package main

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// requireShown fails where a text of lines holds what a terminal, an eye or the server of a CI job takes for
// something else than text.
func requireShown(t *testing.T, what, text string) {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Errorf("%s is no UTF-8: %q", what, text)
	}
	for _, r := range text {
		if r != '\n' && (r < ' ' || r >= 0x7f && r < 0xa0 || strings.ContainsRune("\u00ad\u061c\ufeff\uffff", r) ||
			r >= 0x200b && r <= 0x200f || r >= 0x2028 && r <= 0x202e || r >= 0x2060 && r <= 0x206f) {
			t.Errorf("%s holds %U: %s", what, r, strconv.QuoteToASCII(around(text, string(r))))
			return
		}
	}
	for line := range strings.Lines(text) {
		if begun := strings.TrimSpace(line); strings.HasPrefix(begun, "::") || strings.HasPrefix(begun, "BROKEN") ||
			strings.Contains(line, "##[") || strings.Contains(line, "##vso[") {
			t.Errorf("%s has a line that the server of a CI job obeys: %q", what, line)
		}
	}
}

func around(text, part string) string {
	at := strings.Index(text, part)
	return text[max(0, at-60):min(len(text), at+60)]
}

// requireFormat checks an output by what its format promises.
func requireFormat(t *testing.T, what, format, text string) {
	t.Helper()
	switch format {
	case "text", "markdown", "csv", "json", "yaml":
		requireShown(t, what, text)
	}
	switch format {
	case "csv":
		requireNoFormula(t, what, text)
	case "json":
		if !json.Valid([]byte(text)) {
			t.Errorf("%s is no JSON: %q", what, text)
		}
	case "svg":
		requireXML(t, what, text)
	case "html":
		if strings.Contains(text, "<img src=x") || strings.Contains(text, "<script>alert") {
			t.Errorf("%s holds an element of the scenario's: %q", what, around(text, "alert(1)"))
		}
	case "xlsx":
		requireSheets(t, what, text)
	case "docx":
		requireDocument(t, what, text)
	case "pdf":
		if !strings.HasPrefix(text, "%PDF-") || !strings.HasSuffix(text, "%%EOF\n") {
			t.Errorf("%s is no PDF", what)
		}
	case "png":
		if !strings.HasPrefix(text, "\x89PNG") {
			t.Errorf("%s is no picture", what)
		}
	}
}

func requireNoFormula(t *testing.T, what, text string) {
	t.Helper()
	rows := csv.NewReader(strings.NewReader(text))
	rows.FieldsPerRecord = -1
	all, err := rows.ReadAll()
	if err != nil {
		t.Errorf("%s is no CSV: %v", what, err)
	}
	for _, cell := range slices.Concat(all...) {
		if _, err := strconv.ParseFloat(cell, 64); err != nil && len(cell) > 1 && strings.Contains("=+-@", cell[:1]) {
			t.Errorf("%s has a cell that a spreadsheet computes: %q", what, cell)
		}
	}
}

func requireXML(t *testing.T, what, text string) {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s is no XML: %v", what, err)
		}
		switch token := token.(type) {
		case xml.CharData:
			requireShown(t, what, strings.ReplaceAll(string(token), "\t", " "))
		case xml.StartElement:
			for _, attribute := range token.Attr {
				requireShown(t, what, attribute.Value)
			}
		}
	}
}

func requireSheets(t *testing.T, what, text string) {
	t.Helper()
	book, err := excelize.OpenReader(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%s is no workbook: %v", what, err)
	}
	defer book.Close()
	for _, name := range book.GetSheetList() {
		rows, err := book.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			for column, cell := range row {
				requireShown(t, what, cell)
				at, _ := excelize.CoordinatesToCellName(column+1, i+1)
				if formula, err := book.GetCellFormula(name, at); err != nil || formula != "" {
					t.Errorf("%s has the formula %q", what, formula)
				}
			}
		}
	}
}
