// Command windows sums up a run of the Windows tests: what passed and failed, and
// what was left out, with the reasons. scripts/windows/run calls it with what
// “go list -json” and “go test -json” printed.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
)

const module = "github.com/sallyport/sallyport/"

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: windows PACKAGES EVENTS")
		os.Exit(2)
	}
	failed, err := sum(os.Stdout, os.Args[1], os.Args[2])
	if err != nil {
		fmt.Fprintln(os.Stderr, "windows:", err)
	}
	if failed || err != nil {
		os.Exit(1)
	}
}

// listed is a package as “go list” knows it.
type listed struct {
	ImportPath                string
	TestGoFiles, XTestGoFiles []string
	IgnoredGoFiles            []string
}

// event is one of “go test -json”.
type event struct {
	Action, Package, Test, Output string
	Elapsed                       float64
}

// result is what became of one package's tests.
type result struct {
	ended                   string
	seconds                 float64
	passed, failed, skipped int
	output                  map[string]*strings.Builder // of each test, "" for the package's own
	failures, skips         []string
}

func sum(out io.Writer, packagesFile, eventsFile string) (failed bool, err error) {
	packages, err := decode[listed](packagesFile)
	if err != nil {
		return false, err
	}
	events, err := decode[event](eventsFile)
	if err != nil {
		return false, err
	}
	results := map[string]*result{}
	for _, e := range events {
		if e.Package != "" {
			count(results, e)
		}
	}

	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "package\tpassed\tfailed\tskipped\tseconds")
	var total result
	var details, absent strings.Builder
	for _, p := range packages {
		name := strings.TrimPrefix(p.ImportPath, module)
		if others := testFiles(p.IgnoredGoFiles); len(others) > 0 {
			fmt.Fprintf(&absent, "  %s: %s\n", name, strings.Join(others, ", "))
		}
		if len(p.TestGoFiles)+len(p.XTestGoFiles) == 0 {
			fmt.Fprintf(table, "%s\t-\t-\t-\tno tests for Windows\n", name)
			continue
		}
		r := results[p.ImportPath]
		if r == nil || r.ended == "" {
			fmt.Fprintf(table, "%s\t-\t-\t-\tdid not run\n", name)
			failed = true
			continue
		}
		fmt.Fprintf(table, "%s\t%d\t%d\t%d\t%.1f\n", name, r.passed, r.failed, r.skipped, r.seconds)
		total.passed, total.failed, total.skipped = total.passed+r.passed, total.failed+r.failed, total.skipped+r.skipped
		r.explain(&details, name)
		failed = failed || r.ended == "fail"
	}
	fmt.Fprintf(table, "all\t%d\t%d\t%d\n", total.passed, total.failed, total.skipped)
	if err := table.Flush(); err != nil {
		return failed, err
	}
	_, err = fmt.Fprintf(out, "%s\nFiles of tests that are for other systems alone:\n%s", &details, &absent)
	return failed, err
}

func count(results map[string]*result, e event) {
	r := results[e.Package]
	if r == nil {
		r = &result{output: map[string]*strings.Builder{}}
		results[e.Package] = r
	}
	switch {
	case e.Action == "output":
		if r.output[e.Test] == nil {
			r.output[e.Test] = &strings.Builder{}
		}
		r.output[e.Test].WriteString(e.Output)
	case e.Test == "" && slices.Contains([]string{"pass", "fail", "skip"}, e.Action):
		r.ended, r.seconds = e.Action, e.Elapsed
	case e.Action == "pass":
		r.passed++
	case e.Action == "fail":
		r.failed++
		r.failures = append(r.failures, e.Test)
	case e.Action == "skip":
		r.skipped++
		r.skips = append(r.skips, e.Test)
	}
}

// explain prints what failed and what was skipped, with what the tests said.
func (r *result) explain(out io.Writer, name string) {
	for _, test := range r.skips {
		fmt.Fprintf(out, "skipped  %s %s\n%s", name, test, r.said(test))
	}
	for _, test := range r.failures {
		fmt.Fprintf(out, "FAILED   %s %s\n%s", name, test, r.said(test))
	}
	if r.ended == "fail" && len(r.failures) == 0 {
		fmt.Fprintf(out, "FAILED   %s\n%s", name, r.said(""))
	}
}

// said is a test's output without the lines that only tell where it stands.
func (r *result) said(test string) string {
	if r.output[test] == nil {
		return ""
	}
	var b strings.Builder
	for line := range strings.Lines(r.output[test].String()) {
		if text := strings.TrimSpace(line); text != "" && !strings.HasPrefix(text, "=== ") && !strings.HasPrefix(text, "--- ") {
			b.WriteString("    " + strings.TrimRight(line, "\r\n") + "\n")
		}
	}
	return b.String()
}

func testFiles(names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(n string) bool { return !strings.HasSuffix(n, "_test.go") })
}

func decode[T any](path string) ([]T, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var all []T
	for d := json.NewDecoder(f); ; {
		var one T
		err := d.Decode(&one)
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		all = append(all, one)
	}
}
