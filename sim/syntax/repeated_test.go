package syntax

import (
	"fmt"
	"testing"
)

// A mistake of a template names the place that a use makes, and is the same one in all uses.
func TestAMistakeOfATemplateIsToldOnceWhateverItsUsesAreCalled(t *testing.T) {
	told := func(of func(name string) string, at func(use int) int) Errors {
		var tally Tally
		for i := range 3 {
			name := fmt.Sprintf("p%02d", i+1)
			use := &Use{Template: "post", At: Pos{Line: 38 + i}, Arguments: []Argument{{"desks", ""}, {"name", name}}}
			tally.Add(Error{Code: "unknown", Pos: Pos{Line: at(i), Column: 22, Use: use}, Message: of(name)}, nil)
		}
		return tally.Errors()
	}
	same := func(int) int { return 32 }
	for message, errs := range map[string]Errors{
		"no document at p01; the same in 2 more uses of the template": told(
			func(name string) string { return "no document at " + name }, same),
		"no document-p01 but p01x; the same in 2 more uses of the template": told(
			func(name string) string { return "no document-" + name + " but p01x" }, same),
	} {
		if len(errs) != 1 || errs[0].Message != message {
			t.Errorf("told are %v, not once %q", errs, message)
		}
	}
	if errs := told(func(name string) string { return "no " + name + "x" }, same); len(errs) != 3 {
		t.Errorf("of three other names is told: %v", errs)
	}
	if errs := told(func(string) string { return "no document" }, func(i int) int { return i }); len(errs) != 3 {
		t.Errorf("of three places is told: %v", errs)
	}
}
