package bound

// The bounds of what is read from outside.
var (
	ScenarioFile = Bound{"scenario file", 4 << 20, "bytes", "one file of a scenario, of its extends and include too",
		"refused"}
	DataFile = Bound{"data file", 8 << 20, "bytes", "one data file: recorded arrivals, observed times, levels",
		"refused"}
	DataRows = Bound{"rows of a data file", 400_000, "rows", "the rows of one data file, under its headers", "refused"}
	Workbook = Bound{"workbook", 32 << 20, "bytes", "one workbook (.xlsx), as it is packed", "refused"}
	Unpacked = Bound{"workbook, unpacked", 512 << 20, "bytes", "what one workbook holds, unpacked", "refused"}
	Sheets   = Bound{"sheets of a workbook", 500, "sheets", "the sheets of one workbook", "refused"}
	Cells    = Bound{"cells of a workbook", 2_000_000, "cells",
		"the cells of one workbook that hold something or are merged", "refused"}
	Merges   = Bound{"merged cells", 10_000, "ranges", "ranges of merged cells in one workbook", "refused"}
	Measured = Bound{"file of measurements", 128 << 20, "bytes", "a file of what was measured, for karvon fit",
		"refused"}
	MeasuredRows = Bound{"rows of measurements", 1_500_000, "rows", "the rows of a file of what was measured", "refused"}
	ScenarioRead = Bound{"scenario's files", 32 << 20, "bytes",
		"all files of one scenario together, each as often as it is named", "refused"}
	Files = Bound{"files of a scenario", 500, "files", "the files of one scenario, each as often as it is named",
		"refused"}
	Result  = Bound{"result", 64 << 20, "bytes", "a result in JSON that diff reads", "refused"}
	Numbers = Bound{"numbers of a result", 4_000_000, "numbers",
		"the numbers of a result in JSON that diff reads, by the commas in it", "refused"}
	Baseline = Bound{"baseline", 8 << 20, "bytes", "a baseline that verify reads", "refused"}
	Journal  = Bound{"run directory", 1 << 40, "bytes", "the finished replications of a run directory",
		"refused where it is read; a run that comes to more fails"}
	Finished = Bound{"finished replications", 4_000_000, "replications",
		"the finished replications of a run directory, of which a chunk counts as one",
		"refused where it is read; a run that comes to more fails"}
	Outcome = Bound{"finished replication", 256 << 20, "bytes",
		"what a run directory keeps of one replication, or of a chunk of them, compressed or not",
		"refused where it is read, as damaged; a run that comes to more fails"}
)
