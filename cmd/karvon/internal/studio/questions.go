package studio

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"karvon/sim/plan"
)

// questions are what can be asked, each with the options that its command takes from a page. What reads or writes
// files, or runs elsewhere, is not among them.
var questions = map[string][]string{
	"run": {"antithetic", "for", "max-replications", "precision", "uncertain", "undecided", "warm-up", "where",
		"windows"},
	"compare":     {"antithetic", "looks", "windows"},
	"explain":     {"antithetic", "as", "for", "indifference", "only", "top", "windows"},
	"capacity":    {"antithetic", "flow", "from", "resolution", "steps", "to", "where", "windows"},
	"staff":       {"antithetic", "budget", "confidence", "cost", "search", "shift", "vary", "where", "windows"},
	"sensitivity": {"antithetic", "delta", "for", "method", "only", "size", "together", "windows"},
	"years":       {"antithetic", "budget", "confidence", "draws", "every", "where", "windows"},
}

// Questions gives by question the flags of its command that a page can set, besides policies, settings and how it is
// run.
func Questions() map[string][]string { return maps.Clone(questions) }

// The most that a page can ask for at once.
const (
	mostReplications = 2_000
	mostDays         = 3_660
	mostOptions      = 100
)

// mostOf bounds further options that say how much is done.
var mostOf = map[string]int{"budget": 100_000, "search": mostReplications, "size": 1_000, "draws": 10_000}

// arguments are the parts of a command line that say how it is run.
func (r *Run) arguments() ([]string, error) {
	var all []string
	if r.Replications < 0 || r.Days < 0 {
		return nil, wrongf("replications and days are whole numbers from 1")
	}
	if r.Replications > mostReplications || r.Days > mostDays {
		return nil, wrongf("%d replications of %d days: a page asks for %d of %d at most; karvon itself takes more",
			r.Replications, r.Days, mostReplications, mostDays)
	}
	if r.Replications > 0 {
		all = append(all, "-n", strconv.Itoa(r.Replications))
	}
	if r.Seed != nil {
		all = append(all, "--seed", strconv.FormatUint(*r.Seed, 10))
	}
	if r.Days > 0 {
		all = append(all, "--days", strconv.Itoa(r.Days))
	}
	return all, nil
}

// optionsOf writes options as flags, in the order of their names. Besides those of the question there are replications,
// which take the place of the configuration's.
func optionsOf(question string, options map[string]json.RawMessage) ([]string, error) {
	known, ok := questions[question]
	if !ok {
		return nil, wrongf("%q is no question: there are %s", question,
			strings.Join(slices.Sorted(maps.Keys(questions)), ", "))
	}
	if len(options) > mostOptions {
		return nil, wrongf("%d options; %d are the most", len(options), mostOptions)
	}
	var all []string
	for _, flag := range slices.Sorted(maps.Keys(options)) {
		if !slices.Contains(known, flag) && flag != "replications" {
			return nil, wrongf("the question %s has no option %q on a page", question, flag)
		}
		values, err := valuesOf(options[flag])
		if err != nil {
			return nil, wrongf("the option %s is a text, a number, a switch or a list of texts", flag)
		}
		for _, value := range values {
			n, err := strconv.Atoi(value)
			if strings.HasSuffix(flag, "replications") && (err != nil || n < 1 || n > mostReplications) {
				return nil, wrongf("%s replications: a page asks for 1 to %d", value, mostReplications)
			}
			if most := mostOf[flag]; most > 0 && err == nil && n > most {
				return nil, wrongf("--%s %d: a page asks for %d at most; karvon itself takes more", flag, n, most)
			}
			all = append(all, "--"+flag+"="+value)
		}
	}
	return all, nil
}

// valuesOf reads the value of an option, or several; none of what is empty or switched off.
func valuesOf(raw json.RawMessage) ([]string, error) {
	var one any
	if err := json.Unmarshal(raw, &one); err != nil {
		return nil, err
	}
	list, several := one.([]any)
	if !several {
		list = []any{one}
	}
	var values []string
	for _, item := range list {
		switch v := item.(type) {
		case nil:
		case string:
			if v != "" {
				values = append(values, v)
			}
		case bool:
			if v {
				values = append(values, "true")
			}
		case float64:
			values = append(values, strconv.FormatFloat(v, 'f', -1, 64))
		default:
			return nil, fmt.Errorf("%T", item)
		}
	}
	return values, nil
}

// question makes the work of a question about a configuration, as it stands.
func (c *configuration) question(name string, options map[string]json.RawMessage) (*Work, error) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	now := c.now()
	flags, err := optionsOf(name, options)
	if err != nil {
		return nil, err
	}
	run, err := now.run.arguments()
	if err != nil {
		return nil, err
	}
	if name == "compare" {
		return nil, wrongf("a comparison is of two configurations or more")
	}
	whole := Run{Replications: c.current.model.Replications, Days: int(c.current.model.Window / plan.Day)}
	if now.run.Replications > 0 || options["replications"] != nil {
		whole.Replications = 0
	}
	if now.run.Days > 0 {
		whole.Days = 0
	}
	if _, err := whole.arguments(); err != nil {
		return nil, err // a scenario can ask for more by itself
	}
	return &Work{Arguments: slices.Concat([]string{name, now.file}, now.arguments(), run, flags), Files: now.files()}, nil
}

// command writes a command line so that a shell takes it as it is.
func command(arguments []string) string {
	words := []string{"karvon"}
	for _, word := range arguments {
		words = append(words, quoted(word))
	}
	return strings.Join(words, " ")
}

// quoted writes a word for a shell.
func quoted(word string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_./=:,+%@", r)
	}
	if word != "" && strings.IndexFunc(word, func(r rune) bool { return !plain(r) }) < 0 {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
