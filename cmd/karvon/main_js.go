package main

import (
	"context"
	"os"
)

// main runs a command line where there is one, as Node gives it, and else works inside a page, for which it was
// loaded.
func main() {
	if len(os.Args) > 1 {
		os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr))
	}
	inPage()
}
