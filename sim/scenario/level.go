package scenario

import (
	"strings"

	"karvon/sim/syntax"
)

// A level of a sweep can name data files. They lie beside the file in which the
// sweep stands, as those of a policy do; a setting of the command line means the
// current folder. The setting of such a level therefore names the file by the
// path that leads to it from there.

// levelText is the file in which the text of a level stands, for positions: none
// other has its name, so that what is named in the level is told from the rest.
const levelText = "(level)"

// besideLevels makes ready to read levels that stand in a file.
func (s *sources) besideLevels(file string) *sources {
	dup := s.fork(s.ctx)
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

// try sets a level of a sweep that stands in a file, decodes the scenario, and
// gives the first mistake that this makes, nil where there is none, and the value
// that a setting takes to do the same.
func (s *Scenario) try(path, level, file string) (string, *syntax.Error) {
	scratch := s.sources.besideLevels(file)
	p := newPatcher(scratch, s.composed)
	pos := syntax.Pos{File: levelText, Line: 1, Column: 1}
	var value *syntax.Tree
	if strings.TrimSpace(level) == "" {
		p.Add(BadSetting, pos, path, "the level is empty", "")
	} else if value = p.level(level); value != nil {
		p.set(setting{path: path, pos: pos, value: value.Clone()})
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

// settingOf writes a level that was read such that a setting means the same. The
// files of the library have no path that a setting could name.
func (s *sources) settingOf(value *syntax.Tree, level, path string) (string, *syntax.Error) {
	if s.byDisplay[levelText].place == "" {
		return level, nil
	}
	names, library := s.nameData(value)
	switch {
	case library:
		return "", &syntax.Error{Code: BadSweep, Path: path, Message: "a level of the library's scenarios names no data file", Hint: "set it by a policy, and sweep over that"}
	case names:
		return value.AsWritten(), nil
	}
	return level, nil
}

// nameData has a level name its data files by their paths, and says whether there
// are any, and any of the library.
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

// keep notes the setting of a level where that is not the level itself.
func (f *DesignFactor) keep(level, setting string) {
	if setting == level || setting == "" {
		return
	}
	if f.settings == nil {
		f.settings = map[string]string{}
	}
	f.settings[level] = setting
}

// Setting is the value that a setting of the factor's path takes for a level: the
// level itself but where that names data files, which lie beside the sweep.
func (f *DesignFactor) Setting(level string) string {
	if setting, known := f.settings[level]; known {
		return setting
	}
	return level
}
