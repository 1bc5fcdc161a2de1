package main

import "os"

// obeysSequences says whether a terminal obeys sequences that begin with an escape: that of Node's, where this program
// is tried.
func obeysSequences(*os.File) bool { return true }
