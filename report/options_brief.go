package report

import "karvon/report/document"

func brief(x *Decided) []document.Block { return nil }
