//go:build !js

package main

import "github.com/spf13/cobra"

// whole says that this program does all that a command line can ask.
const whole = true

// addCommands adds all commands, by the questions that they answer.
func (a *app) addCommands(root *cobra.Command) {
	group := func(id, question string, commands ...*cobra.Command) {
		root.AddGroup(&cobra.Group{ID: id, Title: question})
		for _, command := range commands {
			command.GroupID = id
		}
		root.AddCommand(commands...)
	}
	group("look", "Look: what is there?", a.studioCommand(), a.listCommand(), a.showCommand(), a.fitCommand(),
		a.glossaryCommand())
	group("ask", "Ask: how does it go, and why?", a.runCommand(), a.explainCommand(), a.capacityCommand(),
		a.sensitivityCommand(), a.calibrateCommand())
	group("decide", "Decide: what should be done?", a.compareCommand(), a.sweepCommand(), a.staffCommand(),
		a.yearsCommand(), a.appraiseCommand(), a.optionsCommand())
	group("check", "Check: is it right?", a.checkCommand(), a.validateCommand(), a.verifyCommand(), a.diffCommand())
	group("machines", "Many machines: more than one can do", a.farmCommand(), a.workCommand(),
		a.mergeCommand())
	group("share", "Share: what others can read", a.newCommand(), a.fmtCommand(), a.schemaCommand())
	root.AddCommand(a.versionCommand())
}
