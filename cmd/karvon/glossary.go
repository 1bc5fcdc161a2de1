package main

import (
	"github.com/spf13/cobra"

	"karvon/report"
)

func (a *app) glossaryCommand() *cobra.Command {
	format := string(report.Text)
	command := &cobra.Command{
		Use:   "glossary",
		Short: "Say what the words of reports mean, and what the field calls them",
		Long: `Glossary lists the words that reports use for people, each with the word that
the field has for it, which dotted names, options, CSV and JSON keep.`,
		Example: `  karvon glossary
  karvon glossary --format markdown`,
		Args: arguments(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error { return a.glossary(format) },
	}
	command.Flags().StringVar(&format, "format", format, "text, markdown or csv")
	registerCompletions(command, map[string]cobra.CompletionFunc{"format": completeTableFormats})
	return command
}

func (a *app) glossary(format string) error {
	chosen, err := tableFormat("karvon glossary", format)
	if err != nil {
		return wrongCommand(err)
	}
	options := a.layout(a.stdout, pipeWidth)
	return report.Write(a.stdout, chosen, report.Words(), options)
}
