// Command release makes what is published of karvon out of binaries that are already built: an archive for each
// with the texts that must go with it, an SBOM for each in CycloneDX's JSON, and the checksums of all. The same
// binaries give the same bytes: times are the commit's, owners are nobody, order is by name.
//
//	release ROOT FOLDER OS/ARCH=BINARY...
package main

import (
	"bytes"
	"crypto/sha256"
	"debug/buildinfo"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"karvon/tools/licences"
)

func main() {
	if len(os.Args) < 4 {
		fmt.Fprintln(os.Stderr, "usage: release ROOT FOLDER OS/ARCH=BINARY...")
		os.Exit(2)
	}
	if err := release(os.Args[1], os.Args[2], os.Args[3:]); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// release writes all files of a release into a folder.
func release(root, folder string, binaries []string) error {
	files := map[string][]byte{}
	for _, argument := range binaries {
		target, path, ok := strings.Cut(argument, "=")
		if !ok || !slices.Contains(licences.Targets, target) {
			return fmt.Errorf("%q is no OS/ARCH=BINARY of %v", argument, licences.Targets)
		}
		b, err := readBinary(target, path)
		if err != nil {
			return err
		}
		if err := b.pack(root, files); err != nil {
			return fmt.Errorf("%s: %w", target, err)
		}
	}
	files["SHA256SUMS"] = sums(files)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := os.WriteFile(filepath.Join(folder, name), files[name], 0o644); err != nil {
			return err
		}
		fmt.Printf("%s: %d bytes\n", name, len(files[name]))
	}
	return nil
}

// binary is a binary of karvon with what Go wrote into it.
type binary struct {
	target string
	bytes  []byte
	info   *buildinfo.BuildInfo
	commit string
	made   time.Time // when the commit was made
}

// readBinary reads a binary, which must be built of a commit as it stands for its target.
func readBinary(target, path string) (*binary, error) {
	b := &binary{target: target}
	var err error
	if b.bytes, err = os.ReadFile(path); err != nil {
		return nil, err
	}
	if b.info, err = buildinfo.Read(bytes.NewReader(b.bytes)); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	settings := map[string]string{}
	for _, s := range b.info.Settings {
		settings[s.Key] = s.Value
	}
	if built := settings["GOOS"] + "/" + settings["GOARCH"]; built != target {
		return nil, fmt.Errorf("%s is built for %s, not for %s", path, built, target)
	}
	if settings["vcs.modified"] != "false" || settings["vcs.revision"] == "" {
		return nil, fmt.Errorf("%s is not built of a commit as it stands", path)
	}
	b.commit = settings["vcs.revision"]
	b.made, err = time.Parse(time.RFC3339, settings["vcs.time"])
	return b, err
}

// name is that of the archive, without its ending, and of the folder in it.
func (b *binary) name() string {
	return "karvon-" + b.info.Main.Version + "-" + strings.ReplaceAll(b.target, "/", "-")
}

func (b *binary) windows() bool { return strings.HasPrefix(b.target, "windows/") }

// pack adds the archive and the SBOM of a binary.
func (b *binary) pack(root string, files map[string][]byte) error {
	var texts bytes.Buffer
	if err := licences.WriteTexts(&texts, root, b.target); err != nil {
		return err
	}
	entries := []entry{{"THIRD-PARTY.txt", 0o644, texts.Bytes()}}
	for _, name := range []string{"LICENSE", "README.md"} {
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			return err
		}
		entries = append(entries, entry{name, 0o644, text})
	}
	write, program, ending := writeTar, "karvon", ".tar.gz"
	if b.windows() {
		write, program, ending = writeZip, "karvon.exe", ".zip"
	}
	entries = append(entries, entry{program, 0o755, b.bytes})
	slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	var archive bytes.Buffer
	if err := write(&archive, b.name(), b.made, entries); err != nil {
		return err
	}
	page, err := licences.ReadPage(root)
	if err != nil {
		return err
	}
	bill, err := b.bill(page)
	if err != nil {
		return err
	}
	files[b.name()+ending] = archive.Bytes()
	files[b.name()+".cdx.json"] = bill
	return nil
}

// sums lists the checksums of files as sha256sum does.
func sums(files map[string][]byte) []byte {
	var list bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&list, "%x  %s\n", sha256.Sum256(files[name]), name)
	}
	return list.Bytes()
}
