package broker

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"

	"github.com/nats-io/nkeys"

	"karvon/cmd/karvon/internal/join"
)

// keys are the secrets of a broker. They stay in its folder, so that the join files that were given out hold after it
// was started again.
type keys struct {
	Worker    string `json:"worker"` // seeds of the users' nkeys
	Submitter string `json:"submitter"`
	CA        string `json:"ca"` // PEM of the certificate that signs, and of its key
	CAKey     string `json:"ca_key"`
}

// keysFile is the name of the file of keys in a broker's folder.
const keysFile = "keys.json"

// keysOf reads the keys of a broker's folder, or makes them.
func keysOf(ctx context.Context, folder string) (*keys, error) {
	k, path := new(keys), filepath.Join(folder, keysFile)
	err := join.ReadSecret(ctx, path, k)
	if !errors.Is(err, fs.ErrNotExist) {
		return k, err
	}
	for _, seed := range []*string{&k.Worker, &k.Submitter} {
		if *seed, err = newSeed(); err != nil {
			return nil, err
		}
	}
	if k.CA, k.CAKey, err = newAuthority(); err != nil {
		return nil, err
	}
	return k, join.WriteSecret(path, k)
}

// newSeed makes the secret of a new user.
func newSeed() (string, error) {
	user, err := nkeys.CreateUser()
	if err != nil {
		return "", err
	}
	defer user.Wipe()
	seed, err := user.Seed()
	return string(seed), err
}

// public is the name of the user of a seed.
func public(seed string) (string, error) {
	user, err := nkeys.FromSeed([]byte(seed))
	if err != nil {
		return "", err
	}
	defer user.Wipe()
	return user.PublicKey()
}
