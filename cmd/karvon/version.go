package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"karvon/sim/scenario"
	"karvon/sim/scenario/zone"
)

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of karvon and of what its results depend on",
		Args:  arguments(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(a.stdout, "karvon %s\nscenario language %d\ntime zone database %s\n%s %s/%s\n",
				buildVersion(), scenario.LanguageVersion, zone.Version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}

// release is the version that the change log begins with.
const release = "0.2.0"

// modified ends the version of a program that was built of more than a commit.
const modified = ".modified"

// buildVersion is the release, and where the Go toolchain recorded it the commit that was built.
func buildVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return release
	}
	return versionOf(info.Settings)
}

func versionOf(recorded []debug.BuildSetting) string {
	version := release
	for _, setting := range recorded {
		switch {
		case setting.Key == "vcs.revision":
			version += "+" + setting.Value[:min(12, len(setting.Value))]
		case setting.Key == "vcs.modified" && setting.Value == "true":
			version += modified
		}
	}
	return version
}
