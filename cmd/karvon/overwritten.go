package main

import (
	"os"

	"github.com/spf13/cobra"
)

// readBy are the flags that name a file to be read, and writtenBy those that name one to be written.
var (
	readBy    = []string{"inputs", "observed", "to"}
	writtenBy = []string{"output", "policy-out", "records", "series", "values"}
)

// nothingOverwritten refuses to write a result over a file that the command reads: what somebody recorded at a real
// centre may be there once.
func nothingOverwritten(command *cobra.Command, arguments []string) error {
	type file struct{ as, path string }
	var read []file
	for _, path := range arguments {
		read = append(read, file{path, path})
	}
	for _, flag := range readBy {
		if path := given(command, flag); path != "" {
			read = append(read, file{"--" + flag + " " + path, path})
		}
	}
	for _, flag := range writtenBy {
		path := given(command, flag)
		status, err := os.Stat(path)
		if path == "" || err != nil || !status.Mode().IsRegular() {
			continue
		}
		for _, r := range read {
			if sameFile(r.path, path) {
				return wrongf("--%s %s would be written over what is read, %s: name another file", flag, path, r.as)
			}
		}
	}
	return nil
}

// given is the text of a flag; empty where the command has no such flag.
func given(command *cobra.Command, flag string) string {
	if f := command.Flags().Lookup(flag); f != nil && f.Value.Type() == "string" {
		return f.Value.String()
	}
	return ""
}
