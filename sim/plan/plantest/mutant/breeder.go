package mutant

import (
	"math/rand/v2"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Input is a file that mutants descend from.
type Input struct {
	Name string
	Text []byte
	Rare bool // whether few mutants descend from it: those of broken files are broken too
}

// Mutant is a scenario that was bred.
type Mutant struct {
	Seed, Number uint64
	Of           string   // the input that it descends from
	Ways         []string // what was done to it, in order
	Text         []byte
}

// Breeder breeds mutants of some files. It is not for several goroutines at a time.
type Breeder struct {
	inputs     []Input // sorted by name
	trees      []*yaml.Node
	weights    []int // running sums, of which small files have more
	vocabulary *vocabulary
}

// mostPolicies is the number of policies that a mutant keeps: each is a compilation more.
const mostPolicies = 2

// NewBreeder takes the files apart; those that are no mappings are left out.
func NewBreeder(inputs []Input) *Breeder {
	b := &Breeder{vocabulary: newVocabulary()}
	sorted := slices.Clone(inputs)
	slices.SortFunc(sorted, func(x, y Input) int { return strings.Compare(x.Name, y.Name) })
	sum := 0
	for _, input := range sorted {
		root := parse(input.Text)
		if root == nil {
			continue
		}
		b.vocabulary.learn(root)
		sum += weight(input)
		b.inputs, b.trees, b.weights = append(b.inputs, input), append(b.trees, root), append(b.weights, sum)
	}
	return b
}

// weight says how many mutants descend from a file: of small ones more, as they are quickly examined.
func weight(input Input) int {
	if input.Rare {
		return 1
	}
	return 5 + 500_000/(len(input.Text)+2000)
}

// Mutant gives the mutant of a seed that has a number.
func (b *Breeder) Mutant(seed, number uint64) Mutant {
	r := rand.New(rand.NewPCG(seed, number))
	at := b.pick(r)
	root := clone(b.trees[at])
	m := Mutant{Seed: seed, Number: number, Of: b.inputs[at].Name}
	thin(r, root)
	litter := &litter{r: r, root: root, breeder: b}
	gentle := r.IntN(5) > 0
	for range 1 + min(r.IntN(4), r.IntN(4), r.IntN(4)) {
		m.Ways = append(m.Ways, litter.mutate(gentle))
	}
	m.Text = write(root)
	return m
}

func (b *Breeder) pick(r *rand.Rand) int {
	at, _ := slices.BinarySearch(b.weights, 1+r.IntN(b.weights[len(b.weights)-1]))
	return at
}

// thin leaves a few policies of many.
func thin(r *rand.Rand, root *yaml.Node) {
	policies := find(root, "policies")
	for policies != nil && policies.Kind == yaml.MappingNode && len(policies.Content) > 2*mostPolicies {
		at := 2 * r.IntN(len(policies.Content)/2)
		policies.Content = slices.Delete(policies.Content, at, at+2)
	}
}

// litter is one mutant in the making.
type litter struct {
	r       *rand.Rand
	root    *yaml.Node
	breeder *Breeder
}

// way is one kind of mutation; it says whether there was anything to do.
type way struct {
	name string
	do   func(*litter) bool
}

// mutate does one thing to the tree and says what.
func (l *litter) mutate(gentle bool) string {
	ways := roughWays
	if gentle || l.r.IntN(2) == 0 {
		ways = gentleWays
	}
	for range 20 {
		if w := ways[l.r.IntN(len(ways))]; l.try(w) {
			return w.name
		}
	}
	return "nothing"
}

// mostNodes keeps mutants from growing until they take too long.
const mostNodes = 12_000

func (l *litter) try(w way) bool {
	before := clone(l.root)
	if w.do(l) && count(l.root) <= mostNodes {
		return true
	}
	*l.root = *before
	return false
}

func count(n *yaml.Node) int {
	total := 1
	for _, child := range n.Content {
		total += count(child)
	}
	return total
}

// somewhere picks a place that fits.
func (l *litter) somewhere(fits func(place) bool) (place, bool) {
	var fitting []place
	for _, p := range places(l.root) {
		if fits(p) {
			fitting = append(fitting, p)
		}
	}
	if len(fitting) == 0 {
		return place{}, false
	}
	return fitting[l.r.IntN(len(fitting))], true
}

func anywhere(place) bool   { return true }
func isEntry(p place) bool  { return p.entry() }
func isScalar(p place) bool { return p.scalar() }

func one[T any](r *rand.Rand, of []T) T { return of[r.IntN(len(of))] }
