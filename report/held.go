//go:build !js

package report

import (
	"maps"

	"karvon/report/internal/page"
	"karvon/report/language"
	"karvon/sim/scenario/zone"
)

// Held are files that a page lends to the programs which run inside it, by their names, and one that it draws by:
// echarts.js is [ChartLibrary].
func Held() map[string]string {
	held := page.Held()
	maps.Copy(held, language.Held())
	maps.Copy(held, zone.Held())
	return held
}

// ChartLibrary is what draws a page's pictures: ECharts, and the script of pages, which defines karvonPage. Its
// draw(root, data) draws into the figures of a [PageView] that stand in an element the members of its week, if it has
// one, and its pictures; its clear(root) ends that.
func ChartLibrary() string { return page.Held()["echarts.js"] }
