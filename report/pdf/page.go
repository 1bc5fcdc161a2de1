package pdf

import "karvon/report/internal/paper"

// page is what stands on one page.
type page struct {
	marks    []mark
	headings []heading // for the outline
}

// mark is a line of text, a rule or a picture. Places are in points from the upper left corner of the paper; a text's
// is that of its baseline.
type mark struct {
	x, y    float64
	text    string
	letters paper.Letters
	rule    rule
	plate   *paper.Plate
}

// rule is a line across; of no width it is none.
type rule struct{ length, width float64 }

type heading struct {
	text string
	y    float64
}

// baseline is how far below the upper edge of a line its letters stand, in parts of their size.
const baseline = 0.98

// bottom is where the text of a page ends.
const bottom = paper.PageHeight - paper.Margin

// press sets pages, from top to bottom.
type press struct {
	pages []page
	y     float64 // where the next line begins
	fresh bool    // whether nothing stands on the page
}

func newPress() *press {
	p := &press{}
	p.turn()
	return p
}

// turn begins a page.
func (p *press) turn() {
	p.pages = append(p.pages, page{})
	p.y, p.fresh = paper.Margin, true
}

// room is the height that is left on the page.
func (p *press) room() float64 { return bottom - p.y }

// ensure turns the page where less than a height is left; on a fresh one nothing could be won.
func (p *press) ensure(height float64) {
	if p.room() < height && !p.fresh {
		p.turn()
	}
}

// skip leaves a gap, but at the top of a page.
func (p *press) skip(height float64) {
	if !p.fresh {
		p.y += height
	}
}

func (p *press) mark(m mark) {
	last := &p.pages[len(p.pages)-1]
	last.marks = append(last.marks, m)
	p.fresh = false
}

// line sets one line of text at a place from the left margin.
func (p *press) line(at float64, text string, letters paper.Letters) {
	if text != "" {
		p.mark(mark{x: paper.Margin + at, y: p.y + float64(baseline*letters.Size), text: text, letters: letters})
	}
}

// across draws a rule over the whole of a width.
func (p *press) across(r rule) { p.mark(mark{x: paper.Margin, y: p.y, rule: r}) }

// text sets a text over as many lines as it needs, from a place on, and over pages.
func (p *press) text(at float64, text string, letters paper.Letters) {
	for _, line := range letters.Lines(text, paper.Width-at) {
		p.ensure(letters.LineHeight())
		p.line(at, line, letters)
		p.y += letters.LineHeight()
	}
}
