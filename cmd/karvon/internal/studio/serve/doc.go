// Package serve offers the calls of a studio over HTTP, to pages in browsers of this machine.
//
// Whoever can open a port of this machine is a stranger: other programs, and pages of other sites in the same browser.
// So every call needs a token, which stands in the fragment of the opened address and goes nowhere but into a header;
// the Host of a request must be one that was listened on, so that no name of somebody else can be bent to this machine;
// requests of pages of other origins are refused ([http.CrossOriginProtection]); what the page may load is what the
// program brings along (a content security policy); files are read and written below one folder alone ([os.Root]), and
// written only where the page was asked to save.
//
// Each page has a session of its own, which it names by a number that it made. A session ends a while after its page
// has left, and its jobs with it.
package serve
