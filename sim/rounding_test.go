package sim_test

import (
	"bufio"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// inexact are the packages whose floating-point numbers may differ in their last bits between platforms, by the
// reason why that harms nothing. All others are looked at: also a package that is new.
var inexact = map[string]string{
	"sim/theory":          "exact results, which others are held against within tolerances",
	"sim/reference":       "so are those of the reference cases",
	"sim/experiment/pace": "how long the rest may take, by a clock",
	"report/chart":        "places in a picture, which a library draws that fuses too",
}

var long = flag.Bool("long", false, "look at the machine code of all packages for another processor")

// fusedInstruction matches the compiler's listing of a multiplication and an addition in one rounding, as arm64 and
// amd64 from its third level on have them.
var fusedInstruction = regexp.MustCompile(`\((\S+\.go):(\d+)\)\t(?:FN?M(?:ADD|SUB)|VFN?M(?:ADD|SUB)\d+S)[DS]\t`)

// multiplication matches one by itself.
var multiplication = regexp.MustCompile(`\t(FMUL|MULS)[DS]\t`)

// refusal matches what the go command says of a source, beside the listing.
var refusal = regexp.MustCompile(`^\S+\.go:\d+:\d+: `)

// TestCompilerFusesNoProductIntoASum asks the compiler itself. It may fuse x*y + z wherever x*y is not rounded by a
// conversion: also across statements and through inlined calls, where a reader would not see it.
func TestCompilerFusesNoProductIntoASum(t *testing.T) {
	if !*long {
		t.Skip("compiles all packages for another processor, which -long does")
	}
	t.Parallel()
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	var places []place
	for _, with := range targets(t) {
		places = append(places, fusedIn(t, root, "./...", with)...)
	}
	excused := map[string]bool{}
	for _, place := range places {
		file, err := filepath.Rel(root, place.file)
		if err != nil || strings.HasPrefix(file, "..") { // inlined from another module
			continue
		}
		source := sourceLine(t, place)
		folder := filepath.ToSlash(filepath.Dir(file))
		switch _, known := inexact[folder]; {
		case strings.Contains(source, "math.FMA"):
		case known:
			excused[folder] = true
		default:
			t.Errorf("%s:%d: round a product with float64(x*y) before it meets a sum: %s", file, place.line, source)
		}
	}
	for folder := range inexact {
		if !excused[folder] && (*long || strings.HasPrefix(folder, "sim/")) {
			t.Errorf("nothing is fused in %s: take it off the list", folder)
		}
	}
}

// target is what packages are compiled for, and by which profile.
type target struct{ architecture, level, profile string }

// targets are arm64, which of all processors fuses in the most places, and where karvon is built with a profile, which
// has other functions inlined, both that fuse with it.
func targets(t *testing.T) []target {
	t.Helper()
	all := []target{{architecture: "arm64", profile: "off"}}
	profile, err := filepath.Abs(filepath.Join("..", "cmd", "karvon", "default.pgo"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(profile); err == nil {
		all = append(all, target{architecture: "arm64", profile: profile},
			target{architecture: "amd64", level: "v3", profile: profile})
	}
	return all
}

func TestAFusedProductIsFound(t *testing.T) {
	t.Parallel()
	const source = `package p
func rounded(x, y, z float64) float64 { return float64(x*y) + z }
func fused(x, y, z float64) float64 {
	product := x * y
	return product + z
}
func subtracted(x, y, z float32) float32 { return z - x*y }`
	folder := t.TempDir()
	for name, text := range map[string]string{"go.mod": "module p\n\ngo 1.26\n", "p.go": source} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for with, want := range map[target][]int{
		{architecture: "arm64", profile: "off"}:              {5, 7},
		{architecture: "amd64", level: "v3", profile: "off"}: {5}, // it does not subtract products
	} {
		var lines []int
		for _, place := range fusedIn(t, folder, ".", with) {
			lines = append(lines, place.line)
		}
		if !slices.Equal(lines, want) {
			t.Errorf("%s: found in the lines %v, not %v", with.architecture, lines, want)
		}
	}
}

// place is a line of a source.
type place struct {
	file string
	line int
}

// fusedIn compiles packages and gives the lines that are fused, each once. It fails where they do not compile.
func fusedIn(t *testing.T, folder, packages string, with target) []place {
	t.Helper()
	build := exec.Command("go", "build", "-buildvcs=false", "-gcflags=-S", "-pgo="+with.profile, packages)
	build.Dir = folder
	build.Env = append(os.Environ(), "GOOS=linux", "GOARCH="+with.architecture, "GOAMD64="+with.level, "CGO_ENABLED=0")
	listing, err := build.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := build.Start(); err != nil {
		t.Fatalf("the compiler is not at hand: %v", err)
	}
	var places []place
	var said []string
	seen, multiplied := map[place]bool{}, false
	lines := bufio.NewScanner(listing)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		line := lines.Bytes()
		if refusal.Match(line) {
			said = append(said, string(line))
		}
		multiplied = multiplied || multiplication.Match(line)
		found := fusedInstruction.FindSubmatch(line)
		if found == nil {
			continue
		}
		number, err := strconv.Atoi(string(found[2]))
		if err != nil {
			t.Fatal(err)
		}
		if at := (place{string(found[1]), number}); !seen[at] {
			seen[at] = true
			places = append(places, at)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	if err := build.Wait(); err != nil {
		t.Fatalf("the packages do not compile for %s: %v\n%s", with.architecture, err, strings.Join(said, "\n"))
	}
	if !multiplied {
		t.Fatal("the listing shows no floating-point multiplication at all")
	}
	return places
}

func sourceLine(t *testing.T, at place) string {
	t.Helper()
	text, err := os.ReadFile(at.file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(strings.Split(string(text), "\n")[at.line-1])
}

// platformDependent are the functions of package math whose last bits differ between architectures.
var platformDependent = regexp.MustCompile(
	`^(A?(Cos|Sin|Tan)h?|Atan2|Sincos|Cbrt|Erfc?(inv)?|Exp2?|Expm1|L?[Gg]amma|Hypot|Log(10|1p|2)?|Pow)$`)

func TestNoFunctionOfThePlatformIsCalled(t *testing.T) {
	for _, name := range sources(t) {
		if _, known := inexact[filepath.ToSlash(filepath.Dir(name))]; !known {
			refusePlatformFunctions(t, filepath.Join("..", name))
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
