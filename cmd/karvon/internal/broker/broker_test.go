package broker

import (
	"bytes"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"karvon/cmd/karvon/internal/join"
)

func start(t *testing.T, c Config) *Broker {
	t.Helper()
	c.Listen, c.Store, c.Log = "127.0.0.1:0", 64<<20, slog.New(slog.DiscardHandler)
	b, err := Start(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.Stop)
	return b
}

func TestJoinFilesHoldAfterTheBrokerWasStartedAgain(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	b := start(t, Config{Folder: folder})
	before, err := b.Join(join.Worker, "127.0.0.1")
	if err != nil {
		t.Fatal(err)
	}
	b.Stop()
	after, err := start(t, Config{Folder: folder}).Join(join.Worker, "127.0.0.1")
	if err != nil || before.Seed != after.Seed || before.Seed == "" {
		t.Errorf("the seed is another: %v", err)
	}
	if other, err := b.Join(join.Submitter, "127.0.0.1"); err != nil || other.Seed == before.Seed {
		t.Errorf("both roles have one seed: %v", err)
	}
}

func TestSecretsAreForTheirOwnerAlone(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such permissions")
	}
	folder := t.TempDir()
	start(t, Config{Folder: folder})
	path := filepath.Join(folder, keysFile)
	status, err := os.Stat(path)
	if err != nil || status.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", status.Mode(), err)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	_, err = Start(t.Context(), Config{Folder: folder, Listen: "127.0.0.1:0", Log: slog.New(slog.DiscardHandler)})
	if err == nil || !strings.Contains(err.Error(), "can be read by others") {
		t.Errorf("keys that others can read are used: %v", err)
	}
}

func TestMonitoringIsOnThisMachineAlone(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := listener.Addr().(*net.TCPAddr).Port
	listener.Close()
	start(t, Config{Folder: t.TempDir(), Monitor: port})
	answer, err := http.Get(fmt.Sprintf("http://127.0.0.1:%d/healthz", port))
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		t.Error(answer.Status)
	}
}

func TestAddressesThatCannotBeMeantAreRefused(t *testing.T) {
	t.Parallel()
	for _, listen := range []string{"", "4222", "host:many", "127.0.0.1:70000", ":-1"} {
		if _, _, err := address(listen); err == nil {
			t.Errorf("%q is an address", listen)
		}
	}
	for host, want := range map[string]bool{"127.0.0.1": true, "::1": true, "localhost": true,
		"0.0.0.0": false, "::": false,
		"10.0.0.1": false, "farm.example": false} {
		if loopback(host) != want {
			t.Errorf("loopback(%q) is not %v", host, want)
		}
	}
}

func TestTheServersLogGoesToSlog(t *testing.T) {
	t.Parallel()
	var text bytes.Buffer
	l := &firstError{logger: logger{slog.New(slog.NewTextHandler(&text, nil))}}
	l.Noticef("started")
	l.Debugf("much")
	l.Warnf("slow %d", 1)
	l.Errorf("first")
	l.Fatalf("second")
	said := text.String()
	for word, want := range map[string]bool{"started": false, "much": false, `msg="slow 1"`: true,
		"level=ERROR msg=first": true,
		"msg=second":            true} {
		if strings.Contains(said, word) != want {
			t.Errorf("%q in the log: not %v\n%s", word, want, said)
		}
	}
	if l.because() != ": first" || !l.fatal.Load() {
		t.Errorf("it was because%s", l.because())
	}
}

func TestAFolderThatIsNotThereIsSaid(t *testing.T) {
	t.Parallel()
	_, err := Start(t.Context(), Config{Folder: filepath.Join(t.TempDir(), "none"), Listen: "127.0.0.1:0"})
	if err == nil || !os.IsNotExist(err) && !strings.Contains(err.Error(), fs.ErrNotExist.Error()) {
		t.Error(err)
	}
}
