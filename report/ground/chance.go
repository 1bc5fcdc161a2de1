package ground

import (
	"slices"

	"karvon/sim/plan"
)

// chances gives how likely it is that who begins a journey comes to each of its steps, by the shares of its choices;
// where a choice goes by something else all its ways are taken alike. Ways that lead back are not followed.
func chances(p *plan.Plan, first plan.StepID) map[plan.StepID]float64 {
	next := map[plan.StepID][]plan.StepID{}
	todo := []plan.StepID{first}
	for len(todo) > 0 {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if next[at] != nil {
			continue
		}
		next[at] = p.Following(at)
		if next[at] == nil {
			next[at] = []plan.StepID{}
		}
		todo = append(todo, next[at]...)
	}
	all := map[plan.StepID]float64{first: 1}
	for _, at := range slices.Backward(finished([]plan.StepID{first}, next)) {
		for i, to := range next[at] {
			all[to] += float64(all[at] * shareOf(p, at, i, len(next[at])))
		}
	}
	return all
}

// shareOf gives the share of those at a step who go on with the one of so many that follow. Who is sent out is no
// share of them, and few are not let in or leave unserved.
func shareOf(p *plan.Plan, at plan.StepID, i, count int) float64 {
	const few = 0.01
	s := &p.Steps[at]
	facts := s.Op.Facts()
	switch {
	case facts.Sends != plan.SendsNobody:
		return 1
	case facts.Detours && i < count-1:
		return few
	case facts.Detours:
		return 1
	case facts.Leads != plan.ByShare:
		return 1 / float64(count)
	}
	branches := p.BranchesOf(s)
	below := uint64(0)
	if i > 0 && i <= len(branches) {
		below = branches[i-1].Below
	}
	if i < len(branches) {
		return float64(branches[i].Below-below) / (1 << 64)
	}
	return 1 - float64(float64(below)/(1<<64))
}

// finished gives what can be reached in the order in which a search in depth leaves it, the last first reached; what
// leads back to something on the way is taken out of next.
func finished[T comparable](all []T, next map[T][]T) []T {
	const new, open, done = 0, 1, 2
	marks := map[T]int{}
	var order []T
	type onPath struct {
		at   T
		edge int
		kept []T
	}
	for _, first := range all {
		if marks[first] != new {
			continue
		}
		marks[first] = open
		path := []onPath{{at: first}}
		for len(path) > 0 {
			top := &path[len(path)-1]
			if top.edge == len(next[top.at]) {
				next[top.at] = top.kept
				marks[top.at] = done
				order = append(order, top.at)
				path = path[:len(path)-1]
				continue
			}
			to := next[top.at][top.edge]
			switch marks[to] {
			case open:
				top.edge++
			case done:
				top.kept = append(top.kept, to)
				top.edge++
			default:
				marks[to] = open
				path = append(path, onPath{at: to})
			}
		}
	}
	return order
}
