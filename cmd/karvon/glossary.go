package main

import (
	"github.com/spf13/cobra"

	"karvon/report"
)

func (a *app) glossaryCommand() *cobra.Command {
	format, language := string(report.Text), languageFlag{}
	command := &cobra.Command{
		Use:   "glossary",
		Short: "Say what the words of reports mean, and what the field calls them",
		Long: `Glossary lists the words that reports use for people, each with the word that
the field has for it, which dotted names, options, CSV and JSON keep.`,
		Example: `  karvon glossary
  karvon glossary --format markdown
  karvon glossary --language ru`,
		Args: arguments(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error { return a.glossary(format, &language) },
	}
	command.Flags().StringVar(&format, "format", format, "text, markdown or csv")
	language.register(command)
	registerCompletions(command, map[string]cobra.CompletionFunc{"format": completeTableFormats})
	return command
}

func (a *app) glossary(format string, language *languageFlag) error {
	chosen, err := tableFormat("karvon glossary", format)
	if err != nil {
		return wrongCommand(err)
	}
	if err := language.check(); err != nil {
		return err
	}
	return report.Write(a.stdout, chosen, language.said(report.Words), a.layout(a.stdout, pipeWidth))
}
