package report

import "karvon/sim/experiment"

// The ranks of the columns of a sweep that a narrow terminal does without before those that judge it.
const (
	conditionRank = iota + 1 // where a choice says already whether they are met
	worseRank
	thresholdsRank
	replicationsRank
	otherRank
)

// sweepTableTitle says what the table shows, and in which order where that is not the design's.
func sweepTableTitle(s *experiment.Sweep) string {
	order := ""
	if s.Sorting != nil {
		said := sweepText.smallestFirst
		if s.Sorting.Descending {
			said = sweepText.largestFirst
		}
		order = said.with(values{"name": s.Responses[s.Sorting.Response].Name})
	}
	leading := ""
	switch {
	case !s.Best.Names():
	case s.Best.Ending == experiment.OneBest:
		leading = bestText.bestFirst.said()
	default:
		leading = bestText.leftFirst.said()
	}
	switch {
	case leading == "" && order == "":
		return sweepText.table.said()
	case leading == "":
		return sweepText.tableInOrder.with(values{"order": order})
	case order == "":
		return sweepText.tableInOrder.with(values{"order": leading})
	}
	return sweepText.tableInBoth.with(values{"leading": leading, "order": order})
}

// responseRank is the rank of the column of a response: what points are chosen, sorted or compared by always stays, and
// where there is nothing of the kind the first.
func responseRank(s *experiment.Sweep, r int) int {
	if s.Best == nil && s.Sorting == nil && s.Front == nil {
		return r
	}
	isKey := s.Best != nil && s.Best.Response == r || s.Sorting != nil && s.Sorting.Response == r ||
		s.Front != nil && (s.Front.Responses[0] == r || s.Front.Responses[1] == r)
	if isKey {
		return 0
	}
	return otherRank + r
}
