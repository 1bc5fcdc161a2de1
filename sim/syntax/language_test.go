package syntax

// texts is a language for tests.
var texts = &Language{
	Noun: "text", Begins: "a: 1", Reuse: "write it again", Merge: "other keys",
	Called: func(string) string { return "" },
}
