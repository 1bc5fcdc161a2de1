package main

import (
	"bytes"
	"context"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// quoted is a command of the page of answers with what the page shows of its output.
type quoted struct {
	line  string
	shown string
}

// quotedCommands lists the commands of a page: its console blocks, in which a line that ends with \ goes on.
func quotedCommands(text string) []quoted {
	var all []quoted
	for _, b := range blocks(text) {
		if b.kind != "console" {
			continue
		}
		line, rest := strings.TrimPrefix(b.lines[0], "$ "), b.lines[1:]
		for strings.HasSuffix(line, `\`) {
			line, rest = strings.TrimSuffix(line, `\`)+strings.TrimSpace(rest[0]), rest[1:]
		}
		all = append(all, quoted{line, strings.Join(rest, "\n")})
	}
	return all
}

// edition is how a command of the page is run in small, and what must be found both in its output and in what the
// page shows.
type edition struct {
	start string // of the command
	add   []string
	drop  []string // options that are left out, with their values
	keep  string   // of the groups of a sensitivity those of these names
	find  []string
}

// editions are the commands of which the answer is checked. They run for whole weeks; what they find does not hang
// on how often.
var editions = []edition{
	{
		// In full: fewer weeks do not tell of people on foot, nor of the hubs.
		start: "karvon run central-asia --all",
		find: []string{`(?m)^All the traffic gets through at the design load\.`, `At every site queues are no longer`,
			`Thresholds: 5 of 5 met`},
	},
	{
		start: "karvon show central-asia --load",
		find: []string{`central-asia\.[uk]z-inspectors\s+–\s+–\s+≥ 13\.15\s+18\s+≥ 73\.08`,
			`central-asia\.uz-exit-gate\s+2,500\s+2\s+3\.472\s+5\.333\s+65\.1`},
	},
	{
		start: "karvon compare central-asia --policy one-stop", add: []string{"-n", "5"},
		find: []string{
			`one-stop: flow\.trucks-from-uz[^(]*\([^)]*difference\s+` +
				`-[0-9.]+\s+(±\s+[0-9.]+\s+min|min\s+\(-[0-9.]+\s+to\s+-[0-9.]+\))\)`,
			`e-queue: flow\.trucks-from-uz[^(]*\([^)]*difference\s+` +
				`[23](\.[0-9]+)?\s+(±\s+[0-9.]+\s+h|h\s+\([0-9.]+\s+to\s+[0-9.]+\))\)`,
			`flow\.people-uz-kz\.time\.p95\s+is\s+the\s+same\s+each\s+time`,
		},
	},
	{
		start: "karvon capacity central-asia --flow trucks-from-uz --flow trucks-from-kz",
		add:   []string{"-n", "3", "--from", "100%", "--to", "190%", "--steps", "2", "--resolution", "49%"},
		drop:  []string{"--from", "--to", "--steps", "--resolution"},
		find: []string{
			`All thresholds are met up to about 1[0-9.]+% of the traffic as stated`,
			`First to have no time to spare: central-asia\.[uk]z-inspectors`,
			`At most [67],[0-9]{3}(?: ± [0-9,]+)? a day get through`,
		},
	},
	{
		start: "karvon sensitivity central-asia --together", add: []string{"-n", "2"}, keep: "opening-of-cargo",
		find: []string{`As stated all thresholds are met and no queues grow;`, `opening-of-cargo\s.*all high`},
	},
}

// TestAnswersForTheCentre runs the commands of scenarios/answers.md: all of them for a day, and of those whose
// answers can be told from few replications a small edition that must give the answer of the page. With -long it
// takes a few minutes: fewer than five replications have no intervals.
func TestAnswersForTheCentre(t *testing.T) {
	text, err := os.ReadFile("../../scenarios/answers.md")
	if err != nil {
		t.Fatal(err)
	}
	commands := quotedCommands(string(text))
	used := map[string]bool{}
	for _, c := range commands {
		i := slices.IndexFunc(editions, func(e edition) bool { return strings.HasPrefix(c.line, e.start) })
		if i >= 0 {
			used[editions[i].start] = true
			checkQuote(t, c, editions[i].find)
		}
		if !*long {
			continue
		}
		t.Run(c.line[:min(60, len(c.line))], func(t *testing.T) {
			if i < 0 {
				tryForADay(t, c)
				return
			}
			e := &editions[i]
			if printed := printedBy(t, e.arguments(c.line)); printed != "" {
				check(t, "the small edition", printed, e.find)
			}
		})
	}
	for i := range editions {
		if !used[editions[i].start] {
			t.Errorf("the page no longer shows %s", editions[i].start)
		}
	}
}

// checkQuote holds what the page shows against what is known to be found.
func checkQuote(t *testing.T, c quoted, find []string) {
	t.Helper()
	check(t, "what the page shows of "+c.line[:min(60, len(c.line))], c.shown, find)
}

func check(t *testing.T, what, text string, find []string) {
	t.Helper()
	for _, pattern := range find {
		if !regexp.MustCompile(pattern).MatchString(text) {
			t.Errorf("%s has no %s:\n%.3000s", what, pattern, text)
		}
	}
}

// tryForADay runs a command for a day without a warm-up.
func tryForADay(t *testing.T, c quoted) {
	t.Helper()
	e := edition{
		add: []string{"-n", "2", "--days", "1", "--set", "run.kind=stationary", "--set", "run.warm-up=0s", "--set",
			"run.follow-up=0s"},
		drop: []string{"--from", "--to", "--steps", "--resolution", "--output", "-o"},
		keep: "weighing",
	}
	if strings.Contains(c.line, " capacity ") {
		e.add = append(e.add, "--from", "20%", "--to", "300%", "--steps", "2", "--resolution", "49%")
	}
	printedBy(t, e.arguments(c.line))
}

// arguments are those of a command in its small edition.
func (e *edition) arguments(line string) []string {
	keep := regexp.MustCompile(e.keep)
	var arguments []string
	words := word.FindAllString(strings.TrimPrefix(line, "karvon "), -1)
	for i := 0; i < len(words); i++ {
		argument := strings.Trim(words[i], "'")
		switch {
		case slices.Contains(e.drop, argument):
			i++
		case argument == "--together" && !keep.MatchString(words[i+1]):
			i++
		default:
			arguments = append(arguments, argument)
		}
	}
	return append(arguments, e.add...)
}

// printedBy runs a command, which may find thresholds that are not met.
func printedBy(t *testing.T, arguments []string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if code := run(context.Background(), arguments, &stdout, &stderr); code != exitDone && code != exitThreshold {
		t.Errorf("karvon %s ends with code %d: %s", strings.Join(arguments, " "), code, &stderr)
	}
	return stdout.String()
}
