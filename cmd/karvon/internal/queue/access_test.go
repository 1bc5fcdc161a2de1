package queue

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"karvon/cmd/karvon/internal/broker"
	"karvon/cmd/karvon/internal/join"
)

// dialWith writes a text as a file of credentials and connects with it.
func dialWith(t *testing.T, f *farm, text string, mode os.FileMode) error {
	t.Helper()
	path := filepath.Join(t.TempDir(), "credential")
	if err := os.WriteFile(path, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
	a, err := ReadAccess(t.Context(), path, "")
	if err != nil {
		return err
	}
	c, err := Dial(t.Context(), "nats://"+f.listen, a, f.log.logger())
	if err == nil {
		c.Close()
	}
	return err
}

func TestWithoutACredentialThereIsNoWay(t *testing.T) {
	f := newFarm(t)
	t.Setenv(joinVariable, "")
	none, err := ReadAccess(t.Context(), "", "")
	if err != nil {
		t.Fatal(err)
	}
	_, err = Dial(t.Context(), "nats://"+f.listen, none, f.log.logger())
	says(t, err, "asks for a credential", "--join FILE")
	other := newFarm(t).access(join.Worker)
	_, err = Dial(t.Context(), "nats://"+f.listen, other, f.log.logger())
	says(t, err, "does not take the credential", "another farm")
	_, err = Dial(t.Context(), "nats://127.0.0.1:1", none, f.log.logger())
	says(t, err, "no broker answers", "is karvon farm running there")
	_, err = Dial(t.Context(), "somewhere", none, f.log.logger())
	says(t, err, "no broker's URL")
}

func TestACredentialIsASecret(t *testing.T) {
	f := newFarm(t)
	file, err := f.broker.Join(join.Worker, "127.0.0.1")
	if err != nil {
		t.Fatal(err)
	}
	if err := dialWith(t, f, file.Seed, 0o600); err != nil {
		t.Errorf("a seed by itself: %v", err)
	}
	if runtime.GOOS != "windows" {
		says(t, dialWith(t, f, file.Seed, 0o640), "can be read by others", "chmod 600")
	}
	for _, broken := range []string{"what?", `{"role": "worker", "seed": "` + file.Seed + `"}`, "{", "SUNO"} {
		err := dialWith(t, f, broken, 0o600)
		if err == nil || strings.Contains(err.Error(), file.Seed) {
			t.Errorf("%q: %v", broken, err)
		}
	}
	if strings.Contains(f.log.String(), file.Seed) {
		t.Error("the log holds a seed")
	}
	path := filepath.Join(t.TempDir(), "worker.join")
	if err := file.Write(path); err != nil {
		t.Fatal(err)
	}
	t.Setenv(joinVariable, path)
	a, err := ReadAccess(t.Context(), "", "")
	if err != nil {
		t.Fatal(err)
	}
	f.dialAt(a.URL, a)
}

func TestBeyondLoopbackThereIsTLSOfTheBrokersOwnAuthority(t *testing.T) {
	open := func() *farm {
		f := &farm{t: t, folder: t.TempDir(), listen: "0.0.0.0:0", store: 256 << 20, log: new(log)}
		f.start()
		t.Cleanup(func() { f.broker.Stop() })
		return f
	}
	f, other := open(), open()
	a := f.access(join.Worker)
	if !strings.HasPrefix(a.URL, "tls://") {
		t.Errorf("the URL is %s", a.URL)
	}
	f.dialAt(a.URL, a)
	stranger := other.access(join.Worker)
	_, err := Dial(t.Context(), a.URL, stranger, f.log.logger())
	says(t, err, "not signed by the authority", "use the join file")
	file, err := f.broker.Join(join.Worker, "127.0.0.1")
	if err != nil {
		t.Fatal(err)
	}
	bare := *file
	bare.CA = ""
	path := filepath.Join(t.TempDir(), "bare")
	if err := bare.Write(path); err != nil {
		t.Fatal(err)
	}
	plain, err := ReadAccess(t.Context(), path, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Dial(t.Context(), "nats://127.0.0.1:"+port(a.URL), plain, f.log.logger()); err == nil {
		t.Error("it can be spoken to without TLS")
	}
	file.Fingerprint = strings.Repeat("0", 64)
	if err := file.Write(path); err != nil {
		t.Fatal(err)
	}
	_, err = ReadAccess(t.Context(), path, "")
	says(t, err, "fingerprint", "copy it again")
	_, err = broker.Start(t.Context(), broker.Config{Folder: t.TempDir(), Listen: f.listen, Log: f.log.logger()})
	if err == nil {
		t.Error("two brokers listen on one port")
	}
}

func port(url string) string { return url[strings.LastIndexByte(url, ':')+1:] }

// says checks what an error says.
func says(t *testing.T, err error, words ...string) {
	t.Helper()
	for _, word := range words {
		if err == nil || !strings.Contains(err.Error(), word) {
			t.Errorf("the error does not say %q: %v", word, err)
		}
	}
}
