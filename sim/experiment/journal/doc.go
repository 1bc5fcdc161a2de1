// Package journal keeps the results of work items in a run directory, so that work goes on where it was killed.
//
// A [Journal] is a file of records that only grows: a key, what was found under it, and a checksum over both. A
// record is written in one piece; what a crash leaves of the last one is recognised by its checksum and dropped
// when the directory is opened again, with all behind it. The first record names the version and the program, since
// the results of different ones must not be mixed: another version is refused by name.
//
// A key names what was simulated and what is kept of it. Of several records under a key the first counts; the same
// again adds nothing, and another one is an error. A directory is open in one process at a time (on Unix; elsewhere
// nothing watches over that).
package journal
