// Package join reads and writes join files: what a machine needs to speak to a broker, and what its user may do there.
//
// A join file is a secret. It is written for its owner alone, and one that others can read is refused, as ssh refuses
// a key. No other place holds what is in it: no argument, and no log.
package join

import (
	"bytes"
	"context"
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"

	"karvon/sim/bound"
	"karvon/sim/files"
)

// Role is what a join file lets its reader do.
type Role string

// The roles.
const (
	Worker    Role = "worker"    // takes work, gives outcomes, reads bundles
	Submitter Role = "submitter" // asks for work and reads its outcomes
)

// File is a join file.
type File struct {
	Role        Role   `json:"role"`
	URL         string `json:"url"`
	Seed        string `json:"seed"`                  // of the nkey of a user of the broker
	Inbox       string `json:"inbox"`                 // prefix of the subjects on which answers come
	CA          string `json:"ca,omitempty"`          // PEM of the certificate that signs the broker's; empty: no TLS
	Fingerprint string `json:"fingerprint,omitempty"` // of that certificate: SHA-256, in hexadecimal digits
	Server      string `json:"server,omitempty"`      // the name in the broker's certificate, whatever its address
	Store       int64  `json:"store,omitempty"`       // bytes that the broker keeps at most, for submitters
}

// size bounds a join file.
var size = bound.Bound{Name: "join file", Most: 64 << 10, Unit: "bytes"}

// Read reads a join file. It refuses one that others than its owner can read, where the system has such permissions,
// and one whose certificate is not that of its fingerprint.
func Read(ctx context.Context, path string) (*File, error) {
	text, err := Secret(ctx, path)
	if err != nil {
		return nil, err
	}
	f := new(File)
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(f); err != nil { // the text is not quoted: it is a secret
		return nil, fmt.Errorf("%s is no join file: karvon farm writes them", path)
	}
	if err := f.check(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return f, nil
}

// Secret reads a file of credentials. It refuses one that others than its owner can read, where the system has such
// permissions.
func Secret(ctx context.Context, path string) ([]byte, error) {
	if err := private(path); err != nil {
		return nil, err
	}
	text, err := files.Read(ctx, path, &size)
	if err != nil {
		return nil, files.Unreadable(path, err)
	}
	return text, nil
}

// private refuses a file that others can read.
func private(path string) error {
	status, err := os.Stat(path)
	if err != nil {
		return files.Unreadable(path, err)
	}
	if others := status.Mode().Perm() & 0o077; runtime.GOOS != "windows" && status.Mode().IsRegular() && others != 0 {
		return fmt.Errorf("%s can be read by others (its mode is %04o), and it is a secret: chmod 600 %[1]s", path,
			status.Mode().Perm())
	}
	return nil
}

// check finds what cannot be meant.
func (f *File) check() error {
	switch {
	case f.Role != Worker && f.Role != Submitter:
		return fmt.Errorf("role is %q, and must be %s or %s", f.Role, Worker, Submitter)
	case f.URL == "" || f.Seed == "" || f.Inbox == "":
		return errors.New("url, seed or inbox is missing: karvon farm writes them all")
	case f.CA == "":
		return nil
	}
	found, err := Fingerprint(f.CA)
	if err != nil {
		return err
	}
	if found != f.Fingerprint {
		return fmt.Errorf("the certificate's fingerprint is %s, not %s as the file says: it was changed on its way; copy it "+
			"again", found, f.Fingerprint)
	}
	return nil
}

// Fingerprint is the SHA-256 of a certificate in PEM, in hexadecimal digits.
func Fingerprint(certificate string) (string, error) {
	block, _ := pem.Decode([]byte(certificate))
	if block == nil {
		return "", errors.New("the certificate (ca) is not in PEM")
	}
	if _, err := x509.ParseCertificate(block.Bytes); err != nil {
		return "", fmt.Errorf("the certificate (ca) cannot be read: %w", err)
	}
	sum := sha256.Sum256(block.Bytes)
	return hex.EncodeToString(sum[:]), nil
}

// Folder makes a folder for secrets, which its owner alone can enter, unless it is there.
func Folder(path string) error { return os.MkdirAll(path, 0o700) }

// Write writes a join file, for its owner alone; one that stands there is replaced.
func (f *File) Write(path string) error { return WriteSecret(path, f) }

// WriteSecret writes a value as JSON into a file that its owner alone can read, whole or not at all: the file that
// stood there, and its permissions, are replaced.
func WriteSecret(path string, value any) (err error) {
	text, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		return err
	}
	beside := path + ".new"
	if err := os.Remove(beside); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	file, err := os.OpenFile(beside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(append(text, '\n'))
	if err = errors.Join(err, file.Sync(), file.Close()); err == nil {
		err = os.Rename(beside, path)
	}
	if err != nil {
		os.Remove(beside)
	}
	return err
}

// ReadSecret reads what WriteSecret wrote. The error is fs.ErrNotExist where there is no such file.
func ReadSecret(ctx context.Context, path string, value any) error {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return err
	}
	text, err := Secret(ctx, path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(text, value); err != nil { // the text is not quoted: it is a secret
		return fmt.Errorf("%s is damaged: take it away, and karvon farm makes another "+
			"(machines need the new join files then)",
			path)
	}
	return nil
}
