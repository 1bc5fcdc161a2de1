package broker

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"math/big"
	"time"
)

// serverName is the name in the broker's certificate. Its authority signs nothing else, so that who trusts the
// authority need not know by which address the broker is reached: names of machines, tunnels and containers vary.
const serverName = "karvon-farm"

const (
	authorityHolds = 10 * 365 * 24 * time.Hour
	serverHolds    = 2 * 365 * 24 * time.Hour // made anew at each start
	clocksDiffer   = 24 * time.Hour           // at most, between machines
)

// newAuthority makes a certificate that signs the broker's, and its key, in PEM.
func newAuthority() (certificate, key string, err error) {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return "", "", err
	}
	template := newTemplate("karvon farm's authority", authorityHolds)
	template.IsCA, template.BasicConstraintsValid, template.MaxPathLenZero = true, true, true
	template.KeyUsage = x509.KeyUsageCertSign
	der, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		return "", "", err
	}
	secret, err := x509.MarshalECPrivateKey(private)
	if err != nil {
		return "", "", err
	}
	return toPEM("CERTIFICATE", der), toPEM("EC PRIVATE KEY", secret), nil
}

// serving makes what the broker shows to those that connect: a new certificate, signed by the authority.
func (k *keys) serving() (*tls.Config, error) {
	authority, signer, err := k.authority()
	if err != nil {
		return nil, err
	}
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	template := newTemplate(serverName, serverHolds)
	template.DNSNames = []string{serverName}
	template.KeyUsage = x509.KeyUsageDigitalSignature
	template.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	der, err := x509.CreateCertificate(rand.Reader, template, authority, &private.PublicKey, signer)
	if err != nil {
		return nil, err
	}
	return &tls.Config{
		Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: private}},
		MinVersion:   tls.VersionTLS13,
	}, nil
}

// authority reads the certificate that signs, and its key.
func (k *keys) authority() (*x509.Certificate, *ecdsa.PrivateKey, error) {
	certificate, _ := pem.Decode([]byte(k.CA))
	key, _ := pem.Decode([]byte(k.CAKey))
	if certificate == nil || key == nil {
		return nil, nil, errors.New("the file of keys holds no certificate in PEM")
	}
	authority, err := x509.ParseCertificate(certificate.Bytes)
	if err != nil {
		return nil, nil, err
	}
	signer, err := x509.ParseECPrivateKey(key.Bytes)
	return authority, signer, err
}

// newTemplate says of a certificate whose it is and how long it holds.
func newTemplate(name string, holds time.Duration) *x509.Certificate {
	serial, now := make([]byte, 16), time.Now()
	rand.Read(serial) // never fails
	return &x509.Certificate{
		SerialNumber: new(big.Int).SetBytes(serial), Subject: pkix.Name{CommonName: name},
		NotBefore: now.Add(-clocksDiffer), NotAfter: now.Add(holds),
	}
}

func toPEM(kind string, der []byte) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}))
}
