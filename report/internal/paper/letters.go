package paper

import (
	"sync"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// The measures of a page, in points: A4 with margins of two centimetres.
const (
	PageWidth  = 595.28
	PageHeight = 841.89
	Margin     = 56.69
	Width      = PageWidth - 2*Margin // of the text
)

// Letters are how a text is set. All are of one family, Liberation Sans, which is as wide as Arial.
type Letters struct {
	Size  float64 // in points
	Bold  bool
	Faint bool // grey
}

// The letters of a document.
var (
	Title     = Letters{Size: 17, Bold: true}
	Heading   = Letters{Size: 11.5, Bold: true}
	Answer    = Letters{Size: 10.5, Bold: true}
	Text      = Letters{Size: 9.5}
	Note      = Letters{Size: 8, Faint: true}
	Cell      = Letters{Size: 8}
	CellTitle = Letters{Size: 8, Bold: true}
	Unit      = Letters{Size: 8, Faint: true}
)

// measured is the number of characters whose widths are known: up to the signs of mathematics and frames. Any other
// has the width of a letter that is missing.
const measured = 0x2700

// The widths of letters, in parts of their size.
var (
	regular = sync.OnceValue(func() []float64 { return widthsOf(liberationsansregular.TTF) })
	bold    = sync.OnceValue(func() []float64 { return widthsOf(liberationsansbold.TTF) })
)

// widthsOf reads the widths of a font that is part of the program; the last is that of what it lacks.
func widthsOf(file []byte) []float64 {
	widths := make([]float64, measured+1)
	face, err := sfnt.Parse(file)
	if err != nil {
		return widths
	}
	var buffer sfnt.Buffer
	units := face.UnitsPerEm()
	width := func(glyph sfnt.GlyphIndex) float64 {
		advance, err := face.GlyphAdvance(&buffer, glyph, fixed.I(int(units)), font.HintingNone)
		if err != nil {
			return 0
		}
		return float64(advance) / 64 / float64(units)
	}
	for r := range widths[:measured] {
		if glyph, err := face.GlyphIndex(&buffer, rune(r)); err == nil {
			widths[r] = width(glyph)
		}
	}
	widths[measured] = 1
	return widths
}

// Width is how wide a line is, in points.
func (l Letters) Width(line string) float64 {
	widths := regular()
	if l.Bold {
		widths = bold()
	}
	total := 0.0
	for _, r := range line {
		total += widths[min(int(r), measured)]
	}
	return total * l.Size
}

// LineHeight is how far lines stand from each other, in points.
func (l Letters) LineHeight() float64 { return float64(l.Size * 1.28) }
