package chart

import (
	"bytes"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"

	"karvon/report/document"
	"karvon/report/language"
)

// Plate is a picture by itself, without its title and note, which are set beside it as text.
type Plate struct{ panel *panel }

// plateMargin is what a plate has around it, for words at its edges.
const plateMargin = vg.Length(2)

// PlateOf makes the plate of a picture in a language, whose texts are as they are shown.
func PlateOf(p document.Picture, in *language.Language) *Plate {
	p.Title, p.Note = "", ""
	return &Plate{newPanel(&p, in)}
}

// Size is how large it is drawn, in points.
func (p *Plate) Size() (width, height vg.Length) {
	return innerWidth + 2*plateMargin, p.panel.height() + 2*plateMargin
}

// Draw draws it from the lower left corner of a canvas.
func (p *Plate) Draw(to vg.Canvas) {
	width, height := p.Size()
	c := draw.Crop(draw.NewCanvas(to, width, height), plateMargin, -plateMargin, plateMargin, -plateMargin)
	p.panel.draw(c, p.panel.left(c))
}

// PNG is the picture in dots.
func (p *Plate) PNG() ([]byte, error) {
	canvas := vgimg.NewWith(vgimg.UseWH(p.Size()), vgimg.UseDPI(dotsPerInch))
	c := draw.New(canvas)
	c.FillPolygon(paper, corners(c.Rectangle))
	p.Draw(canvas)
	var drawn bytes.Buffer
	_, err := vgimg.PngCanvas{Canvas: canvas}.WriteTo(&drawn)
	return drawn.Bytes(), err
}
