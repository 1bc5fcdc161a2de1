package plan

import "math"

// Bounds is what is known of a number: that it is at least Low and at most High. Where both are equal it is known.
type Bounds struct{ Low, High float64 }

// Between gives the bounds of a number that is known within them.
func Between(low, high float64) Bounds { return Bounds{low, high} }

// Exactly gives the bounds of a number that is known.
func Exactly(x float64) Bounds { return Bounds{x, x} }

// Known says whether the number is known.
func (b Bounds) Known() bool { return b.Low == b.High }

// Plus gives the bounds of the sum with another number.
func (b Bounds) Plus(other Bounds) Bounds { return Bounds{b.Low + other.Low, b.High + other.High} }

// Times gives the bounds of the product with a number of at least zero; what never happens counts for nothing,
// however long it would take.
func (b Bounds) Times(other Bounds) Bounds {
	return Bounds{Product(b.Low, other.Low), Product(b.High, other.High)}
}

// Product is that of two numbers of which either may be infinite: nothing of anything is nothing.
func Product(a, b float64) float64 {
	if a == 0 || b == 0 {
		return 0
	}
	return a * b
}

// Hull gives the bounds of a number that is one of two.
func (b Bounds) Hull(other Bounds) Bounds {
	return Bounds{math.Min(b.Low, other.Low), math.Max(b.High, other.High)}
}

// Truth as bounds.
var (
	never    = Exactly(0)
	always   = Exactly(1)
	possibly = Bounds{0, 1}
)

// Estimate evaluates a program where each operand is known within bounds. It is right, but not always as narrow as
// it could be: an operand that stands twice counts as two.
func (p *Plan) Estimate(program ProgramID, slot func(slot SlotID) Bounds) Bounds {
	var stack [StackDepth]Bounds
	top := -1
	for _, in := range p.Programs[program] {
		switch {
		case in.Op < Or:
			top++
			stack[top] = p.operand(in, slot)
		case in.Op == Not:
			stack[top] = Bounds{1 - stack[top].High, 1 - stack[top].Low}
		case in.Op == Negate:
			stack[top] = Bounds{-stack[top].High, -stack[top].Low}
		default:
			top--
			stack[top] = combine(in.Op, stack[top], stack[top+1])
		}
	}
	return stack[top]
}

// operand gives the bounds of what an instruction pushes.
func (p *Plan) operand(in Instruction, slot func(slot SlotID) Bounds) Bounds {
	switch in.Op {
	case PushNumber:
		return Exactly(in.Number)
	case PushSlot:
		return slot(in.Slot())
	case PushHour:
		return Bounds{0, 23}
	case PushDay:
		return Bounds{1, 7}
	default: // a count
		return Bounds{0, math.Inf(1)}
	}
}

// combine gives the bounds of a binary operation.
func combine(op Code, a, b Bounds) Bounds {
	switch op {
	case Or:
		return Bounds{math.Max(a.Low, b.Low), math.Max(a.High, b.High)}
	case And:
		return Bounds{math.Min(a.Low, b.Low), math.Min(a.High, b.High)}
	case Equal:
		return equality(a, b)
	case NotEqual:
		same := equality(a, b)
		return Bounds{1 - same.High, 1 - same.Low}
	case Less:
		return order(a.High < b.Low, a.Low >= b.High)
	case AtMost:
		return order(a.High <= b.Low, a.Low > b.High)
	case Plus:
		return a.Plus(b)
	case Minus:
		return Bounds{a.Low - b.High, a.High - b.Low}
	}
	return corners(op, a, b)
}

func order(holds, fails bool) Bounds {
	switch {
	case holds:
		return always
	case fails:
		return never
	}
	return possibly
}

func equality(a, b Bounds) Bounds {
	return order(a.Known() && a == b, a.High < b.Low || b.High < a.Low)
}

// corners gives the bounds of a product or a quotient.
func corners(op Code, a, b Bounds) Bounds {
	if op == Over && b.Low <= 0 && b.High >= 0 && !b.Known() {
		return Bounds{math.Inf(-1), math.Inf(1)}
	}
	result := Bounds{math.Inf(1), math.Inf(-1)}
	for _, x := range []float64{a.Low, a.High} {
		for _, y := range []float64{b.Low, b.High} {
			value := Product(x, y)
			if op == Over {
				value = x / y
			}
			if math.IsNaN(value) {
				return Bounds{math.Inf(-1), math.Inf(1)}
			}
			result = result.Hull(Exactly(value))
		}
	}
	return result
}
