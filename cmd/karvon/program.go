package main

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"strings"
)

// programIdentity names the program, as results of two programs can differ and are not mixed in a run directory: by the
// commit that it was built of, which makes the same bits on every platform, or by the bytes of its file, where that is
// not known or more was changed.
func programIdentity() (string, error) {
	if version := buildVersion(); strings.Contains(version, "+") && !strings.HasSuffix(version, modified) {
		return "karvon " + version, nil
	}
	path, err := os.Executable()
	if err != nil {
		return "", err
	}
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	digest := sha256.New()
	if _, err := io.Copy(digest, file); err != nil {
		return "", err
	}
	return fmt.Sprintf("karvon %s, %x", buildVersion(), digest.Sum(nil)[:8]), nil
}
