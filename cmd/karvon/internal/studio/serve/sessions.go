package serve

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"
	"sync"
	"time"

	"karvon/cmd/karvon/internal/studio"
)

// viewed is a session with the streams of its page.
type viewed struct {
	*studio.Session

	mutex   sync.Mutex
	streams map[chan studio.Event]bool
	leave   *time.Timer // ends the session where no stream comes
}

// mostWaiting is how many events wait for a page that reads slowly; what is more is left out: the last event of a job
// can be asked for.
const mostWaiting = 256

// tell sends an event to the page.
func (v *viewed) tell(e studio.Event) {
	v.mutex.Lock()
	defer v.mutex.Unlock()
	for stream := range v.streams {
		select {
		case stream <- e:
		default:
		}
	}
}

// session gives the session that a request names, and begins it where there is none.
func (s *Server) session(r *http.Request) (*viewed, error) {
	name := r.Header.Get("X-Karvon-Session")
	if len(name) < 8 || len(name) > 64 || strings.ContainsFunc(name, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return nil, &studio.Error{Kind: studio.Wrong, Message: "a call names its session, by 8 to 64 characters"}
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if v := s.sessions[name]; v != nil {
		v.used()
		return v, nil
	}
	if len(s.sessions) >= mostSessions {
		return nil, &studio.Error{Kind: studio.Refused, Message: fmt.Sprintf(
			"%d pages are open at this server, which are the most: close one and wait a minute", mostSessions)}
	}
	v := &viewed{streams: map[chan studio.Event]bool{}}
	v.Session = studio.NewSession(s.Host, s.Library, s.Hello, v.tell)
	v.leave = time.AfterFunc(leaving, func() { s.left(name, v) })
	s.sessions[name] = v
	return v, nil
}

// used has a session without a stream stay a while longer: somebody calls.
func (v *viewed) used() {
	v.mutex.Lock()
	defer v.mutex.Unlock()
	if len(v.streams) == 0 {
		v.leave.Reset(leaving)
	}
}

// left ends a session to which no page has come back.
func (s *Server) left(name string, v *viewed) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	v.mutex.Lock()
	defer v.mutex.Unlock()
	if len(v.streams) == 0 && s.sessions[name] == v {
		v.Session.End()
		delete(s.sessions, name)
	}
}

// events sends the events of a session, as long as the page listens.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	v, err := s.session(r)
	if err != nil {
		answer(w, nil, err)
		return
	}
	stream := make(chan studio.Event, mostWaiting)
	v.mutex.Lock()
	v.streams[stream] = true
	v.leave.Stop()
	v.mutex.Unlock()
	defer func() {
		v.mutex.Lock()
		defer v.mutex.Unlock()
		if delete(v.streams, stream); len(v.streams) == 0 {
			v.leave.Reset(leaving)
		}
	}()
	w.Header().Set("Content-Type", "text/event-stream")
	to := http.NewResponseController(w)
	alive := time.NewTicker(15 * time.Second)
	defer alive.Stop()
	_, err = io.WriteString(w, ": karvon\n\n")
	for err == nil {
		if err = to.Flush(); err != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case <-alive.C:
			_, err = io.WriteString(w, ": still here\n\n")
		case e := <-stream:
			var text []byte
			if text, err = json.Marshal(e); err == nil {
				_, err = fmt.Fprintf(w, "data: %s\n\n", text)
			}
		}
	}
}

// call answers a call.
func (s *Server) call(w http.ResponseWriter, r *http.Request) {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		refuse(w, http.StatusUnsupportedMediaType, studio.Wrong, "a call is application/json")
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, mostBody))
	if err != nil {
		if large := new(http.MaxBytesError); errors.As(err, &large) {
			refuse(w, http.StatusRequestEntityTooLarge, studio.Wrong,
				fmt.Sprintf("a call has %d bytes at most", mostBody))
		}
		return
	}
	v, err := s.session(r)
	if err != nil {
		answer(w, nil, err)
		return
	}
	name := r.PathValue("call")
	if own := s.ownCall(name); own != nil {
		given, err := own(r.Context(), v.Session, body)
		answer(w, given, err)
		return
	}
	given, err := v.Call(r.Context(), name, body)
	answer(w, given, err)
}

// answer writes what a call gave, or why it gave nothing.
func answer(w http.ResponseWriter, given []byte, err error) {
	if of := new(studio.Error); errors.As(err, &of) {
		code := map[studio.Kind]int{studio.Missing: http.StatusNotFound, studio.Refused: http.StatusForbidden}[of.Kind]
		if code == 0 {
			code = http.StatusBadRequest
		}
		refuse(w, code, of.Kind, of.Message)
		return
	}
	if err != nil {
		refuse(w, http.StatusInternalServerError, studio.Wrong, err.Error())
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(given) // the page has gone, or it reads
}

// refuse says why a call is not answered.
func refuse(w http.ResponseWriter, status int, kind studio.Kind, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]*studio.Error{"error": {Kind: kind, Message: message}})
}
