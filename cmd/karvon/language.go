package main

import (
	"strings"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/report/document"
	"karvon/report/language"
)

// languageFlag is the language of a document for people. Nothing around the program chooses it, so that the files of a
// job are the same wherever it runs.
type languageFlag struct{ name string }

func (f *languageFlag) register(command *cobra.Command) {
	command.Flags().StringVar(&f.name, "language", language.English.Name,
		"language of text, pages, tables and pictures: "+language.Choices()+"; CSV and JSON have English names always")
	registerCompletions(command, map[string]cobra.CompletionFunc{
		"language": cobra.FixedCompletions(language.Names(), cobra.ShellCompDirectiveNoFileComp)})
}

// check finds a language that there is not.
func (f *languageFlag) check() error {
	if language.Find(f.name) == nil {
		return wrongf("--language is %q; there are %s", f.name, strings.Join(language.Names(), ", "))
	}
	return nil
}

// said has a document made in the language.
func (f *languageFlag) said(make func() *document.Document) *document.Document {
	return report.In(language.Find(f.name), make)
}
