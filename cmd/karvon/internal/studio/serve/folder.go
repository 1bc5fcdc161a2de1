package serve

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"

	"karvon/cmd/karvon/internal/studio"
	"karvon/cmd/karvon/internal/studio/lesson"
	"karvon/sim/bound"
	"karvon/sim/files"
)

// Folder is the files of a folder, and of what lies below it: nothing else, wherever links lead. Close it at the end.
type Folder struct {
	*os.Root
	saving sync.Mutex
}

// OpenFolder opens a folder.
func OpenFolder(name string) (*Folder, error) {
	root, err := os.OpenRoot(name)
	return &Folder{Root: root}, err
}

// FS gives the files of the folder. What is no file is refused before it is opened: a pipe to which nobody writes would
// keep its reader for ever.
func (f *Folder) FS() fs.FS { return regular{f.Root} }

// regular is a folder without pipes and devices.
type regular struct{ root *os.Root }

// Open opens a file or a folder.
func (r regular) Open(name string) (fs.File, error) {
	if status, err := r.root.Stat(name); err == nil && !status.IsDir() && !status.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("is no regular file")}
	}
	return r.root.FS().Open(name)
}

// mostListed is how many files of a folder are named.
const mostListed = 500

// scenarios lists the scenario files of the folder itself.
func (f *Folder) scenarios() ([]string, error) {
	entries, err := fs.ReadDir(f.FS(), ".")
	if err != nil {
		return nil, err
	}
	var names []string
	for _, entry := range entries {
		name := entry.Name()
		if entry.Type().IsRegular() && strings.HasSuffix(name, ".yaml") && !strings.HasSuffix(name, lesson.Ending) &&
			len(names) < mostListed {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names, nil
}

// read reads a file below the folder.
func (f *Folder) read(name string) ([]byte, error) {
	if !fs.ValidPath(name) {
		return nil, refusedf("%q is no file below the folder", name)
	}
	text, err := files.ReadFrom(f.FS(), name, &bound.ScenarioFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &studio.Error{Kind: studio.Missing, Message: fmt.Sprintf("there is no file %s in the folder", name)}
	}
	if err != nil {
		return nil, refusedf("%s: %v", name, files.Reason(err))
	}
	return text, nil
}

// editionOf names the content of a file; of none it is "".
func editionOf(text []byte) string {
	digest := sha256.Sum256(text)
	return hex.EncodeToString(digest[:8])
}

// save writes a file as a whole, unless it is another one than its writer has seen: was is the edition of that, or ""
// where there was none.
func (f *Folder) save(name, was string, text []byte) (edition string, err error) {
	if !fs.ValidPath(name) || name == "." || !strings.HasSuffix(name, ".yaml") && !isOutput(name) {
		return "", refusedf("%q: files are saved below the folder, as .yaml or as a report", name)
	}
	f.saving.Lock()
	defer f.saving.Unlock()
	now := ""
	if old, err := fs.ReadFile(f.FS(), name); err == nil {
		now = editionOf(old)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return "", refusedf("%s: %v", name, files.Reason(err))
	}
	if now != was {
		return "", refusedf("%s is not as it was when it was opened: somebody else wrote it; save under another name, or "+
			"open it anew", name)
	}
	if err := f.replace(name, text); err != nil {
		return "", refusedf("%s cannot be written: %v", name, files.Reason(err))
	}
	return editionOf(text), nil
}

// replace writes a file beside the one of its name, whose permissions and name it then takes: nobody sees a part of it.
func (f *Folder) replace(name string, text []byte) (err error) {
	beside := path.Join(path.Dir(name), "."+path.Base(name)+"."+rand.Text()[:8]+".karvon")
	mode := fs.FileMode(0o644)
	if old, err := f.Stat(name); err == nil {
		mode = old.Mode().Perm()
	}
	file, err := f.OpenFile(beside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = f.Remove(beside)
		}
	}()
	_, err = file.Write(text)
	err = errors.Join(err, file.Sync(), file.Close())
	if err != nil {
		return err
	}
	return f.Rename(beside, name)
}

// isOutput says whether a name is that of a report.
func isOutput(name string) bool {
	return slices.Contains([]string{".json", ".html", ".csv", ".md", ".xlsx", ".docx", ".pdf", ".svg", ".png", ".txt"},
		path.Ext(name))
}

// refusedf says why something may not be done.
func refusedf(format string, values ...any) error {
	return &studio.Error{Kind: studio.Refused, Message: fmt.Sprintf(format, values...)}
}

// ownCall gives a call that only a server has; nil where it is none.
func (s *Server) ownCall(name string) func(context.Context, *studio.Session, []byte) ([]byte, error) {
	switch name {
	case "files":
		return s.callFiles
	case "openFile":
		return s.callOpenFile
	case "save":
		return s.callSave
	}
	return nil
}

// errNoFolder is what calls about files have where no folder was opened.
var errNoFolder = &studio.Error{Kind: studio.Refused, Message: "no folder is open at this server"}

func (s *Server) callFiles(context.Context, *studio.Session, []byte) ([]byte, error) {
	names := []string{}
	if s.Folder != nil {
		found, err := s.Folder.scenarios()
		if err != nil {
			return nil, errNoFolder
		}
		names = append(names, found...)
	}
	return json.Marshal(map[string]any{"files": names, "write": s.Write && s.Folder != nil})
}

// filed is a call about a file.
type filed struct {
	File   string `json:"file"`
	Was    string `json:"was"`    // the edition that was seen
	Text   string `json:"text"`   // of a text
	Base64 []byte `json:"base64"` // of anything else
}

func (s *Server) callOpenFile(ctx context.Context, to *studio.Session, body []byte) ([]byte, error) {
	f, err := readFiled(body)
	if err != nil {
		return nil, err
	}
	if s.Folder == nil {
		return nil, errNoFolder
	}
	text, err := s.Folder.read(f.File)
	if err != nil {
		return nil, err
	}
	asked, err := json.Marshal(map[string]string{"name": f.File, "text": string(text)})
	if err != nil {
		return nil, err
	}
	opened, err := to.Call(ctx, "open", asked)
	if err != nil {
		return nil, err
	}
	return json.Marshal(map[string]any{"configuration": json.RawMessage(opened), "edition": editionOf(text)})
}

func (s *Server) callSave(_ context.Context, _ *studio.Session, body []byte) ([]byte, error) {
	f, err := readFiled(body)
	switch {
	case err != nil:
		return nil, err
	case s.Folder == nil:
		return nil, errNoFolder
	case !s.Write:
		return nil, refusedf("this server writes no files: it was started without --write")
	}
	content := []byte(f.Text)
	if len(f.Base64) > 0 {
		content = f.Base64
	}
	edition, err := s.Folder.save(f.File, f.Was, content)
	if err != nil {
		return nil, err
	}
	return json.Marshal(map[string]string{"file": f.File, "edition": edition})
}

func readFiled(body []byte) (*filed, error) {
	f := new(filed)
	decoder := json.NewDecoder(strings.NewReader(string(body)))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(f); err != nil {
		return nil, &studio.Error{Kind: studio.Wrong, Message: "the call is no JSON object as it should be: " + err.Error()}
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, &studio.Error{Kind: studio.Wrong, Message: "the call is more than one JSON object"}
	}
	return f, nil
}
