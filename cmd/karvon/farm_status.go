//go:build !js

package main

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/spf13/cobra"

	"karvon/cmd/karvon/internal/join"
	"karvon/cmd/karvon/internal/queue"
	"karvon/report"
	"karvon/report/document"
)

func (a *app) farmStatusCommand() *cobra.Command {
	var file, ca string
	format := string(report.Text)
	var in languageFlag
	command := &cobra.Command{
		Use:   "status [URL]",
		Short: "Say how the work of a broker stands, and who does it",
		Long: `Status says of a broker how many orders wait, are being worked at and are done,
how many were given to another worker because one did not come back, who works,
with which version and how fast, and how long the rest takes.`,
		Example: `  karvon farm status --join karvon-farm/submitter.join
  karvon farm status nats://127.0.0.1:4222 --join karvon-farm/submitter.join --format json`,
		Args:              arguments(cobra.MaximumNArgs(1)),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(command *cobra.Command, given []string) error {
			return a.farmStatus(command.Context(), strings.Join(given, ""), file, ca, format, &in)
		},
	}
	registerJoin(command, &file, &ca)
	command.Flags().StringVar(&format, "format", format, "text, markdown, csv or json")
	in.register(command)
	registerCompletions(command, map[string]cobra.CompletionFunc{
		"format": cobra.FixedCompletions([]string{"text", "markdown", "csv", "json"}, cobra.ShellCompDirectiveNoFileComp),
	})
	return command
}

func (a *app) farmStatus(ctx context.Context, url, file, ca, format string, in *languageFlag) error {
	if err := in.check(); err != nil {
		return err
	}
	var chosen report.Format
	if format != string(report.JSON) {
		var err error
		if chosen, err = tableFormat("karvon farm status", format); err != nil {
			return wrongCommand(err)
		}
	}
	connection, _, err := a.dial(ctx, join.Submitter, url, file, ca)
	if err != nil {
		return err
	}
	defer connection.Close()
	s, err := queue.ReadStatus(ctx, connection)
	if err != nil {
		return err
	}
	if chosen == "" {
		line, err := json.Marshal(s)
		if err != nil {
			return err
		}
		return a.print(string(line))
	}
	d := in.said(func() *document.Document { return report.FarmStatus(farmOf(s)) })
	return report.Write(a.stdout, chosen, d, a.layout(a.stdout, pipeWidth))
}

// farmOf is a broker's status as reports have it.
func farmOf(s *queue.Status) *report.Farm {
	f := &report.Farm{Queue: s.Queue, Running: s.Running, Done: s.Done, Redelivered: s.Redelivered, Left: s.Left()}
	for _, w := range s.Workers {
		f.Workers = append(f.Workers, report.FarmWorker{Name: w.Name, Version: w.Version, Canary: w.Canary, Slots: w.Slots,
			Done: w.Done, Seconds: w.Seconds})
	}
	return f
}
