package pdf

import (
	"image"
	"image/color"

	"codeberg.org/go-pdf/fpdf"
	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// canvas draws a picture on a page in lines, with words that can be searched. Its points go from the lower left corner
// of the picture.
type canvas struct {
	file  *fpdf.Fpdf
	stack []state // the last is in force
}

// state is how and where a canvas draws.
type state struct {
	to     matrix // from its points to those of the page
	color  color.NRGBA
	width  float64
	dashes []float64
	offset float64
}

// newCanvas draws with its origin at a point of the page, so many times as large.
func newCanvas(file *fpdf.Fpdf, x, y, scale float64) *canvas {
	return &canvas{file, []state{{to: matrix{scale, 0, 0, -scale, x, y}, color: color.NRGBA{A: 0xff}, width: 1}}}
}

func (c *canvas) now() *state { return &c.stack[len(c.stack)-1] }

// Push keeps the state.
func (c *canvas) Push() { c.stack = append(c.stack, *c.now()) }

// Pop goes back to the state that was kept last.
func (c *canvas) Pop() { c.stack = c.stack[:len(c.stack)-1] }

// SetLineWidth sets the width of lines.
func (c *canvas) SetLineWidth(width vg.Length) { c.now().width = width.Points() }

// SetLineDash sets the dashes of lines and the gaps between them.
func (c *canvas) SetLineDash(pattern []vg.Length, offset vg.Length) {
	now := c.now()
	now.dashes, now.offset = nil, float64(offset.Points()*now.to.scale())
	for _, length := range pattern {
		now.dashes = append(now.dashes, float64(length.Points()*now.to.scale()))
	}
}

// SetColor sets the colour of lines, areas and words; black for none.
func (c *canvas) SetColor(to color.Color) {
	c.now().color = color.NRGBA{A: 0xff}
	if to != nil {
		c.now().color = color.NRGBAModel.Convert(to).(color.NRGBA)
	}
}

// Rotate turns what is drawn next to the left, by the nearest number of quarters: pictures ask for no other.
func (c *canvas) Rotate(angle float64) {
	x, y := quarter(quarters(angle))
	c.now().to = c.now().to.after(matrix{x, y, -y, x, 0, 0})
}

// Translate moves it.
func (c *canvas) Translate(by vg.Point) {
	c.now().to = c.now().to.after(matrix{1, 0, 0, 1, by.X.Points(), by.Y.Points()})
}

// Scale makes it larger.
func (c *canvas) Scale(x, y float64) { c.now().to = c.now().to.after(matrix{x, 0, 0, y, 0, 0}) }

// Stroke draws a line along a path.
func (c *canvas) Stroke(p vg.Path) {
	now := c.now()
	if !(now.width > 0) {
		return
	}
	c.file.SetDrawColor(int(now.color.R), int(now.color.G), int(now.color.B))
	c.file.SetLineWidth(float64(now.width * now.to.scale()))
	c.file.SetDashPattern(now.dashes, now.offset)
	c.path(p, "D")
	c.file.SetDashPattern(nil, 0)
}

// Fill fills a path.
func (c *canvas) Fill(p vg.Path) {
	c.file.SetFillColor(int(c.now().color.R), int(c.now().color.G), int(c.now().color.B))
	c.path(p, "F")
}

// path draws a path in a style of the library, through which so much shows as the colour lets.
func (c *canvas) path(p vg.Path, style string) {
	alpha := c.now().color.A
	if alpha != 0xff {
		c.file.SetAlpha(float64(alpha)/0xff, "Normal")
	}
	for _, part := range p {
		c.part(&part)
	}
	c.file.DrawPath(style)
	if alpha != 0xff {
		c.file.SetAlpha(1, "Normal")
	}
}

func (c *canvas) part(part *vg.PathComp) {
	x, y := c.at(part.Pos)
	switch part.Type {
	case vg.MoveComp:
		c.file.MoveTo(x, y)
	case vg.LineComp:
		c.file.LineTo(x, y)
	case vg.ArcComp:
		c.arc(part)
	case vg.CurveComp:
		if len(part.Control) == 1 {
			nearX, nearY := c.at(part.Control[0])
			c.file.CurveTo(nearX, nearY, x, y)
			return
		}
		nearX, nearY := c.at(part.Control[0])
		farX, farY := c.at(part.Control[1])
		c.file.CurveBezierCubicTo(nearX, nearY, farX, farY, x, y)
	case vg.CloseComp:
		c.file.ClosePath()
	}
}

// bulge is how far the control points of a curve that stands for a quarter of a circle lie from its ends, in parts of
// the radius: its middle is on the circle, at 4/3 (√2 - 1).
const bulge = 0.5522847498307936

// arc goes along as many quarters of a circle as there are nearest to it: pictures have no other.
func (c *canvas) arc(part *vg.PathComp) {
	from, turns := quarters(part.Start), quarters(part.Angle)
	at := func(x, y float64) (float64, float64) {
		r := part.Radius.Points()
		return c.now().to.apply(part.Pos.X.Points()+float64(r*x), part.Pos.Y.Points()+float64(r*y))
	}
	c.file.LineTo(at(quarter(from)))
	for range turns {
		x, y := quarter(from)
		nextX, nextY := quarter(from + 1)
		nearX, nearY := at(x+float64(bulge*nextX), y+float64(bulge*nextY))
		farX, farY := at(nextX+float64(bulge*x), nextY+float64(bulge*y))
		endX, endY := at(nextX, nextY)
		c.file.CurveBezierCubicTo(nearX, nearY, farX, farY, endX, endY)
		from++
	}
}

// FillString writes a text.
func (c *canvas) FillString(face font.Face, at vg.Point, text string) {
	now := c.now()
	style := ""
	if face.Font.Weight >= xfont.WeightBold {
		style = "B"
	}
	c.file.SetFont(family, style, float64(face.Font.Size.Points()*now.to.scale()))
	c.file.SetTextColor(int(now.color.R), int(now.color.G), int(now.color.B))
	x, y := c.at(at)
	if angle := now.to.angle(); angle != 0 {
		c.file.TransformBegin()
		c.file.TransformRotate(angle, x, y)
		defer c.file.TransformEnd()
	}
	c.file.Text(x, y, drawable(text))
}

// DrawImage draws nothing: no picture holds an image.
func (c *canvas) DrawImage(vg.Rectangle, image.Image) {}

// at is where a point stands on the page.
func (c *canvas) at(p vg.Point) (x, y float64) { return c.now().to.apply(p.X.Points(), p.Y.Points()) }
