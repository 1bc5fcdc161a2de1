package chart

import (
	"bytes"
	"fmt"
	"html"
	"io"

	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"
)

// dotsPerInch is the resolution of a PNG, enough for print.
const dotsPerInch = 220

// writePNG draws a sheet in dots.
func writePNG(w io.Writer, s *sheet) error {
	canvas := vgimg.NewWith(vgimg.UseWH(sheetWidth, s.height()), vgimg.UseDPI(dotsPerInch))
	s.draw(draw.New(canvas))
	_, err := vgimg.PngCanvas{Canvas: canvas}.WriteTo(w)
	return err
}

// writeSVG draws a sheet in lines, and its words as text, which can be searched and copied.
func writeSVG(w io.Writer, s *sheet, title string) error {
	canvas := vgsvg.New(sheetWidth, s.height())
	s.draw(draw.New(canvas))
	var drawn bytes.Buffer
	if _, err := canvas.WriteTo(&drawn); err != nil {
		return err
	}
	_, err := w.Write(readable(drawn.Bytes(), title))
	return err
}

// The library names one family of letters. Where it is missing, these are as wide, so that the lines stay as long
// as they were laid out.
var (
	family    = []byte("font-family:Liberation Sans;")
	families  = []byte("font-family:Liberation Sans,Arimo,Arial,Helvetica,sans-serif;")
	graphic   = []byte("<g ")
	firstOnly = 1
)

// readable names letters that other machines have, and gives the picture its title for those who hear it.
func readable(drawn []byte, title string) []byte {
	drawn = bytes.ReplaceAll(drawn, family, families)
	named := fmt.Appendf(nil, "<title>%s</title>\n<g ", html.EscapeString(title))
	return bytes.Replace(drawn, graphic, named, firstOnly)
}
