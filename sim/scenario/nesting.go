package scenario

import (
	"cmp"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"

	"karvon/sim/syntax"
)

// deepestHome bounds how far keys are looked for: steps hold steps without end.
const deepestHome = 9

// homes lists where each key of the language stands, nearest to the top first: input paths with NAME for a name
// that the scenario gives.
var homes = sync.OnceValue(func() map[string][]string {
	all := map[string][]string{}
	type element struct {
		kind  reflect.Type
		path  string
		depth int
	}
	seen := map[reflect.Type]bool{}
	for todo := []element{{scenarioType, "", 0}}; len(todo) > 0; todo = todo[1:] {
		here := todo[0]
		kind := pointee(here.kind)
		switch {
		case here.depth > deepestHome:
		case kind.Kind() == reflect.Map:
			todo = append(todo, element{kind.Elem(), join(here.path, "NAME"), here.depth + 1})
		case kind.Kind() == reflect.Slice:
			todo = append(todo, element{kind.Elem(), here.path, here.depth + 1})
		case kind.Kind() == reflect.Struct && !seen[kind]:
			seen[kind] = true
			for _, k := range structureOf(kind).keys {
				all[k.name] = append(all[k.name], here.path)
				todo = append(todo, element{k.kind, join(here.path, k.name), here.depth + 1})
			}
		}
	}
	return all
})

// flowSteps are the steps of a flow, which have the keys of a named journey's.
var flowSteps = regexp.MustCompile(`^flows\.[^.]+\.journey`)

// aResource is a resource of a site. Who asks for units of one does so by a step, which says how long it waits.
var aResource = regexp.MustCompile(`^sites\.[^.]+\.resources\.[^.]+$`)

// asking is where units of a resource are asked for.
const asking = "journeys.NAME.steps.seize"

// homeOf says under which path a key stands that is out of place; of several the one that has most in common with
// the place where it was found, and whether that is anything. It is empty where the language has no such key.
func homeOf(name, found string) (home string, related bool) {
	journey := flowSteps.MatchString(found)
	if journey {
		found = flowSteps.ReplaceAllString(found, "journeys.NAME.steps")
	}
	if aResource.MatchString(found) && slices.Contains(homes()[name], asking) {
		journey, found = true, asking
	}
	most := -1
	for _, path := range homes()[name] {
		if common := commonSteps(path, found); common > most {
			home, most = path, common
		}
	}
	if rest, ok := strings.CutPrefix(home, "journeys.NAME.steps"); ok && journey {
		home = "flows.NAME.journey" + rest
	}
	switch {
	case most < 0:
		return "", false
	case home == "":
		return name + " stands at the top of the file", false
	}
	return name + " stands under " + home, most > 0
}

// placeHint says of a key that is unknown where it stands, which was meant or which there are.
func placeHint(name, found string, known []string) string {
	if near := syntax.Nearest(name, known); near != "" {
		return near
	}
	home, related := homeOf(name, found)
	listed := syntax.DidYouMean(name, known)
	if related || listed == "" || home == "" {
		return cmp.Or(home, listed)
	}
	return listed + "; " + home
}

// commonSteps counts the keys with which two paths begin alike; any name is NAME.
func commonSteps(home, found string) int {
	names := strings.Split(found, ".")
	for i, step := range strings.Split(home, ".") {
		if i >= len(names) {
			return i
		}
		name, _, _ := strings.Cut(names[i], "[")
		if step != "NAME" && step != name {
			return i
		}
	}
	return len(names)
}
