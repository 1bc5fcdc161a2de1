package markdown

import (
	"testing"
)

func TestMarkdownObeysNothingOfAText(t *testing.T) {
	for text, want := range map[string]string{
		"a|b <b>c</b> *d* _e_":    `a\|b \<b>c\</b> \*d\* \_e\_`,
		"![x](http://y)":          `![x\](http://y)`,
		"[x][y] [z]: u":           `[x\][y] [z\]: u`,
		"`code` ~~gone~~ ~ 5":     "\\`code\\` \\~\\~gone\\~~ ~ 5",
		`C:\a\_b \`:               `C:\a\\\_b \\`,
		"&lt;b&gt; & &#60;":       "&amp;lt;b&amp;gt; & &amp;#60;",
		"@team, a@b.uz":           "@<!-- -->team, a@b.uz",
		"# x":                     `\# x`,
		"> x":                     `\> x`,
		"- x":                     `\- x`,
		"12. x":                   `12\. x`,
		"---":                     `\---`,
		"    code":                "code",
		"a\nb\x1b":                `a\nb\x1b`,
		"5 (4 to 6) [m] 3-4, −3%": "5 (4 to 6) [m] 3-4, −3%",
		"costs $5 or $6":          `costs \$5 or \$6`,
	} {
		if got := escaped(text); got != want {
			t.Errorf("%q is written %q, want %q", text, got, want)
		}
	}
}
