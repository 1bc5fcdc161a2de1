package main

import (
	"context"
	"os"

	"karvon/report"
	"karvon/sim/bound"
	"karvon/sim/files"
)

// main runs a command line where there is one, as Node gives it, and else works inside a page, for which it was
// loaded.
func main() {
	if len(os.Args) > 1 {
		report.Borrow(func(name string) (string, error) { // from the folder that the page is in
			text, err := files.Read(context.Background(), name, &bound.Workbook)
			return string(text), err
		})
		os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr))
	}
	inPage()
}
