package scenario

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"karvon/scenarios"
)

// A scenario of several files, of the library and of the disk, is loaded from its bundle where nothing else is.
func TestABundleHoldsAllOfAScenario(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write("more/busier.yaml", `karvon: 1
extends: one-server
policies: {fast: {set: {sites.post.stations.gate.servers: 3}}}
`)
	path := write("mine.yaml", "karvon: 1\nextends: more/busier.yaml\n")
	for _, name := range []string{path, "central-asia"} {
		options := Options{}
		if name == path {
			options.Policies = []string{"fast"}
		}
		gathered := Gather(scenarios.FS)
		want, err := Load(t.Context(), gathered, name, options)
		if err != nil {
			t.Fatal(err)
		}
		hash, text, err := gathered.Encode()
		if err != nil || hash != BundleName(text) {
			t.Fatal(hash, err)
		}
		if name == path {
			if err := os.RemoveAll(folder); err != nil {
				t.Fatal(err)
			}
		}
		bundle, err := DecodeBundle(text)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Load(t.Context(), bundle, name, options)
		if err != nil || got.Hash != want.Hash {
			t.Errorf("%s: %v, another scenario", name, err)
		}
		again := Gather(scenarios.FS)
		if _, err := Load(t.Context(), bundle, name, options); err != nil {
			t.Error(err)
		}
		if name == "central-asia" {
			if _, err := Load(t.Context(), again, name, options); err != nil {
				t.Error(err)
			}
			if other, _, _ := again.Encode(); other != hash {
				t.Error("the same files make another bundle")
			}
		}
	}
}

// apart is a library with a disk of its own.
type apart struct{ Library }

func (apart) Disk() fs.FS {
	return fstest.MapFS{"lessons/mine.yaml": {Data: []byte("karvon: 1\nextends: one-server\n")}}
}

// What a library with a disk of its own has is in the bundle, and what the machine's disk has is not.
func TestABundleHoldsWhatAConfinedLibraryHas(t *testing.T) {
	gathered := Gather(apart{scenarios.FS})
	want, err := Load(t.Context(), gathered, "lessons/mine.yaml", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Load(t.Context(), gathered, "../../scenarios/one-server.yaml", Options{}); err == nil {
		t.Error("a file of the machine was read")
	}
	_, text, err := gathered.Encode()
	if err != nil {
		t.Fatal(err)
	}
	bundle, err := DecodeBundle(text)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := Load(t.Context(), bundle, "lessons/mine.yaml", Options{}); err != nil || got.Hash != want.Hash {
		t.Errorf("%v, another scenario", err)
	}
}

// What a bundle does not hold is not there, whatever the disk has.
func TestABundleReadsNoDisk(t *testing.T) {
	gathered := Gather(fstest.MapFS{"a.yaml": {Data: []byte("karvon: 1\n")}})
	_, text, err := gathered.Encode()
	if err != nil {
		t.Fatal(err)
	}
	bundle, err := DecodeBundle(text)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "there.yaml")
	if err := os.WriteFile(path, []byte("karvon: 1\nextends: one-server\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{path, "bundle_test.go", "../../scenarios/one-server.yaml", "one-server"} {
		if _, err := Load(t.Context(), bundle, name, Options{}); err == nil {
			t.Errorf("%s was read", name)
		}
	}
	if _, err := DecodeBundle([]byte("PK no archive")); err == nil {
		t.Error("bytes that are no archive are a bundle")
	}
}
