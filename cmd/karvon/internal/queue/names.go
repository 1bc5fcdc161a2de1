package queue

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"strings"
)

// The stores of a broker. Package broker's permissions name them and their subjects too.
const (
	workStream    = "karvon-work"
	outcomeStream = "karvon-outcomes"
	bundleBucket  = "karvon-bundles"
	bundleStream  = "OBJ_" + bundleBucket
	workerBucket  = "karvon-workers"
	workerStream  = "KV_" + workerBucket
)

// The headers of messages.
const (
	attemptHeader = "Karvon-Attempt" // of an order and its outcomes: one for each time that it is asked for
	copyHeader    = "Karvon-Copy"    // of an order that is done twice, and its outcomes: first or second
	apartHeader   = "Karvon-Apart"   // of a second: there is another worker who can do it
	bundleHeader  = "Karvon-Bundle"
	workerHeader  = "Karvon-Worker"
	noteHeader    = "Karvon-Note"  // of an outcome that is none: in words
	partsHeader   = "Karvon-Parts" // of an outcome that is too large for one message: how many hold it
	hashHeader    = "Karvon-Hash"  // of an outcome: SHA-256 of the whole
)

const (
	first  = "first"
	second = "second"
)

// address is what a subject says of an order or an outcome.
type address struct{ campaign, key string }

func (a address) work(canary string) string {
	return "karvon.work." + canary + "." + a.campaign + "." + a.key
}

func (a address) outcome() string { return "karvon.outcome." + a.campaign + "." + a.key }

// part is the subject of one part of a large outcome. Equal outcomes have equal parts.
func (a address) part(hash string, i int) string {
	return fmt.Sprintf("karvon.part.%s.%s.%s.%d", a.campaign, a.key, hash, i)
}

// addressOf takes a subject of work or of an outcome apart: its last two parts.
func addressOf(subject string) address {
	rest, key, _ := cutLast(subject)
	_, campaign, _ := cutLast(rest)
	return address{campaign, key}
}

func cutLast(subject string) (before, after string, found bool) {
	if i := strings.LastIndexByte(subject, '.'); i >= 0 {
		return subject[:i], subject[i+1:], true
	}
	return "", subject, false
}

// consumer is the name of the consumer of the work of a canary.
func consumer(canary string) string { return "worker-" + canary }

// statusSubject is the subject under which a worker tells its status.
func statusSubject(canary, worker string) string {
	return "$KV." + workerBucket + "." + canary + "." + worker
}

// metaSubject and chunkSubject are where an object store keeps an object's description, and its bytes.
func metaSubject(name string) string {
	return "$O." + bundleBucket + ".M." + base64.URLEncoding.EncodeToString([]byte(name))
}

func chunkSubject(nuid string) string { return "$O." + bundleBucket + ".C." + nuid }

// digest is the name of a bundle, and of an outcome's bytes: SHA-256 in hexadecimal digits.
func digest(bytes []byte) string {
	sum := sha256.Sum256(bytes)
	return hex.EncodeToString(sum[:])
}

// checkName refuses what cannot stand in a subject.
func checkName(what, name string) error {
	const longest = 128
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_'
	}
	if name == "" || len(name) > longest || strings.ContainsFunc(name, func(r rune) bool { return !plain(r) }) {
		return fmt.Errorf("%s is %q: it is made of 1 to %d letters, digits, - and _", what, name, longest)
	}
	return nil
}
