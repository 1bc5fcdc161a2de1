package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/parquet-go/parquet-go"
	"go.yaml.in/yaml/v4"
)

// hostile are texts that something along the way would obey: a terminal, the server of a CI job, a browser, a
// spreadsheet, a reader of Markdown. Each stands in some text of the scenario. After a line break, which titles have
// none of, stands BROKEN, which then begins no line.
var hostile = map[string]string{
	"TITLE":       "::error file=x,line=1::owned \x1b[31mred\x1b[0m",
	"DESCRIPTION": "\x1b]0;title\x07 \x1b]8;;http://x\x1b\\link \u009b31m \u0085 \u0090",
	"ENTITY":      "a \u202egnp.exe\u202c \u2066truck\u2069",
	"SITE":        "</script><script>alert(1)</script><img src=x onerror=alert(1)>",
	"STATION":     "=HYPERLINK(\"http://x\")",
	"SECOND":      "+1+cmd|' /C calc'!A0",
	"FLOW":        "@SUM(A1) ##vso[task.setvariable variable=x]y ##[error]z ###[group]",
	"POLICY":      "\u200b\u200d\ufeff\u2060\u200e\u200f\u061c\u00ad invisible",
	"WHY":         "section_start:1:x\r\x1b[0K ::warning::w\r\nBROKEN ::error::again",
	"SWEEP":       "line\u2028and\u2029paragraph \x00 \x7f \x08 \uffff",
	"SOURCE":      "| ![x](http://x) `code` **b** [a]: http://x <b> @team \t tab",
}

// hostileName is that of the scenario's file; invalidName is no UTF-8 besides.
const (
	hostileName = "::error file=x::y\nBROKEN::error::z\x1b[31m\u202e ##vso[x]y,%0A=.yaml"
	invalidName = "a\xff\r" + hostileName
)

const hostileScenario = `karvon: 1
title: TITLE
description: DESCRIPTION
run: {kind: stationary, warm-up: 6h, window: 2 days, follow-up: 6h, replications: 2, seed: 1}
entities: {truck: {title: ENTITY}}
sites:
  post:
    title: SITE
    stations:
      gate: {title: STATION, servers: 1, service: {value: {exponential: 1m}, source: SOURCE, confidence: measured},
        costs: {duty: 6 USD/h}}
      exit: {title: SECOND, servers: {value: 2, range: [1, 3], source: DESCRIPTION}, service: {exponential: 1m},
        costs: {duty: 6 USD/h}}
flows:
  trucks: {title: FLOW, entity: truck, arrivals: {rate: 30/h}, journey: [{visit: gate}, {visit: exit}, depart]}
policies:
  second: {title: POLICY, why: WHY, set: {sites.post.stations.gate.servers: 2}}
sweeps:
  load: {title: SWEEP, factors: {rate: {path: flows.trucks.arrivals.rate, levels: [20/h, 30/h]}},
    responses: [post.gate.wait.mean]}
agencies:
  first: {title: TITLE, country: SITE, runs: [post.gate]}
  other: {title: STATION, country: SITE, runs: [post.exit]}
appraisal:
  prices: 2024
  opening: 2025
  last: 2030
  discount: {value: 9%, range: [1%, 20%], source: SOURCE, note: WHY}
  time: {truck: 7 USD/h}
  projects: {second: {investment: {value: 20000 USD, note: WHY}, paid-by: first}}
options:
  question: DESCRIPTION
  year: 2025
  choices: [{name: nothing, title: ENTITY}, {name: second, title: POLICY, policies: [second]}]
  futures: [{name: one, title: TITLE}]
  not-modelled: [SWEEP]
thresholds: [post.gate.wait.mean < 1s]
years:
  base: 2024
  last: 2027
  streams: {trucks: {title: FLOW, flows: [trucks], traffic: 30/h, growth: {by: {value: 5%, range: [4%, 9%]}}}}
  marks: {announced: {title: TITLE, stream: trucks, load: 33/h}}
  phases: [{policy: second, in: 2026}]
primary: [post.gate.wait.mean, flow.trucks.time.mean]
`

// writeHostile writes the scenario into the present folder, which is a new one.
func writeHostile(t *testing.T, names ...string) {
	t.Helper()
	t.Chdir(t.TempDir())
	text := hostileScenario
	for word, meant := range hostile {
		text = strings.ReplaceAll(text, word, yamlText(meant))
	}
	for _, name := range names {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Skipf("the file system has no such name: %v", err)
		}
	}
}

// yamlText writes a text in double quotes with every character but the plain ones escaped.
func yamlText(text string) string {
	var out strings.Builder
	for _, r := range text {
		if r >= ' ' && r <= '~' && r != '"' && r != '\\' {
			out.WriteRune(r)
		} else {
			out.WriteString(`\u` + strings.Repeat("0", 4-len(strconv.FormatInt(int64(r), 16))) + strconv.FormatInt(int64(r), 16))
		}
	}
	return `"` + out.String() + `"`
}

// said runs a command, which does not fail though it may be wrong, and gives what it wrote.
func said(t *testing.T, arguments ...string) (stdout, stderr string) {
	t.Helper()
	stdout, stderr, code := answered(t, arguments...)
	if code == exitFailed {
		t.Errorf("%q failed: %q", arguments, stderr)
	}
	return stdout, stderr
}

func answered(t *testing.T, arguments ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errors bytes.Buffer
	code = run(t.Context(), arguments, &out, &errors)
	return out.String(), errors.String(), code
}

func TestTextFromOutsideIsShownInEveryReport(t *testing.T) {
	writeHostile(t, hostileName)
	const seen = "response,value\npost.exit.wait.mean,1 min\n"
	if err := os.WriteFile("seen.csv", []byte(seen), 0o666); err != nil {
		t.Fatal(err)
	}
	for name, command := range map[string]string{
		"run":         "run FILE --days 1",
		"ascii":       "run FILE --days 1 --ascii",
		"uncertain":   "run FILE --days 1 --uncertain",
		"compare":     "compare FILE --policy second -n 2 --days 1",
		"capacity":    "capacity FILE -n 2 --days 1",
		"explain":     "explain FILE -n 5 --days 1 --indifference 0",
		"staff":       "staff FILE -n 5 --search 5 --days 1 --vary *.servers=1..3 --budget 50",
		"years":       "years FILE -n 3 --days 1 --draws 20",
		"appraise":    "appraise FILE -n 2 --days 1",
		"options":     "options FILE -n 2 --days 1",
		"sweep":       "sweep FILE --sweep load -n 2 --days 1",
		"sensitivity": "sensitivity FILE --only *.exit.* -n 2 --days 1",
		"calibrate":   "calibrate FILE --to seen.csv --only *.exit.* -n 2 --rounds 1 --points 8 --days 1",
	} {
		t.Run(name, func(t *testing.T) {
			var kept []string
			if name != "run" && name != "ascii" { // of which what pictures show is not kept
				kept = []string{"--dir", "runs-" + name}
			}
			for i, format := range []string{"text", "markdown", "csv", "json", "html", "xlsx", "docx", "pdf", "svg",
				"png"} {
				if i == 1 && kept != nil {
					kept = append(kept, "--resume")
				}
				if name == "uncertain" && (format == "svg" || format == "png") {
					continue // it has no picture
				}
				if !*long && name != "run" && slices.Contains([]string{"markdown", "json", "xlsx", "docx", "pdf", "png"}, format) {
					continue // the writers are the same for all
				}
				stdout, stderr := said(t, slices.Concat(words(command), []string{"--format", format}, kept)...)
				if len(stdout) == 0 {
					t.Errorf("%s as %s writes nothing: %s", name, format, stderr)
				}
				requireFormat(t, name+" as "+format, format, stdout)
				requireShown(t, "what "+name+" says", stderr)
			}
		})
	}
}

// words splits a command line in which FILE stands for the scenario.
func words(command string) []string {
	all := strings.Fields(command)
	for i, word := range all {
		if word == "FILE" {
			all[i] = hostileName
		}
	}
	return all
}

func TestTextFromOutsideIsShownInEveryTable(t *testing.T) {
	writeHostile(t, hostileName)
	for _, side := range []string{"--assumptions", "--responses", "--load", "--plan"} {
		for _, format := range []string{"text", "markdown", "csv"} {
			stdout, stderr := said(t, "show", hostileName, side, "--format", format)
			if len(stdout) == 0 {
				t.Errorf("show %s as %s writes nothing: %s", side, format, stderr)
			}
			requireFormat(t, "show "+side+" as "+format, format, stdout)
		}
	}
}

func TestTheResolvedScenarioReadsBackAsTheSameTexts(t *testing.T) {
	writeHostile(t, hostileName)
	stdout, _ := said(t, "show", hostileName)
	requireFormat(t, "show", "yaml", stdout)
	var read any
	if err := yaml.Unmarshal([]byte(stdout), &read); err != nil {
		t.Fatal(err)
	}
	found := texts(read)
	for word, text := range hostile {
		if !slices.Contains(found, text) {
			t.Errorf("%s does not read back as %q: %s", word, text, stdout)
		}
	}
}

// texts lists the texts of a value.
func texts(value any) []string {
	switch value := value.(type) {
	case string:
		return []string{value}
	case []any:
		var all []string
		for _, item := range value {
			all = append(all, texts(item)...)
		}
		return all
	case map[string]any:
		var all []string
		for _, item := range value {
			all = append(all, texts(item)...)
		}
		return all
	}
	return nil
}

func TestNamesOfFilesAreShownInWhatIsSaid(t *testing.T) {
	writeHostile(t, hostileName, invalidName)
	if err := os.WriteFile("broken"+hostileName,
		[]byte("karvon: 1\ntitle: x\n::error file=a::b \u202e: ##[error]\nno: [\"\x1b\", \x1b]\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("keys"+hostileName,
		[]byte("karvon: 1\ntitle: x\n\"::error::a\\n\\e\": 1\nextends: \"\\nBROKEN::error::b.yaml\"\n  \n"),
		0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("recorded"+hostileName,
		[]byte(strings.Replace(hostileScenario, "rate: 30/h",
			`trace: {file: "`+`\nBROKEN::error::c\e.csv", time: "::error::\n"}`, 1)), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, arguments := range [][]string{
		{"check", hostileName}, {"check", invalidName}, {"check", hostileName + hostileName},
		{"check", "broken" + hostileName},
		{"check", "keys" + hostileName}, {"check", "recorded" + hostileName}, {"check", "::error::\nBROKEN"},
		{"fmt", "--check", hostileName}, {"fmt", "--check", invalidName}, {"fmt", "::error::\nBROKEN\x1b.yaml"},
		{"fmt", "broken" + hostileName},
		{"show", hostileName, "--set", "::error::\nBROKEN\x1b=\x9b\u202e"},
		{"show", hostileName, "--set", "title=\nBROKEN::error::\x1b"},
		{"show", hostileName, "--policy", "::error::\nBROKEN\x1b"},
		{"show", invalidName, "--plan", "--format", "::error::\n"},
		{"run", hostileName, "--days", "1", "--output", "::error::\nBROKEN\x1b.json"},
		{"run", hostileName, "--output", "::error::\nBROKEN\x1b"},
		{"run", hostileName, "--output", "::error::\nBROKEN\x1b/"},
		{"run", hostileName, "--output", "none/::error::\nBROKEN\x1b.json"},
		{"run", hostileName, "--chart", "::error::\nBROKEN\x1b", "-o", "a.svg"},
		{"run", hostileName, "--seed", "\nBROKEN ::error::\x1b"},
		{"run", hostileName, "--days", "1", "--dir", "::error::\nBROKEN\x1b"},
		{"run", hostileName, "--days", "1", "--dir", "::error::\nBROKEN\x1b"},
		{"run", hostileName, "--days", "1", "--dir", "::error::\nBROKEN\x1b", "--resume"},
		{"run", hostileName, "--days", "1", "--records", "::error::\nBROKEN\x1b.csv"},
		{"run", hostileName, "--days", "1", "--series", "::error::\nBROKEN\x1b.csv"},
		{"run", hostileName, "--records", "::error::\nBROKEN\x1b.txt"},
		{"run", hostileName, "--days", "1", "--values", "::error::\nBROKEN\x1b.csv"},
		{"run", hostileName, "--values", "::error::\nBROKEN\x1b.txt"},
		{"run", hostileName, "--records", "-", "--stream-format", "::error::\nBROKEN\x1b"},
		{"run", invalidName, "--days", "1", "--records", "a.parquet"},
		{"run", hostileName, "--records", "a.csv", "--records-flow", "::error::\nBROKEN\x1b"},
		{"run", "--::error::\nBROKEN\x1b"}, {"run", "-\x1b"},
		{"\nBROKEN ::error::\x1b"}, {"run", "a", "\nBROKEN ::error::\x1b"},
		{"diff", "::error::\nBROKEN\x1b.json", hostileName}, {"verify", "\nBROKEN ::error::\x1b"},
		{"sweep", hostileName, "\nBROKEN ::error::\x1b"}, {"sweep", hostileName, "--factor", "::error::\x1b\u202e=1,2"},
		{"compare", hostileName, "\nBROKEN ::error::\x1b.yaml"},
		{"verify", hostileName}, {"list"}, {"__complete", "run", hostileName, "--policy", ""},
		{"__complete", "run", hostileName, "--chart", ""},
	} {
		stdout, stderr := said(t, arguments...)
		requireShown(t, "the output of "+strconv.QuoteToASCII(strings.Join(arguments, " ")), stdout)
		requireShown(t, "what is said of "+strconv.QuoteToASCII(strings.Join(arguments, " ")), stderr)
	}
}

func TestRecordsAreShownAndRead(t *testing.T) {
	writeHostile(t, invalidName)
	for flag, name := range map[string]string{"--records": "visits.csv", "--series": "series.csv",
		"--values": "values.csv"} {
		said(t, "run", invalidName, "--days", "1", "-n", "1", "-q", flag, name)
		requireFormat(t, name, "csv", contents(t, name))
		requireFormat(t, name+"-metadata.json", "json", contents(t, name+"-metadata.json"))
	}
	for flag, name := range map[string]string{"--records": "visits.jsonl", "--series": "series.jsonl",
		"--values": "values.jsonl"} {
		said(t, "run", invalidName, "--days", "1", "-n", "1", "-q", flag, name)
		first, _, _ := strings.Cut(contents(t, name), "\n")
		requireFormat(t, name, "json", first)
		requireShown(t, name, contents(t, name))
	}
	rows, _ := said(t, "run", invalidName, "--days", "1", "-n", "1", "--records", "-", "--stream-format", "jsonl")
	if rows != contents(t, "visits.jsonl") {
		t.Error("what is streamed is not what a file holds")
	}
	said(t, "run", invalidName, "--days", "1", "-n", "1", "-q", "--output", "tables/")
	said(t, "run", invalidName, "--days", "1", "-n", "1", "-q", "--records", "visits.parquet")
	visits, err := parquet.OpenFile(strings.NewReader(contents(t, "visits.parquet")),
		int64(len(contents(t, "visits.parquet"))))
	if err != nil {
		t.Fatal(err)
	}
	if name, _ := visits.Lookup("karvon.scenario"); !utf8.ValidString(name) || !strings.HasPrefix(name, "a") {
		t.Errorf("the records are of %q, which is no text", name)
	}
	files, err := filepath.Glob("tables/*.csv")
	if err != nil || len(files) < 3 {
		t.Fatalf("only %q: %v", files, err)
	}
	for _, file := range files {
		requireFormat(t, file, "csv", contents(t, file))
	}
}

func contents(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Of the lines of a verification's annotations each is one command of karvon's own: no file name and no baseline
// writes another.
func TestAVerificationIsShownWhereverItGoes(t *testing.T) {
	writeHostile(t, hostileName, "older"+hostileName)
	said(t, "verify", "--update", hostileName, "-q")
	baseline := strings.TrimSuffix(hostileName, ".yaml") + ".baseline.json"
	requireFormat(t, "a baseline", "json", contents(t, baseline))
	changed := strings.NewReplacer(`"karvon": "`, `"karvon": "\nBROKEN ::error::\u001b\u202e`, `"fingerprint": "`,
		`"fingerprint": "\nBROKEN ::error::\u001b`,
		`"hash":"`, `"hash":"\nBROKEN ::error::\u009b`).Replace(contents(t, baseline))
	if err := os.WriteFile(baseline, []byte(changed), 0o666); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"broken" + hostileName: "karvon: 1\n\"::error::\\n\": 1\n",
		"broken" + baseline:    "{}",
		"older" + baseline:     `{"schema": "\nBROKEN ::error::\u001b"}`,
	} {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	stdout, stderr, _ := answered(t, "verify", "--github", "--junit", "out.xml", "--markdown", "out.md", ".")
	requireShown(t, "what verify says", stderr)
	text, annotations := "", 0
	for line := range strings.Lines(stdout) {
		if strings.HasPrefix(line, "::error file=") {
			annotations++
			line = strings.TrimLeft(line, ":")
		}
		text += line
	}
	requireShown(t, "the output of verify", text)
	if want := 3; annotations != want {
		t.Errorf("%d annotations, want %d: %s", annotations, want, stdout)
	}
	requireFormat(t, "out.md", "markdown", contents(t, "out.md"))
	requireXML(t, "out.xml", contents(t, "out.xml"))
}

// What diff reads was written by others: the names and units of its numbers too.
func TestADifferenceOfHostileResultsIsShown(t *testing.T) {
	writeHostile(t, hostileName)
	said(t, "run", hostileName, "--days", "1", "-q", "-o", "before.json")
	said(t, "run", hostileName, "--days", "1", "--seed", "7", "--policy", "second", "-q", "-o", "after.json")
	for _, name := range []string{"before.json", "after.json"} {
		text := strings.NewReplacer(`post.gate`, `=\nBROKEN::error::\u001b[31m\u202e ##[error]`, `"unit":"s"`,
			`"unit":"::error::\n\u009b</script><img src=x>"`,
			`"place":"post"`, `"place":"@\r\u2028"`).Replace(contents(t, name))
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, format := range []string{"text", "markdown", "csv", "json", "html", "xlsx", "docx", "pdf"} {
		stdout, stderr := said(t, "diff", "before.json", "after.json", "--format", format, "--all")
		if len(stdout) == 0 {
			t.Errorf("diff as %s writes nothing: %s", format, stderr)
		}
		requireFormat(t, "diff as "+format, format, stdout)
	}
}
