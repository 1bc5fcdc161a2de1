package word

import (
	"fmt"

	"karvon/report/internal/paper"
)

// table writes a table of fixed widths, whose header stands again on each page.
func (b *body) table(t *paper.Table) {
	total := 0
	for _, width := range t.Widths {
		total += twentieths(width)
	}
	fmt.Fprintf(b, `<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:tblBorders>`+
		`<w:bottom w:val="single" w:sz="2" w:space="0" w:color="A8B0B8"/>`+
		`<w:insideH w:val="single" w:sz="2" w:space="0" w:color="A8B0B8"/></w:tblBorders><w:tblLayout w:type="fixed"/>`+
		`<w:tblCellMar><w:left w:w="%[2]d" w:type="dxa"/><w:right w:w="%[2]d" w:type="dxa"/></w:tblCellMar></w:tblPr>`+
		`<w:tblGrid>`, total, twentieths(paper.Gap))
	for _, width := range t.Widths {
		fmt.Fprintf(b, `<w:gridCol w:w="%d"/>`, twentieths(width))
	}
	b.WriteString("</w:tblGrid>")
	b.header(t)
	for i, cells := range t.Rows {
		b.row(t, cells, i == 0)
	}
	b.WriteString("</w:tbl>")
}

// header writes the headers, and their units below them.
func (b *body) header(t *paper.Table) {
	b.WriteString("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
	for column, words := range t.Headers {
		b.cell(t, column, `<w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="1A1F24"/></w:tcBorders>`+
			`<w:vAlign w:val="bottom"/>`)
		b.paragraph(cellTitle, b.side(t, column), run(words))
		if t.Units[column] != "" {
			b.paragraph(cellUnit, b.side(t, column), run(t.Units[column]))
		}
		b.WriteString("</w:tc>")
	}
	b.WriteString("</w:tr>")
}

// mostLines is how many lines of a row are kept on one page.
const mostLines = 30

// row writes a row, the first of which is kept with the next.
func (b *body) row(t *paper.Table, cells []string, first bool) {
	b.WriteString("<w:tr><w:trPr>")
	if lines(t, cells) <= mostLines {
		b.WriteString("<w:cantSplit/>")
	}
	b.WriteString("</w:trPr>")
	kept := ""
	if first {
		kept = "<w:keepNext/>"
	}
	for column, text := range cells {
		b.cell(t, column, "")
		b.paragraph(cell, kept+b.side(t, column), run(text))
		b.WriteString("</w:tc>")
	}
	b.WriteString("</w:tr>")
}

// lines is how many lines a row has, by the letters that are measured.
func lines(t *paper.Table, cells []string) int {
	most := 0
	for column, text := range cells {
		most = max(most, len(paper.Cell.Lines(text, t.Widths[column]-2*paper.Gap)))
	}
	return most
}

// cell begins a cell.
func (b *body) cell(t *paper.Table, column int, properties string) {
	fmt.Fprintf(b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr>`, twentieths(t.Widths[column]), properties)
}

// side puts numbers at the right.
func (b *body) side(t *paper.Table, column int) string {
	if t.Numeric[column] {
		return `<w:jc w:val="right"/>`
	}
	return ""
}
