package report

import (
	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/experiment"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// bestHeadline says which point is best, or why none can be named.
func bestHeadline(s *experiment.Sweep) string {
	c := s.Best
	about := values{
		"name": s.Responses[c.Response].Name, "indifference": indifference(s), "conditions": s.Asked(),
		"points": pointList(mostPointsNamed, bestNames(s)), "confidence": percentage(c.Confidence),
		"replications": c.Most * c.Block, "tried": len(s.Evaluations),
	}
	switch c.Ending {
	case experiment.OneBest:
		about["best"] = s.Evaluations[c.Best[0]].Name
		said := bestText.best
		if len(s.Asked()) > 0 {
			said = bestText.bestThatMeets
		}
		return said.with(about)
	case experiment.NotToldApart:
		return bestText.notToldApart.with(about)
	case experiment.MayNotMeet:
		return bestText.mayNotMeet.with(about)
	case experiment.NoneMeets:
		return bestText.noneMeets.with(about)
	case experiment.NothingChosen:
		return bestText.nothing.with(about)
	}
	return bestText.stopped.with(about)
}

// bestPoints say which others do as well, what was chosen by, and what it took.
func bestPoints(s *experiment.Sweep) []string {
	c := s.Best
	var said []string
	if c.Ending == experiment.OneBest && len(c.Best) > 1 {
		alike := bestText.anyOfThese
		if len(s.Asked()) > 0 {
			alike = bestText.anyThatMeets
		}
		said = append(said, alike.with(values{"points": pointList(mostPointsNamed, bestNames(s)),
			"indifference": indifference(s), "best": s.Evaluations[c.Best[0]].Name}))
	}
	took := bestText.took
	if c.Block > 1 {
		took = bestText.tookBlocks
		if s.Responses[c.Response].Combination() == response.PooledQuantile {
			took = bestText.tookPooled
		}
	}
	best := bestText.smallest
	if c.Largest {
		best = bestText.largest
	}
	return append(said, took.with(values{"best": best.said(), "name": s.Responses[c.Response].Name,
		"replications": c.Replications, "all": c.Most * c.Block * len(s.Evaluations), "block": c.Block,
		"first": c.First * c.Block}))
}

// bestNames name the points that a choice left.
func bestNames(s *experiment.Sweep) []string {
	var names []string
	for _, i := range s.Best.Best {
		names = append(names, s.Evaluations[i].Name)
	}
	return names
}

// indifference is that of a choice, as it is read.
func indifference(s *experiment.Sweep) amount {
	number := document.PlainNumber(unitOfDifference(s.Responses[s.Best.Response].Unit()), s.Best.Indifference)
	return amount{number, document.ScaleOf([]*document.Number{number})}
}

// bestColumns are those of a choice.
func bestColumns(s *experiment.Sweep) []document.Column {
	if s.Best == nil {
		return nil
	}
	columns := []document.Column{{Header: "choice"}}
	if s.Best.Ending == experiment.OneBest {
		columns = append(columns, document.Column{Header: "worse than the best", Rank: worseRank})
	}
	return append(columns, document.Column{Header: "replications", Rank: replicationsRank})
}

// bestCells are what was found of a point.
func bestCells(s *experiment.Sweep, point int) []document.Cell {
	if s.Best == nil {
		return nil
	}
	chosen := &s.Best.Points[point]
	cells := []document.Cell{text(fateWord(s, point))}
	if s.Best.Ending == experiment.OneBest {
		unit := unitOfDifference(s.Responses[s.Best.Response].Unit())
		cells = append(cells, document.Cell{Number: &document.Number{Unit: unit, Estimate: chosen.Worse,
			Difference: true}})
	}
	return append(cells, estimated("", stats.Unknown(float64(chosen.Replications))))
}

// fateWord says in words what became of a point.
func fateWord(s *experiment.Sweep, point int) string {
	c := s.Best
	if c.Ending == experiment.OneBest {
		for n, i := range c.Best {
			switch {
			case i == point && n == 0:
				return bestText.isBest.said()
			case i == point:
				return bestText.isAlike.said()
			}
		}
	}
	switch c.Points[point].Fate {
	case experiment.Beaten:
		return bestText.isBeaten.said()
	case experiment.Infeasible:
		return bestText.isInfeasible.said()
	case experiment.Disqualified:
		return bestText.hasNoValue.said()
	}
	return bestText.isLeft.said()
}

// bestJSON is a choice in JSON.
type bestJSON struct {
	Response     string                `json:"response"`
	Largest      bool                  `json:"largest"`
	Indifference data.Real             `json:"indifference"`
	Confidence   data.Real             `json:"confidence"`
	Block        int                   `json:"block"`
	First        int                   `json:"first_replications"`
	Most         int                   `json:"most_replications"`
	Replications int                   `json:"replications"`
	Ending       experiment.Ending     `json:"ending"`
	Points       []string              `json:"points"`
	Chosen       map[string]chosenJSON `json:"chosen"`
}

// chosenJSON is what was found of a point, in JSON.
type chosenJSON struct {
	Fate         string        `json:"fate"`
	Replications int           `json:"replications"`
	Worse        data.Estimate `json:"worse"`
}

// bestMembers are the choice; nothing where none was asked for.
func bestMembers(s *experiment.Sweep) []document.Member {
	c := s.Best
	if c == nil {
		return nil
	}
	made := bestJSON{s.Responses[c.Response].Name, c.Largest, data.Real(c.Indifference), data.Real(c.Confidence), c.Block,
		c.First * c.Block, c.Most * c.Block, c.Replications, c.Ending, listed(bestNames(s)), map[string]chosenJSON{}}
	for i := range c.Points {
		p := &c.Points[i]
		made.Chosen[s.Evaluations[i].Name] = chosenJSON{fateWord(s, i), p.Replications, data.EstimateOf(p.Worse)}
	}
	return []document.Member{{Name: "best", Value: made}}
}
