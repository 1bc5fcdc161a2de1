package delivery

import (
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"strings"
)

// A temporary stands in the folder of the file or folder that it becomes, under a name that nobody can guess and
// which is short however long that one's is. It is new: what stands under a name is never opened. As long as it is
// written it is locked, so that what a killed process left can be told from it and is taken away by the next one
// that writes to the same place (on Unix; elsewhere it stays).

// temporaryPrefix begins the names of the temporaries of what is to be named base.
func temporaryPrefix(base string) string {
	sum := fnv.New32a()
	sum.Write([]byte(base))
	return fmt.Sprintf(".karvon-%08x-", sum.Sum32())
}

// attempts bounds how often a name that is taken is replaced by another.
const attempts = 100

// newTemporary makes a temporary by a function that fails with fs.ErrExist where the name is taken, and locks it.
func newTemporary(root *os.Root, base string, create func(name string) (*os.File, error)) (string, *os.File, error) {
	sweep(root, base)
	for range attempts {
		name := temporaryPrefix(base) + unguessed()
		file, err := create(name)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", nil, err
		}
		if tryLock(file) && stands(root, name, file) {
			return name, file, nil
		}
		file.Close() // somebody took it for one that was left, and away
	}
	return "", nil, fmt.Errorf("no temporary file can be made: %d names were taken", attempts)
}

// stands says whether an open file still has its name.
func stands(root *os.Root, name string, file *os.File) bool {
	named, err := root.Lstat(name)
	if err != nil {
		return false
	}
	open, err := file.Stat()
	return err == nil && os.SameFile(named, open)
}

// mostSwept bounds how many entries of a folder are looked at for temporaries.
const mostSwept = 20_000

// sweep takes away the temporaries of killed processes. What cannot be taken away is no hindrance.
func sweep(root *os.Root, base string) {
	if !locks {
		return
	}
	folder, err := root.Open(".")
	if err != nil {
		return
	}
	defer folder.Close()
	names, _ := folder.Readdirnames(mostSwept)
	for _, name := range names {
		if strings.HasPrefix(name, temporaryPrefix(base)) {
			sweepOne(root, name)
		}
	}
}

func sweepOne(root *os.Root, name string) {
	status, err := root.Lstat(name)
	if err != nil || !status.Mode().IsRegular() && !status.IsDir() {
		return
	}
	file, err := root.Open(name)
	if err != nil {
		return
	}
	defer file.Close()
	if tryLock(file) && stands(root, name, file) {
		_ = root.RemoveAll(name)
	}
}
