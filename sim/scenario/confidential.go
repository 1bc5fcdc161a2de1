package scenario

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"karvon/sim/internal/sheet"
	"karvon/sim/syntax"
)

// A scenario can come from somebody else, and name any file that whoever runs it may read. Messages therefore show
// nothing of a file that another file names until it has shown to be what it is named for: a scenario by its own
// word, karvon: 1, and a data file by the headers that are asked for, where it lies in the folder of the scenario
// besides.

// declaration is what makes a file a scenario, in a line of its own or at the beginning of a mapping in brackets:
// the key, and nothing but the version behind.
var declaration = regexp.MustCompile(`(?m)^["']?karvon["']?[ \t]*:[ \t]+["']?1["']?[ \t]*([ \t]#|\r?$)` +
	`|^\{[ \t]*["']?karvon["']?[ \t]*:[ \t]+["']?1["']?[ \t]*[,}]`)

// declared says whether a text says of itself that it is a scenario. What it says is looked at again when it has
// been read.
func (s *sources) declared(text []byte) bool {
	if declaration.Match(text) {
		return true
	}
	quiet := syntax.NewCollector(s.ctx, nil) // whose mistakes nobody sees
	own := language.Parse(&quiet, syntax.Origin{}, text)
	return own != nil && quiet.Found.Len() == 0 && declares(own)
}

// declares says whether a file that was read says that it is a scenario.
func declares(t *syntax.Tree) bool {
	if t.Form != syntax.Mapping {
		return false
	}
	version := t.Get(versionKey)
	return version != nil && version.Form == syntax.Scalar && version.Text == "1"
}

// noScenario refuses a file that another names, and shows nothing of it.
func (c *composer) noScenario(m mention) {
	c.Add(wrongVersion, m.pos, m.path, m.name+" is no scenario: it does not say karvon: 1, the version of the language",
		"a scenario begins with karvon: 1")
}

// setHome notes the folder of the file that the command line names.
func (s *sources) setHome(file *source) {
	if !file.library {
		s.home = s.followed(filepath.Dir(file.place))
	}
}

// confidential says whether a data file lies outside the folder of the scenario, where no other than the file that
// names it says that it is for showing.
func (s *sources) confidential(file *source) bool {
	if file.library || file.named {
		return false
	}
	below, err := filepath.Rel(s.home, s.followed(file.place))
	return err != nil || below == ".." || strings.HasPrefix(below, ".."+string(filepath.Separator))
}

// followed is a path from the root of the disk with all links followed, where there is a disk.
func (s *sources) followed(place string) string {
	if s.sent() || s.confined() != nil {
		return filepath.Clean(place)
	}
	if absolute, err := filepath.Abs(place); err == nil {
		place = absolute
	}
	if real, err := filepath.EvalSymlinks(place); err == nil {
		return real
	}
	return place
}

// reveal lets messages show a data file that has one of the headers that are asked for, or bytes that are no text.
func (f *dataFile) reveal(wanted []string) {
	if f.confidential {
		return
	}
	headed := f.table == nil || slices.ContainsFunc(wanted, func(header string) bool {
		column, mistake := f.table.Header(header)
		return column >= 0 || mistake != nil
	})
	if headed {
		f.source.hidden = false
	}
}

// headerMeant says which header may have been meant: of a file that is not shown one that is nearly the same, and
// nothing of one outside.
func (f *dataFile) headerMeant(header string) string {
	switch {
	case f.confidential:
		return ""
	case f.source.hidden:
		return syntax.Nearest(header, f.table.Names())
	}
	return syntax.DidYouMean(header, f.table.Names())
}

// withheld is a mistake in a cell that messages do not show.
func withheld(mistake *sheet.Mistake) *sheet.Mistake {
	dup := *mistake
	dup.Message = "what stands here cannot be read"
	dup.Hint = "it is not shown, since the file lies outside the folder of the scenario"
	return &dup
}
