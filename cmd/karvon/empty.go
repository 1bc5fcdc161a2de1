package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// nothingEmpty refuses options and names that are given and empty, as a variable of the shell is that is not set:
// taken for left out, they would send a report to the terminal instead of a file.
func nothingEmpty(command *cobra.Command, names []string) error {
	if completes(command) {
		return nil
	}
	const likely = "empty, as a variable of the shell is that is not set"
	if slices.Contains(names, "") {
		return wrongf("a name that %s is given is %s", command.Name(), likely)
	}
	var found error
	command.Flags().Visit(func(flag *pflag.Flag) {
		if found == nil && isEmpty(flag) {
			found = wrongf("--%s is given and %s: give its value, or leave --%s out", flag.Name, likely, flag.Name)
		}
	})
	return found
}

// completes tells the commands by which a shell asks how a word goes on, which may be empty yet.
func completes(command *cobra.Command) bool {
	return command.Name() == cobra.ShellCompRequestCmd || command.Name() == cobra.ShellCompNoDescRequestCmd
}

// isEmpty says whether the text of an option, or one of its texts, is empty or blank.
func isEmpty(flag *pflag.Flag) bool {
	if list, ok := flag.Value.(pflag.SliceValue); ok {
		return slices.ContainsFunc(list.GetSlice(), isBlank)
	}
	return flag.Value.Type() == "string" && isBlank(flag.Value.String())
}

func isBlank(text string) bool { return strings.TrimSpace(text) == "" }
