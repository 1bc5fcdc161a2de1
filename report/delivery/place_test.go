package delivery

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// linked makes a link, or skips the test where the system has none.
func linked(t *testing.T, target, link string) {
	t.Helper()
	if err := os.Symlink(target, link); err != nil {
		t.Skip(err)
	}
}

// holds fails unless a file holds a text.
func holds(t *testing.T, path, want string) {
	t.Helper()
	if text, err := os.ReadFile(path); err != nil || string(text) != want {
		t.Errorf("%s holds %q, %v; not %q", filepath.Base(path), text, err, want)
	}
}

func old(t *testing.T, path string) {
	t.Helper()
	if err := os.WriteFile(path, []byte("old"), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestALinkOutOfTheFolderIsNotFollowed(t *testing.T) {
	above := t.TempDir()
	folder := filepath.Join(above, "own")
	if err := os.Mkdir(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	old(t, filepath.Join(above, "other.txt"))
	for name, target := range map[string]string{
		"relative": filepath.Join("..", "other.txt"), "absolute": filepath.Join(above, "other.txt"), "twice": "relative",
		"nowhere": "none.txt",
	} {
		link := filepath.Join(folder, name)
		linked(t, target, link)
		if err := WriteFile(t.Context(), link, saying("new")); err == nil ||
			!strings.Contains(err.Error(), "it is a link that leads") {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
	holds(t, filepath.Join(above, "other.txt"), "old")
	if _, err := os.Lstat(filepath.Join(folder, "none.txt")); err == nil {
		t.Error("what a link led to was made")
	}
}

func TestALinkWithinTheFolderIsFollowed(t *testing.T) {
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "below"), 0o777); err != nil {
		t.Fatal(err)
	}
	for name, target := range map[string]string{
		"latest": "first.txt", "deeper": filepath.Join("below", "second.txt"), "absolute": filepath.Join(folder, "third.txt"),
	} {
		link, file := filepath.Join(folder, name), target
		if !filepath.IsAbs(file) {
			file = filepath.Join(folder, file)
		}
		old(t, file)
		linked(t, target, link)
		if err := WriteFile(t.Context(), link, saying("new")); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		holds(t, file, "new")
		if status, err := os.Lstat(link); err != nil || status.Mode()&os.ModeSymlink == 0 {
			t.Errorf("%s is no link any more", name)
		}
	}
}

func TestALinkToTheNullDeviceIsFollowed(t *testing.T) {
	link := filepath.Join(t.TempDir(), "null.csv")
	linked(t, os.DevNull, link)
	if err := WriteFile(t.Context(), link, saying("new")); err != nil {
		t.Error(err)
	}
	if status, err := os.Lstat(link); err != nil || status.Mode()&os.ModeSymlink == 0 {
		t.Error("it is no link any more")
	}
}

func TestALinkInAFolderOfTablesIsReplaced(t *testing.T) {
	above := t.TempDir()
	folder := filepath.Join(above, "tables")
	if err := os.Mkdir(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	old(t, filepath.Join(above, "other.csv"))
	linked(t, filepath.Join("..", "other.csv"), filepath.Join(folder, "a.csv"))
	f := mustFolder(t, folder)
	if err := errors.Join(f.Add("a.csv", saying("new")), f.Commit()); err != nil {
		t.Fatal(err)
	}
	holds(t, filepath.Join(above, "other.csv"), "old")
	holds(t, filepath.Join(folder, "a.csv"), "new")
}

func TestNamesCanBeAsLongAsTheFileSystemHasThem(t *testing.T) {
	folder := t.TempDir()
	longest := strings.Repeat("x", 251) + ".csv"
	if err := WriteFile(t.Context(), filepath.Join(folder, longest), saying("new")); err != nil {
		t.Error(err)
	}
	holds(t, filepath.Join(folder, longest), "new")
	if _, err := Create(t.Context(), filepath.Join(folder, "x"+longest)); err == nil {
		t.Error("a name of 256 bytes is taken before it is known that it is too long")
	}
	tables := mustFolder(t, filepath.Join(folder, "t"+longest[1:]))
	if err := errors.Join(tables.Add("a.csv", saying("new")), tables.Commit()); err != nil {
		t.Error(err)
	}
	if _, err := CreateFolder(t.Context(), filepath.Join(folder, "tt"+longest)); err == nil {
		t.Error("a folder's name of 256 bytes is taken")
	}
}

func TestOfTwoThatAreWrittenAtOnceTheLastStaysWhole(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "report.txt")
	first, err := Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	second, err := Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []*File{first, second} {
		if _, err := io.WriteString(file, "half"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := io.WriteString(second, " and half"); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(first.Commit(), second.Commit()); err != nil {
		t.Fatal(err)
	}
	holds(t, path, "half and half")
	if left := names(t, folder); !slices.Equal(left, []string{"report.txt"}) {
		t.Errorf("the folder holds %v", left)
	}
}

func TestOfTwoNewFoldersAtOnceTheLastStaysWhole(t *testing.T) {
	above := t.TempDir()
	path := filepath.Join(above, "tables")
	first, second := mustFolder(t, path), mustFolder(t, path)
	for text, f := range map[string]*Folder{"1": first, "2": second} {
		if err := errors.Join(f.Add("a.csv", saying(text)), f.Add("b.csv", saying(text))); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(first.Commit(), second.Commit()); err != nil {
		t.Fatal(err)
	}
	holds(t, filepath.Join(path, "a.csv"), "2")
	holds(t, filepath.Join(path, "b.csv"), "2")
	if left := names(t, above); !slices.Equal(left, []string{"tables"}) {
		t.Errorf("beside it stand %v", left)
	}
}
