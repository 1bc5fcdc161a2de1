package experiment

import "karvon/sim/plan"

// answer is the option that is told: by the estimates the one of least greatest regret, of those that are never far
// from the best where there are such, and of those that carry most futures.
func (w *weighing) answer() int {
	answer := plan.None
	for option := range w.Weighed {
		if w.Weighed[option].In != plan.None && (answer == plan.None || w.betterThan(option, answer)) {
			answer = option
		}
	}
	return answer
}

// missing counts the futures in which an option has no cost and another one has.
func (of *Weighed) missing() int { return len(of.Fails) + len(of.Untold) }

// betterThan says whether an option is the better answer of two.
func (w *weighing) betterThan(option, other int) bool {
	one, two := &w.Weighed[option], &w.Weighed[other]
	switch {
	case one.missing() != two.missing():
		return one.missing() < two.missing()
	case (one.Above <= w.Near) != (two.Above <= w.Near):
		return one.Above <= w.Near
	}
	return one.Greatest.Mean < two.Greatest.Mean
}

// Minimax is the option whose greatest regret is least, of those that carry most futures; and whether all others are
// shown to have a greater one.
func (w *weighing) Minimax() (option int, surely bool) {
	option = plan.None
	better := func(a, b *Weighed) bool {
		if a.missing() != b.missing() {
			return a.missing() < b.missing()
		}
		return a.Greatest.Mean < b.Greatest.Mean
	}
	for i := range w.Weighed {
		if w.Weighed[i].In != plan.None && (option == plan.None || better(&w.Weighed[i], &w.Weighed[option])) {
			option = i
		}
	}
	if option == plan.None {
		return option, false
	}
	surely = true
	for i := range w.Weighed {
		if i != option && w.Weighed[i].missing() == w.Weighed[option].missing() {
			surely = surely && w.Weighed[i].Greatest.Low > w.Weighed[option].Greatest.High
		}
	}
	return option, surely
}
