package licences

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// Targets are the systems and processors that karvon is released for.
var Targets = []string{"linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64", "windows/amd64"}

// Module is a module of which the binary contains packages.
type Module struct {
	Path, Version, Folder string

	packages []string // folders of those that the binary contains
}

// Modules lists the modules of others that karvon's binary for a target contains, by their path.
func Modules(root, target string) ([]Module, error) {
	system, processor, _ := strings.Cut(target, "/")
	list := exec.Command("go", "list", "-deps", "-f",
		"{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}\t{{$.Dir}}{{end}}{{end}}", "./cmd/karvon")
	list.Dir, list.Stderr = root, os.Stderr
	list.Env = append(os.Environ(), "GOOS="+system, "GOARCH="+processor, "CGO_ENABLED=0")
	text, err := list.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	modules := map[string]*Module{}
	for line := range strings.Lines(string(text)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 4 {
			continue // a package of the standard library, or of karvon
		}
		if modules[f[0]] == nil {
			modules[f[0]] = &Module{Path: f[0], Version: f[1], Folder: f[2]}
		}
		modules[f[0]].packages = append(modules[f[0]].packages, f[3])
	}
	var all []Module
	for _, path := range slices.Sorted(maps.Keys(modules)) {
		all = append(all, *modules[path])
	}
	return all, nil
}

// AllModules lists the modules of all targets together.
func AllModules(root string) ([]Module, error) {
	var all []Module
	for _, target := range Targets {
		own, err := Modules(root, target)
		if err != nil {
			return nil, err
		}
		all = append(all, own...)
	}
	slices.SortStableFunc(all, func(a, b Module) int { return cmp.Compare(a.Path, b.Path) })
	return slices.CompactFunc(all, func(a, b Module) bool { return a.Path == b.Path }), nil
}

// Texts lists the files of licences and notices in the folders of the packages that the binary contains, and in
// those above up to the module's own.
func (m *Module) Texts() ([]string, error) {
	found := map[string]bool{}
	for _, folder := range m.packages {
		for ; ; folder = filepath.Dir(folder) {
			entries, err := os.ReadDir(folder)
			if err != nil {
				return nil, err
			}
			for _, entry := range entries {
				if !entry.IsDir() && isLicence(entry.Name()) {
					found[filepath.Join(folder, entry.Name())] = true
				}
			}
			if len(folder) <= len(m.Folder) {
				break
			}
		}
	}
	return slices.Sorted(maps.Keys(found)), nil
}

// isLicence says whether a file's name is that of a licence, a notice or a grant.
func isLicence(name string) bool {
	name = strings.ToLower(name)
	if strings.HasSuffix(name, ".go") {
		return false
	}
	return slices.ContainsFunc([]string{"licen", "copying", "copyright", "notice", "patents", "unlicense"},
		func(part string) bool { return strings.Contains(name, part) })
}
