// Package files reads files from outside: whole, within a bound, and no longer than somebody waits.
//
// A path can lead to anything. A device or a directory is refused before it is opened, since opening one can do
// something. A pipe is read where the command line names it, as "karvon check <(generate)" does, and refused where
// a file names it. What is read is bounded while it is read, whatever size the system tells. All of it is done
// aside, so that the end of the context ends it also where nothing comes: from a pipe that nobody writes to, or
// from a disk that does not answer.
package files
