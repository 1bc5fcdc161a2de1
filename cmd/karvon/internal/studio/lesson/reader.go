package lesson

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"

	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// Ending is that of a lesson's file.
const Ending = ".lesson.yaml"

// version is the one of the language of lessons.
const version = "1"

var language = &syntax.Language{
	Noun: "lesson", Begins: "lesson: " + version,
	Reuse: "write it twice", Merge: "keys that are written out",
	Called: func(string) string { return "" },
}

// Read reads the text of a lesson. The error is a syntax.Errors with all mistakes, or the context's.
func Read(ctx context.Context, file string, text []byte) (*Lesson, error) {
	lines := syntax.SplitLines(string(text))
	line := func(pos syntax.Pos) string {
		if pos.Line < 1 || pos.Line > len(lines) {
			return ""
		}
		return lines[pos.Line-1]
	}
	c := syntax.NewCollector(ctx, line)
	r := &reader{&c, map[string]place{}, line}
	read := new(Lesson)
	if tree := language.Parse(&c, syntax.Origin{File: file}, text); tree != nil {
		*read = r.lesson(tree)
		read.places = r.places
	}
	if err := c.Result(); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return read, nil
}

// reader gives the trees of a lesson their meaning, and collects what is wrong with them.
type reader struct {
	*syntax.Collector
	places map[string]place
	line   func(syntax.Pos) string
}

// at is a value with its path.
type at struct {
	*syntax.Tree
	path string
}

func (r *reader) fail(code syntax.Code, of at, message, hint string) {
	r.Add(code, of.Pos, of.path, message, hint)
}

// fields are the values of a mapping by their keys.
type fields struct {
	of   at
	keys map[string]at
}

// mapping reads a mapping that has these keys, of which those with a mark need not be there.
func (r *reader) mapping(of at, keys ...string) fields {
	found := fields{of, map[string]at{}}
	if of.Form != syntax.Mapping {
		r.wrongForm(of, "a mapping")
		return found
	}
	known := map[string]bool{}
	var names []string
	for _, key := range keys {
		name, optional := strings.CutSuffix(key, "?")
		known[name] = true
		names = append(names, name)
		if !optional && of.Get(name) == nil {
			r.fail(scenario.MissingKey, of, "the key "+name+" is missing", "")
		}
	}
	for _, f := range of.Fields {
		inner := at{f.Value, strings.TrimPrefix(of.path+"."+f.Name, ".")}
		r.places[inner.path] = place{inner.Pos, r.line(inner.Pos)}
		switch {
		case !known[f.Name]:
			r.Add(scenario.UnknownKey, f.Pos, inner.path, "there is no key "+syntax.Abbreviated(f.Name)+" here",
				syntax.Nearest(f.Name, names))
		case f.Value.Form == syntax.Nothing:
			r.fail(scenario.MissingValue, inner, "the key has no value", "")
		default:
			found.keys[f.Name] = inner
		}
	}
	return found
}

func (r *reader) wrongForm(of at, expected string) {
	r.fail(syntax.WrongForm, of, "expected "+expected+", found "+of.Form.String(), "")
}

// items are the values of a list.
func (r *reader) items(of at) (all []at) {
	if of.Form != syntax.List {
		r.wrongForm(of, "a list")
		return nil
	}
	for i, item := range of.Items {
		all = append(all, at{item, fmt.Sprintf("%s[%d]", of.path, i+1)})
	}
	return all
}

// list gives the items under a key; none where it is not there.
func (r *reader) list(f fields, key string) []at {
	if of, ok := f.keys[key]; ok {
		return r.items(of)
	}
	return nil
}

// scalar gives the text of a single value.
func (r *reader) scalar(of at, expected string) (text string, ok bool) {
	if of.Form != syntax.Scalar {
		r.wrongForm(of, expected)
		return "", false
	}
	return of.Text, true
}

// text gives the text under a key; nothing where it is not there.
func (r *reader) text(f fields, key string) string {
	of, ok := f.keys[key]
	if !ok {
		return ""
	}
	text, ok := r.scalar(of, "a text")
	if ok && text == "" {
		r.empty(of)
	}
	return text
}

func (r *reader) empty(of at) { r.fail(scenario.MissingValue, of, "the text is empty", "") }

// name gives the name under a key.
func (r *reader) name(f fields, key string) string {
	text := r.text(f, key)
	if text != "" && !scenario.IsName(text) {
		r.fail(scenario.BadName, f.keys[key], strconv.Quote(syntax.Abbreviated(text))+" is not a name",
			scenario.NameHint(text))
	}
	return text
}

// words gives a text by languages; of no key it is empty and not nil, as pages read it.
func (r *reader) words(f fields, key string) Words {
	all := Words{}
	of, ok := f.keys[key]
	if !ok {
		return all
	}
	if of.Form != syntax.Mapping {
		r.wrongForm(of, "a text in each language, such as {en: ..., ru: ...}")
		return all
	}
	if of.Get("en") == nil {
		r.fail(scenario.MissingKey, of, "the text is not there in English",
			"write it under en: it is shown where a language has none")
	}
	for _, field := range of.Fields {
		inner := at{field.Value, of.path + "." + field.Name}
		if len(field.Name) != 2 || !scenario.IsName(field.Name) {
			r.Add(scenario.BadName, field.Pos, inner.path, syntax.Abbreviated(field.Name)+" names no language",
				"a language has two letters, such as en, ru, uz or kk")
		}
		if text, ok := r.scalar(inner, "a text"); ok {
			if all[field.Name] = text; text == "" {
				r.empty(inner)
			}
		}
	}
	return all
}

// number gives the number under a key; nil where it is not there.
func (r *reader) number(f fields, key string) *float64 {
	of, ok := f.keys[key]
	if !ok {
		return nil
	}
	text, ok := r.scalar(of, "a number")
	if !ok {
		return nil
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(value) || math.IsInf(value, 0) {
		r.fail(scenario.BadQuantity, of, strconv.Quote(syntax.Abbreviated(text))+" is not a number",
			"write it without a unit, in that of the question")
		return nil
	}
	return &value
}

// whole reads a whole number within bounds.
func (r *reader) whole(of at, least, most int) int {
	text, ok := r.scalar(of, "a whole number")
	if !ok {
		return least
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < least || n > most {
		r.fail(scenario.OutOfRange, of, fmt.Sprintf("%s is not a whole number from %d to %d", syntax.Abbreviated(text),
			least, most), "")
		return least
	}
	return n
}

// among gives the word under a key, which is one of a few.
func (r *reader) among(f fields, key string, known []string) string {
	text := r.text(f, key)
	if text == "" {
		return text
	}
	for _, word := range known {
		if text == word {
			return text
		}
	}
	r.fail(scenario.UnknownWord, f.keys[key], syntax.Abbreviated(text)+" is not one of "+syntax.Listed(known, "and"),
		syntax.Nearest(text, known))
	return ""
}
