package lesson

import (
	"fmt"
	"maps"
	"slices"

	"karvon/sim/scenario"
	"karvon/sim/syntax"
	"karvon/sim/unit"
)

// The most that a lesson has of something.
const (
	mostNumber       = 1_000
	mostReplications = 500
	leastOptions     = 2
	mostOptions      = 8
)

func (r *reader) lesson(tree *syntax.Tree) Lesson {
	f := r.mapping(at{tree, ""}, "lesson", "number", "title", "summary", "scenario", "text", "configurations", "questions",
		"end")
	if of, ok := f.keys["lesson"]; ok && (of.Form != syntax.Scalar || of.Text != version) {
		r.fail(scenario.BadQuantity, of, "this karvon reads lessons of version "+version, "")
	}
	l := Lesson{Title: r.words(f, "title"), Summary: r.words(f, "summary"), Scenario: r.text(f, "scenario"),
		Text: r.words(f, "text"), End: r.words(f, "end")}
	if of, ok := f.keys["number"]; ok {
		l.Number = r.whole(of, 1, mostNumber)
	}
	if of, ok := f.keys["configurations"]; ok {
		l.Configurations = r.configurations(of)
	}
	for _, of := range r.list(f, "questions") {
		q := r.question(of, &l)
		if l.Question(q.Name) != nil {
			r.fail(syntax.DuplicateKey, of, "two questions have the name "+q.Name, "")
		}
		l.Questions = append(l.Questions, q)
	}
	if of, ok := f.keys["questions"]; ok && of.Form == syntax.List && len(l.Questions) == 0 {
		r.fail(scenario.MissingValue, of, "there is no question", "")
	}
	return l
}

// configurations reads the configurations in the order of the file.
func (r *reader) configurations(of at) (all []Configuration) {
	if of.Form != syntax.Mapping {
		r.wrongForm(of, "a mapping from names")
		return nil
	}
	for _, field := range of.Fields {
		inner := at{field.Value, of.path + "." + field.Name}
		r.places[inner.path] = place{field.Pos, r.line(field.Pos)}
		if !scenario.IsName(field.Name) {
			r.Add(scenario.BadName, field.Pos, inner.path, syntax.Abbreviated(field.Name)+" is not a name",
				scenario.NameHint(field.Name))
		}
		f := r.mapping(inner, "title", "policies?", "set?")
		c := Configuration{Name: field.Name, Title: r.words(f, "title"), Policies: []string{}, Settings: []string{}}
		for _, item := range r.list(f, "policies") {
			if text, ok := r.scalar(item, "the name of a policy"); ok {
				c.Policies = append(c.Policies, text)
			}
		}
		if set, ok := f.keys["set"]; ok && set.Form == syntax.Mapping {
			for _, s := range set.Fields {
				c.Settings = append(c.Settings, s.Name+"="+s.Value.AsWritten())
			}
		} else if ok {
			r.wrongForm(set, "a mapping from paths")
		}
		all = append(all, c)
	}
	return all
}

func (r *reader) question(of at, l *Lesson) Question {
	f := r.mapping(of, "name", "text", "figure", "of", "metric?", "unit?", "replications", "tolerance?", "options?",
		"exact?", "after")
	q := Question{Name: r.name(f, "name"), Text: r.words(f, "text"), Metric: r.text(f, "metric"),
		After: r.words(f, "after"), Options: []Option{}, Of: []string{}}
	q.Figure = Figure(r.among(f, "figure", slices.Sorted(words(figures))))
	q.Unit = Unit(r.among(f, "unit", slices.Sorted(words(units))))
	for _, item := range r.list(f, "of") {
		name, ok := r.scalar(item, "the name of a configuration")
		if ok && l.Configuration(name) == nil {
			var known []string
			for _, c := range l.Configurations {
				known = append(known, c.Name)
			}
			r.fail(scenario.UnknownWord, item, "there is no configuration "+syntax.Abbreviated(name),
				syntax.Nearest(name, known))
		}
		q.Of = append(q.Of, name)
	}
	if of, ok := f.keys["replications"]; ok && of.Form == syntax.Scalar {
		q.Replications = []int{r.whole(of, 1, mostReplications)}
	} else if ok {
		for _, item := range r.items(of) {
			q.Replications = append(q.Replications, r.whole(item, 1, mostReplications))
		}
	}
	for _, item := range r.list(f, "options") {
		q.Options = append(q.Options, r.option(item, q.Figure))
	}
	q.Tolerance = r.tolerance(f)
	if of, ok := f.keys["exact"]; ok {
		inner := r.mapping(of, "value", "text")
		exact := &Exact{Text: r.words(inner, "text")}
		if value := r.number(inner, "value"); value != nil {
			exact.Value = *value
		}
		q.Exact = exact
	}
	if q.Figure != "" {
		r.fits(f, &q)
	}
	return q
}

// words gives the keys of a mapping from words as texts.
func words[K ~string, V any](of map[K]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for word := range maps.Keys(of) {
			if !yield(string(word)) {
				return
			}
		}
	}
}

// option reads an option, which says when it is true as the figure asks for.
func (r *reader) option(of at, figure Figure) Option {
	switch figure {
	case Telling:
		f := r.mapping(of, "text", "told")
		told := r.among(f, "told", []string{string(More), string(Less), string(Open)})
		return Option{Text: r.words(f, "text"), Told: Told(told)}
	case Largest:
		f := r.mapping(of, "text", "metric")
		return Option{Text: r.words(f, "text"), Metric: r.text(f, "metric")}
	}
	f := r.mapping(of, "text", "above?", "below?")
	o := Option{Text: r.words(f, "text"), Above: r.number(f, "above"), Below: r.number(f, "below")}
	switch {
	case of.Form != syntax.Mapping:
	case of.Get("above") == nil && of.Get("below") == nil:
		r.fail(scenario.MissingKey, of, "the option does not say where the figure lies when it is true",
			"write above, below or both")
	case o.Above != nil && o.Below != nil && *o.Above >= *o.Below:
		r.fail(scenario.OutOfRange, of, "nothing lies above the one and below the other", "")
	}
	return o
}

// tolerance reads by which share of the figure a number may be off.
func (r *reader) tolerance(f fields) float64 {
	of, ok := f.keys["tolerance"]
	if !ok {
		return 0
	}
	text, ok := r.scalar(of, "a share such as 25%")
	if !ok {
		return 0
	}
	share, err := unit.Parse(text, unit.Share)
	if err != nil || !(share > 0 && share < 1) {
		r.fail(scenario.BadQuantity, of, syntax.Abbreviated(text)+" is no share such as 25%, between 0% and 100%", "")
		return 0
	}
	return share
}

// fits holds a question to what its figure is of.
func (r *reader) fits(f fields, q *Question) {
	needs := figures[q.Figure]
	if of, ok := f.keys["of"]; ok && of.Form == syntax.List && len(q.Of) != needs.configurations {
		r.fail(scenario.OutOfRange, of, fmt.Sprintf("the figure %s is of %s", q.Figure,
			unit.Plural(needs.configurations, "configuration")), "")
	}
	if of, ok := f.keys["replications"]; ok && len(q.Replications) != needs.replications {
		r.fail(scenario.OutOfRange, of, fmt.Sprintf("the figure %s takes %s of replications", q.Figure,
			unit.Plural(needs.replications, "number")), "")
	}
	if q.Figure == Narrowing && len(q.Replications) == 2 && q.Replications[0] >= q.Replications[1] {
		r.fail(scenario.OutOfRange, f.keys["replications"], "the second number of replications is no larger one", "")
	}
	_, tolerates := f.keys["tolerance"]
	_, chooses := f.keys["options"]
	if tolerates == chooses {
		r.fail(scenario.ExactlyOne, f.of, "a question has either options or, for a number, a tolerance", "")
	}
	if n := len(q.Options); chooses && (n < leastOptions || n > mostOptions) {
		r.fail(scenario.OutOfRange, f.keys["options"], fmt.Sprintf("there are %d to %d options", leastOptions,
			mostOptions), "")
	}
	if of, ok := f.keys["of"]; ok && len(q.Of) == 2 && q.Of[0] == q.Of[1] {
		r.fail(scenario.DuplicateMention, of, "both are the configuration "+q.Of[0], "")
	}
	r.optionsApart(f, q)
	if tolerates && (q.Figure == Telling || q.Figure == Largest) {
		r.fail(scenario.ExactlyOne, f.keys["tolerance"], fmt.Sprintf("the figure %s is no number: it takes options",
			q.Figure), "")
	}
	if q.Metric == "" && q.Figure != Largest {
		r.fail(scenario.MissingKey, f.of, "the key metric is missing", "such as post.gate.wait.mean")
	}
	if q.Metric != "" && q.Figure == Largest {
		r.fail(scenario.UnknownKey, f.keys["metric"], "the options name the metrics", "")
	}
	r.unitFits(f, q, needs.bare)
}

// unitFits holds the unit of a question to its figure.
func (r *reader) unitFits(f fields, q *Question, bare bool) {
	of, ok := f.keys["unit"]
	switch {
	case !ok && !bare && q.Figure != Telling:
		r.fail(scenario.MissingKey, f.of, "the key unit is missing",
			"one of "+syntax.Listed(slices.Sorted(words(units)), "and"))
	case ok && bare:
		r.fail(scenario.UnknownKey, of, fmt.Sprintf("the figure %s is a number of times and has no unit", q.Figure), "")
	case bare:
		q.Unit = "times"
	}
}
