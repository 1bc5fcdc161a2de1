package licences

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// WriteTexts writes what has to go with a binary for a target: all texts of all works of others that it contains,
// Go's own included.
func WriteTexts(to io.Writer, root, target string) error {
	page, err := ReadPage(root)
	if err != nil {
		return err
	}
	modules, err := Modules(root, target)
	if err != nil {
		return err
	}
	w := &writer{to: to}
	w.printf("karvon contains the works below, each under its own licence. karvon itself is under the one in LICENSE.\n")
	w.printf("\n%s\n", strings.TrimSpace(strings.TrimPrefix(page.Choices, "## "+choicesSection)))
	w.golang(root)
	for _, e := range page.Embedded {
		w.title(e.Name, e.Version, e.Licence)
		for _, file := range e.Files {
			w.text(filepath.Join(root, file), file)
		}
	}
	for i := range modules {
		w.module(page, &modules[i])
	}
	return w.err
}

// writer writes until the first error.
type writer struct {
	to  io.Writer
	err error
}

func (w *writer) printf(format string, values ...any) {
	if w.err == nil {
		_, w.err = fmt.Fprintf(w.to, format, values...)
	}
}

func (w *writer) title(name, version, licence string) {
	w.printf("\n%s\n%s %s\nLicence: %s\n", strings.Repeat("=", 80), name, version, licence)
}

func (w *writer) text(path, name string) {
	if w.err != nil {
		return
	}
	text, err := os.ReadFile(path)
	if err != nil {
		w.err = err
		return
	}
	text = bytes.ReplaceAll(bytes.TrimSpace(text), []byte("\r\n"), []byte("\n"))
	w.printf("\n--- %s\n\n%s\n", filepath.ToSlash(name), text)
}

// golang writes the licence of Go, whose library and runtime are in every binary.
func (w *writer) golang(root string) {
	if w.err != nil {
		return
	}
	command := exec.Command("go", "env", "GOROOT", "GOVERSION")
	command.Dir = root
	text, err := command.Output()
	if err != nil {
		w.err = fmt.Errorf("go env: %w", err)
		return
	}
	f := strings.Split(strings.TrimSpace(string(text)), "\n")
	w.title("Go's standard library and runtime", strings.TrimSpace(f[1]), "BSD-3-Clause")
	w.text(filepath.Join(strings.TrimSpace(f[0]), "LICENSE"), "LICENSE")
	w.text(filepath.Join(strings.TrimSpace(f[0]), "PATENTS"), "PATENTS")
}

func (w *writer) module(page *Page, m *Module) {
	e, ok := page.Of(m.Path)
	if !ok {
		w.err = fmt.Errorf("%s does not name %s", PagePath, m.Path)
		return
	}
	texts, err := m.Texts()
	if err != nil {
		w.err = err
		return
	}
	for _, file := range e.Files {
		texts = append(texts, filepath.Join(m.Folder, file))
	}
	w.title(m.Path, m.Version, e.Licence)
	for _, path := range texts {
		name, err := filepath.Rel(m.Folder, path)
		if err != nil {
			name = path
		}
		w.text(path, name)
	}
}
