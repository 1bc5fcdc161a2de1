package main

import "github.com/spf13/cobra"

// whole says that this program lacks what no page asks for: files beside a report, tables that are taken or in the
// layout of an institution, run directories, parts of an experiment, and completions.
const whole = false

// addCommands adds the questions that the studio asks, of which the first program answers those that are asked most
// (page/src/worker/pool.ts knows which). Others would be megabytes that every page fetches.
func (a *app) addCommands(root *cobra.Command) {
	root.AddCommand(a.runCommand(), a.compareCommand(), a.checkCommand(), a.versionCommand())
	root.AddCommand(a.further()...)
}
