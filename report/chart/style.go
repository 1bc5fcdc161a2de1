package chart

import (
	"image/color"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Measures of a sheet, in points: it is as wide as the text of an A4 page.
const (
	sheetWidth = vg.Length(510)
	margin     = vg.Length(12)
	gap        = vg.Length(14) // between panels
	lineGap    = 1.25          // of text, in heights of its font
)

// Sizes of letters.
const (
	titleSize   = vg.Length(12)
	headingSize = vg.Length(9.5)
	textSize    = vg.Length(8)
	noteSize    = vg.Length(7)
)

var (
	paper = color.NRGBA{0xff, 0xff, 0xff, 0xff}
	veil  = color.NRGBA{0xff, 0xff, 0xff, 0xb0} // behind words on a plot
	ink   = color.NRGBA{0x1a, 0x1f, 0x24, 0xff}
	faint = color.NRGBA{0x55, 0x5f, 0x68, 0xff}
	grid  = color.NRGBA{0xd9, 0xde, 0xe3, 0xff}
)

// look is how a series is drawn. Each differs from the others in its line and its mark, and is darker or lighter: a
// print without colours tells them apart.
type look struct {
	color  color.NRGBA
	dashes []vg.Length
	glyph  draw.GlyphDrawer
}

var looks = []look{
	{color.NRGBA{0x1b, 0x4f, 0x8f, 0xff}, nil, draw.CircleGlyph{}},
	{color.NRGBA{0xd0, 0x73, 0x0f, 0xff}, []vg.Length{5, 2.5}, draw.BoxGlyph{}},
	{color.NRGBA{0x2e, 0x7d, 0x4f, 0xff}, []vg.Length{1.5, 2}, draw.TriangleGlyph{}},
	{color.NRGBA{0x8a, 0x3f, 0x9c, 0xff}, []vg.Length{7, 2, 1.5, 2}, draw.PyramidGlyph{}},
	{color.NRGBA{0x20, 0x20, 0x20, 0xff}, []vg.Length{3, 1.5}, draw.RingGlyph{}},
	{color.NRGBA{0xb0, 0x2a, 0x37, 0xff}, []vg.Length{9, 3}, draw.CrossGlyph{}},
}

func lookOf(series int) look { return looks[series%len(looks)] }

// line is the line of a series.
func (l look) line() draw.LineStyle {
	return draw.LineStyle{Color: l.color, Width: 1.2, Dashes: l.dashes}
}

// whole is a line of the same colour without gaps.
func (l look) whole() draw.LineStyle { return draw.LineStyle{Color: l.color, Width: 0.9} }

// mark is the mark of a series.
func (l look) mark() draw.GlyphStyle {
	return draw.GlyphStyle{Color: l.color, Radius: 2.6, Shape: l.glyph}
}

// tint fills an area of a series so that what lies behind shows through.
func (l look) tint() color.NRGBA {
	tint := l.color
	tint.A = 0x38
	return tint
}

// letters is a style of text.
func letters(size vg.Length, of color.Color) text.Style {
	return text.Style{
		Color: of, Handler: plot.DefaultTextHandler, YAlign: draw.YTop,
		Font: font.Font{Typeface: "Liberation", Variant: "Sans", Size: size},
	}
}

// strong is a style of headings.
func strong(size vg.Length) text.Style {
	style := letters(size, ink)
	style.Font.Weight = xfont.WeightBold
	return style
}
