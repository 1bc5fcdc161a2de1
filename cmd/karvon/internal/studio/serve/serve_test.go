package serve_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"karvon/cmd/karvon/internal/studio"
	"karvon/cmd/karvon/internal/studio/serve"
	"karvon/scenarios"
)

const token = "0123456789abcdef"

// quietHost answers no question.
type quietHost struct{}

func (quietHost) Do(ctx context.Context, _ *studio.Work, tell func(studio.Progress)) *studio.Outcome {
	tell(studio.Progress{Stage: "simulating", Done: 1, Of: 2})
	<-ctx.Done()
	return &studio.Outcome{}
}

func (quietHost) Rests(context.Context, string) []string { return nil }
func (quietHost) Formats() []string                      { return []string{"json"} }

// served is a server under test, with a folder that has a file.
type served struct {
	*testing.T
	URL    string
	folder string
}

func open(t *testing.T, write bool) *served {
	folder := t.TempDir()
	for name, text := range map[string]string{"mine.yaml": "karvon: 1\n", "secret.txt": "x"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	opened, err := serve.OpenFolder(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = opened.Close() })
	page := fstest.MapFS{"index.html": {Data: []byte("<p>page")}, "studio.js": {}, "studio.css": {}}
	options := serve.Options{Token: token, Files: page, Charts: "charts", Library: scenarios.FS, Folder: opened,
		Write: write, Host: quietHost{}, Hello: studio.Hello{Host: "server"}}
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	options.Hosts = []string{address}
	ctx, stop := context.WithCancel(t.Context())
	over := make(chan error)
	go func() { over <- serve.New(options).Serve(ctx, listener) }()
	t.Cleanup(func() {
		stop()
		if err := <-over; err != nil {
			t.Error(err)
		}
	})
	return &served{t, "http://" + address, folder}
}

// change changes a request before it is sent.
type change func(*http.Request)

func header(name, value string) change { return func(r *http.Request) { r.Header.Set(name, value) } }

func without(name string) change { return func(r *http.Request) { r.Header.Del(name) } }

// send sends a call as the page does, changed.
func (s *served) send(method, path, body string, changes ...change) (int, string, http.Header) {
	s.Helper()
	r, err := http.NewRequestWithContext(s.Context(), method, s.URL+path, strings.NewReader(body))
	if err != nil {
		s.Fatal(err)
	}
	r.Header.Set("X-Karvon-Token", token)
	r.Header.Set("X-Karvon-Session", "session-1")
	r.Header.Set("Content-Type", "application/json")
	for _, c := range changes {
		c(r)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		s.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		s.Fatal(err)
	}
	return answer.StatusCode, string(text), answer.Header
}

// TestStrangersAreRefused sends what a page of karvon does not send: names, origins, tokens and calls of others.
func TestStrangersAreRefused(t *testing.T) {
	s := open(t, true)
	if code, text, _ := s.send("POST", "/api/hello", "{}"); code != 200 || !strings.Contains(text, `"host":"server"`) {
		t.Fatalf("the page itself is answered with %d: %s", code, text)
	}
	for name, x := range map[string]struct {
		method, path, body string
		change             change
		code               int
	}{
		"foreign host":     {"POST", "/api/hello", "{}", func(r *http.Request) { r.Host = "evil.example" }, 421},
		"rebound host":     {"GET", "/", "", func(r *http.Request) { r.Host = "evil.example:80" }, 421},
		"foreign origin":   {"POST", "/api/hello", "{}", header("Origin", "http://evil.example"), 403},
		"foreign site":     {"POST", "/api/hello", "{}", header("Sec-Fetch-Site", "cross-site"), 403},
		"same site":        {"POST", "/api/hello", "{}", header("Sec-Fetch-Site", "same-site"), 403},
		"no token":         {"POST", "/api/hello", "{}", without("X-Karvon-Token"), 403},
		"wrong token":      {"POST", "/api/hello", "{}", header("X-Karvon-Token", token+"0"), 403},
		"token in address": {"GET", "/api/events?token=" + token, "", without("X-Karvon-Token"), 403},
		"no session":       {"POST", "/api/hello", "{}", header("X-Karvon-Session", "a"), 400},
		"a form":           {"POST", "/api/hello", "a=b", header("Content-Type", "application/x-www-form-urlencoded"), 415},
		"plain text":       {"POST", "/api/hello", "{}", header("Content-Type", "text/plain"), 415},
		"by GET":           {"GET", "/api/hello", "", nil, 405},
		"put of a file":    {"PUT", "/index.html", "x", nil, 405},
		"unknown call":     {"POST", "/api/nothing", "{}", nil, 404},
		"half a call":      {"POST", "/api/open", `{"scenario": "tandem"`, nil, 400},
		"no object":        {"POST", "/api/open", `"tandem"`, nil, 400},
		"unknown member":   {"POST", "/api/open", `{"scenario": "tandem", "x": 1}`, nil, 400},
		"two calls":        {"POST", "/api/open", `{"scenario": "tandem"} {}`, nil, 400},
		"deep":             {"POST", "/api/open", strings.Repeat(`{"text":`, 100_000), nil, 400},
		"oversized":        {"POST", "/api/open", `{"text": "` + strings.Repeat("x", 7_000_000) + `"}`, nil, 413},
		"up the library":   {"POST", "/api/open", `{"scenario": "../tandem"}`, nil, 404},
		"path of the disk": {"POST", "/api/open", `{"scenario": "/etc/passwd"}`, nil, 404},
		"up the page":      {"GET", "/..%2f..%2fetc/passwd", "", nil, 404},
	} {
		change := x.change
		if change == nil {
			change = func(*http.Request) {}
		}
		code, text, _ := s.send(x.method, x.path, x.body, change)
		if code != x.code {
			t.Errorf("%s: %d, not %d: %.200s", name, code, x.code, text)
		}
	}
}

// TestThePageLoadsWhatTheServerHas reads the policy under which the page stands.
func TestThePageLoadsWhatTheServerHas(t *testing.T) {
	s := open(t, true)
	code, text, headers := s.send("GET", "/", "", without("X-Karvon-Token"))
	if code != 200 || !strings.Contains(text, "page") {
		t.Errorf("%d %s", code, text)
	}
	if p := headers.Get("Content-Security-Policy"); !strings.Contains(p, "default-src 'none'") ||
		strings.Contains(p, "unsafe-inline") || strings.Contains(p, "http") {
		t.Errorf("the policy is %q", p)
	}
	if _, text, _ := s.send("GET", "/echarts.js", ""); text != "charts" {
		t.Errorf("the library of charts is %q", text)
	}
}

// TestTheTypesOfFilesAreTheirOwn has a system that takes scripts for text, as some on Windows do.
func TestTheTypesOfFilesAreTheirOwn(t *testing.T) {
	const usual = "text/javascript; charset=utf-8"
	for ending, kind := range map[string]string{".js": usual, ".css": "text/css", ".html": "text/html"} {
		if err := mime.AddExtensionType(ending, "text/plain"); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = mime.AddExtensionType(ending, kind) })
	}
	s := open(t, true)
	for file, want := range map[string]string{"studio.js": usual, "echarts.js": usual, "": "text/html; charset=utf-8",
		"studio.css": "text/css; charset=utf-8"} {
		code, _, headers := s.send("GET", "/"+file, "")
		if kind := headers.Get("Content-Type"); code != 200 || kind != want {
			t.Errorf("%q: %d, %s; not %s", file, code, kind, want)
		}
	}
}

// TestFilesAreThoseBelowTheFolder reads and saves below the folder, and nowhere else.
func TestFilesAreThoseBelowTheFolder(t *testing.T) {
	s := open(t, true)
	outside := filepath.Join(t.TempDir(), "outside.yaml")
	if err := os.WriteFile(outside, []byte("karvon: 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	linked := os.Symlink(outside, filepath.Join(s.folder, "link.yaml")) == nil
	if _, text, _ := s.send("POST", "/api/files", "{}"); !strings.Contains(text, `"mine.yaml"`) ||
		strings.Contains(text, "secret") || strings.Contains(text, "link") {
		t.Errorf("the files are %s", text)
	}
	for _, name := range []string{"../mine.yaml", outside, "a/../../mine.yaml", "link.yaml", "", ".", "mine.yaml/x"} {
		if name == "link.yaml" && !linked {
			continue
		}
		body, _ := json.Marshal(map[string]string{"file": name, "text": "x"})
		if code, text, _ := s.send("POST", "/api/openFile", fmt.Sprintf(`{"file": %q}`, name)); code == 200 {
			t.Errorf("opened %q: %s", name, text)
		}
		if code, text, _ := s.send("POST", "/api/save", string(body)); code == 200 {
			t.Errorf("saved %q: %s", name, text)
		}
	}
	if code, _, _ := s.send("POST", "/api/save", `{"file": "run.sh", "text": "x"}`); code != 403 {
		t.Errorf("a script was saved: %d", code)
	}
	if text, err := os.ReadFile(outside); err != nil || string(text) != "karvon: 1\n" {
		t.Errorf("the file outside is %q, %v", text, err)
	}
}

// TestASaveKeepsWhatOthersWrote refuses to write over a file that has changed meanwhile.
func TestASaveKeepsWhatOthersWrote(t *testing.T) {
	s := open(t, true)
	var saved struct{ Edition string }
	save := func(was, text string) int {
		body, _ := json.Marshal(map[string]string{"file": "new.yaml", "was": was, "text": text})
		code, said, _ := s.send("POST", "/api/save", string(body))
		_ = json.Unmarshal([]byte(said), &saved)
		return code
	}
	if code := save("", "karvon: 1\n# one\n"); code != 200 {
		t.Fatalf("a new file: %d", code)
	}
	if code := save("", "karvon: 1\n# two\n"); code != 403 {
		t.Errorf("a file that came meanwhile was written over: %d", code)
	}
	if code := save(saved.Edition, "karvon: 1\n# two\n"); code != 200 {
		t.Errorf("the file as it was seen: %d", code)
	}
	path := filepath.Join(s.folder, "new.yaml")
	if err := os.WriteFile(path, []byte("karvon: 1\n# theirs\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if code := save(saved.Edition, "karvon: 1\n# three\n"); code != 403 {
		t.Errorf("what somebody else wrote was written over: %d", code)
	}
	if text, _ := os.ReadFile(path); string(text) != "karvon: 1\n# theirs\n" {
		t.Errorf("the file is %q", text)
	}
	mine := filepath.Join(s.folder, "mine.yaml") // which others may not read
	_, text, _ := s.send("POST", "/api/openFile", `{"file": "mine.yaml"}`)
	_ = json.Unmarshal([]byte(text), &saved)
	code, _, _ := s.send("POST", "/api/save", fmt.Sprintf(`{"file": "mine.yaml", "was": %q, "text": "x"}`, saved.Edition))
	now, err := os.Stat(mine)
	if err != nil || code != 200 || now.Mode().Perm()&0o077 != 0 && runtime.GOOS != "windows" {
		t.Errorf("a file that is replaced: %d, %v, %v", code, now.Mode(), err)
	}
	entries, _ := os.ReadDir(s.folder)
	if len(entries) != 3 {
		t.Errorf("something was left in the folder: %v", entries)
	}
	if code, _, _ := open(t, false).send("POST", "/api/save", `{"file": "new.yaml", "text": "x"}`); code != 403 {
		t.Errorf("a server that only reads wrote: %d", code)
	}
}

// TestEventsComeAsTheyHappen reads the stream of a session; another session's events are not in it.
func TestEventsComeAsTheyHappen(t *testing.T) {
	s := open(t, true)
	r, _ := http.NewRequestWithContext(t.Context(), "GET", s.URL+"/api/events", bytes.NewReader(nil))
	r.Header.Set("X-Karvon-Token", token)
	r.Header.Set("X-Karvon-Session", "session-1")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	for _, session := range []string{"session-2", "session-1"} {
		s.send("POST", "/api/open", `{"scenario": "tandem"}`, header("X-Karvon-Session", session))
		code, text, _ := s.send("POST", "/api/ask", `{"id": "c1", "question": "run", "options": {}}`,
			header("X-Karvon-Session", session))
		if code != 200 {
			t.Fatal(text)
		}
	}
	s.send("POST", "/api/cancel", `{"job": "j1"}`)
	lines := bufio.NewScanner(answer.Body)
	var kinds []studio.EventKind
	for lines.Scan() {
		text, ok := strings.CutPrefix(lines.Text(), "data: ")
		if !ok {
			continue
		}
		var e studio.Event
		if err := json.Unmarshal([]byte(text), &e); err != nil {
			t.Fatal(err)
		}
		if kinds = append(kinds, e.Kind); e.Kind == studio.Cancelled {
			break
		}
	}
	if len(kinds) != 2 || kinds[0] != studio.Goes {
		t.Errorf("the events are %v", kinds)
	}
}
