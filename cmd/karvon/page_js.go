package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"sync"
	"syscall/js"

	"karvon/cmd/karvon/internal/studio"
	"karvon/report"
	"karvon/scenarios"
	"karvon/sim/bound"
	"karvon/sim/experiment"
)

// The program inside a page is loaded into workers of the browser, each for one of two roles: the session, which
// answers the calls of the page and never simulates, and the jobs, which simulate and answer nothing else meanwhile.
// What carries messages between them is script (page/src/worker); it gives an object karvonHost with
//
//	tell(name, text)                        what nobody answers
//	request(name, text, bytes...) Promise   what somebody does, with a text or bytes
//
// and is given by its ready(functions) what it can call. All texts are JSON.

// page is the script around this program.
type page struct{ host js.Value }

// inPage works for a page until the page ends.
func inPage() {
	p := &page{js.Global().Get("karvonHost")}
	engine := &engineHost{library: scenarios.FS}
	functions := map[string]any{}
	report.Borrow(p.borrow)
	switch role := p.host.Get("role").String(); role {
	case "session":
		debug.SetGCPercent(400) // it holds little, and makes and drops much with each change
		p.answerCalls(engine, functions)
	case "job":
		collectSeldom()
		p.doJobs(engine, functions)
	default:
		panic(fmt.Sprintf("a worker has no role %q", role))
	}
	p.host.Call("ready", js.ValueOf(functions))
	select {}
}

// answerCalls has a session answer call(name, body), which gives a promise of the answer.
func (p *page) answerCalls(engine *engineHost, functions map[string]any) {
	remote := &jobsElsewhere{page: p, engine: engine, tells: map[string]func(studio.Progress){}}
	session := studio.NewSession(remote, scenarios.FS, studio.Hello{Version: buildVersion(), Host: "browser"},
		func(e studio.Event) { p.tell("event", e) })
	functions["call"] = promising(func(given []js.Value) (any, error) {
		answer, err := session.Call(context.Background(), given[0].String(), []byte(given[1].String()))
		return string(answer), err
	})
	functions["progress"] = js.FuncOf(func(_ js.Value, given []js.Value) any {
		remote.progress(given[0].String(), given[1].String())
		return nil
	})
}

// tell tells the script what it does not answer.
func (p *page) tell(name string, what any) {
	text, err := json.Marshal(what)
	if err != nil {
		panic(err) // of this package's own types
	}
	p.host.Call("tell", name, string(text))
}

// request asks the script, and waits for its answer or the end of the context.
func (p *page) request(ctx context.Context, name, text string, parts ...[]byte) (js.Value, error) {
	given := []any{name, text}
	for _, part := range parts {
		given = append(given, bytesOf(part))
	}
	type answer struct {
		value js.Value
		err   error
	}
	answered := make(chan answer, 1)
	done := js.FuncOf(func(_ js.Value, given []js.Value) any { answered <- answer{value: given[0]}; return nil })
	failed := js.FuncOf(func(_ js.Value, given []js.Value) any {
		answered <- answer{err: errors.New(js.Global().Get("String").Invoke(given[0]).String())}
		return nil
	})
	p.host.Call("request", given...).Call("then", done, failed)
	select {
	case got := <-answered:
		done.Release()
		failed.Release()
		return got.value, got.err
	case <-ctx.Done(): // the script may still call what would be released
		return js.Undefined(), ctx.Err()
	}
}

// borrow gives a file of the page's folder.
func (p *page) borrow(name string) (string, error) {
	answer, err := p.request(context.Background(), "borrow", name)
	if err != nil {
		return "", err
	}
	return string(rawOf(answer)), nil
}

// promising is a function for the script that gives a promise: of a text or bytes, or fails with an error as JSON.
func promising(do func(given []js.Value) (any, error)) js.Func {
	return js.FuncOf(func(_ js.Value, given []js.Value) any {
		var start js.Func
		start = js.FuncOf(func(_ js.Value, settle []js.Value) any {
			go func() {
				defer settling(settle).catch()
				defer start.Release()
				value, err := do(given)
				if err != nil {
					settle[1].Invoke(failure(err))
					return
				}
				if raw, ok := value.([]byte); ok {
					value = bytesOf(raw)
				}
				settle[0].Invoke(value)
			}()
			return nil
		})
		return js.Global().Get("Promise").New(start)
	})
}

// settling is what a promise is settled by: what it comes to, and what it fails with.
type settling []js.Value

// catch has a promise fail with a panic.
func (s settling) catch() {
	if panicked := recover(); panicked != nil {
		s[1].Invoke(failure(fmt.Errorf("karvon failed inside: %v", panicked)))
	}
}

// failure is an error as the page reads it.
func failure(err error) string {
	told := &studio.Error{Kind: studio.Wrong, Message: err.Error()}
	errors.As(err, &told)
	text, _ := json.Marshal(told) // two texts
	return string(text)
}

func bytesOf(raw []byte) js.Value {
	value := js.Global().Get("Uint8Array").New(len(raw))
	js.CopyBytesToJS(value, raw)
	return value
}

func textOf(value js.Value) []byte { return []byte(value.String()) }

func rawOf(value js.Value) []byte {
	raw := make([]byte, value.Length())
	js.CopyBytesToGo(raw, value)
	return raw
}

// jobsElsewhere has the jobs of a session done by other workers, which the script starts and ends.
type jobsElsewhere struct {
	page   *page
	engine *engineHost

	mutex sync.Mutex
	begun int
	tells map[string]func(studio.Progress) // of the jobs that run
}

// ended is what a job comes to, as workers tell it.
type ended struct {
	Exit    int             `json:"exit"`
	Message string          `json:"message"`
	View    json.RawMessage `json:"view"` // null where nothing was found
}

// Do has a job done. Where the context ends the script ends the worker that is at it.
func (e *jobsElsewhere) Do(ctx context.Context, w *studio.Work, tell func(studio.Progress)) *studio.Outcome {
	e.mutex.Lock()
	e.begun++
	job := fmt.Sprint(e.begun)
	e.tells[job] = tell
	e.mutex.Unlock()
	defer func() {
		e.mutex.Lock()
		delete(e.tells, job)
		e.mutex.Unlock()
	}()
	work, err := json.Marshal(w)
	if err != nil {
		return &studio.Outcome{Exit: exitFailed, Message: err.Error()}
	}
	answer, err := e.page.request(ctx, "do", job, work)
	if ctx.Err() != nil {
		e.page.tell("cancel", job)
		return &studio.Outcome{Exit: exitInterrupted}
	}
	var found ended
	if err == nil {
		err = json.Unmarshal(textOf(answer), &found)
	}
	if err != nil {
		return &studio.Outcome{Exit: exitFailed, Message: err.Error()}
	}
	o := &studio.Outcome{Exit: found.Exit, Message: found.Message}
	if len(found.View) > 0 && string(found.View) != "null" {
		o.Found = &foundElsewhere{e.page, job, found.View}
	}
	return o
}

// progress passes on what a worker tells of a job.
func (e *jobsElsewhere) progress(job, text string) {
	e.mutex.Lock()
	tell := e.tells[job]
	e.mutex.Unlock()
	var p studio.Progress
	if tell == nil || json.Unmarshal([]byte(text), &p) != nil {
		return
	}
	if string(p.Grown) == "null" {
		p.Grown = nil
	}
	tell(p)
}

func (e *jobsElsewhere) Rests(ctx context.Context, scenario string) []string {
	return e.engine.Rests(ctx, scenario)
}

func (e *jobsElsewhere) Formats() []string { return e.engine.Formats() }

// foundElsewhere is an answer of a job, which a worker keeps or finds again.
type foundElsewhere struct {
	page *page
	job  string
	view json.RawMessage
}

func (f *foundElsewhere) View() json.RawMessage { return f.view }

func (f *foundElsewhere) Write(ctx context.Context, format string) (*studio.File, error) {
	answer, err := f.page.request(ctx, "write", f.job, []byte(format))
	if err != nil {
		return nil, err
	}
	file := new(studio.File)
	return file, json.Unmarshal(textOf(answer), file)
}

// doJobs has a worker do jobs: run(job, work) and write(format) of the job that was run last, and fulfil(order,
// bundle) of what another worker asks for.
func (p *page) doJobs(engine *engineHost, functions map[string]any) {
	var last studio.Found
	functions["run"] = promising(func(given []js.Value) (any, error) {
		var w studio.Work
		if err := json.Unmarshal(textOf(given[1]), &w); err != nil {
			return nil, err
		}
		if helpers := p.host.Get("helpers").Int(); helpers > 0 {
			engine.crew = &crew{p, helpers}
		}
		job := given[0].String()
		o := engine.Do(context.Background(), &w, func(s studio.Progress) {
			p.tell("progress", struct {
				Job      string          `json:"job"`
				Progress studio.Progress `json:"progress"`
			}{job, s})
		})
		told := ended{Exit: o.Exit, Message: o.Message}
		if last = o.Found; last != nil {
			told.View = last.View()
		}
		text, err := json.Marshal(told)
		return string(text), err
	})
	functions["write"] = promising(func(given []js.Value) (any, error) {
		if last == nil {
			return nil, errors.New("nothing was found")
		}
		file, err := last.Write(context.Background(), given[0].String())
		if err != nil {
			return nil, err
		}
		text, err := json.Marshal(file)
		return string(text), err
	})
	functions["fulfil"] = promising(func(given []js.Value) (any, error) {
		order, bundle := rawOf(given[0]), rawOf(given[1])
		return newApp(io.Discard, io.Discard).fulfil(context.Background(), order,
			func(string) ([]byte, error) { return bundle, nil }, bound.Memory.Most)
	})
}

// crew are other workers that do replications of a job.
type crew struct {
	page  *page
	hands int
}

func (c *crew) Abreast() int { return c.hands }

// Bundle gives the script the files of a scenario.
func (c *crew) Bundle(ctx context.Context, name string, bundle []byte) error {
	_, err := c.page.request(ctx, "bundle", name, bundle)
	return err
}

// Ask has an order fulfilled by one of them. That it fails is its end, as the others fail of it too.
func (c *crew) Ask(ctx context.Context, key, bundle string, body []byte) ([]byte, error) {
	answer, err := c.page.request(ctx, "ask", key, []byte(bundle), body)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, &experiment.AbandonedError{Reason: err.Error()}
	}
	return rawOf(answer), nil
}
