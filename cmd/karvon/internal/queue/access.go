package queue

import (
	"bytes"
	"cmp"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"os"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nkeys"

	"karvon/cmd/karvon/internal/join"
	"karvon/sim/bound"
	"karvon/sim/files"
)

// The variables of the environment that name a file of credentials, and one of certificates.
const (
	joinVariable      = "KARVON_JOIN"
	authorityVariable = "KARVON_CA"
)

// Access is by what right a broker is spoken to. Its zero value is none, which a cluster of one's own may allow.
type Access struct {
	URL     string // that a join file names; empty where there is none
	Store   int64  // bytes that the broker keeps, where a join file says so
	Role    string // that a join file gives; empty where there is none
	options []nats.Option
	file    string
}

// authorities bounds a file of certificates.
var authorities = bound.Bound{Name: "file of certificates", Most: 1 << 20, Unit: "bytes"}

// ReadAccess reads a right: a join file of karvon farm, or the credentials (.creds) or the nkey's seed of a user of
// another NATS cluster; where no file is named, from the one that KARVON_JOIN names, if any. ca names a file of the
// certificates (PEM) that sign the broker's, where neither a join file has them nor the system knows them; KARVON_CA
// can name it instead.
func ReadAccess(ctx context.Context, path, ca string) (*Access, error) {
	a := &Access{file: cmp.Or(path, os.Getenv(joinVariable))}
	if err := a.credential(ctx); err != nil {
		return nil, err
	}
	if ca = cmp.Or(ca, os.Getenv(authorityVariable)); ca == "" {
		return a, nil
	}
	text, err := files.ReadRegular(ctx, ca, &authorities)
	if err != nil {
		return nil, files.Unreadable(ca, err)
	}
	return a, a.trust(string(text), "")
}

// credential reads the file of credentials, by what it holds.
func (a *Access) credential(ctx context.Context) error {
	if a.file == "" {
		return nil
	}
	text, err := join.Secret(ctx, a.file)
	if err != nil {
		return err
	}
	text = bytes.TrimSpace(text)
	switch {
	case bytes.HasPrefix(text, []byte("{")):
		return a.joinFile(ctx)
	case bytes.Contains(text, []byte("BEGIN NATS USER JWT")):
		a.options = append(a.options, nats.UserCredentialBytes(text))
		return nil
	case bytes.HasPrefix(text, []byte("SU")) || bytes.Contains(text, []byte("\nSU")):
		return a.nkey(text)
	}
	return fmt.Errorf("%s is neither a join file of karvon farm, nor credentials (.creds) or a seed of NATS", a.file)
}

// joinFile reads all that a join file says.
func (a *Access) joinFile(ctx context.Context) error {
	f, err := join.Read(ctx, a.file)
	if err != nil {
		return err
	}
	a.URL, a.Store, a.Role = f.URL, f.Store, string(f.Role)
	a.options = append(a.options, nats.CustomInboxPrefix(f.Inbox))
	if err := a.nkey([]byte(f.Seed)); err != nil {
		return err
	}
	if f.CA == "" {
		return nil
	}
	return a.trust(f.CA, f.Server)
}

// nkey signs what the broker asks to be signed by a user's secret.
func (a *Access) nkey(text []byte) error {
	pair, err := nkeys.ParseDecoratedNKey(text)
	if err != nil { // which does not quote it
		return fmt.Errorf("%s holds no seed of an nkey: %w", a.file, err)
	}
	name, err := pair.PublicKey()
	if err != nil {
		return fmt.Errorf("%s: %w", a.file, err)
	}
	a.options = append(a.options, nats.Nkey(name, pair.Sign))
	return nil
}

// trust has the broker's certificate be signed by an authority, and be of a server, by name or by its address.
func (a *Access) trust(authority, server string) error {
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM([]byte(authority)) {
		return errors.New("the file of the authority holds no certificate in PEM")
	}
	a.options = append(a.options, nats.Secure(&tls.Config{
		RootCAs: pool, ServerName: server, MinVersion: tls.VersionTLS12,
	}))
	return nil
}
