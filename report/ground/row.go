package ground

import (
	"cmp"
	"math"
	"slices"
)

// row is the cells of one way through a site, side by side.
type row struct {
	band, toward  int
	columns       [][]*cell // from the left
	anchor        int       // column before which the border lies; -1 where no name says it
	middle        bool      // whether the border runs through that column
	top, bottom   float64
	above, beyond float64 // y of the lanes that pass by above and below
}

// rows puts cells of a way and a direction into a row. The opposite direction lies above, as is driven on the right.
func rows(cells []*cell) []*row {
	var all []*row
	for _, c := range cells {
		i := slices.IndexFunc(all, func(r *row) bool { return r.band == c.band && r.toward == c.line })
		if i < 0 {
			i, all = len(all), append(all, &row{band: c.band, toward: c.line})
		}
		r := all[i]
		for len(r.columns) <= c.layer {
			r.columns = append(r.columns, nil)
		}
		r.columns[c.layer] = append(r.columns[c.layer], c)
	}
	slices.SortStableFunc(all, func(a, b *row) int {
		return cmp.Or(cmp.Compare(a.band, b.band), cmp.Compare(a.toward, b.toward))
	})
	for _, r := range all {
		r.columns = slices.DeleteFunc(r.columns, func(column []*cell) bool { return len(column) == 0 })
		if r.toward < 0 {
			slices.Reverse(r.columns)
		}
		r.findAnchor()
	}
	return all
}

// findAnchor finds where the border lies in a row: between the last place of the first country and the first one of
// the second, or in the middle of what lies between them.
func (r *row) findAnchor() {
	last, first := -1, -1
	for i, column := range r.columns {
		side := 0
		for _, c := range column {
			side += c.side
		}
		if side < 0 {
			last = i
		}
		if side > 0 && first < 0 {
			first = i
		}
	}
	r.anchor = -1
	if last >= 0 || first >= 0 {
		switch {
		case last < 0:
			r.anchor = first
		case first < 0 || first <= last:
			r.anchor = last + 1
		default:
			r.anchor = (last + 1 + first) / 2
			r.middle = (first-last-1)%2 == 1
		}
	}
}

// spread sets the columns side by side, so that the border lies at 0; a row without one is set about it.
func (r *row) spread(gap float64) {
	x, border := 0.0, 0.0
	for i, column := range r.columns {
		width := 0.0
		for _, c := range column {
			width = max(width, c.box.Width)
		}
		if i == r.anchor {
			border = x - float64(gap/2)
			if r.middle {
				border = x + float64(width/2)
			}
		}
		for _, c := range column {
			c.box.X = x + float64((width-c.box.Width)/2)
		}
		x += width + gap
	}
	switch {
	case r.anchor < 0:
		border = (x - gap) / 2
	case r.anchor == len(r.columns):
		border = x - float64(gap/2)
	}
	for _, column := range r.columns {
		for _, c := range column {
			c.box.X -= border
		}
	}
}

// stack sets the cells of each column below each other, about the middle of the row, and gives where the row ends.
func (r *row) stack(top, gap float64) float64 {
	height := 0.0
	for _, column := range r.columns {
		height = max(height, heightOf(column, gap))
	}
	for _, column := range r.columns {
		y := top + float64((height-heightOf(column, gap))/2)
		for _, c := range column {
			c.box.Y = y
			y += c.box.Height + gap
		}
	}
	r.top, r.bottom = top, top+height
	r.above, r.beyond = r.top-gap/3, r.bottom+gap/3
	return r.bottom
}

func heightOf(column []*cell, gap float64) float64 {
	height := -gap
	for _, c := range column {
		height += c.box.Height + gap
	}
	return height
}

// extent gives the smallest and the largest x of rows.
func extent(all []*row) (left, right float64) {
	left, right = math.Inf(1), math.Inf(-1)
	for _, r := range all {
		for _, column := range r.columns {
			for _, c := range column {
				left, right = min(left, c.box.X), max(right, c.box.X+c.box.Width)
			}
		}
	}
	return left, right
}

// gapOf is how far apart cells lie: more on larger land.
func gapOf(cells []*cell) float64 {
	area := 0.0
	for _, c := range cells {
		area += float64(c.box.Width * c.box.Height)
	}
	return min(40, max(6, 0.07*math.Sqrt(area)))
}
