package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"karvon/report/delivery"
	"karvon/sim/bound"
	"karvon/sim/files"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

func (a *app) fmtCommand() *cobra.Command {
	check := false
	command := &cobra.Command{
		Use:   "fmt [FILE...]",
		Short: "Write scenario files in one style",
		Long: `Fmt writes scenario files in one style: indentation, spaces, breaks and
quotes. It keeps what they say, the order of the keys and the comments, and
checks that before it replaces a file. A folder stands for the .yaml files in
it; without an argument it is the present one.

With --check nothing is written: files in another style are named, and the
exit code is 4 where there are any.`,
		Example: `  karvon fmt my-centre.yaml
  karvon fmt scenarios
  karvon fmt --check scenarios`,
		RunE: func(command *cobra.Command, paths []string) error { return a.format(command.Context(), paths, check) },
	}
	command.Flags().BoolVar(&check, "check", false, "write nothing; name the files in another style")
	return command
}

// format formats files. Those with mistakes do not keep it from the others.
func (a *app) format(ctx context.Context, paths []string, check bool) error {
	files, err := scenarioFiles(paths)
	if err != nil {
		return err
	}
	var mistakes syntax.Errors
	other := 0
	for _, file := range files {
		changed, err := a.formatFile(ctx, file, check)
		var found syntax.Errors
		switch {
		case errors.As(err, &found):
			mistakes = mistakes.With(found)
		case err != nil:
			return err
		case changed:
			other++
			if err := a.print(file); err != nil {
				return err
			}
		}
	}
	switch {
	case len(mistakes) > 0:
		return mistakes
	case check && other > 0:
		return exitError{fmt.Errorf("%d of %d files are in another style: karvon fmt writes them in this one", other,
			len(files)), exitDiffers}
	}
	return nil
}

// scenarioFiles lists the files that paths name: themselves, or the .yaml files in a folder.
func scenarioFiles(paths []string) ([]string, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	var files []string
	for _, path := range paths {
		status, err := os.Stat(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, wrongf("there is no file %s", path)
		case err != nil:
			return nil, wrongCommand(err)
		case !status.IsDir():
			files = append(files, path)
			continue
		}
		entries, err := os.ReadDir(path)
		if err != nil {
			return nil, wrongCommand(err)
		}
		for _, entry := range entries {
			if name := entry.Name(); !entry.IsDir() && strings.HasSuffix(name, ".yaml") && !strings.HasPrefix(name, ".") {
				files = append(files, filepath.Join(path, name))
			}
		}
	}
	if len(files) == 0 {
		return nil, wrongf("there is no .yaml file in %s", strings.Join(paths, ", "))
	}
	return files, nil
}

// formatFile writes a file in the style, and tells whether it was in another.
func (a *app) formatFile(ctx context.Context, file string, check bool) (changed bool, err error) {
	text, err := files.ReadRegular(ctx, file, &bound.ScenarioFile)
	if err != nil {
		return false, unreadable(file, err)
	}
	formatted, err := scenario.Format(ctx, filepath.ToSlash(file), text)
	if err != nil || bytes.Equal(formatted, text) {
		return false, err
	}
	if check {
		return true, nil
	}
	return true, a.replace(ctx, file, formatted)
}

// replace gives a file a new text, once that has shown to be the same scenario: it is loaded from beside the file
// before it gets its name. A file that is no whole scenario by itself has no hash to compare; Format has compared
// its values.
func (a *app) replace(ctx context.Context, file string, text []byte) error {
	written, err := delivery.Create(ctx, file)
	if err != nil {
		return unwritable(err)
	}
	defer written.Discard()
	if _, err := written.Write(text); err != nil {
		return err
	}
	if before, err := scenario.Load(ctx, a.library, path(file), scenario.Options{}); err == nil {
		after, err := scenario.Load(ctx, a.library, path(written.Name()), scenario.Options{})
		if err != nil {
			return fmt.Errorf("%s is left as it is: formatted, it could not be read again: %w", file, err)
		}
		if after.Hash != before.Hash {
			return fmt.Errorf("%s is left as it is: formatted, its hash would be %s, not %s", file, after.Hash, before.Hash)
		}
	}
	if err := ctx.Err(); err != nil { // perhaps that was why it could not be loaded
		return err
	}
	return written.Commit()
}

// path makes a file's name one that no library has.
func path(file string) string {
	if strings.ContainsAny(file, `/`) {
		return file
	}
	return "." + string(filepath.Separator) + file
}
