//go:build studio_wasm

package engine

import "embed"

// The engine that .ci/release builds before the programs that hold it.
//
//go:embed released
var released embed.FS

func embedded() (Files, error) {
	held := Files{}
	for _, name := range []string{First, Second, Glue} {
		content, err := released.ReadFile("released/" + name)
		if err != nil {
			return nil, err
		}
		held[name] = content
	}
	return held, nil
}
