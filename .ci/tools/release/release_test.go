package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/CycloneDX/cyclonedx-go"
)

const root = "../../.."

var made = time.Date(2026, 3, 4, 5, 6, 8, 0, time.FixedZone("elsewhere", 5*3600))

// built is a binary as Go would describe it.
func built(target string) *binary {
	return &binary{
		target: target, bytes: []byte("the program"), commit: "0123abc", made: made,
		info: &debug.BuildInfo{GoVersion: "go1.26.8", Main: debug.Module{Version: "v1.2.3"}, Deps: []*debug.Module{
			{Path: "github.com/golang/freetype", Version: "v0.1.0", Sum: "h1:DACJavvAHhabrF08vX0COfcOBJRhZ8lUbR+ZWIs0Y5g="},
		}},
	}
}

func pack(t *testing.T, target string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	if err := built(target).pack(root, files); err != nil {
		t.Fatal(err)
	}
	return files
}

func requireNames(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: %q, not %q", what, got, want)
	}
}

func TestABinaryIsPackedToTheSameBytesAgain(t *testing.T) {
	for _, target := range []string{"linux/arm64", "windows/amd64"} {
		first, second := pack(t, target), pack(t, target)
		if !maps.EqualFunc(first, second, bytes.Equal) {
			t.Errorf("the files of %s differ", target)
		}
	}
}

func TestAnArchiveForUnixSaysNothingOfWhoMadeIt(t *testing.T) {
	files := pack(t, "linux/arm64")
	requireNames(t, "files", slices.Sorted(maps.Keys(files)), "karvon-v1.2.3-linux-arm64.cdx.json",
		"karvon-v1.2.3-linux-arm64.tar.gz")
	compressed, err := gzip.NewReader(bytes.NewReader(files["karvon-v1.2.3-linux-arm64.tar.gz"]))
	if err != nil {
		t.Fatal(err)
	}
	if compressed.Name != "" || !compressed.ModTime.IsZero() {
		t.Errorf("it is named %q of %v", compressed.Name, compressed.ModTime)
	}
	var names []string
	archive := tar.NewReader(compressed)
	for {
		header, err := archive.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, strings.TrimPrefix(header.Name, "karvon-v1.2.3-linux-arm64/"))
		if header.Uid != 0 || header.Gid != 0 || header.Uname != "" || !header.ModTime.Equal(made) {
			t.Errorf("%s is of %d:%d %q at %v", header.Name, header.Uid, header.Gid, header.Uname, header.ModTime)
		}
		if runs := header.Mode&0o111 != 0; runs != strings.HasSuffix(header.Name, "/karvon") {
			t.Errorf("%s has mode %o", header.Name, header.Mode)
		}
	}
	requireNames(t, "entries", names, "LICENSE", "README.md", "THIRD-PARTY.txt", "karvon")
}

func TestAnArchiveForWindowsIsAZip(t *testing.T) {
	text := pack(t, "windows/amd64")["karvon-v1.2.3-windows-amd64.zip"]
	archive, err := zip.NewReader(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, file := range archive.File {
		names = append(names, strings.TrimPrefix(file.Name, "karvon-v1.2.3-windows-amd64/"))
		if !file.Modified.Equal(made) {
			t.Errorf("%s is of %v", file.Name, file.Modified)
		}
	}
	requireNames(t, "entries", names, "LICENSE", "README.md", "THIRD-PARTY.txt", "karvon.exe")
}

func TestTheBillNamesAllThatIsInTheBinary(t *testing.T) {
	var bom cyclonedx.BOM
	if err := json.Unmarshal(pack(t, "linux/arm64")["karvon-v1.2.3-linux-arm64.cdx.json"], &bom); err != nil {
		t.Fatal(err)
	}
	if bom.Metadata.Component.Version != "v1.2.3" || bom.Metadata.Timestamp != "2026-03-04T00:06:08Z" {
		t.Errorf("it is of %s at %s", bom.Metadata.Component.Version, bom.Metadata.Timestamp)
	}
	said := map[string]string{}
	for _, c := range *bom.Components {
		said[c.Name] = (*c.Licenses)[0].Expression
	}
	for name, licence := range map[string]string{
		"std": "BSD-3-Clause", "github.com/golang/freetype": "FTL", "Apache ECharts": "Apache-2.0 AND BSD-3-Clause",
	} {
		if said[name] != licence {
			t.Errorf("%s is said to be under %q", name, said[name])
		}
	}
	// The checksum of go.sum, in hexadecimal digits.
	freetype := (*bom.Components)[1]
	if got := (*freetype.Hashes)[0].Value; got != "0c00896afbc01e169bac5d3cbd7d0239f70e04946167c9546d1f99588b346398" {
		t.Errorf("the checksum of %s is %s", freetype.Name, got)
	}
}

func TestWhatCannotBeTracedIsNotReleased(t *testing.T) {
	replaced, unsummed, unknown := built("linux/arm64"), built("linux/arm64"), built("linux/arm64")
	replaced.info.Deps[0].Replace = &debug.Module{Path: "../freetype"}
	unsummed.info.Deps[0].Sum = ""
	unknown.info.Deps[0].Path = "example.org/unknown"
	for want, b := range map[string]*binary{"is replaced": replaced, "has no checksum": unsummed,
		"does not name": unknown} {
		if err := b.pack(root, map[string][]byte{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the error is %v, not that it %s", err, want)
		}
	}
}

func TestOnlyABinaryOfACommitForItsTargetIsReleased(t *testing.T) {
	own, err := os.Executable() // built by go test: of no commit
	if err != nil {
		t.Fatal(err)
	}
	here := runtime.GOOS + "/" + runtime.GOARCH
	for target, want := range map[string]string{here: "not built of a commit", "darwin/arm64": "is built for",
		"plan9/386": "is no OS/ARCH"} {
		if target == "darwin/arm64" && target == here {
			continue
		}
		folder := t.TempDir()
		if err := release(root, folder, []string{target + "=" + own}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: the error is %v, not %s", target, err, want)
		}
		if left, _ := filepath.Glob(filepath.Join(folder, "*")); len(left) > 0 {
			t.Errorf("%s: %v is left", target, left)
		}
	}
}

func TestTheSumsAreThoseOfSha256sum(t *testing.T) {
	got := string(sums(map[string][]byte{"b": []byte("abc"), "a": nil}))
	want := "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a\n" +
		"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b\n"
	if got != want {
		t.Errorf("they are\n%s", got)
	}
}
