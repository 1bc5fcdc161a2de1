package engine

import (
	"slices"
	"testing"
)

func TestAFileThatIsAnotherOneIsNotPatched(t *testing.T) {
	if _, err := replacing("old", "new")("nothing of that"); err == nil {
		t.Error("a file without what is replaced is taken")
	}
	for _, change := range []func(string) (string, error){onlySans, withoutLanguages, sortedTogether} {
		if _, err := change("package other\n"); err == nil {
			t.Error("a file without what is left out is taken")
		}
	}
}

// What is kept of packages is named by package, so that one that is another release is left as it is, whole.
func TestPatchesOfAPackageStandTogether(t *testing.T) {
	for _, all := range [][]patch{patches, slices.Concat(patches, fullPatches)} {
		seen := map[string]bool{}
		for _, p := range packagesOf(all) {
			if seen[p[0].from] {
				t.Errorf("the patches of %s are apart", p[0].from)
			}
			seen[p[0].from] = true
		}
	}
}
