package scenario

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"karvon/sim/bound"
	"karvon/sim/files"
	"karvon/sim/internal/sheet"
	"karvon/sim/syntax"
)

// source is a file that was read: of the library, or on the disk.
type source struct {
	display string // as messages name it
	place   string // its path in the library or on the disk
	library bool
	text    []byte
	lines   func() []string // split once they are asked for; nil where none are known
	named   bool            // on the command line, not by a file
	hidden  bool            // whether messages keep its text to themselves: see confidential
}

// identity tells files apart that may bear the same display name.
func (s *source) identity() string {
	if s.library {
		return "library:" + s.place
	}
	if absolute, err := filepath.Abs(s.place); err == nil {
		return absolute
	}
	return s.place
}

// sources reads files and remembers their lines for messages.
type sources struct {
	ctx       context.Context // of the load, which ends with it
	files     fs.FS           // the library
	byDisplay map[string]*source
	read      int64                  // bytes, of all files
	opened    int64                  // files
	data      map[syntax.Pos]*source // data files, by where they are named
	home      string                 // the folder of the file that the command line names, with links followed
}

func newSources(ctx context.Context, library fs.FS) *sources {
	return &sources{ctx: ctx, files: library, byDisplay: map[string]*source{}, data: map[syntax.Pos]*source{}}
}

// line gives the text of the line at a position, or nothing.
func (s *sources) line(pos syntax.Pos) string {
	if s == nil {
		return ""
	}
	file := s.byDisplay[pos.File]
	if file == nil || file.hidden || file.lines == nil || pos.Line < 1 {
		return ""
	}
	lines := file.lines()
	if pos.Line > len(lines) {
		return ""
	}
	return lines[pos.Line-1]
}

// shows says whether messages show a file already that is read once more.
func (s *sources) shows(file *source) bool {
	known := s.byDisplay[file.display]
	return known != nil && !known.hidden && known.identity() == file.identity()
}

// remember makes a text's lines known under its display name. A library file that shares its display name with a
// file on the disk is told apart.
func (s *sources) remember(file *source) {
	if known := s.byDisplay[file.display]; known != nil && known.identity() != file.identity() {
		file.display = "library/" + file.display
	}
	text := file.text
	file.lines = sync.OnceValue(func() []string { return syntax.SplitLines(string(text)) })
	s.byDisplay[file.display] = file
}

// cite makes lines known that stand in no file, under a name.
func (s *sources) cite(name string, lines []string) {
	s.byDisplay[name] = &source{display: name, lines: func() []string { return lines }}
}

// isPath tells a file's path from the name of a library scenario.
func isPath(name string) bool {
	return strings.ContainsAny(name, `/\`) || strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml")
}

// parts is the folder of the library whose files are no scenarios of their own: others include or extend them by name.
const parts = "parts"

// open reads the scenario that name means: in the library, or at a path that is relative to the file it is named in
// (from, nil on the command line).
func (s *sources) open(name string, from *source) (*source, error) {
	place := s.inLibrary(name, from)
	wanted := &source{display: place, place: place, library: true}
	if isPath(name) {
		wanted = s.beside(name, from)
	}
	file, err := s.fill(wanted, &bound.ScenarioFile)
	if err != nil || sheet.Printable(file.text) {
		return file, err
	}
	if text, mistake := sheet.Decode(file.text, ""); mistake == nil {
		file.text = []byte(text)
	}
	return file, nil
}

// inLibrary says where the file of a library's name lies. A part is known to those alone that name it in a file.
func (s *sources) inLibrary(name string, from *source) string {
	place := name + ".yaml"
	part := path.Join(parts, place)
	if from == nil || s.files == nil || !fs.ValidPath(part) {
		return place
	}
	if _, err := fs.Stat(s.files, place); err == nil {
		return place
	}
	if _, err := fs.Stat(s.files, part); err != nil {
		return place
	}
	return part
}

// beside says where a path leads that is written in a file.
func (s *sources) beside(name string, from *source) *source {
	onCommandLine := from == nil || from.place == "" // such as a setting
	switch {
	case onCommandLine || filepath.IsAbs(name):
		return &source{display: name, place: name, named: onCommandLine}
	case from.library:
		place := path.Join(path.Dir(from.place), name)
		return &source{display: place, place: place, library: true}
	}
	place := filepath.Join(filepath.Dir(from.place), filepath.FromSlash(name))
	return &source{display: filepath.ToSlash(place), place: place}
}

// Confined is a library with a disk of its own: what paths lead to is read there, and nothing on the disk of the
// machine.
type Confined interface {
	fs.FS
	Disk() fs.FS // by paths with slashes, from its top
}

// confined gives the library if it has a disk of its own, also where what is read through it is kept; nil otherwise.
func (s *sources) confined() Confined {
	library := s.files
	if gathered, ok := library.(*Gathered); ok {
		library = gathered.Library
	}
	c, _ := library.(Confined)
	return c
}

// fill reads the text of a file.
func (s *sources) fill(file *source, most *bound.Bound) (*source, error) {
	s.opened++
	if !bound.Files.Allows(s.opened) {
		return file, errTooMany
	}
	text, err := s.content(file, most)
	if err != nil {
		return file, err
	}
	if s.read += int64(len(text)); !bound.ScenarioRead.Allows(s.read) {
		return file, errTooMuch
	}
	file.text = text
	return file, nil
}

// What is wrong with the files of a scenario together.
var (
	errTooMany = fmt.Errorf("is one more than the %d files that a scenario can name, each counted as often as it is named",
		bound.Files.Most)
	errTooMuch = fmt.Errorf("brings the files of the scenario to more than %s together, each counted as often as it is "+
		"named", bound.ScenarioRead.Size())
)

func (s *sources) content(file *source, most *bound.Bound) (text []byte, err error) {
	switch {
	case !file.library:
		text, err = s.onDisk(file, most)
	case s.files == nil || !fs.ValidPath(file.place):
		return nil, fs.ErrNotExist
	default:
		text, err = files.ReadFrom(s.files, file.place, most)
	}
	if gathered, ok := s.files.(*Gathered); ok && err == nil {
		gathered.add(file, text)
	}
	return text, err
}

// libraryNames lists the scenarios of the library.
func (s *sources) libraryNames() []string {
	if s.files == nil {
		return nil
	}
	files, err := fs.Glob(s.files, "*.yaml")
	if err != nil {
		return nil
	}
	names := make([]string, len(files))
	for i, file := range files {
		names[i] = strings.TrimSuffix(file, ".yaml")
	}
	return names
}

// openError words what went wrong with a file that was asked for.
func (s *sources) openError(name string, file *source, err error) (code syntax.Code, message, hint string) {
	var large files.TooLarge
	switch {
	case errors.Is(err, files.ErrDirectory):
		return unreadableFile, name + " is a directory", inFolder(s.scenariosIn(file.place), file.place)
	case errors.Is(err, files.ErrDevice), errors.Is(err, files.ErrPipe), errors.Is(err, files.ErrSocket):
		return unreadableFile, name + " " + err.Error(), ""
	case errors.As(err, &large), err == errTooMany, err == errTooMuch:
		return fileTooLarge, name + " " + err.Error(), ""
	case errors.Is(err, fs.ErrNotExist):
		return NoSuchFile, s.noSuchFile(name, file), s.fileMeant(name, file)
	}
	return unreadableFile, name + " cannot be read: " + files.Reason(err).Error(), ""
}

func (s *sources) noSuchFile(name string, file *source) string {
	switch {
	case isPath(name):
		return "there is no file " + file.display
	case path.Ext(name) != "":
		return "there is no scenario " + name
	}
	return "the library has no scenario " + name
}

// fileMeant says which scenario may have been meant by a name that has none.
func (s *sources) fileMeant(name string, file *source) string {
	folder, base := filepath.Split(file.place)
	if !isPath(name) {
		folder, base = "", name+".yaml"
	}
	bare := strings.TrimSuffix(strings.TrimSuffix(filepath.Base(name), ".yaml"), ".yml")
	if s.sent() {
		return ""
	}
	beside := s.scenariosIn(folder)
	switch {
	case s.isFolder(name) && !isPath(name):
		return inFolder(s.scenariosIn(name), name)
	case !file.library && isPath(name) && folder == "" && slices.Contains(s.libraryNames(), bare):
		return "the scenario of the library is named without an ending: " + bare
	case slices.Contains(beside, base):
		return "did you mean the file " + folder + base + "?"
	case isPath(name) && syntax.Nearest(base, beside) != "":
		return "did you mean " + folder + syntax.Suggest(base, beside) + "?"
	case isPath(name):
		return ""
	case path.Ext(name) != "":
		return "a scenario is a file that ends in .yaml, or a name of the library"
	}
	if hint := syntax.Nearest(name, s.libraryNames()); hint != "" {
		return hint
	}
	return "karvon list names them; a file is named with its ending, as " + name + ".yaml"
}

// isFolder says whether a name is that of a folder on the disk.
func (s *sources) isFolder(name string) bool {
	if s.confined() != nil {
		return false
	}
	status, err := os.Stat(name)
	return err == nil && status.IsDir()
}

// scenariosIn lists the files of a folder on the disk that can be scenarios.
func (s *sources) scenariosIn(folder string) []string {
	if s.sent() || s.confined() != nil {
		return nil
	}
	entries, err := os.ReadDir(max(folder, "."))
	if err != nil {
		return nil
	}
	var names []string
	for _, entry := range entries {
		if ending := filepath.Ext(entry.Name()); !entry.IsDir() && (ending == ".yaml" || ending == ".yml") {
			names = append(names, entry.Name())
		}
	}
	return names
}

// inFolder says which file of a folder may be meant.
func inFolder(names []string, folder string) string {
	if len(names) == 0 {
		return "name a file, which ends in .yaml; this folder has none"
	}
	return "name a file in it, such as " + filepath.ToSlash(filepath.Join(folder, names[0]))
}
