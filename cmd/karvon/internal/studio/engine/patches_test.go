package engine

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sources are those of the toolchain's package slices.
func sources(t *testing.T) string {
	t.Helper()
	root, err := run(t.Context(), "env", "GOROOT")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(root, "src", "slices", "zsortanyfunc.go"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestSortingByIndexComparesAndExchangesTheSame(t *testing.T) {
	before := sources(t)
	after, err := sortByIndex(before)
	if err != nil {
		t.Fatal(err)
	}
	plain := remark.ReplaceAllString(before, "")
	for old, now := range map[string]string{"cmp(data[": "data.less(", "] = data[": "data.exchange("} {
		wanted := strings.Count(plain, old)
		if got := strings.Count(after, now); wanted == 0 || got != wanted {
			t.Errorf("%d of %s came of %d of %s", got, now, wanted, old)
		}
	}
	if wanted, got := strings.Count(plain, "\nfunc "), strings.Count(after, "ByIndex(data byIndex,"); got != wanted {
		t.Errorf("%d of %d functions are by index", got, wanted)
	}
}

func TestAnotherWayOfSortingIsRefused(t *testing.T) {
	for _, text := range []string{"data[a], data[b] = data[b], data[c]", "x := data[a]", "if cmp(x, data[a]) < 0 {"} {
		if after, err := sortByIndex(text); err == nil {
			t.Errorf("%q becomes %q", text, after)
		}
	}
}

func TestAFileThatIsAnotherOneIsNotPatched(t *testing.T) {
	if _, err := replacing("old", "new")("nothing of that"); err == nil {
		t.Error("a file without what is replaced is taken")
	}
	for _, change := range []func(string) (string, error){onlySans, withoutLanguages} {
		if _, err := change("package other\n"); err == nil {
			t.Error("a file without what is left out is taken")
		}
	}
}
