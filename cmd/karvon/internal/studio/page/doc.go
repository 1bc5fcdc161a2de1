// Package page holds the page of karvon studio as it is served: one HTML file, one style sheet, one
// script, and another one for the editor of texts, which is fetched when a text is first shown.
//
// The sources are TypeScript in src, with what they need named in package.json and kept by package-lock.json. The
// script .ci/page checks their types, bundles them by the esbuild that go.mod pins, and writes dist, which is
// committed: whoever builds karvon needs no Node. .ci/page --check says whether dist is what the sources give.
//
// The page speaks to its host by calls and events alone (src/api.ts), so it is the same on loopback and in a browser
// that runs the engine itself. The library of charts is not in the bundle: the host gives it as echarts.js.
package page
