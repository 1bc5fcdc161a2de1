package main

import "github.com/spf13/cobra"

// addCommands adds the questions that the studio asks. Others would be megabytes that every page fetches.
func (a *app) addCommands(root *cobra.Command) {
	root.AddCommand(a.runCommand(), a.explainCommand(), a.capacityCommand(), a.sensitivityCommand(),
		a.compareCommand(), a.staffCommand(), a.yearsCommand(), a.checkCommand(), a.versionCommand())
}
