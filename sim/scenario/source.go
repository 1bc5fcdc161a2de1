package scenario

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"karvon/sim/scenario/sheet"
)

// largestFile bounds what is read of one file.
const largestFile = 4 << 20

// source is a file that was read: of the library, or on the disk.
type source struct {
	display string // as messages name it
	place   string // its path in the library or on the disk
	library bool
	text    []byte
	lines   []string
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
}

func newSources(ctx context.Context, library fs.FS) *sources {
	return &sources{ctx: ctx, files: library, byDisplay: map[string]*source{}}
}

// line gives the text of the line at a position, or nothing.
func (s *sources) line(pos Pos) string {
	if s == nil {
		return ""
	}
	file := s.byDisplay[pos.File]
	if file == nil || pos.Line < 1 || pos.Line > len(file.lines) {
		return ""
	}
	return file.lines[pos.Line-1]
}

// remember makes a text's lines known under its display name. A library file
// that shares its display name with a file on the disk is told apart.
func (s *sources) remember(file *source) {
	if known := s.byDisplay[file.display]; known != nil && known.identity() != file.identity() {
		file.display = "library/" + file.display
	}
	file.lines = splitLines(string(file.text))
	s.byDisplay[file.display] = file
}

// splitLines splits at the line breaks of YAML.
func splitLines(text string) []string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.Split(strings.ReplaceAll(text, "\r", "\n"), "\n")
}

// isPath tells a file's path from the name of a library scenario.
func isPath(name string) bool {
	return strings.ContainsAny(name, `/\`) || strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml")
}

// open reads the scenario that name means: in the library, or at a path that
// is relative to the file it is named in (from, nil on the command line).
func (s *sources) open(name string, from *source) (*source, error) {
	wanted := &source{display: name + ".yaml", place: name + ".yaml", library: true}
	if isPath(name) {
		wanted = s.beside(name, from)
	}
	file, err := s.read(wanted)
	if text, mistake := sheet.Decode(file.text, ""); err == nil && mistake == nil {
		file.text = []byte(text)
	}
	return file, err
}

// beside says where a path leads that is written in a file.
func (s *sources) beside(name string, from *source) *source {
	switch {
	case from == nil || filepath.IsAbs(name):
		return &source{display: name, place: name}
	case from.library:
		place := path.Join(path.Dir(from.place), name)
		return &source{display: place, place: place, library: true}
	}
	place := filepath.Join(filepath.Dir(from.place), filepath.FromSlash(name))
	return &source{display: filepath.ToSlash(place), place: place}
}

// read fills in the text of a file.
func (s *sources) read(file *source) (*source, error) {
	text, err := s.content(file)
	if err != nil {
		return file, err
	}
	file.text = text
	return file, nil
}

var (
	errDirectory = errors.New("is a directory")
	errTooLarge  = fmt.Errorf("is larger than %d MiB", largestFile>>20)
)

func (s *sources) content(file *source) ([]byte, error) {
	opened, err := s.openFile(file)
	if err != nil {
		return nil, err
	}
	defer opened.Close()
	status, err := opened.Stat()
	if err != nil {
		return nil, err
	}
	if status.IsDir() {
		return nil, errDirectory
	}
	text, err := io.ReadAll(io.LimitReader(opened, largestFile+1))
	if err != nil {
		return nil, err
	}
	if len(text) > largestFile {
		return nil, errTooLarge
	}
	return text, nil
}

func (s *sources) openFile(file *source) (fs.File, error) {
	if !file.library {
		return os.Open(file.place)
	}
	if s.files == nil || !fs.ValidPath(file.place) {
		return nil, fs.ErrNotExist
	}
	return s.files.Open(file.place)
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
func (s *sources) openError(name string, file *source, err error) (code Code, message, hint string) {
	switch {
	case errors.Is(err, errDirectory):
		return UnreadableFile, name + " is a directory", inFolder(s.scenariosIn(file.place), file.place)
	case errors.Is(err, errTooLarge):
		return FileTooLarge, name + " " + errTooLarge.Error(), ""
	case errors.Is(err, fs.ErrNotExist):
		return NoSuchFile, s.noSuchFile(name, file), s.fileMeant(name, file)
	}
	// The operating system's message would name the path once more.
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err
	}
	return UnreadableFile, name + " cannot be read: " + err.Error(), ""
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
	beside := s.scenariosIn(folder)
	status, err := os.Stat(name)
	switch {
	case err == nil && status.IsDir() && !isPath(name):
		return inFolder(s.scenariosIn(name), name)
	case !file.library && isPath(name) && folder == "" && slices.Contains(s.libraryNames(), bare):
		return "the scenario of the library is named without an ending: " + bare
	case slices.Contains(beside, base):
		return "did you mean the file " + folder + base + "?"
	case isPath(name) && nearest(base, beside) != "":
		return "did you mean " + folder + Suggest(base, beside) + "?"
	case isPath(name):
		return ""
	case path.Ext(name) != "":
		return "a scenario is a file that ends in .yaml, or a name of the library"
	}
	if hint := nearest(name, s.libraryNames()); hint != "" {
		return hint
	}
	return "karvon list names them; a file is named with its ending, as " + name + ".yaml"
}

// scenariosIn lists the files of a folder on the disk that can be scenarios.
func (s *sources) scenariosIn(folder string) []string {
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
