package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/sallyport/sallyport/internal/addon"
	"github.com/sallyport/sallyport/internal/disk"
	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/guard"
)

// feedsFormat is that of “sallyport feeds list --json”; a field is only ever added.
const feedsFormat = "sallyport-feeds-list/1"

type feedsList struct {
	Format string     `json:"format"`
	Feeds  []listFeed `json:"feeds"`
}

type listFeed struct {
	Name       string                   `json:"name"`
	Entries    int                      `json:"entries"`
	Confidence map[addon.Confidence]int `json:"confidence"`
	Latest     string                   `json:"latest,omitempty"`
	ImportedAt string                   `json:"imported_at"`
}

func feedsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "feeds",
		Short: "Import lists of extensions that are known to be malicious",
		Long: `Import lists of extensions that are known to be malicious, so that “sallyport
extensions” knows them. A list is a file that you have: nothing is ever downloaded.`,
		Example: `  sallyport feeds import known-bad.tsv
  sallyport feeds list
  sallyport feeds remove known-bad`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(feedsImportCommand(), feedsListCommand(), feedsRemoveCommand())
	return cmd
}

func feedsImportCommand() *cobra.Command {
	var name, confidence, source, date string
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Import a list, in place of the one with the same name",
		Long: `Import the list in FILE: one id a line; a table between tabs or commas whose header
names the columns id, source, date, confidence and versions, of which only id is needed;
or one of the public lists in JSON.

An entry is verified, unverified, remediated or cleared. A verified one counts for the
versions that it names, or for all where it names none. An unverified or remediated one
is a note. A cleared one silences all others for the same extension. What says nothing
is unverified: public lists have been wrong about one entry in twelve. If you trust a list,
say so with --confidence.

Lines that cannot be taken are told and left out. A file without any entry changes
nothing.`,
		Example: `  sallyport feeds import known-bad.tsv
  sallyport feeds import ids.txt --confidence verified --source "our SOC" --date 2026-11-01`,
		Args: oneArgument("file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			sure, err := addon.ParseConfidence(confidence)
			if err != nil {
				return &usageError{fmt.Sprintf("--confidence: %v", err), seeHelp(cmd)}
			}
			if name == "" {
				name = strings.TrimSuffix(filepath.Base(args[0]), filepath.Ext(args[0]))
			}
			name = addon.Clean(name, 60)
			parsed, err := readFeed(args[0], addon.Entry{Source: source, Date: date, Confidence: sure})
			if err != nil {
				printRefused(cmd.ErrOrStderr(), parsed)
				return &usageError{fmt.Sprintf("%s was not imported: %v", args[0], err), "“sallyport feeds import --help” says what a list looks like; the lists that you have are as they were"}
			}
			v, err := openVault()
			if err != nil {
				return err
			}
			feed := addon.NewFeed(name, stamp(time.Now()), parsed.Entries)
			replaced, err := addon.ImportFeed(v, feed)
			if err != nil {
				return guard.StateError(err)
			}
			return printImported(cmd.OutOrStdout(), feed, parsed, replaced)
		},
	}
	cmd.Flags().StringVar(&name, "name", "", "what to call the list (default: the file's name)")
	cmd.Flags().StringVar(&confidence, "confidence", "unverified", "of entries that do not say: verified, unverified, remediated or cleared")
	cmd.Flags().StringVar(&source, "source", "", "of entries that do not say: who says so")
	cmd.Flags().StringVar(&date, "date", "", "of entries that do not say: when it was said")
	return cmd
}

// readFeed reads a list. A link to one is followed: the user named it.
func readFeed(path string, plain addon.Entry) (addon.ParsedFeed, error) {
	real, err := filepath.EvalSymlinks(path)
	if err == nil {
		var raw []byte
		if raw, err = disk.ReadFile(real, addon.MaxFeed); err == nil {
			return addon.ParseFeed(raw, plain)
		}
	}
	switch {
	case errors.Is(err, os.ErrNotExist):
		err = errors.New("there is no such file")
	case errors.Is(err, os.ErrPermission):
		err = errors.New("it may not be read by this user")
	case errors.Is(err, disk.ErrTooLarge):
		err = addon.ErrFeedTooBig
	default:
		err = errors.New("it is no plain file, or it could not be read")
	}
	return addon.ParsedFeed{}, err
}

func feedsListCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the lists that you imported",
		Example: `  sallyport feeds list
  sallyport feeds list --json`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			all, err := hereFeeds()
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(cmd.OutOrStdout(), feedsOf(all))
			}
			return printFeeds(cmd.OutOrStdout(), all)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON for programs (docs/extensions.md)")
	return cmd
}

func feedsRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use:               "remove NAME",
		Short:             "Forget a list",
		Example:           "  sallyport feeds remove known-bad",
		Args:              oneArgument("list"),
		ValidArgsFunction: completeFeeds,
		RunE: func(cmd *cobra.Command, args []string) error {
			v, err := openVault()
			if err != nil {
				return err
			}
			removed, err := addon.RemoveFeed(v, args[0])
			switch {
			case err != nil:
				return guard.StateError(err)
			case !removed:
				return &usageError{fmt.Sprintf("there is no list %q", args[0]), "“sallyport feeds list” shows those that there are"}
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "The list %s is forgotten.\n", finding.Plain(args[0]))
			return err
		},
	}
}

// oneArgument refuses anything but one argument.
func oneArgument(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return &usageError{fmt.Sprintf("“%s” takes one %s", cmd.CommandPath(), what), seeHelp(cmd)}
		}
		return nil
	}
}

func hereFeeds() ([]addon.Feed, error) {
	v, err := openVault()
	if err != nil {
		return nil, err
	}
	all, err := addon.Feeds(v)
	if err != nil {
		return nil, guard.StateError(err)
	}
	return all, nil
}

// completeFeeds offers the names of the lists.
func completeFeeds(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var names []cobra.Completion
	if all, err := hereFeeds(); err == nil && len(args) == 0 {
		for _, f := range all {
			names = append(names, f.Name)
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

func feedsOf(all []addon.Feed) feedsList {
	l := feedsList{feedsFormat, []listFeed{}}
	for i := range all {
		f := &all[i]
		l.Feeds = append(l.Feeds, listFeed{f.Name, f.Size(), f.Counts(), f.Latest(), f.ImportedAt})
	}
	return l
}

func printFeeds(w io.Writer, all []addon.Feed) error {
	if len(all) == 0 {
		_, err := fmt.Fprintln(w, "There is no list. “sallyport feeds import FILE” imports one.")
		return err
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "NAME\tENTRIES\tLATEST\tIMPORTED")
	for i := range all {
		f := &all[i]
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\n", finding.Plain(f.Name), countsText(f), finding.Plain(f.Latest()), f.ImportedAt)
	}
	return t.Flush()
}

// countsText is the number of entries by confidence.
func countsText(f *addon.Feed) string {
	var parts []string
	counts := f.Counts()
	for _, c := range []addon.Confidence{addon.Verified, addon.Unverified, addon.Remediated, addon.Cleared} {
		if n := counts[c]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, c))
		}
	}
	return strings.Join(parts, ", ")
}

func printImported(w io.Writer, f addon.Feed, p addon.ParsedFeed, replaced bool) error {
	entries := "1 entry is"
	if n := f.Size(); n != 1 {
		entries = fmt.Sprintf("%d entries are", n)
	}
	fmt.Fprintf(w, "%s in the list %s: %s.\n", entries, finding.Plain(f.Name), countsText(&f))
	if replaced {
		fmt.Fprintln(w, "It takes the place of the list that had this name.")
	}
	printRefused(w, p)
	return nil
}

// printRefused says what was not taken, and why.
func printRefused(w io.Writer, p addon.ParsedFeed) {
	if p.RefusedCount == 0 {
		return
	}
	lines := "1 line was"
	if p.RefusedCount != 1 {
		lines = fmt.Sprintf("%d lines were", p.RefusedCount)
	}
	fmt.Fprintf(w, "%s not taken:\n", lines)
	for _, r := range p.Refused {
		fmt.Fprintf(w, "  line %d: %s\n", r.Line, finding.Plain(r.Why))
	}
	if more := p.RefusedCount - len(p.Refused); more > 0 {
		fmt.Fprintf(w, "  and %d more\n", more)
	}
}
