package scenario

import (
	"context"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"

	"karvon/sim/syntax"
	"karvon/sim/unit"
)

// IsPattern says whether a text means several input paths: it has a * for anything, or | between paths.
func IsPattern(text string) bool { return strings.ContainsAny(text, "*|") }

// PathsLike lists the input paths that a pattern means, each once: patterns with |  between them, each with * for
// anything, or a path. They are those of quantities of the file. Where a pattern means none, and ends in a key that it
// names, they are those of that key under all parts that it does mean: flows.*.arrivals.growth of flows that say
// nothing of growth. Stated is false where some are of these, which not every part may take.
func (s *Scenario) PathsLike(pattern string) (paths []string, stated bool) {
	stated = true
	for one := range strings.SplitSeq(pattern, "|") {
		one = strings.TrimSpace(one)
		if !strings.Contains(one, "*") {
			paths = append(paths, one)
			continue
		}
		found := s.quantitiesLike(one)
		if len(found) == 0 {
			found = s.keysLike(one)
			stated = stated && len(found) == 0
		}
		paths = append(paths, found...)
	}
	slices.Sort(paths)
	return slices.Compact(paths), stated
}

// quantitiesLike lists the paths of quantities of the file that a pattern means, and of what the file says under a key
// that it ends in, be it by an assumption.
func (s *Scenario) quantitiesLike(pattern string) []string {
	var found []string
	for i := range s.Values {
		if Matches(pattern, s.Values[i].Path) && s.canSet(s.Values[i].Path) {
			found = append(found, s.Values[i].Path)
		}
	}
	s.eachUnder(pattern, func(path string, stated bool) {
		if stated && s.canSet(path) {
			found = append(found, path)
		}
	})
	return found
}

// keysLike lists the paths of a key under the parts of the file that a pattern means.
func (s *Scenario) keysLike(pattern string) []string {
	var found []string
	s.eachUnder(pattern, func(path string, _ bool) {
		if s.canSet(path) {
			found = append(found, path)
		}
	})
	return found
}

// eachUnder visits the paths of the key that a pattern ends in, under all parts of the file that the rest of it means
// and that can have such a key, and says whether they have it.
func (s *Scenario) eachUnder(pattern string, visit func(path string, stated bool)) {
	dot := strings.LastIndexByte(pattern, '.')
	if dot < 0 || strings.Contains(pattern[dot:], "*") {
		return
	}
	parts, key := pattern[:dot], pattern[dot+1:]
	var walk func(path string, t *syntax.Tree)
	walk = func(path string, t *syntax.Tree) {
		if t == nil || t.Form != syntax.Mapping {
			return
		}
		if Matches(parts, path) && hasKey(path, key) {
			visit(join(path, key), t.Get(key) != nil)
		}
		for _, f := range t.Fields {
			if !isProvenance(f.Name) {
				walk(join(path, f.Name), f.Value)
			}
		}
	}
	walk("", s.settled)
}

// hasKey says whether what is at a path is a part of the file with keys of its own, of which one has the name.
func hasKey(path, name string) bool {
	kind := kindOf(path).kind
	if kind == nil || pointee(kind).Kind() != reflect.Struct {
		return false
	}
	return structureOf(pointee(kind)).byName[name] != nil
}

func (s *Scenario) canSet(path string) bool { return len(s.CheckPath(path, syntax.Pos{})) == 0 }

// ScaledAt gives the value that a setting of a path takes so that the quantity there is so many times what the scenario
// says: of a distribution each of its quantities, so that it keeps its shape; of what counts things, the nearest whole
// number.
func (s *Scenario) ScaledAt(ctx context.Context, path string, by float64) (string, error) {
	at := s.settled
	for key := range strings.SplitSeq(path, ".") {
		if at = at.Get(key); at != nil && at.Form == syntax.Mapping && at.Get("value") != nil {
			at = at.Get("value")
		}
	}
	if ofAssumption(path) {
		if i := slices.IndexFunc(s.Values, func(v Value) bool { return v.Path == path }); i >= 0 {
			at = &syntax.Tree{Form: syntax.Scalar, Text: s.Values[i].Text, Pos: s.Values[i].Pos}
		}
	}
	if at == nil {
		return "", fmt.Errorf("%s has no quantity in the file that could be multiplied", path)
	}
	text, kind := withoutRemarks(at), kindOf(path)
	if ofAssumption(path) {
		kind.constraint = s.takes[assumptionAt(path)]
	}
	scratch := newPhase(s.sources.besideLevels(ctx, at.Pos.File))
	t := scratch.level(text)
	if t == nil {
		return "", fmt.Errorf("%s cannot be multiplied: %s", path, text)
	}
	if t.Form == syntax.Mapping {
		d := newDecoder(scratch.sources)
		place := place{constraint: kind.constraint}
		if mean, ok := d.meanOf(t, place); ok {
			if scaled := d.scaledFamily(t, place, float64(mean*by)); scaled != nil {
				return scaled.AsWritten(), nil
			}
		}
		return "", fmt.Errorf("%s cannot be multiplied: %s", path, text)
	}
	if share, err := unit.Parse(text, unit.Share); err == nil && strings.HasSuffix(strings.TrimSpace(text), "%") {
		return unit.Format(float64(share*by), unit.Share), nil
	}
	if count, err := unit.Parse(text, unit.Number); err == nil && kind.kind != nil && kind.isWhole() {
		return unit.Format(math.Round(float64(count*by)), unit.Number), nil
	}
	if t.Form != syntax.Scalar || !scaleText(t, text, by) {
		return "", fmt.Errorf("%s cannot be multiplied: %s", path, text)
	}
	return t.Text, nil
}
