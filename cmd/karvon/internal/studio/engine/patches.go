package engine

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path/filepath"
	"strings"

	"karvon/report/delivery"
	"karvon/sim/bound"
	"karvon/sim/files"
)

// patch changes a file of a package for programs that browsers fetch, where the package brings along by its
// initialisation, or once for each type, what they do not need. Results are the same.
type patch struct {
	from, file string // a package, and one of its files
	change     func(text string) (string, error)
}

// patches are of both programs, and for the second one alone.
var patches = []patch{
	{"github.com/spf13/pflag", "flag.go", replacing(
		"	case *ipValue, *ipMaskValue, *ipNetValue:\n		return f.DefValue == \"<nil>\"\n", "")},
	{"github.com/spf13/pflag", "ip.go", leftOut},
	{"github.com/spf13/pflag", "ip_slice.go", leftOut},
	{"github.com/spf13/pflag", "ipmask.go", leftOut},
	{"github.com/spf13/pflag", "ipnet.go", leftOut},
	{"github.com/spf13/pflag", "ipnet_slice.go", leftOut},
	{"github.com/spf13/cobra", "cobra.go", replacing(
		"\t\"text/template\"\n", "",
		"template.FuncMap", "map[string]interface{}",
		`			t := template.New("top")
			t.Funcs(templateFuncs)
			template.Must(t.Parse(text))
			return t.Execute(w, data)
`, `			return fmt.Errorf("this program has no templates")
`)},
	{"github.com/spf13/cobra", "command.go", replacing( // completions
		"	c.initCompleteCmd(args)\n", "",
		"	c.InitDefaultCompletionCmd(args...)\n", "")},
	{"slices", "zsortanyfunc.go", sortedTogether},
	{"slices", "sort.go", replacing(
		"pdqsortCmpFunc(x, 0, n, bits.Len(uint(n)), cmp)", "pdqsortCmpFunc(lessSwapOf(x, cmp), 0, n, bits.Len(uint(n)))",
		"stableCmpFunc(x, len(x), cmp)", "stableCmpFunc(lessSwapOf(x, cmp), len(x))")},
}

// patched is the folder of the module in which changed modules seem to lie. It is always the same one, as its name is
// in the program; nothing is written there.
const patched = "patched"

// overlay writes changed files, whose paths begin alike, and what tells the go command of them. It gives the path of
// the latter.
func overlay(ctx context.Context, base, tags string, all []patch) (string, error) {
	root, err := run(ctx, "list", "-m", "-f", "{{.Dir}}")
	if err != nil {
		return "", err
	}
	o := &overlaid{base: base, root: root, files: map[string]string{}, modules: map[string]bool{}}
	if o.required, err = files.Read(ctx, filepath.Join(root, "go.mod"), &bound.ScenarioFile); err != nil {
		return "", err
	}
	for _, p := range packagesOf(all) {
		// Of a release of a package that is not known here nothing is changed, and the program is the larger for it.
		before := maps.Clone(o.files)
		err := o.patchAll(ctx, tags, p)
		if errors.Is(err, errUnknown) {
			o.files = before
		} else if err != nil {
			return "", fmt.Errorf("%s: %w", p[0].from, err)
		}
	}
	if err := o.replace(ctx, filepath.Join(root, "go.mod"), o.required); err != nil {
		return "", err
	}
	told, err := json.Marshal(map[string]any{"Replace": o.files})
	if err != nil {
		return "", err
	}
	path := base + ".json"
	return path, written(ctx, path, told)
}

// packagesOf puts patches of one package together.
func packagesOf(all []patch) (packages [][]patch) {
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].from == all[0].from {
			n++
		}
		packages, all = append(packages, all[:n]), all[n:]
	}
	return packages
}

// errUnknown says that a file is not the one that a patch is for.
var errUnknown = errors.New("it is another one than is known here")

// overlaid is what the go command is told of.
type overlaid struct {
	base, root string
	required   []byte            // go.mod
	files      map[string]string // by those in whose place they are; "" for none
	modules    map[string]bool   // that were changed already
	written    int
}

// replace has a file be another one.
func (o *overlaid) replace(ctx context.Context, path string, content []byte) error {
	o.written++
	o.files[path] = fmt.Sprintf("%s-%d.go", o.base, o.written)
	return written(ctx, o.files[path], content)
}

func written(ctx context.Context, path string, content []byte) error {
	return delivery.WriteFile(ctx, path, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

func (o *overlaid) patchAll(ctx context.Context, tags string, all []patch) error {
	for _, p := range all {
		if err := o.patch(ctx, tags, &p); err != nil {
			return err
		}
	}
	return nil
}

func (o *overlaid) patch(ctx context.Context, tags string, p *patch) error {
	found, err := run(ctx, "list", "-tags="+tags, "-f", "{{.Dir}}\n{{with .Module}}{{.Path}}\n{{.Dir}}{{end}}", p.from)
	if err != nil {
		return err
	}
	where := strings.Split(found, "\n")
	original := filepath.Join(where[0], p.file)
	path := original
	if len(where) == 3 {
		module, from := where[1], where[2]
		to := filepath.Join(o.root, patched, filepath.FromSlash(module))
		if err := o.module(module, from, to); err != nil {
			return err
		}
		path = to + strings.TrimPrefix(original, from)
	}
	text, err := files.Read(ctx, original, &bound.ScenarioFile)
	if err != nil {
		return err
	}
	changed, err := p.change(string(text))
	if err != nil {
		return fmt.Errorf("%s: %w: %w", p.file, errUnknown, err)
	}
	if o.files[path] = ""; changed == "" {
		return nil
	}
	return o.replace(ctx, path, []byte(changed))
}

// module has a module seem to lie within this one, as the go command changes none where it keeps them.
func (o *overlaid) module(name, from, to string) error {
	if o.modules[name] {
		return nil
	}
	o.modules[name] = true
	o.required = fmt.Appendf(o.required, "\nreplace %s => ./%s/%s\n", name, patched, name)
	return filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasSuffix(path, "_test.go") {
			return err
		}
		o.files[to+strings.TrimPrefix(path, from)] = path
		return nil
	})
}

// leftOut leaves a file out.
func leftOut(string) (string, error) { return "", nil }

// replacing replaces texts, each of which a file must have, by others.
func replacing(oldNew ...string) func(text string) (string, error) {
	return func(text string) (string, error) {
		for i := 0; i < len(oldNew); i += 2 {
			if !strings.Contains(text, oldNew[i]) {
				return "", fmt.Errorf("it lacks %q", oldNew[i])
			}
			text = strings.ReplaceAll(text, oldNew[i], oldNew[i+1])
		}
		return text, nil
	}
}
