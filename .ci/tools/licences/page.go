// Package licences knows under which licences karvon's binary contains the work of others: it reads the page
// .github/LICENCES.md ([ReadPage]), lists the modules of the binary ([Modules]) with the texts that their folders
// hold ([Module.Texts]), and writes all of them into the file that goes with a binary ([WriteTexts]).
package licences

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// Page is what .github/LICENCES.md says.
type Page struct {
	Accepted map[string]bool // identifiers of SPDX
	Modules  []Entry
	Embedded []Entry // works in karvon's own folders
	Choices  string  // the section that says what is taken where there is a choice
}

// Entry is a work with its licence.
type Entry struct {
	Name    string
	Version string   // of what is embedded
	Licence string   // an expression of SPDX
	Files   []string // texts besides those that are found, in the module or in karvon's folders
}

// Identifiers are those of an entry's licences.
func (e *Entry) Identifiers() []string { return strings.Split(e.Licence, " AND ") }

// PagePath is where the page stands in the repository.
const PagePath = ".github/LICENCES.md"

// ReadPage reads the page of a repository.
func ReadPage(root string) (*Page, error) {
	text, err := os.ReadFile(filepath.Join(root, PagePath))
	if err != nil {
		return nil, err
	}
	page := &Page{Accepted: map[string]bool{}}
	section := ""
	for number, line := range strings.Split(string(text), "\n") {
		if title, ok := strings.CutPrefix(line, "## "); ok {
			section = title
		}
		if section == choicesSection {
			page.Choices += line + "\n"
		}
		if cells := row(line); cells != nil {
			if err := page.add(section, cells); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", PagePath, number+1, err)
			}
		}
	}
	return page, nil
}

// row gives the cells of a table's line, nil where it is none or the table's head: the first cell of each row is
// code.
func row(line string) []string {
	if !strings.HasPrefix(line, "| `") {
		return nil
	}
	cells := strings.Split(strings.Trim(line, "|"), "|")
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	return cells
}

var inCode = regexp.MustCompile("`([^`]+)`")

// code lists what a cell has in code.
func code(cell string) []string {
	var all []string
	for _, found := range inCode.FindAllStringSubmatch(cell, -1) {
		all = append(all, found[1])
	}
	return all
}

// The sections of the page that are read.
const (
	choicesSection  = "Choices"
	acceptedSection = "Licences that are accepted"
	modulesSection  = "Modules"
	embeddedSection = "Embedded works"
)

func (p *Page) add(section string, cells []string) error {
	wanted := map[string]int{acceptedSection: 2, modulesSection: 3, embeddedSection: 4}[section]
	if len(cells) != wanted {
		return fmt.Errorf("a row of %q has %d cells, not %d", section, len(cells), wanted)
	}
	name := code(cells[0])[0]
	switch section {
	case acceptedSection:
		p.Accepted[name] = true
	case modulesSection:
		p.Modules = append(p.Modules, Entry{Name: name, Licence: cells[1], Files: code(cells[2])})
	case embeddedSection:
		p.Embedded = append(p.Embedded, Entry{Name: name, Version: cells[1], Licence: cells[2], Files: code(cells[3])})
	}
	return nil
}

// Of finds the entry of a module.
func (p *Page) Of(module string) (Entry, bool) {
	for _, e := range p.Modules {
		if e.Name == module {
			return e, true
		}
	}
	return Entry{}, false
}
