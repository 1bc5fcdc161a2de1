package report

import (
	"cmp"
	"slices"

	"karvon/report/document"
	"karvon/sim/experiment"
)

// FrontPicture names the picture of a front of two responses.
const FrontPicture = "pareto"

// frontText is what is said of a front.
var frontText = struct {
	surely, perhaps, none, aside, note, picture, on, perhapsOn, behind, grow, nothing, largest sentence
}{
	surely: "On the front of {first} and {second}: {points}. No other combination is as good in both and better in one " +
		"({confidence} sure of all).",
	perhaps: "Perhaps on the front, not told apart: {points}.",
	aside:   "Not carried, and left aside: queues grow at {points}.",
	none:    "No combination is surely on the front of {first} and {second}.",
	note: "Front: which no other combination beats in {first} and {second}, by paired differences; all that is said of " +
		"it holds together ({confidence}). Where queues grow, traffic is not carried: such a combination is left aside.",
	picture:   "{first} against {second}",
	on:        "on the front",
	perhapsOn: "perhaps on the front",
	behind:    "another is better in both",
	grow:      "queues grow",
	nothing:   "no value",
	largest:   "{name} (the largest is best)",
}

// frontValues are the names of the responses of a front.
func frontValues(s *experiment.Sweep) values {
	name := func(n int) string {
		name := s.Responses[s.Front.Responses[n]].Name
		if s.Front.Largest[n] {
			return frontText.largest.with(values{"name": name})
		}
		return name
	}
	return values{"first": name(0), "second": name(1), "confidence": percentage(s.Front.Confidence)}
}

// onFront names the points of a standing, by the first response.
func onFront(s *experiment.Sweep, standing experiment.Standing) []string {
	var names []string
	for _, i := range alongFront(s) {
		if s.Front.Points[i] == standing {
			names = append(names, s.Evaluations[i].Name)
		}
	}
	return names
}

// alongFront lists the points by the first response of a front, the smallest first.
func alongFront(s *experiment.Sweep) []int {
	order := make([]int, len(s.Evaluations))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		r := s.Front.Responses[0]
		return cmp.Compare(s.Evaluations[a].Value(r), s.Evaluations[b].Value(r))
	})
	return order
}

// frontPoints say which points are on the front.
func frontPoints(s *experiment.Sweep) []string {
	if s.Front == nil {
		return nil
	}
	said, about := frontText.none, frontValues(s)
	if on := onFront(s, experiment.OnFront); len(on) > 0 {
		said, about["points"] = frontText.surely, pointList(mostPointsNamed, on)
	}
	points := []string{said.with(about)}
	if perhaps := onFront(s, experiment.PerhapsFront); len(perhaps) > 0 {
		points = append(points, frontText.perhaps.with(values{"points": pointList(mostPointsNamed, perhaps)}))
	}
	if growing := onFront(s, experiment.QueuesGrow); len(growing) > 0 {
		points = append(points, frontText.aside.with(values{"points": pointList(mostPointsNamed, growing)}))
	}
	return points
}

// frontColumns are those of a front.
func frontColumns(s *experiment.Sweep) []document.Column {
	if s.Front == nil {
		return nil
	}
	return []document.Column{{Header: "front", Note: frontText.note.with(frontValues(s))}}
}

// frontCells say how a point stands to the front.
func frontCells(s *experiment.Sweep, point int) []document.Cell {
	if s.Front == nil {
		return nil
	}
	return []document.Cell{text(standingWord(s.Front.Points[point]))}
}

func standingWord(standing experiment.Standing) string {
	switch standing {
	case experiment.OnFront:
		return frontText.on.said()
	case experiment.PerhapsFront:
		return frontText.perhapsOn.said()
	case experiment.BehindFront:
		return frontText.behind.said()
	case experiment.QueuesGrow:
		return frontText.grow.said()
	}
	return frontText.nothing.said()
}

// frontPictures show the points by both responses, those of the front joined; nothing where none is asked for.
func frontPictures(s *experiment.Sweep) []document.Picture {
	if s.Front == nil {
		return nil
	}
	over, of := s.Front.Responses[0], s.Front.Responses[1]
	axis, by := responseScale(s, over), responseScale(s, of)
	p := document.Picture{Name: FrontPicture, Kind: document.Curve, Unit: by.Unit,
		Title: frontText.picture.with(values{"first": s.Responses[of].Name, "second": s.Responses[over].Name}),
		Axis:  s.Responses[over].Name}
	if axis.Unit != "" {
		p.Axis += ", " + tongue().Unit(axis.Unit)
	}
	for _, standing := range []experiment.Standing{
		experiment.OnFront, experiment.PerhapsFront, experiment.BehindFront, experiment.QueuesGrow,
	} {
		series := document.PictureSeries{Name: standingWord(standing), Loose: standing != experiment.OnFront}
		for _, i := range alongFront(s) {
			if s.Front.Points[i] == standing {
				series.At = append(series.At, tidy(float64(s.Evaluations[i].Value(over)*axis.Factor)))
				addPoint(&series, &s.Evaluations[i], of, by.Factor)
			}
		}
		if len(series.At) > 0 {
			p.Series = append(p.Series, series)
		}
	}
	if len(p.Series) == 0 {
		return nil
	}
	return []document.Picture{p}
}

// frontMembers are the front; nothing where none is asked for.
func frontMembers(s *experiment.Sweep) []document.Member {
	if s.Front == nil {
		return nil
	}
	standings := map[string]string{}
	for i, standing := range s.Front.Points {
		standings[s.Evaluations[i].Name] = standingWord(standing)
	}
	responses := []string{s.Responses[s.Front.Responses[0]].Name, s.Responses[s.Front.Responses[1]].Name}
	return []document.Member{{Name: "pareto", Value: struct {
		Responses  []string          `json:"responses"`
		Largest    [2]bool           `json:"largest"`
		Confidence float64           `json:"confidence"`
		Points     map[string]string `json:"points"`
	}{responses, s.Front.Largest, s.Front.Confidence, standings}}}
}
