package ground

import (
	"math"
	"slices"
)

// fill divides a strip of a width among areas, so that none is much longer than broad (Bruls, Huizing and van Wijk
// 2000, "Squarified treemaps"), and gives their boxes and the strip's height.
func fill(areas []float64, x, y, width float64) (boxes []Box, height float64) {
	total := 0.0
	for _, area := range areas {
		total += area
	}
	height = total / width
	order := make([]int, len(areas))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		if areas[a] > areas[b] {
			return -1
		}
		if areas[a] < areas[b] {
			return 1
		}
		return 0
	})
	boxes = make([]Box, len(areas))
	free := Box{x, y, width, height}
	for len(order) > 0 {
		count := 1
		for count < len(order) && worst(areas, order[:count+1], free) <= worst(areas, order[:count], free) {
			count++
		}
		free = lay(boxes, areas, order[:count], free)
		order = order[count:]
	}
	return boxes, height
}

// worst gives the largest ratio of sides, where the areas stand in one line along the free box's shorter side.
func worst(areas []float64, line []int, free Box) float64 {
	side, total, most, least := min(free.Width, free.Height), 0.0, 0.0, math.Inf(1)
	for _, i := range line {
		total += areas[i]
		most, least = max(most, areas[i]), min(least, areas[i])
	}
	square := float64(side * side)
	return max(float64(square*most)/float64(total*total), float64(total*total)/float64(square*least))
}

// lay sets a line of areas along the shorter side of the free box, and gives what is left of it.
func lay(boxes []Box, areas []float64, line []int, free Box) Box {
	total := 0.0
	for _, i := range line {
		total += areas[i]
	}
	if free.Width >= free.Height {
		width, y := total/free.Height, free.Y
		for _, i := range line {
			boxes[i] = Box{free.X, y, width, areas[i] / width}
			y += boxes[i].Height
		}
		return Box{free.X + width, free.Y, free.Width - width, free.Height}
	}
	height, x := total/free.Width, free.X
	for _, i := range line {
		boxes[i] = Box{x, free.Y, areas[i] / height, height}
		x += boxes[i].Width
	}
	return Box{free.X, free.Y + height, free.Width, free.Height - height}
}
