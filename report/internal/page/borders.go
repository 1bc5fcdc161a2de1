package page

import (
	"strconv"
	"strings"

	"karvon/report/document"
)

// worldBorders are the coasts and borders of the world from Natural Earth (1:50m, version 4.1, in the public domain),
// made simpler: no point moves by more than 0.04 degrees at a coast and 0.015 at a border. A line that begins with c
// is a coast and one with b a border: longitude and latitude of its first point in hundredths of a degree, then each
// point's difference from the one before. One that begins with n is a country: its name, and where it has room for
// that: longitude, latitude and the distance to its borders. In a browser the page has them.
func worldBorders() string {
	text, _ := lent(bordersFile) // a map is one without them, too
	return text
}

// frame is a part of the world in hundredths of a degree.
type frame struct{ west, south, east, north int }

func (f frame) holds(x, y int) bool {
	return x >= f.west && x <= f.east && y >= f.south && y <= f.north
}

// bordersAround takes what can be seen on a map of sites; nil where fewer than two have a location, so that there
// is no map.
func bordersAround(sites []document.WeekSite) *document.Borders {
	f, ok := frameOf(sites)
	if !ok {
		return nil
	}
	found := &document.Borders{Coasts: [][]int{}, Borders: [][]int{}, Names: map[string][][3]int{}}
	for line := range strings.Lines(worldBorders()) {
		kind, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch kind {
		case "c":
			found.Coasts = append(found.Coasts, f.partsOf(points(rest, 2, true))...)
		case "b":
			found.Borders = append(found.Borders, f.partsOf(points(rest, 2, true))...)
		case "n":
			name, places, _ := strings.Cut(rest, ": ")
			for _, place := range points(places, 3, false) {
				if f.holds(place[0], place[1]) {
					found.Names[name] = append(found.Names[name], [3]int(place))
				}
			}
		}
	}
	return found
}

// frameOf gives what a map can show whose sites fill it from side to side or from top to bottom, whatever its form.
func frameOf(sites []document.WeekSite) (f frame, ok bool) {
	located := 0
	for _, site := range sites {
		if site.At == nil {
			continue
		}
		x, y := int(100*site.At[0]), int(100*site.At[1])
		if located++; located == 1 {
			f = frame{x, y, x, y}
		}
		f = frame{min(f.west, x), min(f.south, y), max(f.east, x), max(f.north, y)}
	}
	span := max(f.east-f.west, f.north-f.south)
	aside, above := span+span/2+100, span+100 // a picture is seldom higher than wide, and a degree of longitude shorter
	return frame{f.west - aside, f.south - above, f.east + aside, f.north + above}, located > 1
}

// partsOf cuts a line into its parts within the frame, each with the point before and the point after, and each
// flat.
func (f frame) partsOf(line [][]int) (parts [][]int) {
	var part []int
	for i, point := range line {
		inside := f.holds(point[0], point[1])
		if inside && part == nil && i > 0 {
			part = append(part, line[i-1]...)
		}
		if inside || part != nil {
			part = append(part, point...)
		}
		if !inside && part != nil {
			parts, part = append(parts, part), nil
		}
	}
	if len(part) > 2 {
		parts = append(parts, part)
	}
	return parts
}

// points reads groups of so many numbers, each the difference from the group before where they are chained.
func points(text string, size int, chained bool) (all [][]int) {
	for group := range strings.FieldsSeq(text) {
		point := make([]int, 0, size)
		for number := range strings.SplitSeq(group, ",") {
			n, err := strconv.Atoi(number)
			if err != nil {
				panic("the borders of the world hold " + group)
			}
			if chained && len(all) > 0 {
				n += all[len(all)-1][len(point)]
			}
			point = append(point, n)
		}
		all = append(all, point)
	}
	return all
}
