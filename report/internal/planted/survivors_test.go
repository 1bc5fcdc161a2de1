package planted

import (
	"os"
	"strings"

	"gonum.org/v1/gonum/stat/distuv"
)

// What judge allows.
const (
	mostUnseen = 0.1
	byLuck     = 1e-3
)

// survivors are the faults of which testdata/survivors.txt says why nothing tells them: a paragraph begins with the
// reason, and then has a fault a line.
func (g *garden) survivors() map[string]bool {
	g.Helper()
	text, err := os.ReadFile("testdata/survivors.txt")
	if err != nil {
		g.Fatal(err)
	}
	justified := map[string]bool{}
	reason := ""
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case line == "":
			reason = ""
		case strings.HasPrefix(line, "# "):
			reason += line
		case reason == "":
			g.Fatalf("survivors.txt says no reason for %s", line)
		default:
			justified[line] = true
		}
	}
	return justified
}

// judge fails where too many faults are neither seen nor among the survivors, where one is seen that is listed there,
// and where the list names one that is nowhere.
//
// The sample is another one with each change of the sources: it tells how large the share of unseen faults is, and
// never that there are none. Too many are those of which the share is larger than mostUnseen; of a share that is not,
// the test fails by luck with a probability below byLuck.
func (g *garden) judge(tried []int, found map[int]string) {
	g.Helper()
	justified, planted := g.survivors(), map[string]bool{}
	for _, f := range g.faults {
		planted[f.Name] = true
	}
	for name := range justified {
		if !planted[name] {
			g.Errorf("survivors.txt names a fault that is planted nowhere: %s", name)
		}
	}
	seen, excused := 0, 0
	var unseen []string
	for _, id := range tried {
		f := g.faults[id-1]
		isSeen, isExcused := found[id] != "", justified[f.Name]
		switch {
		case isSeen && isExcused:
			g.Errorf("survivors.txt lists what is seen by %s: %s", found[id], f.Name)
		case isExcused:
			excused++
		case isSeen:
			seen++
		default:
			unseen = append(unseen, f.Name+"\n\tin "+f.Where)
		}
	}
	g.Logf("of %d faults %d are seen, and %d are justified", len(tried), seen, excused)
	if len(unseen) == 0 {
		return
	}
	g.Logf("nothing tells these, and survivors.txt does not say why:\n%s", strings.Join(unseen, "\n"))
	sample := distuv.Binomial{N: float64(len(tried)), P: mostUnseen}
	if sample.Survival(float64(len(unseen))-1) < byLuck {
		g.Errorf("nothing tells %d of %d faults, more than by chance of a share of %v", len(unseen), len(tried), mostUnseen)
	}
}
