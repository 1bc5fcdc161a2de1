package main

import (
	"github.com/spf13/cobra"

	"karvon/sim/scenario"
)

func (a *app) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of scenario files, for editors",
		Long: `Schema prints the JSON Schema of scenario files. An editor that reads it
completes and checks them; a file names it in its first line:

  # yaml-language-server: $schema=karvon.schema.json`,
		Example: `  karvon schema > karvon.schema.json`,
		Args:    arguments(cobra.NoArgs),
		RunE: func(command *cobra.Command, _ []string) error {
			if err := command.Context().Err(); err != nil {
				return err
			}
			_, err := a.stdout.Write(scenario.Schema())
			return err
		},
	}
}
