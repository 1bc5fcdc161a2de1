package report

import (
	"math"
	"slices"
	"strconv"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/outlook"
	"karvon/sim/stats"
	"karvon/sim/unit"
)

// named gives a table of a project its name: with that of the project where there are several.
func (a *appraisal) named(p *experiment.AppraisedProject, name string) string {
	if len(a.Projects) == 1 {
		return name
	}
	return p.Name + "-" + name
}

// cell makes the cell of an amount of dollars.
func (a *appraisal) cell(dollars float64) document.Cell {
	if math.IsNaN(dollars) {
		return document.Cell{}
	}
	return document.Cell{Number: a.money(stats.Unknown(dollars))}
}

// inOneUnit has all amounts of money of some tables in one unit, in which small ones still show: thousands, say. What
// is not in the currency, such as money an hour, keeps its own.
func inOneUnit(currency string, tables ...*document.Table) {
	most := 0.0
	var numbers []*document.Number
	for _, table := range tables {
		for _, row := range table.Rows {
			for _, cell := range row {
				if cell.Number.Known() && cell.Number.Unit == currency {
					numbers = append(numbers, cell.Number)
					most = max(most, math.Abs(cell.Number.Mean))
				}
			}
		}
	}
	for _, number := range numbers {
		number.Beside = most / 50
	}
}

// projectsTable lists the projects beside each other.
func (a *appraisal) projectsTable() document.Table {
	table := document.Table{Name: "projects", Title: appraisalText.projects.said(), Whole: true,
		Columns: []document.Column{{Header: "project"}, {Header: "worth"}, {Header: "ratio", Rank: 1},
			{Header: "return", Rank: 1}, {Header: "may cost"}, {Header: "worth it", Words: "worth it in", Rank: 2}}}
	for i := range a.Projects {
		p := &a.Projects[i]
		row := []document.Cell{text(called(p))}
		if p.Stated {
			row = append(row, document.Cell{Number: a.money(p.Worth.Estimate)}, estimated("", p.Ratio.Estimate),
				estimated("1", p.Return.Estimate))
		} else {
			row = append(row, document.Cell{}, document.Cell{}, document.Cell{})
		}
		row = append(row, document.Cell{Number: a.money(p.BreakEven.Estimate)})
		if a.Draws > 0 && p.Stated {
			row = append(row, amountCell("1", p.Worthy))
		} else {
			row = append(row, document.Cell{})
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// figuresTable lists what a project is worth, with both doubts.
func (a *appraisal) figuresTable(p *experiment.AppraisedProject) document.Table {
	who := values{"project": called(p), "level": level(a.Confidence)}
	table := document.Table{Name: a.named(p, "figures"), Title: appraisalText.figures.with(who), Whole: true,
		Columns: []document.Column{{Header: "figure"}, {Header: "value", OwnUnits: true}, {Header: "least", OwnUnits: true},
			{Header: "most", OwnUnits: true}},
		Notes: []string{appraisalText.figuresNote.with(who)}}
	add := func(name sentence, unit string, x *experiment.Appraisement) {
		e, by := x.Estimate, 1.0
		if unit == a.code() {
			by = a.each()
		}
		number := &document.Number{Unit: unit, Estimate: e.Scaled(by), Difference: true}
		table.Rows = append(table.Rows, []document.Cell{text(name.said()), {Number: number},
			amountCell(unit, float64(x.Least*by)), amountCell(unit, float64(x.Most*by))})
	}
	if p.Stated {
		add("net present value", a.code(), &p.Worth)
		add("benefit-cost ratio", "", &p.Ratio)
		add("return a year", "1", &p.Return)
	}
	add("may cost to build", a.code(), &p.BreakEven)
	return table
}

// economicTable is what all save and what is spent, by year.
func (a *appraisal) economicTable(p *experiment.AppraisedProject) document.Table {
	who := values{"project": called(p)}
	t := p.Table
	table := document.Table{Name: a.named(p, "economic"), Title: appraisalText.economic.with(who), Whole: true,
		Notes: append([]string{appraisalText.economicNote.said()}, a.made(p)...)}
	discounts := outlook.Discounts(a.Appraisal.Discount, a.Appraisal.Prices, t.First, a.Appraisal.Last)
	last := appraisalText.present.with(values{"prices": a.Appraisal.Prices})
	table.Columns = []document.Column{{Header: "year"}}
	for i := range t.Total {
		table.Rows = append(table.Rows, []document.Cell{text(strconv.Itoa(t.First + i))})
	}
	table.Rows = append(table.Rows, []document.Cell{text(last)})
	for _, c := range a.economicColumns(p) {
		table.Columns = append(table.Columns, c.Column)
		for i, amount := range c.amounts {
			table.Rows[i] = append(table.Rows[i], a.cell(amount))
		}
		sum := outlook.Present(c.amounts, discounts)
		if c.discounted {
			sum = p.Worth.Mean
		}
		table.Rows[len(c.amounts)] = append(table.Rows[len(c.amounts)], a.cell(sum))
	}
	return table
}

// moneyColumn is a column of the economic table.
type moneyColumn struct {
	document.Column
	amounts    []float64
	discounted bool
	ofOthers   bool // whether it adds up others
}

// economicColumns are those of which any year has an amount, and the totals.
func (a *appraisal) economicColumns(p *experiment.AppraisedProject) []moneyColumn {
	t := p.Table
	all := []moneyColumn{
		{document.Column{Header: "investment"}, t.Investment, false, false},
		{document.Column{Header: "upkeep"}, t.Upkeep, false, false},
	}
	saved := moneyColumn{Column: document.Column{Header: "saved"}, amounts: make([]float64, len(t.Total)), ofOthers: true}
	parts := 0
	for part, amounts := range t.Saved {
		c := moneyColumn{Column: document.Column{Header: costPartWords[experiment.CostPart(part)]}, amounts: amounts}
		if experiment.CostPart(part) != experiment.StaffCost {
			c.Rank = 3 // a row adds up with what is saved in all
			for i, amount := range amounts {
				saved.amounts[i] += amount
			}
			if c.says() {
				parts++
			}
		}
		all = append(all, c)
	}
	switch {
	case parts > 1:
		all = slices.Insert(all, 3, saved) // before its parts
	case parts == 1:
		for i := range all {
			all[i].Rank = 0
		}
	}
	all = append(all, moneyColumn{Column: document.Column{Header: "residual"}, amounts: t.Residual})
	some := slices.DeleteFunc(all, func(c moneyColumn) bool { return !c.says() })
	return append(some, moneyColumn{Column: document.Column{Header: "total"}, amounts: t.Total},
		moneyColumn{Column: document.Column{Header: "discounted", Rank: 1}, amounts: t.Discounted, discounted: true})
}

// says tells whether any year has an amount.
func (c *moneyColumn) says() bool {
	return slices.ContainsFunc(c.amounts, func(amount float64) bool { return amount != 0 })
}

// whoTable lists who gains and who pays.
func (a *appraisal) whoTable(p *experiment.AppraisedProject) document.Table {
	discount := a.Appraisal.Discount
	if rate := a.Appraisal.FinancialDiscount; rate != nil {
		discount = *rate
	}
	table := document.Table{Name: a.named(p, "financial"),
		Title: appraisalText.whoTitle.with(values{"project": called(p)}),
		Whole: true,
		Columns: []document.Column{{Header: "who"}, {Header: "country", Rank: 1}, {Header: "running"}, {Header: "investment"},
			{Header: "upkeep"}, {Header: "residual", Rank: 1}, {Header: "worth"}},
		Notes: []string{appraisalText.financialNote.with(values{"discount": level(discount)})}}
	discounts := outlook.Discounts(discount, a.Appraisal.Prices, p.Table.First, a.Appraisal.Last)
	var sums [5]float64
	for i := range p.Borne {
		b := &p.Borne[i]
		row := []document.Cell{text(b.Name), text(b.Country)}
		for n, amounts := range [][]float64{b.Saved, b.Investment, b.Upkeep, b.Residual} {
			worth := outlook.Present(amounts, discounts)
			sums[n] += worth
			row = append(row, a.cell(worth))
		}
		sums[4] += b.Worth
		table.Rows = append(table.Rows, append(row, a.cell(b.Worth)))
	}
	for _, land := range a.countries(p) {
		who := appraisalText.country.with(values{"country": land})
		row, worth := []document.Cell{text(who), text(land), {}, {}, {}, {}}, 0.0
		for i := range p.Borne {
			if p.Borne[i].Country == land {
				worth += p.Borne[i].Worth
			}
		}
		table.Rows = append(table.Rows, append(row, a.cell(worth)))
	}
	row := []document.Cell{text(appraisalText.everybody.said()), {}}
	for _, sum := range sums {
		row = append(row, a.cell(sum))
	}
	table.Rows = append(table.Rows, row)
	return table
}

// countries are those of which several bear something, sorted.
func (a *appraisal) countries(p *experiment.AppraisedProject) []string {
	count := map[string]int{}
	for i := range p.Borne {
		count[p.Borne[i].Country]++
	}
	var several []string
	for land, of := range count {
		if land != "" && of > 1 {
			several = append(several, land)
		}
	}
	slices.Sort(several)
	return several
}

// financialTable is what each has more, by year.
func (a *appraisal) financialTable(p *experiment.AppraisedProject) document.Table {
	table := document.Table{Name: a.named(p, "financial-years"), Whole: true,
		Title: appraisalText.financial.with(values{"project": called(p)}), Columns: []document.Column{{Header: "year"}}}
	for i := range p.Borne {
		table.Columns = append(table.Columns, document.Column{Header: p.Borne[i].Name, Named: true})
	}
	table.Columns = append(table.Columns, document.Column{Header: string(appraisalText.everybody)})
	for n := range p.Table.Total {
		row, sum := []document.Cell{text(strconv.Itoa(p.Table.First + n))}, 0.0
		for i := range p.Borne {
			sum += p.Borne[i].Total[n]
			row = append(row, a.cell(p.Borne[i].Total[n]))
		}
		table.Rows = append(table.Rows, append(row, a.cell(sum)))
	}
	return table
}

// switchingTable lists at which value of each input a project is worth just what it costs.
func (a *appraisal) switchingTable(p *experiment.AppraisedProject) document.Table {
	table := document.Table{Name: a.named(p, "switching"),
		Title: appraisalText.switching.with(values{"project": called(p)}),
		Columns: []document.Column{{Header: "input"}, {Header: "stated", OwnUnits: true},
			{Header: "switches", OwnUnits: true}, {Header: "low", OwnUnits: true, Rank: 1},
			{Header: "high", OwnUnits: true, Rank: 1}, {Header: "at low", Rank: 2}, {Header: "at high", Rank: 2}},
		Notes: []string{appraisalText.switchingNote.said()}}
	if !p.Stated {
		table.Title = appraisalText.mayCostTitle.with(values{"project": called(p)})
		table.Notes = []string{appraisalText.mayCostNote.said()}
	}
	for i := range p.Switching {
		v := &p.Switching[i]
		name := inputName(v)
		if v.More {
			name = appraisalText.added.with(values{"name": name})
		}
		row := []document.Cell{text(name)}
		for _, value := range []float64{v.Stated, v.At, v.Low, v.High} {
			switch {
			case math.IsNaN(value):
				row = append(row, document.Cell{})
			case v.Ends != nil:
				row = append(row, writtenCell(a.end(v, value)))
			default:
				row = append(row, document.Cell{Number: a.input(v, value)})
			}
		}
		table.Rows = append(table.Rows, append(row, a.cell(v.AtLow), a.cell(v.AtHigh)))
	}
	return table
}

// writtenCell is a quantity as a scenario writes it: a share, or else a rate.
func writtenCell(written string) document.Cell {
	if value, err := unit.Parse(written, unit.Share); err == nil {
		return document.Cell{Number: document.PlainNumber("1", value)}
	}
	if value, err := unit.Parse(written, unit.Rate); err == nil {
		return document.Cell{Number: document.PlainNumber("1/day", value*86400)}
	}
	return text(written)
}

// AppraisalPicture names the picture of an appraisal.
const AppraisalPicture = "worth"

// picture shows of what the worth of a project is made.
func (a *appraisal) picture(p *experiment.AppraisedProject) document.Picture {
	made := document.Picture{Name: AppraisalPicture, Kind: document.Rows, Bars: true, Unit: a.code(),
		Title: appraisalText.picture.with(values{"project": called(p), "prices": a.Appraisal.Prices}),
		Axis:  appraisalText.axis.said()}
	series := document.PictureSeries{Name: called(p)}
	discounts := outlook.Discounts(a.Appraisal.Discount, a.Appraisal.Prices, p.Table.First, a.Appraisal.Last)
	for _, c := range a.economicColumns(p) {
		if c.discounted || c.ofOthers {
			continue
		}
		made.Names = append(made.Names, c.ShownIn(tongue()))
		series.Add(stats.Unknown(outlook.Present(c.amounts, discounts)), a.each(), tongue())
	}
	made.Series = []document.PictureSeries{series}
	made.Rescale()
	return made
}
