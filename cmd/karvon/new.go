package main

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"karvon/report/delivery"
	"karvon/sim/scenario"
)

// newFlags are the options of karvon new.
type newFlags struct {
	from, output string
	force        bool
}

func (a *app) newCommand() *cobra.Command {
	var flags newFlags
	command := &cobra.Command{
		Use:   "new [NAME]",
		Short: "Start a scenario file from a step of the tutorial",
		Long: `New writes NAME.yaml, or the file that --output names: a whole scenario that
runs as it is, to be changed line by line. It is a copy of a step of the
tutorial, by default of the first and smallest one; scenarios/tutorial.md
explains them in order.

  station   one gate with two lanes
  stages    documents for all and an inspection for some; shifts, ranges
  posts     two posts of one kind, by a template
  centre    trucks and people both ways through the controls of two countries

The first line, by which editors find the schema, is left out where the folder
has no karvon.schema.json, which karvon schema > karvon.schema.json writes.

A file that exists is left as it is, unless --force is given.`,
		Example: `  karvon new my-post
  karvon new --from posts -o border.yaml`,
		Args: arguments(cobra.MaximumNArgs(1)),
		// What does not exist yet completes to nothing.
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(command *cobra.Command, names []string) error {
			return a.startNew(command.Context(), strings.Join(names, ""), &flags)
		},
	}
	options := command.Flags()
	options.StringVar(&flags.from, "from", "station", "the step to start from: station, stages, posts or centre")
	options.StringVarP(&flags.output, "output", "o", "", "the file to write, instead of NAME.yaml")
	options.BoolVarP(&flags.force, "force", "f", false, "replace a file that exists")
	registerCompletions(command, map[string]cobra.CompletionFunc{
		"from": a.completeSteps,
		"output": func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"yaml"}, cobra.ShellCompDirectiveFilterFileExt
		},
	})
	return command
}

// startNew writes the file, and says what to do with it.
func (a *app) startNew(ctx context.Context, name string, flags *newFlags) error {
	file, err := newFile(name, flags.output)
	if err != nil {
		return err
	}
	step, err := a.tutorialStep(flags.from)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(file); err == nil && !flags.force {
		return wrongf("%s exists and is left as it is; --force replaces it", file)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return unreadable(file, err)
	}
	text, err := fs.ReadFile(a.library, step+".yaml")
	if err != nil {
		return err
	}
	text = withSchema(text, filepath.Dir(file))
	if err := ctx.Err(); err != nil {
		return err
	}
	to, err := delivery.Create(ctx, file)
	if err != nil {
		return unwritable(err)
	}
	defer to.Discard()
	if _, err := to.Write(text); err != nil {
		return err
	}
	if err := to.Commit(); err != nil {
		return err
	}
	return a.print(file + " is a copy of " + step + "; next: karvon run " + file)
}

// schemaFile is the schema that the files of the library name in their first line.
const schemaFile = "karvon.schema.json"

// withSchema leaves out the first line, by which editors find the schema, where there is none in the folder.
func withSchema(text []byte, folder string) []byte {
	first, rest, _ := bytes.Cut(text, []byte("\n"))
	if !bytes.HasSuffix(first, []byte("$schema="+schemaFile)) {
		return text
	}
	if _, err := os.Stat(filepath.Join(folder, schemaFile)); err != nil {
		return rest
	}
	return text
}

// newFile finds the file to write from what the command line says of it: a name, or a path.
func newFile(name, output string) (string, error) {
	file := output
	if output == "" {
		file = strings.TrimSuffix(name, ".yaml") + ".yaml"
	}
	switch {
	case name == "" && output == "":
		return "", wrongf("new needs the NAME of the scenario, such as karvon new my-post, or the file to write: " +
			"--output FILE")
	case name != "" && output != "":
		return "", wrongf("NAME says which file is written, and so does --output: give one of them")
	case name == "-" || output == "-":
		return "", wrongf("new writes a file that has a name, such as my-post.yaml, and nothing to standard output")
	case !strings.HasSuffix(file, ".yaml"):
		return "", wrongf("the file of a scenario ends in .yaml: --output %s.yaml", file)
	case strings.HasSuffix(name, ".yml"):
		return "", wrongf("the file of a scenario ends in .yaml: karvon new %s", strings.TrimSuffix(name, ".yml"))
	case strings.Trim(strings.TrimSuffix(filepath.Base(file), ".yaml"), ". ") == "":
		return "", wrongf("%s has no name before its .yaml, such as my-post.yaml", file)
	}
	return file, nil
}

// tutorialPrefix begins the names of the steps of the tutorial, in the library and in their order.
const tutorialPrefix = "tutorial-"

func isTutorial(name string) bool { return strings.HasPrefix(name, tutorialPrefix) }

// tutorialStep finds a step by its name or by the last word of it.
func (a *app) tutorialStep(from string) (string, error) {
	var words []string
	for _, name := range a.libraryNames() {
		if !isTutorial(name) {
			continue
		}
		if word := stepWord(name); from == name || from == word {
			return name, nil
		}
		words = append(words, stepWord(name))
	}
	if slices.Contains(a.libraryNames(), from) {
		return "", wrongf("--from %s is no step of the tutorial, which are %s; a file that says extends: %s starts from it",
			from, strings.Join(words, ", "), from)
	}
	return "", wrongf("--from %s is no step of the tutorial, which are %s", from, strings.Join(words, ", "))
}

// stepWord is the word for a step: station of tutorial-1-station.
func stepWord(name string) string {
	_, word, _ := strings.Cut(strings.TrimPrefix(name, tutorialPrefix), "-")
	return word
}

// completeSteps completes a step of the tutorial, with its title.
func (a *app) completeSteps(command *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
	var steps []string
	for _, name := range a.libraryNames() {
		if !isTutorial(name) {
			continue
		}
		s, err := a.read(command.Context(), name, scenario.Options{})
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		steps = append(steps, cobra.CompletionWithDesc(stepWord(name), s.Title))
	}
	return steps, cobra.ShellCompDirectiveNoFileComp
}
