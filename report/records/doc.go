// Package records writes the visits of a run to a file, one flat row each.
//
// A [File] takes the visits from the workers of an experiment. Each replication goes to a part of its own on disk,
// in a [delivery.Scratch]; a part is added to the file once all replications before it are, so that the rows come
// by replication and time of end, whatever the number of workers, and memory holds no more than a few buffers. The
// file gets its name when it is complete.
//
// A [SeriesFile] has what stations, zones and flows do in every interval of the window instead, a row a value, each
// replication as it ends.
//
// A [ValuesFile] has what each replication gave for each response, once the run has ended.
//
// The columns are the same in CSV, Parquet and lines of JSON: see scenarios/records.md. A file says what they mean and
// of which run it is: Parquet in its metadata, a CSV in a file beside it, JSON on every line. [Stream] and
// [StreamSeries] write to an output of the process instead of a file.
package records
