// Package planted plants faults in the sources of what builds tables and of what reads their numbers, and has the
// golden files of package report tell each, or else its tests, and those of documents, that simulate nothing.
package planted

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
)

var (
	long = flag.Bool("long", false, "plant faults in sources")
	seed = flag.Uint64("seed", 1, "seed of the faults that are chosen")
	some = flag.Int("some", 400, "how many faults of builders of tables are tried; 0 for all")
	few  = flag.Int("few", 5,
		"the same of readers of numbers, and of what packages begin with, for which all is simulated anew")
	details = flag.String("details", "", "file to list the faults in that are not seen")
)

// Where faults are planted.
const (
	module  = "karvon/"
	builder = "karvon/report"
	content = "karvon/report/document"
	root    = "../../.."
)

// readers are the packages that read the numbers of reports from records, with the files that do.
var readers = map[string][]string{"karvon/sim/response": {
	"batch.go", "bookings.go", "cohort.go", "cost.go", "crossing.go", "crowding.go", "disruption.go", "flow.go", "fuel.go",
	"kinds.go", "cost_account.go", "link.go", "noted.go", "resource.go", "site.go", "station.go", "stay.go", "view.go",
	"direction.go", "zone.go",
}}

func TestFaultsInSourcesAreSeen(t *testing.T) {
	if !*long {
		t.Skip("behind -long: it builds package report anew")
	}
	g := newGarden(t)
	program := g.compiled()
	begun := map[int]string{}
	g.try(program, map[string]any{"Begun": true}, 0, begun)
	var builders, below, early []int
	for _, f := range g.faults {
		switch {
		case begun[f.ID] != "":
			early = append(early, f.ID)
		case strings.HasPrefix(f.Where, "report/"):
			builders = append(builders, f.ID)
		default:
			below = append(below, f.ID)
		}
	}
	builders, below, early = chosen(builders, *some), chosen(below, *few), chosen(early, *few)
	found := map[int]string{}
	g.try(program, map[string]any{"Builders": builders, "Readers": below}, 0, found)
	for _, fault := range early {
		g.try(program, map[string]any{"Early": true}, fault, found)
	}
	g.ask(program, slices.Concat(builders, early), found)
	g.tell("builders of tables", builders, found)
	g.tell("readers of numbers", below, found)
	g.tell("what packages begin with", early, found)
	t.Logf("%d lines have a fault that does not compile", len(g.skipped))
	g.judge(slices.Concat(builders, below, early), found)
}

// chosen takes some at random.
func chosen(faults []int, most int) []int {
	if most == 0 || len(faults) <= most {
		return faults
	}
	rand.New(rand.NewPCG(*seed, 0)).Shuffle(len(faults), func(i, j int) { faults[i], faults[j] = faults[j], faults[i] })
	return faults[:most]
}

// tell counts what is seen, and lists what is not.
func (g *garden) tell(what string, faults []int, found map[int]string) {
	g.Helper()
	unseen := g.unseen(faults, found)
	g.Logf("%s: %d of %d faults are seen", what, len(faults)-len(unseen), len(faults))
	if *details == "" || len(unseen) == 0 {
		return
	}
	file, err := os.OpenFile(*details, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		g.Fatal(err)
	}
	defer file.Close()
	fmt.Fprintf(file, "== %s\n", what)
	for _, f := range unseen {
		fmt.Fprintf(file, "%s\n\tin %s\n", f.Name, f.Where)
	}
}

// unseen lists the faults that nothing tells, by name.
func (g *garden) unseen(faults []int, found map[int]string) []fault {
	var unseen []fault
	for _, id := range faults {
		if found[id] == "" {
			unseen = append(unseen, g.faults[id-1])
		}
	}
	slices.SortFunc(unseen, func(a, b fault) int { return strings.Compare(a.Name, b.Name) })
	return unseen
}
