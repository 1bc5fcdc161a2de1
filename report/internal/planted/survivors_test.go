package planted

import (
	"os"
	"strings"
)

// leastSeen is the share of the faults that must be seen, of those that are tried and are not among the survivors.
const leastSeen = 0.85

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

// judge fails where too few faults are seen, where one is that is listed as a survivor, and where the list names
// one that is nowhere.
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
	excused, seen := 0, 0
	for _, id := range tried {
		isSeen, isExcused := found[id] != "", justified[g.faults[id-1].Name]
		switch {
		case isSeen && isExcused:
			g.Errorf("survivors.txt lists what is seen by %s: %s", found[id], g.faults[id-1].Name)
		case isExcused:
			excused++
		case isSeen:
			seen++
		}
	}
	asked := len(tried) - excused
	g.Logf("%d of %d faults are seen, and %d more are justified", seen, asked, excused)
	if float64(seen) >= leastSeen*float64(asked) {
		return
	}
	g.Errorf("fewer than %.0f%% are seen; these are not:", 100*leastSeen)
	for _, f := range g.unseen(tried, found) {
		if !justified[f.Name] {
			g.Logf("%s\n\tin %s", f.Name, f.Where)
		}
	}
}
