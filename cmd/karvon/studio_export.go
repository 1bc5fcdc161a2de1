//go:build !js

package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"karvon/cmd/karvon/internal/studio/engine"
	"karvon/cmd/karvon/internal/studio/page"
	"karvon/report"
	"karvon/report/delivery"
)

// The file of the list of files that a browser keeps, and its page.
const (
	folderList = "folder.js"
	startPage  = "index.html"
)

// inBrowser is what the page of a folder says of its host, and what it may load: what lies in the folder.
const inBrowser = `<meta name="karvon-host" content="browser">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; ` +
	`style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; base-uri 'none'; ` +
	`form-action 'none'">
`

// exportStudio writes the page of the studio with the engine into a folder that any server of plain files can serve.
func (a *app) exportStudio(ctx context.Context, scenario string, flags *studioFlags) error {
	path := flags.export
	if scenario != "" {
		return wrongf("--export writes the page for all scenarios of the library: leave %s out", scenario)
	}
	all, err := pageFiles()
	if err != nil {
		return err
	}
	if err := onlyOf(path, all); err != nil {
		return err
	}
	err = addEngine(ctx, all)
	if errors.Is(err, engine.ErrNone) {
		return wrongf("--export: %w", err)
	}
	if err != nil {
		return fmt.Errorf("--export: %w", err)
	}
	folder, err := delivery.CreateFolder(ctx, path)
	if err != nil {
		return unwritable(err)
	}
	defer folder.Discard()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		content := all[name]
		if err := folder.Add(name, func(w io.Writer) error {
			_, err := io.Copy(w, bytes.NewReader(content))
			return err
		}); err != nil {
			return err
		}
	}
	if err := folder.Commit(); err != nil {
		return err
	}
	a.say("wrote %s: serve it as it is, as by python3 -m http.server -d %s", path, shellWord(path))
	return nil
}

// onlyOf refuses a folder that stands and has files that are neither the page's nor the engine's.
func onlyOf(path string, all map[string][]byte) error {
	entries, err := os.ReadDir(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return unwritable(fmt.Errorf("cannot write %s: %w", path, err))
	}
	for _, entry := range entries {
		if name := entry.Name(); all[name] == nil && !slices.Contains(engineFiles, name) {
			return wrongf("--export %s: there is %s in it already; name a new folder", path, entry.Name())
		}
	}
	return nil
}

// engineFiles are those of the folder that are not the page's.
var engineFiles = []string{engine.First, engine.Second, engine.Glue, folderList}

// begins are the files that every visit needs before it can answer.
var begins = []string{"studio.js", "studio.css", "worker.js", engine.First, engine.Glue}

// addEngine adds the engine to the files of the page, and the list of all.
func addEngine(ctx context.Context, all map[string][]byte) error {
	programs, err := engine.Embedded()
	if err == nil && programs == nil {
		programs, err = buildEngine(ctx)
	}
	if err != nil {
		return err
	}
	maps.Copy(all, programs)
	digest := sha256.New()
	first, later := map[string][]string{}, map[string][]string{} // what a browser keeps at once, and what can wait
	for _, name := range slices.Sorted(maps.Keys(all)) {
		sum := sha256.Sum256(all[name])
		fmt.Fprintf(digest, "%s %x\n", name, sum)
		sums := []string{hex.EncodeToString(sum[:])}
		if strings.HasSuffix(name, ".gz") {
			unpacked, err := digestWithin(all[name])
			if err != nil {
				return err
			}
			sums = append(sums, unpacked)
		}
		switch {
		case name == startPage:
			first["./"] = sums // as everybody asks for it
		case slices.Contains(begins, name):
			first[name] = sums
		default:
			later[name] = sums
		}
	}
	list, err := json.Marshal(map[string]any{
		"version": hex.EncodeToString(digest.Sum(nil)[:8]), "files": first, "later": later,
	})
	all[folderList] = fmt.Appendf(nil, "self.karvonFolder = %s;\n", list)
	return err
}

// digestWithin is the digest of what is packed: some servers unpack it on its way.
func digestWithin(packed []byte) (string, error) {
	unpacked, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return "", err
	}
	digest := sha256.New()
	if _, err := io.Copy(digest, unpacked); err != nil {
		return "", err
	}
	return hex.EncodeToString(digest.Sum(nil)), nil
}

// pageFiles are those of the page, which says that its host is the browser.
func pageFiles() (map[string][]byte, error) {
	all := map[string][]byte{}
	for name, text := range report.Held() {
		all[name] = []byte(text)
	}
	pages, err := fs.Sub(page.Files, "dist")
	if err != nil {
		return nil, err
	}
	err = fs.WalkDir(pages, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		all[name], err = fs.ReadFile(pages, name)
		return err
	})
	const head = "<head>\n"
	start := string(all[startPage])
	if !strings.Contains(start, head) {
		return nil, fmt.Errorf("%s has no head", startPage)
	}
	all[startPage] = []byte(strings.Replace(start, head, head+inBrowser, 1))
	return all, err
}

// buildEngine builds an engine in a folder for what is temporary.
func buildEngine(ctx context.Context) (engine.Files, error) {
	scratch, err := delivery.NewScratch(os.TempDir(), "karvon-engine")
	if err != nil {
		return nil, err
	}
	defer scratch.Drop()
	return engine.Build(ctx, filepath.Join(os.TempDir(), scratch.Name()))
}
