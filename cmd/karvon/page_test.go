package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var browser = flag.String("browser", "", "a Chromium that the test of the page uses; without it the test is left out")

// A real browser opens the page without a network, draws it without a mistake,
// and shows the moment of the day that the link asks for.
func TestThePageWorksInABrowser(t *testing.T) {
	if *browser == "" {
		t.Skip("no -browser is given")
	}
	page := filepath.Join(t.TempDir(), "page.html")
	var stderr bytes.Buffer
	if code := run(t.Context(), []string{"run", "khorgos", "-n", "2", "--quiet", "--output", page}, &bytes.Buffer{}, &stderr); code != 0 {
		t.Fatalf("exit code %d: %s", code, &stderr)
	}
	if status, err := os.Stat(page); err != nil || status.Size() > 5<<20 {
		t.Errorf("the page has %d bytes (%v)", status.Size(), err)
	}
	for second, clock := range map[int]string{9 * 3600: "Mon 09:00", 12*3600 + 1800: "Mon 12:30"} {
		drawn := opened(t, fmt.Sprintf("file://%s#replay=%d", page, second))
		for _, want := range []string{`<output id="replay-clock" for="replay-time">` + clock, "<canvas data-zr-dom-id", "dots are at"} {
			if !strings.Contains(drawn, want) {
				t.Errorf("the page at second %d of the day does not hold %q", second, want)
			}
		}
	}
}

// opened gives the page as the browser has it after its scripts have run.
func opened(t *testing.T, address string) string {
	t.Helper()
	command := exec.Command(*browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
		"--disable-background-networking", "--disable-component-update", "--user-data-dir="+t.TempDir(),
		"--virtual-time-budget=10000", "--enable-logging=stderr", "--dump-dom", address)
	var messages bytes.Buffer
	command.Stderr = &messages
	text, err := command.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, &messages)
	}
	for line := range strings.Lines(messages.String()) {
		if strings.Contains(line, "CONSOLE") {
			t.Errorf("the console says %s", line)
		}
	}
	return string(text)
}
