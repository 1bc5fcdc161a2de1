package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// chromium is a headless browser with one tab, told what to do by the DevTools protocol over a pair of pipes:
// messages in JSON that end with a zero byte. It serves one test at a time.
type chromium struct {
	to      *os.File
	from    *bufio.Reader
	calls   int
	session string
	// events are what the browser told besides answers, since the last forget.
	events []message
}

// message is a question to the browser, its answer, or an event.
type message struct {
	ID        int             `json:"id,omitempty"`
	SessionID string          `json:"sessionId,omitempty"`
	Method    string          `json:"method,omitempty"`
	Params    json.RawMessage `json:"params,omitempty"`
	Result    json.RawMessage `json:"result,omitempty"`
	Error     *struct {
		Message string `json:"message"`
	} `json:"error,omitempty"`
}

type params map[string]any

// startChromium starts a browser that can reach no host but this one, and ends it with the test.
func startChromium(t testing.TB, program string) *chromium {
	t.Helper()
	commandsIn, commands, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	answers, answersOut, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	profile, err := os.MkdirTemp("", "karvon-chromium-")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	if end, ok := deadline(t); ok {
		ctx, cancel = context.WithDeadline(t.Context(), end.Add(-beforeTheEnd))
	}
	command := exec.CommandContext(ctx, program, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
		"--disable-sync", "--disable-extensions", "--disable-background-networking", "--disable-component-update",
		"--disable-dev-shm-usage", "--force-color-profile=srgb", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
		"--user-data-dir="+profile, "--remote-debugging-pipe")
	command.ExtraFiles = []*os.File{commandsIn, answersOut} // descriptors 3 and 4, as the protocol asks
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	commandsIn.Close()
	answersOut.Close()
	b := &chromium{to: commands, from: bufio.NewReader(answers)}
	t.Cleanup(func() {
		defer cancel()
		_, _ = commands.WriteString(`{"id": 0, "method": "Browser.close"}` + "\x00")
		commands.Close()
		_ = command.Wait() // a browser that is told to end may say what it likes
		answers.Close()
		_ = os.RemoveAll(profile) // its helpers may write to it a moment longer
	})
	b.attach(t)
	return b
}

// attach opens the tab, and lets it tell of its console and of its requests.
func (b *chromium) attach(t testing.TB) {
	t.Helper()
	var target struct{ TargetID, SessionID string }
	b.call(t, "Target.createTarget", params{"url": "about:blank"}, &target)
	b.call(t, "Target.attachToTarget", params{"targetId": target.TargetID, "flatten": true}, &target)
	b.session = target.SessionID
	for _, domain := range []string{"Page", "Runtime", "Log", "Network"} {
		b.call(t, domain+".enable", nil, nil)
	}
}

// call asks the browser, waits for its answer, and reads that into what is given.
func (b *chromium) call(t testing.TB, method string, arguments params, into any) {
	t.Helper()
	b.calls++
	question := message{ID: b.calls, SessionID: b.session, Method: method}
	if arguments != nil {
		text, err := json.Marshal(arguments)
		if err != nil {
			t.Fatal(err)
		}
		question.Params = text
	}
	text, err := json.Marshal(question)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.to.Write(append(text, 0)); err != nil {
		t.Fatalf("%s: %v", method, err)
	}
	for {
		answer := b.read(t)
		if answer.ID != b.calls {
			b.events = append(b.events, answer)
			continue
		}
		if answer.Error != nil {
			t.Fatalf("%s: %s", method, answer.Error.Message)
		}
		if into == nil {
			return
		}
		if err := json.Unmarshal(answer.Result, into); err != nil {
			t.Fatalf("%s: %v", method, err)
		}
		return
	}
}

func (b *chromium) read(t testing.TB) (m message) {
	t.Helper()
	text, err := b.from.ReadBytes(0)
	if err != nil {
		t.Fatalf("the browser has ended: %v", err)
	}
	if err := json.Unmarshal(text[:len(text)-1], &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// open opens an address in a window of so many pixels, light or dark.
func (b *chromium) open(t testing.TB, address string, width, height int, scheme string) {
	t.Helper()
	b.events = nil
	b.resize(t, width, height)
	b.media(t, "", scheme)
	b.call(t, "Page.navigate", params{"url": "about:blank"}, nil) // another moment of the same page is opened anew too
	b.call(t, "Page.navigate", params{"url": address}, nil)
	b.until(t, `document.readyState === "complete" && location.href !== "about:blank"`)
}

func (b *chromium) resize(t testing.TB, width, height int) {
	t.Helper()
	b.call(t, "Emulation.setDeviceMetricsOverride", params{
		"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600,
	}, nil)
}

// media lets the page believe that it is on a screen, "", or on paper, "print".
func (b *chromium) media(t testing.TB, medium, scheme string) {
	t.Helper()
	b.call(t, "Emulation.setEmulatedMedia", params{
		"media": medium, "features": []params{{"name": "prefers-color-scheme", "value": scheme}},
	}, nil)
}

// evaluate gives what an expression of JavaScript comes to, awaited.
func (b *chromium) evaluate(t testing.TB, expression string, into any) {
	t.Helper()
	var answer struct {
		Result           struct{ Value json.RawMessage }
		ExceptionDetails *struct {
			Text      string
			Exception struct{ Description string }
		}
	}
	b.call(t, "Runtime.evaluate", params{"expression": expression, "awaitPromise": true, "returnByValue": true}, &answer)
	if e := answer.ExceptionDetails; e != nil {
		t.Fatalf("%s %s", e.Text, e.Exception.Description)
	}
	if into == nil {
		return
	}
	if err := json.Unmarshal(answer.Result.Value, into); err != nil {
		t.Fatalf("%s gives %s: %v", expression, answer.Result.Value, err)
	}
}

// beforeTheEnd of the time that the tests have, what is waited for is given up, so that a failure can say what it
// was.
const beforeTheEnd = 30 * time.Second

// deadline is when tests are to end; measures have none.
func deadline(t testing.TB) (end time.Time, limited bool) {
	if test, ok := t.(*testing.T); ok {
		return test.Deadline()
	}
	return end, false
}

// until waits for a condition of the page, as long as the tests have time.
func (b *chromium) until(t testing.TB, condition string) {
	t.Helper()
	end, limited := deadline(t)
	for !limited || time.Until(end) > 2*beforeTheEnd {
		var holds bool
		if b.evaluate(t, "!!("+condition+")", &holds); holds {
			return
		}
	}
	t.Fatalf("this did not come to hold: %s", condition)
}

// press presses a key and lets it go.
func (b *chromium) press(t testing.TB, key string) {
	t.Helper()
	codes := map[string]int{"Tab": 9, "ArrowDown": 40, "ArrowUp": 38, "Enter": 13, "End": 35, "Home": 36,
		"ArrowRight": 39, "PageUp": 33}
	down := params{"type": "keyDown", "key": key, "code": key, "windowsVirtualKeyCode": codes[key]}
	if key == "Enter" {
		down["text"] = "\r"
	}
	b.call(t, "Input.dispatchKeyEvent", down, nil)
	b.call(t, "Input.dispatchKeyEvent",
		params{"type": "keyUp", "key": key, "code": key, "windowsVirtualKeyCode": codes[key]}, nil)
}

// click clicks with the mouse into an element, at a share of its width.
func (b *chromium) click(t testing.TB, selector string, across float64) {
	t.Helper()
	var at struct{ X, Y float64 }
	b.evaluate(t, fmt.Sprintf(`(() => {
		const e = document.querySelector(%q);
		e.scrollIntoView({ block: "center" });
		const r = e.getBoundingClientRect();
		return { X: r.left + r.width * %g, Y: r.top + r.height / 2 };
	})()`, selector, across), &at)
	for _, kind := range []string{"mousePressed", "mouseReleased"} {
		b.call(t, "Input.dispatchMouseEvent", params{"type": kind, "x": at.X, "y": at.Y, "button": "left", "clickCount": 1},
			nil)
	}
}

// complaints lists what the console says, and requests to other places than the page itself.
func (b *chromium) complaints(page string) (all []string) {
	for _, event := range b.events {
		switch event.Method {
		case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded":
			all = append(all, "the console says "+string(event.Params))
		case "Network.requestWillBeSent":
			var sent struct{ Request struct{ URL string } }
			_ = json.Unmarshal(event.Params, &sent) // what is no request has no address, and is told below
			url, _, _ := strings.Cut(sent.Request.URL, "#")
			if url != page && url != "about:blank" && !strings.HasPrefix(url, "data:") {
				all = append(all, "the page asks for "+sent.Request.URL)
			}
		}
	}
	return all
}
