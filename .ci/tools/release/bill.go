package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"runtime/debug"
	"strings"
	"time"

	"github.com/CycloneDX/cyclonedx-go"

	"karvon/tools/licences"
)

// bill writes the bill of materials of a binary: what Go says that it is built of, and what is embedded besides,
// with the licences that karvon takes.
func (b *binary) bill(page *licences.Page) ([]byte, error) {
	bom := cyclonedx.NewBOM()
	karvon := cyclonedx.Component{
		BOMRef: "karvon", Type: cyclonedx.ComponentTypeApplication, Name: "karvon", Version: b.info.Main.Version,
		Description: "karvon for " + b.target + ", of commit " + b.commit,
		Hashes:      hashes(fmt.Sprintf("%x", sha256.Sum256(b.bytes))), Licenses: licensed("MIT"),
	}
	bom.Metadata = &cyclonedx.Metadata{Timestamp: b.made.UTC().Format(time.RFC3339), Component: &karvon}
	version := strings.TrimPrefix(b.info.GoVersion, "go")
	components := []cyclonedx.Component{
		library("pkg:golang/std@"+version, "std", version, "BSD-3-Clause"),
	}
	for _, module := range b.info.Deps {
		component, err := moduleComponent(page, module)
		if err != nil {
			return nil, err
		}
		components = append(components, component)
	}
	for _, e := range page.Embedded {
		reference := strings.ToLower(strings.ReplaceAll(e.Name, " ", "-")) + "@" + e.Version
		embedded := library(reference, e.Name, e.Version, e.Licence)
		embedded.PackageURL = ""
		components = append(components, embedded)
	}
	bom.Components = &components
	bom.Dependencies = direct(components)
	var text bytes.Buffer
	encoder := cyclonedx.NewBOMEncoder(&text, cyclonedx.BOMFileFormatJSON).SetPretty(true).SetEscapeHTML(false)
	err := encoder.EncodeVersion(bom, cyclonedx.SpecVersion1_6)
	return text.Bytes(), err
}

// moduleComponent describes a module, with the checksum of go.sum.
func moduleComponent(page *licences.Page, module *debug.Module) (cyclonedx.Component, error) {
	e, ok := page.Of(module.Path)
	if !ok {
		return cyclonedx.Component{}, fmt.Errorf("%s does not name %s", licences.PagePath, module.Path)
	}
	if module.Replace != nil {
		return cyclonedx.Component{}, fmt.Errorf("%s is replaced: a release has nothing of one's own machine", module.Path)
	}
	digest, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(module.Sum, "h1:"))
	if err != nil || len(digest) != sha256.Size {
		return cyclonedx.Component{}, fmt.Errorf("%s has no checksum", module.Path)
	}
	component := library("pkg:golang/"+module.Path+"@"+module.Version, module.Path, module.Version, e.Licence)
	component.Hashes = hashes(hex.EncodeToString(digest))
	return component, nil
}

func library(url, name, version, licence string) cyclonedx.Component {
	return cyclonedx.Component{
		BOMRef: url, PackageURL: url, Type: cyclonedx.ComponentTypeLibrary, Name: name, Version: version,
		Licenses: licensed(licence),
	}
}

func licensed(expression string) *cyclonedx.Licenses {
	return &cyclonedx.Licenses{{Expression: expression}}
}

func hashes(sha256 string) *[]cyclonedx.Hash {
	return &[]cyclonedx.Hash{{Algorithm: cyclonedx.HashAlgoSHA256, Value: sha256}}
}

// direct says that karvon depends on all: which of them needs which a binary does not tell.
func direct(components []cyclonedx.Component) *[]cyclonedx.Dependency {
	var all []string
	for _, c := range components {
		all = append(all, c.BOMRef)
	}
	return &[]cyclonedx.Dependency{{Ref: "karvon", Dependencies: &all}}
}
