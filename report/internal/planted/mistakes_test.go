package planted

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"
)

func (p *planter) plant(node ast.Node) {
	switch n := node.(type) {
	case *ast.ExprStmt, *ast.AssignStmt, *ast.IncDecStmt:
		p.drop(n.(ast.Stmt))
	case *ast.CallExpr:
		p.swapArguments(n)
	case *ast.CompositeLit:
		p.exchange(n)
	}
	if expression, ok := node.(ast.Expr); ok && p.isValue(expression) {
		p.wrong(expression)
	}
}

// drop leaves a statement out: one that does something by itself.
func (p *planter) drop(s ast.Stmt) {
	switch p.parent().(type) {
	case *ast.BlockStmt, *ast.CaseClause:
	default:
		return
	}
	if assigned, ok := s.(*ast.AssignStmt); ok && assigned.Tok == token.DEFINE {
		return
	}
	if call, ok := s.(*ast.ExprStmt); ok && strings.HasPrefix(p.text(call), "panic(") {
		return
	}
	p.around(s, "left out: "+shortened(p.text(s)), "if !planted.On(#) { ", " }", 1)
}

// swapArguments exchanges two neighbours among the arguments of a call that have the same type and do nothing but
// be.
func (p *planter) swapArguments(call *ast.CallExpr) {
	if p.info.Types[call.Fun].IsType() || p.info.Types[call.Fun].IsBuiltin() {
		return
	}
	for i := range len(call.Args) - 1 {
		a, b := call.Args[i], call.Args[i+1]
		kind := p.info.TypeOf(a)
		if p.text(a) == p.text(b) || !types.Identical(kind, p.info.TypeOf(b)) || !still(a) || !still(b) {
			continue
		}
		spelled, ok := p.spelled(kind)
		if !ok {
			continue
		}
		second := p.next + 1
		before := len(p.faults)
		what := "exchanged with the next argument: " + shortened(p.text(a))
		p.around(a, what, "planted.Pick["+spelled+"](#, ", ", "+p.text(b)+")", 1)
		if len(p.faults) == before {
			continue
		}
		from, to := p.offset(b.Pos()), p.offset(b.End())
		p.insertions = append(p.insertions,
			insertion{from, to - from, second, false, fmt.Sprintf("planted.Pick[%s](%d, ", spelled, second)},
			insertion{to, to - from, second, true, ", " + p.text(a) + ")"})
		return // one pair a call: pairs that share an argument would nest
	}
}

// still says whether an expression calls nothing.
func still(e ast.Expr) bool {
	calls := false
	ast.Inspect(e, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.CallExpr, *ast.FuncLit, *ast.CompositeLit:
			calls = true
		}
		return true
	})
	return !calls
}

// exchange exchanges neighbours of a list.
func (p *planter) exchange(literal *ast.CompositeLit) {
	if literal.Type == nil || len(literal.Elts) < 2 {
		return
	}
	if _, ok := p.info.TypeOf(literal).Underlying().(*types.Slice); !ok {
		return
	}
	if _, keyed := literal.Elts[0].(*ast.KeyValueExpr); keyed {
		return
	}
	p.around(literal, "exchanged with the next: element", "planted.Exchanged(#, ", ")", len(literal.Elts)-1)
}

// isValue says whether an expression is a value that something is made of.
func (p *planter) isValue(e ast.Expr) bool {
	if value, ok := p.info.Types[e]; !ok || !value.IsValue() {
		return false
	}
	switch parent := p.parent().(type) {
	case *ast.AssignStmt:
		return slices.Contains(parent.Rhs, e) && len(parent.Rhs) == len(parent.Lhs)
	case *ast.CallExpr:
		takesValues := []string{"append", "max", "min"} // of those that are built in
		builtin := p.info.Types[parent.Fun].IsBuiltin()
		return parent.Fun != e && (!builtin || slices.Contains(takesValues, p.text(parent.Fun)))
	case *ast.ValueSpec:
		return true
	case *ast.KeyValueExpr:
		return parent.Value == e || p.info.Types[e].Value != nil && !p.isFieldName(parent)
	case *ast.IndexExpr:
		return parent.Index == e
	case *ast.CompositeLit, *ast.ReturnStmt, *ast.BinaryExpr, *ast.IfStmt, *ast.CaseClause, *ast.ParenExpr, *ast.UnaryExpr:
		unary, isUnary := parent.(*ast.UnaryExpr)
		return !isUnary || unary.Op != token.AND
	}
	return false
}

func (p *planter) isFieldName(pair *ast.KeyValueExpr) bool {
	literal, ok := p.parentOf(pair).(*ast.CompositeLit)
	if !ok {
		return true
	}
	_, isStruct := p.info.TypeOf(literal).Underlying().(*types.Struct)
	return isStruct
}

func (p *planter) parentOf(node ast.Node) ast.Node {
	if i := slices.Index(p.stack, node); i > 0 {
		return p.stack[i-1]
	}
	return nil
}

// wrong gives an expression another value of its type.
func (p *planter) wrong(e ast.Expr) {
	value := p.info.Types[e]
	kind := value.Type
	switch {
	case value.Value == nil && isBasic(kind, types.IsBoolean):
		p.around(e, "negated: "+shortened(p.text(e)), "planted.Not(#, ", ")", 1)
	case p.isOnlyCompared(e):
	case value.Value == nil && kind.String() == "karvon/sim/stats.Estimate":
		p.around(e, "60 times too large: "+shortened(p.text(e)), "planted.ScaledEstimate(#, ", ")", 1)
	case value.Value == nil && isBasic(kind, types.IsFloat):
		p.around(e, "60 times too large: "+shortened(p.text(e)), "planted.Scaled(#, ", ")", 1)
	case value.Value != nil:
		p.wrongConstant(e, value)
	}
}

// comparisons and predicates are what asks of a number only how large it is: they have faults of their own, as
// conditions that are negated.
var (
	comparisons = []token.Token{token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ}
	predicates  = []string{"IsFinite", "document.IsFinite", "math.IsNaN", "math.IsInf", "math.Inf", "fmt.Errorf"}
)

// isOnlyCompared says whether an expression is neither shown nor computed with.
func (p *planter) isOnlyCompared(e ast.Expr) bool {
	switch parent := p.parent().(type) {
	case *ast.BinaryExpr:
		return slices.Contains(comparisons, parent.Op)
	case *ast.CallExpr:
		return slices.Contains(predicates, p.text(parent.Fun))
	}
	call, ok := e.(*ast.CallExpr)
	return ok && slices.Contains(predicates, p.text(call.Fun))
}

// isRank says whether a number is the rank of a column, which tells only what a terminal of some width does
// without: most ranks can be others with the same effect.
func (p *planter) isRank(e ast.Expr) bool {
	name := ""
	switch parent := p.parent().(type) {
	case *ast.KeyValueExpr:
		name = p.text(parent.Key)
	case *ast.CompositeLit:
		row, ok := p.info.TypeOf(parent).Underlying().(*types.Struct)
		if at := slices.Index(parent.Elts, e); ok && at >= 0 {
			name = row.Field(at).Name()
		}
	}
	return strings.EqualFold(name, "rank")
}

func isBasic(kind types.Type, info types.BasicInfo) bool {
	basic, ok := kind.Underlying().(*types.Basic)
	return ok && basic.Info()&info != 0 && basic.Info()&types.IsUntyped == 0
}

// wrongConstant takes another constant: of a named one the next of its type, of a text that of the next row or one
// that is longer, of a number the next.
func (p *planter) wrongConstant(e ast.Expr, value types.TypeAndValue) {
	spelled, ok := p.spelled(value.Type)
	if !ok {
		return
	}
	wrong := ""
	switch n := e.(type) {
	case *ast.SelectorExpr, *ast.Ident:
		wrong = p.otherConstant(e)
	case *ast.BasicLit:
		switch n.Kind {
		case token.STRING:
			wrong = p.otherText(n)
		case token.INT, token.FLOAT:
			if !p.isRank(n) {
				wrong = n.Value + " + 1"
			}
		}
	}
	if wrong == "" {
		return
	}
	p.around(e, shortened(p.text(e))+" became "+shortened(wrong), "planted.Pick["+spelled+"](#, ", ", "+wrong+")", 1)
}

// otherConstant names the next constant of the same named type.
func (p *planter) otherConstant(e ast.Expr) string {
	name, prefix := e, ""
	if selector, ok := e.(*ast.SelectorExpr); ok {
		name, prefix = selector.Sel, p.text(selector.X)+"."
	}
	identifier, ok := name.(*ast.Ident)
	if !ok {
		return ""
	}
	this, ok := p.info.Uses[identifier].(*types.Const)
	if !ok || this.Pkg() == nil {
		return ""
	}
	if named, ok := this.Type().(*types.Named); !ok || named.Obj().Pkg() != this.Pkg() {
		return ""
	}
	var others []string
	for _, other := range this.Pkg().Scope().Names() {
		c, ok := this.Pkg().Scope().Lookup(other).(*types.Const)
		if !ok || !types.Identical(c.Type(), this.Type()) || prefix != "" && !c.Exported() {
			continue
		}
		if constant.Compare(c.Val(), token.NEQ, this.Val()) {
			others = append(others, other)
		}
	}
	if len(others) == 0 {
		return ""
	}
	next := slices.IndexFunc(others, func(s string) bool { return s > this.Name() })
	return prefix + others[max(0, next)]
}

// otherText is the text that stands in the same place of the next row, or a longer one where there is none.
func (p *planter) otherText(literal *ast.BasicLit) string {
	row, ok := p.parent().(*ast.CompositeLit)
	if ok && len(p.stack) > 1 {
		if list, ok := p.stack[len(p.stack)-2].(*ast.CompositeLit); ok {
			place := slices.IndexFunc(row.Elts, func(e ast.Expr) bool { return e == literal })
			at := slices.IndexFunc(list.Elts, func(e ast.Expr) bool { return e == row })
			if next, ok := list.Elts[(at+1)%len(list.Elts)].(*ast.CompositeLit); ok && place < len(next.Elts) {
				if other, ok := next.Elts[place].(*ast.BasicLit); ok && other.Kind == token.STRING && other.Value != literal.Value {
					return other.Value
				}
			}
		}
	}
	return literal.Value + ` + "~"`
}

// spelled spells a type in the file.
func (p *planter) spelled(kind types.Type) (string, bool) {
	if basic, ok := kind.(*types.Basic); ok && basic.Info()&types.IsUntyped != 0 {
		return "", false
	}
	ok := true
	text := types.TypeString(kind, func(of *types.Package) string {
		if of == p.pkg {
			return ""
		}
		for _, spec := range p.file.Imports {
			if path, _ := strconv.Unquote(spec.Path.Value); path == of.Path() {
				if spec.Name != nil {
					return spec.Name.Name
				}
				return of.Name()
			}
		}
		ok = false
		return of.Name()
	})
	return text, ok && !strings.Contains(text, "struct{")
}

func shortened(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > 70 {
		return string(runes[:70]) + "…"
	}
	return text
}
