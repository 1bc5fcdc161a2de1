package report_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"karvon/report/language"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/regression"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// messagePlaces are the folders in which messages of reports are written.
var messagePlaces = []string{".", "document", "language", "layout", "internal/terminal", "internal/markdown",
	"internal/paper", "internal/page", "chart", "workbook", "../sim/response"}

// reasonPlaces are folders below reports that say something by themselves.
var reasonPlaces = []string{"../sim/reason", "../sim/engine", "../sim/plan", "../sim/experiment", "../sim/regression",
	"../sim/fit", "../sim/staffing"}

// labels are the members that hold what people read, wherever they stand.
var labels = []string{"Title", "Words", "Note", "Notes", "Axis", "Band"}

// messages finds what a source file says to people: the sentences of its texts, the labels of its tables and
// pictures, and what it has a language say.
func messages(file *ast.File, constants map[string]string, ofReports bool) []string {
	var found []string
	add := func(e ast.Expr) {
		if text, ok := literal(e, constants); ok && letters.MatchString(argumentless.ReplaceAllString(text, "")) &&
			!slices.Contains(found, text) {
			found = append(found, text)
		}
	}
	for _, declared := range file.Decls {
		general, ok := declared.(*ast.GenDecl)
		for _, spec := range specsOf(general, ok) {
			if value, ok := spec.(*ast.ValueSpec); ok && ofReports && holdsSentences(value) {
				ast.Inspect(value, func(n ast.Node) bool { return eachLiteral(n, add) })
			}
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CompositeLit:
			addLabels(n, add)
		case *ast.CallExpr:
			if method, ok := n.Fun.(*ast.SelectorExpr); ok && len(n.Args) > 0 &&
				slices.Contains([]string{"Fill", "Message"}, method.Sel.Name) {
				add(n.Args[0])
			}
		}
		return true
	})
	return found
}

var (
	argumentless = regexp.MustCompile(`\{\w+\}`)
	letters      = regexp.MustCompile(`\pL`)
)

func specsOf(general *ast.GenDecl, ok bool) []ast.Spec {
	if !ok || general.Tok != token.VAR {
		return nil
	}
	return general.Specs
}

// holdsSentences says whether a variable holds sentences, by the types that stand in its declaration.
func holdsSentences(value *ast.ValueSpec) bool {
	holds := false
	ast.Inspect(value, func(n ast.Node) bool {
		name, ok := n.(*ast.Ident)
		holds = holds || ok &&
			(name.Name == "sentence" || name.Name == "term" || name.Name != "Text" && strings.HasSuffix(name.Name, "Text") &&
				n.Pos() > value.Names[0].End())
		return !holds
	})
	return holds
}

// eachLiteral passes the texts on that are values, concatenated ones once.
func eachLiteral(n ast.Node, add func(ast.Expr)) bool {
	switch n := n.(type) {
	case *ast.BinaryExpr:
		add(n)
		return false
	case *ast.BasicLit:
		add(n)
	case *ast.Ident:
		add(n)
	}
	return true
}

// addLabels passes the labels of a composite on: the words over a column in place of its key where it has any.
func addLabels(n *ast.CompositeLit, add func(ast.Expr)) {
	worded := false
	var header ast.Expr
	for _, element := range n.Elts {
		pair, ok := element.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		key, ok := pair.Key.(*ast.Ident)
		if !ok {
			continue
		}
		worded = worded || key.Name == "Words"
		switch {
		case key.Name == "Header":
			header = pair.Value
		case slices.Contains(labels, key.Name):
			ast.Inspect(pair.Value, func(n ast.Node) bool {
				if _, call := n.(*ast.CallExpr); call {
					return false
				}
				return eachLiteral(n, add)
			})
		}
	}
	if header != nil && !worded {
		add(header)
	}
}

// literal is a text that stands in the source, whole or in parts.
func literal(e ast.Expr, constants map[string]string) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, err == nil && e.Kind == token.STRING
	case *ast.Ident:
		text, ok := constants[e.Name]
		return text, ok
	case *ast.BinaryExpr:
		left, one := literal(e.X, constants)
		right, other := literal(e.Y, constants)
		return left + right, one && other && e.Op == token.ADD
	}
	return "", false
}

// constantsOf are the texts of a package that have a name.
func constantsOf(files map[string]*ast.File) map[string]string {
	constants := map[string]string{}
	for _, file := range files {
		for _, declared := range file.Decls {
			general, ok := declared.(*ast.GenDecl)
			if !ok || general.Tok != token.CONST {
				continue
			}
			for _, spec := range general.Specs {
				value := spec.(*ast.ValueSpec)
				for i := range value.Values {
					if text, ok := literal(value.Values[i], constants); ok {
						constants[value.Names[i].Name] = text
					}
				}
			}
		}
	}
	return constants
}

// eachSource passes on the source files of what writes reports, with the constants of their packages.
func eachSource(t *testing.T, places []string, do func(name string, file *ast.File, constants map[string]string)) {
	for _, place := range places {
		names, err := filepath.Glob(filepath.Join(place, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		parsed := map[string]*ast.File{}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			if parsed[name], err = parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution); err != nil {
				t.Fatal(err)
			}
		}
		constants := constantsOf(parsed)
		for _, name := range slices.Sorted(maps.Keys(parsed)) {
			do(filepath.ToSlash(name), parsed[name], constants)
		}
	}
}

// messagesByFile finds the messages of all source files.
func messagesByFile(t *testing.T) (files []string, of map[string][]string) {
	of = map[string][]string{}
	eachSource(t, messagePlaces, func(name string, file *ast.File, constants map[string]string) {
		if found := messages(file, constants, !strings.Contains(name, "/")); len(found) > 0 {
			files = append(files, name)
			of[name] = found
		}
	})
	return files, of
}

// untranslatedFile lists how many messages of each source file are not translated.
const untranslatedFile = "testdata/untranslated.txt"

func TestNoMoreMessagesAreInEnglishAlone(t *testing.T) {
	files, of := messagesByFile(t)
	var lines strings.Builder
	all, open := 0, 0
	for _, file := range files {
		missing := slices.DeleteFunc(slices.Clone(of[file]), language.All[1].Has)
		all, open = all+len(of[file]), open+len(missing)
		if len(missing) > 0 {
			fmt.Fprintf(&lines, "%s %d of %d\n", file, len(missing), len(of[file]))
		}
	}
	fmt.Fprintf(&lines, "all %d of %d\n", open, all)
	if *update {
		if err := os.WriteFile(untranslatedFile, []byte(lines.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	known, err := os.ReadFile(untranslatedFile)
	if err != nil {
		t.Fatal(err)
	}
	if string(known) != lines.String() {
		t.Errorf("what is in English alone has changed: translate what is new, and where it is less, update %s\n%s",
			untranslatedFile, &lines)
	}
}

// What packages below reports have a word for is said by that word.
func TestWordsOfKindsAreTranslated(t *testing.T) {
	words := []string{"outbound", "inbound", string(scenario.Road), string(scenario.Rail),
		string(experiment.AtFlow), string(experiment.AtEntrance), string(experiment.AtSite),
		string(experiment.ByClass), string(experiment.ByChannel), string(experiment.ByProcedure), string(experiment.ByHour),
		string(regression.Same), string(regression.Equal), string(regression.Undecided), string(regression.Changed)}
	for activity := range plan.Activities {
		words = append(words, activity.String())
	}
	for _, word := range words {
		if !language.All[1].Has(word) {
			t.Errorf("%q is not translated", word)
		}
	}
}

func TestEveryDefinitionIsTranslated(t *testing.T) {
	for _, clause := range definitionClauses() {
		if !language.All[1].Has(clause) {
			t.Errorf("%q is in English alone", clause)
		}
	}
}

// definitionClauses are what definitions of responses are said by.
func definitionClauses() []string {
	var clauses []string
	for _, e := range response.Estimands {
		parts := []string{e.Subject.Word, e.Population, e.Window, e.Unfinished, e.Estimator, e.Stored}
		for _, statistic := range append(slices.Clone(e.Statistics), response.Single) {
			one := response.Response{Estimand: e, Statistic: statistic}
			parts = append(parts, one.Interval())
		}
		for _, part := range parts {
			clauses = append(clauses, strings.Split(part, response.BetweenClauses)...)
		}
	}
	return clauses
}

func TestEveryOperationIsTranslated(t *testing.T) {
	operations := operationMessages(t)
	for _, message := range operations {
		if !language.All[1].Has(message) {
			t.Errorf("%q is in English alone", message)
		}
	}
	if len(operations) < 30 {
		t.Errorf("found %d operations alone", len(operations))
	}
}

// operationMessages are the messages of what steps do.
func operationMessages(t *testing.T) (all []string) {
	t.Helper()
	eachSource(t, []string{"../sim/plan"}, func(_ string, file *ast.File, constants map[string]string) {
		ast.Inspect(file, func(n ast.Node) bool {
			pair, ok := n.(*ast.KeyValueExpr)
			if !ok {
				return true
			}
			if key, ok := pair.Key.(*ast.Ident); ok && key.Name == "Name" {
				if text, ok := literal(pair.Value, constants); ok {
					all = append(all, "step: "+text)
				}
			}
			return true
		})
	})
	return all
}

// A translation whose English was changed would be lost without a word.
func TestWhatIsTranslatedIsStillSaid(t *testing.T) {
	said := map[string]bool{}
	eachSource(t, append(reasonPlaces, messagePlaces...), func(_ string, file *ast.File, constants map[string]string) {
		ast.Inspect(file, func(n ast.Node) bool {
			if e, ok := n.(ast.Expr); ok {
				if text, ok := literal(e, constants); ok {
					said[text] = true
				}
			}
			return true
		})
	})
	for _, message := range append(definitionClauses(), operationMessages(t)...) {
		said[message] = true
	}
	pages := pageSources(t)
	all, err := language.Translations()
	if err != nil {
		t.Fatal(err)
	}
	for i := range all {
		english := all[i].English
		if !said[english] && !strings.HasPrefix(english, "unit: ") && !strings.Contains(pages, english) {
			t.Errorf("nothing says %q any more", english)
		}
	}
}

// What a sample suffers from is worded by the package that finds it, and said in every language by reports.
func TestEveryTroubleOfAFitIsTranslated(t *testing.T) {
	count := 0
	eachSource(t, []string{"../sim/fit"}, func(name string, file *ast.File, constants map[string]string) {
		if filepath.Base(name) != "texts.go" {
			return
		}
		ast.Inspect(file, func(n ast.Node) bool {
			pair, ok := n.(*ast.KeyValueExpr)
			if !ok {
				return true
			}
			if text, ok := literal(pair.Value, constants); ok {
				if count++; !language.All[1].Has(text) {
					t.Errorf("%q is in English alone", text)
				}
			}
			return false
		})
	})
	if count < 50 {
		t.Errorf("found %d troubles alone", count)
	}
}

// pageSources are the scripts and templates of pages, which say things too.
func pageSources(t *testing.T) string {
	var all strings.Builder
	for _, pattern := range []string{"internal/page/assets/page/*", "internal/page/assets/figures/*"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			all.Write(text)
		}
	}
	return all.String()
}
