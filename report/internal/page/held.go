//go:build !js

package page

import (
	_ "embed"
	"io/fs"
)

// What pages are drawn from. ECharts is the release 6.1.0 of Apache ECharts, whose licence stands beside it; it goes
// into the page, so that the page needs no network.
var (
	//go:embed assets/echarts.min.js
	charts string
	//go:embed assets/borders.txt
	borders string
)

// Held are those files, for who serves a page: the coasts and borders of the world, and ECharts with the script of
// pages.
func Held() map[string]string {
	return map[string]string{bordersFile: borders, chartsFile: chartsWithScript()}
}

func chartsWithScript() string { return charts + "\n" + script() }

// lent gives a file that a browser would lend.
func lent(name string) (string, error) {
	switch name {
	case bordersFile:
		return borders, nil
	case chartsFile:
		return chartsWithScript(), nil
	}
	return "", fs.ErrNotExist
}
