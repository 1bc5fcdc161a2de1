package experiment

import (
	"context"
	"maps"
	"slices"
)

// Screening is how the assumptions that matter were found among many by groups.
//
// An assumption matters where one end of its range, the others as stated, moves the mean of a response by more than
// Delta of what it is as stated. Sequential bifurcation (Bettonvil and Kleijnen 1997; Wan, Ankenman and Nelson 2006
// with a bound on the error) moves groups as one and splits those that move a response; it needs to know in which
// direction each member does, as effects could cancel else. Here nobody states directions. The search itself, which is
// quick and sees one replication of each group, may be deceived; what it leaves out is then checked:
//
//   - All that it leaves out in groups is moved together in arrangements, of which each puts each of them at its low
//     end, at its high end or as stated, with the same chances and independently. Wherever the others stand, one that
//     matters moves a response by more than half of Delta either where it is moved or where it is not; so it shows in
//     an arrangement with a chance of a third at least, however the others cancel it. The check is passed where the
//     intervals of no arrangement reach beyond half of Delta. There are so many arrangements that one that matters is
//     hidden from all of them with a chance of at most cancelError.
//   - Where a check is not passed, what it was of is searched anew with other draws, and what is left is checked anew,
//     in more sets, as what is small adds up in one. The n-th check has 1/(n(n+1)) of the errors, so that all of them
//     together keep to these.
//   - What moves too much for a group, and too little to be sure of, is tried alone, at looks fixed beforehand.
//
// So nothing that matters is missed with a probability of at least Confidence, provided that what an assumption moves
// is no less where the others in groups stand elsewhere in their ranges: that is all that is supposed of what they do
// together. Intervals are a race's.
type Screening struct {
	Delta        float64 // share of a response as stated that does not matter
	Confidence   float64 // that nothing that matters is left out
	Looks        []int   // replications after which ends tried alone, and arrangements, are judged
	Ends         []SearchedEnd
	Sets         int       // in which those left out in groups passed a check each; 0 where there are none
	Arrangements int       // of all these checks
	Checks       int       // that were begun
	Together     []float64 // what any of those sets moves each response by at most, as a share of it as stated
	Found        []string  // assumptions that may matter
	Hidden       []string  // those of them that were found only after a check had not been passed
	Points, Runs int       // points, and replications of all of them
	Crowded      int       // assumptions in sums in which not all can stand at their ends
}

// SearchedEnd is an end of the range of what is moved: both ends of the first, of the second, and so on.
type SearchedEnd struct {
	Fate EndFate
	// AtMost is what one that was left out moves each response by at most, as a share of it as stated, alone or with all
	// of its set.
	AtMost []float64
}

// IsFound tells whether something that is moved may matter at an end of its range.
func (x *Screening) IsFound(moved int) bool {
	return x.Ends[2*moved].Fate == EndFound || x.Ends[2*moved+1].Fate == EndFound
}

// EndFate is what a search makes of an end of a range.
type EndFate string

// The fates of ends.
const (
	EndFound   EndFate = "found"   // it may matter
	EndAlone   EndFate = "alone"   // tried alone: it does not matter
	EndInGroup EndFate = "grouped" // moved with others: it does not matter
)

// The errors of a search, which together are 1-searchConfidence: that effects cancel in all arrangements, and that the
// intervals of those that show, or of ends tried alone, are wrong.
const (
	searchConfidence = 0.95
	cancelError      = 0.02
	checkError       = 0.01
	aloneError       = 0.02
)

// LeastSearched is the number of replications below which a search leaves nothing out.
const LeastSearched = 8

const (
	searchedGroups = 16   // with which a search begins
	quietShare     = 0.25 // of Delta: what moves no more in one replication stays in its group
	mostRounds     = 3    // after which all that is left in groups is tried alone
)

// sifted is the number of replications by which groups are split, another one after each check that was not passed;
// what judges what they leave are others.
const sifted = mostRounds + 1

// used is the number of replications that a search uses.
func (x *Screening) used() int { return sifted + x.Looks[len(x.Looks)-1] }

// DefaultDelta is the share of a response that does not matter, where nothing else is said.
const DefaultDelta = 0.05

// trial is an arrangement with what was simulated of it.
type trial struct {
	at     arrangement
	from   int         // its first replication
	values [][]float64 // by response and replication
	failed bool
}

// searching is a search in the making.
type searching struct {
	*Screening
	round int // counted from 0: how often what is left was searched before
	told  int // replications of which those found are told of
	moved int
	seed  uint64
	fits  func(arrangement) bool // whether all in it can stand where it puts them
	// simulate gives what a number of replications of arrangements from the first on show, by arrangement, response and
	// replication; nil for one without a result.
	simulate func(ctx context.Context, at []arrangement, first, count int) ([][][]float64, error)
	base     trial // all as stated
}

// newSearch begins a search of which what is undecided gets so many replications, or twice the least.
func newSearch(delta float64, moved, replications int, seed uint64) *searching {
	looks := []int{LeastSearched, max(2*LeastSearched, replications)}
	return &searching{
		told: replications, moved: moved, seed: seed, fits: func(arrangement) bool { return true },
		Screening: &Screening{
			Delta: delta, Confidence: searchConfidence, Looks: looks, Ends: make([]SearchedEnd, 2*moved),
		},
	}
}

// run searches. Where the context ends there is no answer.
func (x *searching) run(ctx context.Context, names []string) error {
	left := make([]member, x.moved)
	for j := range left {
		left[j] = member{j, true, true}
	}
	var first []string
	for ; len(left) > 0; x.round++ {
		quiet, err := x.sift(ctx, left)
		if err != nil {
			return err
		}
		if left, err = x.settle(ctx, quiet); err != nil {
			return err
		}
		if x.round == 0 {
			first = x.found(names)
		}
	}
	x.Found = x.found(names)
	for _, name := range x.Found {
		if !slices.Contains(first, name) {
			x.Hidden = append(x.Hidden, name)
		}
	}
	return nil
}

// found names what may matter.
func (x *searching) found(names []string) []string {
	var found []string
	for j, name := range names {
		if x.IsFound(j) {
			found = append(found, name)
		}
	}
	return found
}

// upTo simulates trials up to a number of replications each, and the scenario as stated, of the same replications.
func (x *searching) upTo(ctx context.Context, trials []*trial, replications int) error {
	lacking := map[[2]int][]*trial{} // by the replications: from one to before another
	last := 0
	for _, t := range trials {
		last = max(last, t.from+replications)
		if first := t.from + t.replications(); !t.failed && first < t.from+replications {
			lacking[[2]int{first, t.from + replications}] = append(lacking[[2]int{first, t.from + replications}], t)
		}
	}
	if first := x.base.replications(); first < last {
		lacking[[2]int{first, last}] = append(lacking[[2]int{first, last}], &x.base)
	}
	byFirst := func(a, b [2]int) int { return slices.Compare(a[:], b[:]) }
	for _, span := range slices.SortedFunc(maps.Keys(lacking), byFirst) {
		if err := x.extend(ctx, lacking[span], span[0], span[1]-span[0]); err != nil {
			return err
		}
	}
	return nil
}

// extend simulates so many replications more of trials, which all of them lack from the first on.
func (x *searching) extend(ctx context.Context, trials []*trial, first, count int) error {
	at := make([]arrangement, len(trials))
	for i, t := range trials {
		at[i] = t.at
	}
	values, err := x.simulate(ctx, at, first, count)
	if err != nil {
		return err
	}
	for i, t := range trials {
		if t.replications() == 0 {
			x.Points++
		}
		t.take(values[i])
	}
	x.Runs += len(trials) * count
	return nil
}

// ahead is how many replications may follow at most: a check, and of each end that is not left out what judges it and
// what tells of it.
func (x *searching) ahead() int {
	last := x.Looks[len(x.Looks)-1]
	ahead := arrangementsOf(cancelError/divided(x.Checks+1)) * last
	for i := range x.Ends {
		switch x.Ends[i].Fate {
		case "":
			ahead += last + x.told
		case EndFound:
			ahead += x.told
		}
	}
	return ahead
}

func (t *trial) replications() int {
	if len(t.values) == 0 {
		return 0
	}
	return len(t.values[0])
}

// take adds what more replications show.
func (t *trial) take(values [][]float64) {
	if values == nil {
		t.failed = true
		return
	}
	if t.values == nil {
		t.values = make([][]float64, len(values))
	}
	for r := range values {
		t.values[r] = append(t.values[r], values[r]...)
	}
}
