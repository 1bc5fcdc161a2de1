package delivery

import "golang.org/x/sys/windows"

// replaceable says why a file that stands there cannot be replaced: most programs let nobody rename another file over
// one that they have open, as spreadsheets do.
func replaceable(path string) error {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return err
	}
	const shared = windows.FILE_SHARE_READ | windows.FILE_SHARE_WRITE | windows.FILE_SHARE_DELETE
	file, err := windows.CreateFile(name, windows.DELETE, shared, nil, windows.OPEN_EXISTING, 0, 0)
	if err != nil {
		return err
	}
	return windows.CloseHandle(file)
}
