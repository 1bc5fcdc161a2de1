//go:build unix

package main

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var (
	python = flag.String("python", "",
		"a Python that runs the blocks of scenarios/notebooks.md; without it those are left out")
	rscript = flag.String("rscript", "", "an Rscript that runs those in R; without it those are left out")
)

// notebookLanguage is what a notebook is written in.
type notebookLanguage struct {
	program string
	options []string // before the name of a file
	ending  string
	module  *regexp.Regexp  // that a block asks for
	flag    string          // before a line of the language
	asks    string          // for a module
	lacks   map[string]bool // by module that was asked for
}

func languages() map[string]*notebookLanguage {
	return map[string]*notebookLanguage{
		"python": {*python, nil, ".py", regexp.MustCompile(`(?m)^import (\w+)`), "-c", "import %s",
			map[string]bool{}},
		"r": {*rscript, []string{"--vanilla"}, ".R", regexp.MustCompile(`(?m)^library\((\w+)\)`), "-e",
			"library(%s)", map[string]bool{}},
	}
}

// notebook is a block of the page: the question that it answers, by number and heading, and its text.
type notebook struct {
	heading, kind, text string
}

var notebookParts = regexp.MustCompile("(?ms)^## ([^\n]*)\n|^```(python|r|sh)\n(.*?)^```")

// notebooks lists the commands that make the files of the page, and its blocks.
func notebooks(t *testing.T) (commands []string, blocks []notebook) {
	t.Helper()
	page, err := os.ReadFile("../../scenarios/notebooks.md")
	if err != nil {
		t.Fatal(err)
	}
	heading := ""
	for _, part := range notebookParts.FindAllStringSubmatch(string(page), -1) {
		switch heading = cmp.Or(part[1], heading); part[2] {
		case "":
		case "sh":
			commands = append(commands, strings.Split(strings.TrimSpace(part[3]), "\n")...)
		default:
			blocks = append(blocks, notebook{heading, part[2], part[3]})
		}
	}
	return commands, blocks
}

// Each question of the page is answered in both languages, in about ten lines.
func TestNotebooksAreShortAndInBothLanguages(t *testing.T) {
	commands, blocks := notebooks(t)
	in := map[string]map[string]bool{}
	for _, b := range blocks {
		if lines := strings.Count(b.text, "\n"); lines > 13 {
			t.Errorf("%s: %d lines of %s", b.heading, lines, b.kind)
		}
		if in[b.heading] == nil {
			in[b.heading] = map[string]bool{}
		}
		in[b.heading][b.kind] = true
	}
	for heading, kinds := range in {
		if len(kinds) != 2 {
			t.Errorf("%s is answered in %v alone", heading, slices.Collect(maps.Keys(kinds)))
		}
	}
	if len(commands) < 5 || len(in) < 10 {
		t.Errorf("the page has %d commands and %d questions", len(commands), len(in))
	}
}

// The blocks of the page run on the files that its commands write. What they print under a name of karvon's is
// karvon's own number, and what one language prints under any name is what the other does.
func TestNotebooksPrintKarvonsNumbers(t *testing.T) {
	if *python == "" && *rscript == "" {
		t.Skip("neither -python nor -rscript is given")
	}
	commands, blocks := notebooks(t)
	t.Chdir(t.TempDir())
	for _, command := range commands {
		succeed(t, command)
	}
	known, others, in := truths(t, commands), map[string]printed{}, languages()
	for i, b := range blocks {
		in := in[b.kind]
		if in.program == "" {
			continue
		}
		t.Run(fmt.Sprintf("%s in %s", b.heading, b.kind), func(t *testing.T) {
			in.have(t, b)
			numbers := in.run(t, fmt.Sprintf("block%d%s", i, in.ending), b)
			numbers.compare(t, known, others[b.heading])
			others[b.heading] = numbers
		})
	}
}

// have skips a test where the language has no module that a block asks for.
func (l *notebookLanguage) have(t *testing.T, b notebook) {
	t.Helper()
	for _, found := range l.module.FindAllStringSubmatch(b.text, -1) {
		module := found[1]
		if _, known := l.lacks[module]; !known {
			l.lacks[module] = exec.Command(l.program, l.flag, fmt.Sprintf(l.asks, module)).Run() != nil
		}
		if l.lacks[module] {
			notRun(t, fmt.Sprintf("%s has no %s", filepath.Base(l.program), module))
		}
	}
}

// printed are the numbers that a block prints, by name.
type printed map[string]float64

// run runs a block as a file and reads what it prints: a name and a number a line.
func (l *notebookLanguage) run(t *testing.T, name string, b notebook) printed {
	t.Helper()
	put(t, name, []byte(b.text))
	command := exec.Command(l.program, append(slices.Clone(l.options), name)...)
	var told bytes.Buffer
	command.Stderr = &told
	text, err := command.Output()
	if err != nil {
		t.Fatalf("%v: %s\n%s", err, &told, b.text)
	}
	numbers := printed{}
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		name, number, _ := strings.Cut(strings.TrimSpace(line), " ")
		value, err := strconv.ParseFloat(number, 64)
		if err != nil {
			t.Fatalf("it prints %q, which is no name and number", line)
		}
		numbers[name] = value
	}
	return numbers
}

// compare holds numbers to karvon's own, of which some must be there, and to those that the other language printed.
func (p printed) compare(t *testing.T, known map[string]float64, others printed) {
	t.Helper()
	compared := 0
	for name, value := range p {
		if truth, ok := known[name]; ok {
			compared++
			if !alike(value, truth) {
				t.Errorf("%s is %v, by karvon %v", name, value, truth)
			}
		}
		if other, ok := others[name]; ok && !alike(value, other) {
			t.Errorf("%s is %v, in the other language %v", name, value, other)
		}
	}
	if compared == 0 {
		t.Errorf("nothing of %v is compared with karvon's own", p)
	}
}

// alike says whether a number that is printed with six digits is another.
func alike(value, other float64) bool {
	return math.Abs(value-other) <= 1e-5*max(math.Abs(value), math.Abs(other))
}

// succeed runs a command of karvon, in which thresholds may stay undecided.
func succeed(t *testing.T, command string) (printed string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code := run(t.Context(), typed(command)[1:], &stdout, &stderr)
	if code != exitDone && code != exitThreshold {
		t.Fatalf("%s: exit code %d: %s", command, code, &stderr)
	}
	return stdout.String()
}
