//go:build full

package main

import "github.com/spf13/cobra"

// further are the questions that the second program answers besides.
func (a *app) further() []*cobra.Command {
	return []*cobra.Command{a.explainCommand(), a.capacityCommand(), a.sensitivityCommand(), a.staffCommand(),
		a.yearsCommand()}
}
