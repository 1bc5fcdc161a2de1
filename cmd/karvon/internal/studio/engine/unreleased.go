//go:build !studio_wasm

package engine

func embedded() (Files, error) { return nil, nil }
