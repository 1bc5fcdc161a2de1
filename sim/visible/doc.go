// Package visible shows text that comes from outside - from scenarios, data files, results, names of files, the
// command line, the environment - so that no reader obeys it: neither a terminal nor what reads the log of a CI
// job.
//
// [Line] writes a text that stands within a line: what would move the cursor, turn the direction of writing, break
// the line or be unseen stands there as an escape such as \x1b, \n or \u202e, and so do signs that a CI server
// would take for a command. Letters of all scripts, their marks and emoji stay as they are, and so does a
// backslash: what is escaped can be read, not read back.
//
// [Writer] does the same for whole lines and is for the outermost writer of text for people: what a message forgot
// to escape is escaped there. It cannot know whose a line break is: a text that may hold one goes through [Line]
// before it becomes part of a line.
//
// [Cell] is for the text cells of a CSV file, which spreadsheets compute.
package visible
