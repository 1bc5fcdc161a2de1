package serve

import (
	"context"
	"crypto/subtle"
	"errors"
	"io/fs"
	"net"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"

	"karvon/cmd/karvon/internal/studio"
)

// Options say what is served and to whom.
type Options struct {
	Token string   // that every call needs
	Hosts []string // that requests may name, as host:port

	Files   fs.FS   // of the page; what is no file there is index.html
	Charts  string  // the library of charts, which the page loads as echarts.js
	Library fs.FS   // of scenarios
	Folder  *Folder // of own files; nil for none
	Write   bool    // whether files may be written
	Hello   studio.Hello
	Host    studio.Host
}

// Server serves the page. Make one with [New].
type Server struct {
	Options
	handler http.Handler

	mutex    sync.Mutex
	sessions map[string]*viewed
}

// The bounds of a server.
const (
	mostSessions = 16
	mostBody     = 6_000_000   // bytes of a call
	leaving      = time.Minute // how long a session outlives its page: a page that is loaded anew comes back
)

// New makes a server.
func New(o Options) *Server {
	s := &Server{Options: o, sessions: map[string]*viewed{}}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /api/{call}", s.call)
	mux.HandleFunc("GET /api/events", s.events)
	mux.HandleFunc("GET /echarts.js", s.charts)
	mux.HandleFunc("/{file...}", s.file)
	s.handler = s.guarded(mux)
	return s
}

// Serve serves until the context is done, and then ends all sessions.
func (s *Server) Serve(ctx context.Context, on net.Listener) error {
	server := &http.Server{Handler: s.handler, ReadHeaderTimeout: 10 * time.Second, MaxHeaderBytes: 1 << 16,
		BaseContext: func(net.Listener) context.Context { return ctx }}
	stop := context.AfterFunc(ctx, func() { server.Close() })
	defer stop()
	defer s.end()
	if err := server.Serve(on); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// end ends all sessions.
func (s *Server) end() {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	for name, v := range s.sessions {
		v.Session.End()
		delete(s.sessions, name)
	}
}

// policy is what the page may load: what this server has.
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
	"img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; " +
	"frame-ancestors 'none'"

// guarded refuses what does not come from the page.
func (s *Server) guarded(next http.Handler) http.Handler {
	origins := http.NewCrossOriginProtection()
	origins.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		refuse(w, http.StatusForbidden, studio.Refused, "the call comes from a page of another origin")
	}))
	inner := origins.Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		if !s.knows(r.Host) {
			refuse(w, http.StatusMisdirectedRequest, studio.Refused, "this server has another name")
			return
		}
		if strings.HasPrefix(r.URL.Path, "/api/") && !s.allowed(r) {
			refuse(w, http.StatusForbidden, studio.Refused,
				"the token is missing or wrong: open the address that karvon studio printed")
			return
		}
		inner.ServeHTTP(w, r)
	})
}

// knows says whether a request names a host that this server has.
func (s *Server) knows(host string) bool {
	for _, known := range s.Hosts {
		if strings.EqualFold(host, known) {
			return true
		}
	}
	return false
}

// allowed says whether a request has the token.
func (s *Server) allowed(r *http.Request) bool {
	return subtle.ConstantTimeCompare([]byte(r.Header.Get("X-Karvon-Token")), []byte(s.Token)) == 1
}

func (s *Server) charts(w http.ResponseWriter, r *http.Request) {
	const name = "echarts.js"
	declare(w, name)
	http.ServeContent(w, r, name, time.Time{}, strings.NewReader(s.Charts))
}

// file serves a file of the page.
func (s *Server) file(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead || strings.HasPrefix(r.URL.Path, "/api/") {
		refuse(w, http.StatusMethodNotAllowed, studio.Wrong, "files are read, and calls are made by POST")
		return
	}
	name := r.PathValue("file")
	if name == "" {
		name = "index.html"
	}
	if !fs.ValidPath(name) {
		http.NotFound(w, r)
		return
	}
	declare(w, name)
	http.ServeFileFS(w, r, s.Files, name)
}

// types are those of the page's files, by their endings.
var types = map[string]string{
	".css": "text/css; charset=utf-8", ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".txt": "text/plain; charset=utf-8",
}

// declare says of what type a file is. What the system has for an ending is not asked: in the registry of Windows any
// program can have it as something else, and a browser runs no script that is called plain text.
func declare(w http.ResponseWriter, name string) {
	if kind := types[path.Ext(name)]; kind != "" {
		w.Header().Set("Content-Type", kind)
	}
}
