// Package journal keeps the results of work items in a run directory, so that work goes on where it was killed.
//
// A [Journal] is a file of records: a key, what was found under it, and a checksum over both. A record is written in
// one piece behind the last; what a crash leaves of it is recognised by its checksum and dropped when the directory is
// opened again, with all behind it. The first record names the version and the program, since the results of different
// ones must not be mixed: another version is refused by name.
//
// A [Series] names what was simulated and what is kept of it, and a [Key] which of its replications a record holds: a
// chunk of them, k·2^j to (k+1)·2^j - 1, where the level j is 0 for one alone. So two chunks are apart, or one is
// inside the other, and any range of replications is one union of the largest chunks within it. The larger of two
// takes the place of the one inside it, whichever came first. Of several records of the same chunk the first counts;
// the same again adds nothing, and another one is an error. What is no chunk would overlap others in part: it is not
// written, and a directory that has one is refused by name, as damaged.
//
// Records that are superseded stay in the file until it is rewritten without them: as the directory is closed, or
// before, where they are many. Nothing is written over: the others go into a new file, which takes the name of the
// first once it is on the disk. A directory is open in one process at a time (on Unix; elsewhere nothing watches over
// that).
package journal
