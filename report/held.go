//go:build !js

package report

import "karvon/report/internal/page"

// Held are files that a page lends to the programs which run inside it, by their names, and one that it draws by:
// echarts.js is [ChartLibrary].
func Held() map[string]string { return page.Held() }

// ChartLibrary is what draws a page's pictures: ECharts, and the script of pages, which defines karvonPage. Its
// draw(root, data) draws into the figures of a [PageView] that stand in an element the members of its week, if it has
// one, and its pictures; its clear(root) ends that.
func ChartLibrary() string { return Held()["echarts.js"] }
