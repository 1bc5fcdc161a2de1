package word

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"karvon/report/document"
	"karvon/report/internal/paper"
)

// body is the text of a document in the making.
type body struct {
	bytes.Buffer
	plates []*paper.Plate
	turned bool // whether what comes next begins a page
}

// The names of styles, which the part of styles defines.
const (
	title     = "Title"
	heading   = "Heading1"
	answer    = "Answer"
	point     = "ListBullet"
	note      = "Note"
	picture   = "Picture"
	cell      = "Cell"
	cellTitle = "CellTitle"
	cellUnit  = "CellUnit"
	gap       = "Gap"
)

// styles are those of texts; a paragraph has none.
var styles = map[document.BlockKind]string{
	document.AsHeading: heading, document.AsAnswer: answer, document.AsPoint: point, document.AsNote: note,
}

// document writes all of a document.
func (b *body) document(d *paper.Paper) {
	b.WriteString(declaration + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
		`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
		`xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ` +
		`xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ` +
		`xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>`)
	if d.Title != "" {
		b.paragraph(title, "", run(d.Title))
	}
	for _, block := range d.Blocks {
		b.block(&block)
	}
	b.settle()
	fmt.Fprintf(b, `<w:sectPr><w:footerReference w:type="default" r:id="footer"/>`+
		`<w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%[3]d" w:right="%[3]d" w:bottom="%[3]d" w:left="%[3]d" w:header="%[4]d" `+
		`w:footer="%[4]d" w:gutter="0"/></w:sectPr></w:body></w:document>`,
		twentieths(paper.PageWidth), twentieths(paper.PageHeight), twentieths(paper.Margin), twentieths(paper.Margin/2))
}

func (b *body) block(block *paper.Block) {
	switch block.Kind {
	case document.PageBreak:
		b.settle()
		b.turned = true
	case document.AsTable:
		b.settle()
		b.table(block.Table)
		b.paragraph(gap, "", "") // two tables without anything between them would be one
	case document.AsPicture:
		b.picture(block.Plate)
	default:
		b.paragraph(styles[block.Kind], "", run(block.Text))
	}
}

// settle begins a page that is due, where no paragraph can do so.
func (b *body) settle() {
	if b.turned {
		b.paragraph(gap, "", "")
	}
}

// paragraph writes a paragraph of a style, with further properties and its runs.
func (b *body) paragraph(style, properties, runs string) {
	b.WriteString("<w:p><w:pPr>")
	if style != "" {
		fmt.Fprintf(b, `<w:pStyle w:val="%s"/>`, style)
	}
	if b.turned {
		b.WriteString("<w:pageBreakBefore/>")
		b.turned = false
	}
	fmt.Fprintf(b, "%s</w:pPr>%s</w:p>", properties, runs)
}

// run is a text within a paragraph.
func run(text string) string {
	return fmt.Sprintf(`<w:r><w:t xml:space="preserve">%s</w:t></w:r>`, escaped(text))
}

// escaped is a text as XML holds it; what it cannot hold becomes a sign for that.
func escaped(text string) string {
	var written strings.Builder
	_ = xml.EscapeText(&written, []byte(text)) // a builder takes everything
	return written.String()
}

// twentieths are points in the unit of Word.
func twentieths(points float64) int { return int(float64(points*20) + 0.5) }

// emu are points in the unit of drawings.
func emu(points float64) int { return int(float64(points*12700) + 0.5) }

// picture writes a picture in a line of its own.
func (b *body) picture(plate *paper.Plate) {
	b.plates = append(b.plates, plate)
	at := len(b.plates) - 1
	b.paragraph(picture, "", fmt.Sprintf(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">`+
		`<wp:extent cx="%[1]d" cy="%[2]d"/><wp:docPr id="%[3]d" name="%[4]s" descr="%[5]s"/><a:graphic><a:graphicData `+
		`uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="%[3]d" `+
		`name="%[4]s"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="%[4]s"/><a:stretch><a:fillRect/>`+
		`</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[1]d" cy="%[2]d"/></a:xfrm>`+
		`<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>`+
		`</w:drawing></w:r>`, emu(plate.Width), emu(plate.Height), at+1, pictureID(at), escaped(plate.About)))
}
