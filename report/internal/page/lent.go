package page

// The files that a folder which browsers fetch has by their names, so that the programs there need not hold them.
const (
	bordersFile = "borders.txt"
	chartsFile  = "echarts.js"
)
