package planted

import (
	"os"
	"strings"
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

// judge fails where a fault is neither seen nor among the survivors, where one is seen that is listed there, and
// where the list names one that is nowhere.
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
			g.Errorf("nothing tells, and survivors.txt does not say why: %s\n\tin %s", f.Name, f.Where)
		}
	}
	g.Logf("of %d faults %d are seen, and %d are justified", len(tried), seen, excused)
}
