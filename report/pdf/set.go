package pdf

import (
	"karvon/report/document"
	"karvon/report/internal/paper"
)

// The gaps of a page, in points.
const (
	beforeHeading = 11
	afterHeading  = 3
	between       = 4 // paragraphs, and below a picture or a table
	betweenPoints = 2
	pointIndent   = 11
)

// set lays out a document on pages.
func set(d *paper.Paper) []page {
	p := newPress()
	if d.Title != "" {
		p.text(0, d.Title, paper.Title)
		p.y += between
	}
	for i, block := range d.Blocks {
		switch block.Kind {
		case document.PageBreak:
			p.turn()
		case document.AsHeading:
			p.skip(beforeHeading)
			p.ensure(headingHeight(block.Text) + following(d.Blocks[i+1:]))
			p.heading(block.Text)
		case document.AsTable:
			p.table(newTable(block.Table))
			p.y += between
		case document.AsPicture:
			p.picture(block.Plate)
			p.y += between
		case document.AsPoint:
			p.point(block.Text)
		default:
			p.text(0, block.Text, lettersOf(block.Kind))
			p.y += between
		}
	}
	return p.pages
}

// lettersOf are those of a text.
func lettersOf(kind document.BlockKind) paper.Letters {
	switch kind {
	case document.AsAnswer:
		return paper.Answer
	case document.AsNote:
		return paper.Note
	}
	return paper.Text
}

func headingHeight(text string) float64 {
	return float64(float64(len(paper.Heading.Lines(text, paper.Width)))*paper.Heading.LineHeight()) + afterHeading
}

// following is the height of what a heading must not be parted from.
func following(blocks []paper.Block) float64 {
	if len(blocks) == 0 {
		return 0
	}
	switch next := blocks[0]; next.Kind {
	case document.AsTable:
		return newTable(next.Table).beginning()
	case document.AsPicture:
		return next.Plate.Height
	}
	return 2 * paper.Text.LineHeight()
}

func (p *press) heading(text string) {
	last := &p.pages[len(p.pages)-1]
	last.headings = append(last.headings, heading{text, p.y})
	p.text(0, text, paper.Heading)
	p.y += afterHeading
}

func (p *press) point(text string) {
	p.ensure(paper.Text.LineHeight())
	p.line(0, "•", paper.Text)
	p.text(pointIndent, text, paper.Text)
	p.y += betweenPoints
}

// picture sets a picture.
func (p *press) picture(plate *paper.Plate) {
	p.ensure(plate.Height)
	p.mark(mark{x: paper.Margin, y: p.y, plate: plate})
	p.y += plate.Height
}
