package scenario

import (
	"context"
	"strings"

	"karvon/sim/design/grammar"
	"karvon/sim/syntax"
)

// A design of an experiment asks of a scenario whether a path can be set, how its levels are read, and what the
// scenario makes of each.
//
// A level of a sweep can name data files. They lie beside the file in which the sweep stands, as those of a policy
// do; a setting of the command line means the current folder. The setting of such a level therefore names the file
// by the path that leads to it from there.

// levelText is the file in which the text of a level stands, for positions: none other has its name, so that what
// is named in the level is told from the rest.
const levelText = "(level)"

// CheckPath finds what is wrong with setting an input path that is named at a position.
func (s *Scenario) CheckPath(path string, pos syntax.Pos) syntax.Errors {
	p := newPatcher(s.sources, s.composed)
	p.set(assignment{path: path, pos: pos, value: &syntax.Tree{Form: syntax.Scalar, Pos: pos, Text: "0"}})
	return p.Found.Errors()
}

// LevelsAt says how levels of an input path are read.
func LevelsAt(path string) grammar.LevelKind { return kindOf(path).levels() }

// PolicyNames lists the policies in the order of the file.
func (s *Scenario) PolicyNames() []string { return policyNames(s.composed) }

// Line gives the text at a position of one of the scenario's files, where messages may show it.
func (s *Scenario) Line(pos syntax.Pos) string { return s.sources.line(pos) }

// besideLevels makes ready to read levels that stand in a file.
func (s *sources) besideLevels(ctx context.Context, file string) *sources {
	dup := s.fork(ctx)
	beside := &source{display: levelText}
	if known := s.byDisplay[file]; known != nil {
		beside.place, beside.library = known.place, known.library
	}
	dup.byDisplay[levelText] = beside
	return dup
}

// level reads the text of a level; nil where it cannot.
func (p *phase) level(text string) *syntax.Tree {
	return language.Parse(&p.Collector, syntax.Origin{File: levelText, Layer: settingLayer}, []byte(text))
}

// Try sets a level of a sweep that stands in a file, decodes the scenario, and gives the first mistake that this
// makes, nil where there is none, and the value that a setting takes to do the same.
func (s *Scenario) Try(ctx context.Context, path, level, file string) (string, *syntax.Error) {
	return s.TryTogether(ctx, []string{path}, []string{level}, file)
}

// TryTogether is Try for a level of several paths, as it is of each. The value that a setting takes is of the first.
func (s *Scenario) TryTogether(ctx context.Context, paths, levels []string, file string) (string, *syntax.Error) {
	scratch := s.sources.besideLevels(ctx, file)
	p := newPatcher(scratch, s.composed)
	pos := syntax.Pos{File: levelText, Line: 1, Column: 1}
	path, level := paths[0], levels[0]
	var value *syntax.Tree
	for i, text := range levels {
		if strings.TrimSpace(text) == "" {
			p.Add(BadSetting, pos, paths[i], "the level is empty", "")
			break
		}
		read := p.level(text)
		if read == nil {
			break
		}
		p.set(assignment{path: paths[i], pos: pos, value: read.Clone()})
		if i == 0 {
			value = read
		}
	}
	errs := p.Found.Errors()
	if len(errs) == 0 {
		_, err := newDecoder(scratch).named(p.root, s.Name)
		errs, _ = err.(syntax.Errors)
	}
	if len(errs) > 0 {
		return "", &errs[0]
	}
	return scratch.settingOf(value, level, path)
}

// MeanAt gives the mean of a level of a path that stands in a file and is a distribution.
func (s *Scenario) MeanAt(ctx context.Context, path, level, file string) (mean float64, ok bool) {
	scratch := newPhase(s.sources.besideLevels(ctx, file))
	t, kind := scratch.level(level), kindOf(path)
	if t == nil || t.Form != syntax.Mapping || kind.kind == nil {
		return 0, false
	}
	if ofAssumption(path) {
		kind.constraint = s.takes[assumptionAt(path)]
	}
	d := newDecoder(scratch.sources)
	mean, ok = d.meanOf(t, place{constraint: kind.constraint})
	return mean, ok && d.Found.Len() == 0
}

// settingOf writes a level that was read such that a setting means the same. The files of the library have no path
// that a setting could name.
func (s *sources) settingOf(value *syntax.Tree, level, path string) (string, *syntax.Error) {
	if s.byDisplay[levelText].place == "" {
		return level, nil
	}
	names, library := s.nameData(value)
	switch {
	case library:
		return "", &syntax.Error{Code: BadSweep, Path: path, Message: "a level of the library's scenarios names no data file",
			Hint: "set it by a policy, and sweep over that"}
	case names:
		return value.AsWritten(), nil
	}
	return level, nil
}

// nameData has a level name its data files by their paths, and says whether there are any, and any of the library.
func (s *sources) nameData(t *syntax.Tree) (named, library bool) {
	if file := s.data[t.Pos]; file != nil && t.Form == syntax.Scalar {
		t.SetText(file.place)
		return true, file.library
	}
	within := func(part *syntax.Tree) {
		a, b := s.nameData(part)
		named, library = named || a, library || b
	}
	for _, item := range t.Items {
		within(item)
	}
	for _, f := range t.Fields {
		within(f.Value)
	}
	return named, library
}
