// Package studio is what the page of karvon's studio works with: configurations of scenarios that are changed by
// settings, undone and redone, and questions that are asked of them.
//
// A [Session] holds the configurations and the jobs of one page; [Session.Call] answers the calls of the page, each a
// name with a JSON object, and events tell how jobs go on. It knows no network and no browser: a server offers the
// calls over HTTP (package serve), and a worker of a browser by messages.
//
// A configuration is a scenario with policies, settings and how it is run. A change in a form is a setting, never a
// file that is written anew, and the states that a configuration has had are a list in which undo goes back: nothing
// is lost but what is changed behind an undo.
//
// A job is a command line of karvon: `karvon run central-asia --policy one-stop --set a=b -n 10`. The [Host] runs it
// as the command does, so that the answers, the mistakes and the files are the command's, byte for byte, and a link or
// a command line that is handed on says all that they are of. Own files are an overlay over the library, in memory.
package studio
