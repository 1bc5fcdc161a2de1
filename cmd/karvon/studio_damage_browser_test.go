package main

import (
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// faultyServer serves a folder, counts what is asked for, and serves some files damaged or not at all.
type faultyServer struct {
	folder string
	mutex  sync.Mutex
	counts map[string]int
	faults map[string]func(content []byte) []byte // nil content: the file is missing
}

func (s *faultyServer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	s.mutex.Lock()
	if r.Header.Get("If-Modified-Since") == "" { // otherwise it is only asked whether there is another
		s.counts[name]++
	}
	fault := s.faults[name]
	s.mutex.Unlock()
	if fault == nil {
		http.FileServer(http.Dir(s.folder)).ServeHTTP(w, r)
		return
	}
	content, err := os.ReadFile(filepath.Join(s.folder, name))
	if content = fault(content); err != nil || content == nil {
		http.NotFound(w, r)
		return
	}
	// As servers of files do, so that browsers keep what is damaged too.
	w.Header().Set("Last-Modified", "Mon, 01 Jan 2024 00:00:00 GMT")
	_, _ = w.Write(content)
}

// becomes sets what is wrong with the files, and forgets what was asked for.
func (s *faultyServer) becomes(faults map[string]func([]byte) []byte) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.faults, s.counts = faults, map[string]int{}
}

func (s *faultyServer) counted() map[string]int {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return maps.Clone(s.counts)
}

func half(content []byte) []byte { return content[:len(content)/2] }

func flipped(content []byte) []byte {
	content[len(content)/2] ^= 0xff
	return content
}

func none([]byte) []byte { return nil }

// TestADamagedStudioSaysSoInABrowser serves files damaged: the page says which, keeps nothing of them, and works once
// it is loaded again after they were mended, or where what it keeps is damaged. A first visit fetches nothing twice,
// and nothing that it does not need.
func TestADamagedStudioSaysSoInABrowser(t *testing.T) {
	if *browser == "" {
		t.Skip("no -browser is given")
	}
	s := &faultyServer{folder: exportedStudio(t)}
	s.becomes(nil)
	address := servedBy(t, s)
	x := &planner{t, startChromium(t, *browser), address}

	for _, at := range []struct {
		file, says string
		fault      func([]byte) []byte
	}{
		{"karvon.wasm.gz", "karvon.wasm.gz came damaged", half},
		{"karvon.wasm.gz", "karvon.wasm.gz came damaged", flipped},
		{"karvon.wasm.gz", "karvon.wasm.gz of this page is missing", none},
		{"wasm_exec.js", "wasm_exec.js of this page is missing", none},
	} {
		s.becomes(map[string]func([]byte) []byte{at.file: at.fault})
		x.b.open(t, address, 1440, 900, "light")
		x.says(at.says)
	}
	s.becomes(nil)
	x.b.call(t, "Page.reload", nil, nil)
	x.open(address)

	x = &planner{t, startChromium(t, *browser), address}
	s.becomes(map[string]func([]byte) []byte{"karvon-files.wasm.gz": half})
	x.b.open(t, address+"#eyJ2IjoxLCJlIj", 1440, 900, "light")
	x.says("This link is not whole")
	x.keepsOnlyWhatItNeeds()
	asked := s.counted()
	for _, name := range []string{"", "studio.js", "studio.css", "worker.js", "wasm_exec.js", "karvon.wasm.gz"} {
		if asked[name] != 1 {
			t.Errorf("%q was fetched %d times", name, asked[name])
		}
	}
	for _, name := range []string{"messages-ru.json", "zones.zip", "codemirror.js", "karvon-files.wasm.gz"} {
		if asked[name] > 0 {
			t.Errorf("%s was fetched before there was an answer", name)
		}
	}

	x.b.evaluate(t, `(async () => {
		for (const name of await caches.keys())
			await (await caches.open(name)).put("karvon.wasm.gz", new Response("damaged"));
	})()`, nil)
	x.open(address)
	var kept int
	x.b.evaluate(t, `caches.match("karvon.wasm.gz").then((it) => it.arrayBuffer()).then((it) => it.byteLength)`, &kept)
	if kept == len("damaged") {
		t.Error("a program that was damaged where it is kept is kept on")
	}
	x.simulates(2)
	x.b.until(t, `document.querySelector("main .downloads")`)
	x.press("main .downloads button", "Workbook")
	x.says("karvon-files.wasm.gz came damaged")
	x.press(".banner button", "Close")
	x.b.evaluate(t, `location.hash = "#eyJ2IjoxLCJlIj"`, nil)
	x.says("This link is not whole")
	x.b.evaluate(t, `history.back()`, nil)
	x.b.until(t, `document.querySelector("main .downloads")`)
	s.becomes(nil)
	if book := x.downloaded("Workbook"); len(book) == 0 {
		t.Error("the workbook is empty")
	}
}

// says waits until the page says a sentence.
func (x *planner) says(sentence string) {
	x.Helper()
	x.b.until(x.TB, `document.body.innerText.includes("`+sentence+`")`)
}
