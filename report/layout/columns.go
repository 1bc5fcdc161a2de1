package layout

// Within drops columns, the highest ranks first, until the rest needs no more than a limit, and says how many were
// dropped. Where those of rank 0 alone need more, the last of them go too, but for two.
func (g Grid) Within(limit float64, need func(g *Grid, column int) float64) (narrow Grid, dropped int) {
	for g.needed(need) > limit && len(g.Headers) > 2 {
		last := g.leastImportant()
		if g.ranks[last] == 0 {
			last = len(g.Headers) - 1
		}
		g = g.without(last)
		dropped++
	}
	return g, dropped
}

// needed is what all columns need together.
func (g *Grid) needed(by func(g *Grid, column int) float64) float64 {
	total := 0.0
	for column := range g.Headers {
		total += by(g, column)
	}
	return total
}

// Whole says whether the cells of a column stand in one line: they are numbers, or words that tell one.
func (g *Grid) Whole(column int) bool { return g.whole[column] }
