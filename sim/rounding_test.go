package sim_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// numericPackages are those whose results reach a trajectory or a printed number. Package theory is an oracle only.
var numericPackages = []string{
	"unit", "random", "dist", "dist/precise", "stats", "scenario", "plan", "traffic", "lint", "engine", "experiment",
	"../report",
}

// fusedInstruction matches the compiler's listing of a multiplication and an addition in one rounding, as arm64 has them
// (of all platforms, it fuses in the most places).
var fusedInstruction = regexp.MustCompile(`\((\S+\.go):(\d+)\)\tFN?M(ADD|SUB)D\t`)

// TestCompilerFusesNoProductIntoASum asks the compiler itself. It may fuse x*y + z wherever x*y is not rounded by a
// conversion: also across statements and through inlined calls, where a reader would not see it.
func TestCompilerFusesNoProductIntoASum(t *testing.T) {
	build := exec.Command("go", "build", "-gcflags=-S")
	for _, directory := range numericPackages {
		build.Args = append(build.Args, "./"+directory)
	}
	build.Env = append(os.Environ(), "GOOS=linux", "GOARCH=arm64", "CGO_ENABLED=0")
	listing, err := build.CombinedOutput()
	if err != nil {
		t.Skipf("no compiler at hand: %v", err)
	}
	if !strings.Contains(string(listing), "FMULD") {
		t.Fatal("the listing shows no floating-point multiplication at all")
	}
	for _, match := range fusedInstruction.FindAllStringSubmatch(string(listing), -1) {
		if source := sourceLine(t, match[1], match[2]); !strings.Contains(source, "math.FMA") {
			t.Errorf("%s:%s: round a product with float64(x*y) before it meets a sum: %s", match[1], match[2], source)
		}
	}
}

func sourceLine(t *testing.T, file, line string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	number, err := strconv.Atoi(line)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(strings.Split(string(text), "\n")[number-1])
}

// platformDependent are the functions of package math whose last bits differ between architectures.
var platformDependent = regexp.MustCompile(
	`^(A?(Cos|Sin|Tan)h?|Atan2|Sincos|Cbrt|Erfc?(inv)?|Exp2?|Expm1|L?[Gg]amma|Hypot|Log(10|1p|2)?|Pow)$`)

func TestNoFunctionOfThePlatformIsCalled(t *testing.T) {
	for _, directory := range numericPackages {
		names, err := filepath.Glob(filepath.Join(directory, "*.go"))
		if err != nil || len(names) == 0 {
			t.Fatalf("no sources in %s: %v", directory, err)
		}
		for _, name := range names {
			if !strings.HasSuffix(name, "_test.go") {
				refusePlatformFunctions(t, name)
			}
		}
	}
}

func refusePlatformFunctions(t *testing.T, name string) {
	t.Helper()
	files := token.NewFileSet()
	source, err := parser.ParseFile(files, name, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(source, func(n ast.Node) bool {
		selector, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if p, ok := selector.X.(*ast.Ident); ok && p.Name == "math" && platformDependent.MatchString(selector.Sel.Name) {
			t.Errorf("%s: math.%s differs between platforms: use package precise", files.Position(n.Pos()), selector.Sel.Name)
		}
		return true
	})
}
