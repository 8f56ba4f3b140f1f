package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/message"
	"github.com/sallyport/sallyport/internal/posture"
	"github.com/sallyport/sallyport/internal/report"
)

func reportCommand() *cobra.Command {
	var w reportWish
	cmd := &cobra.Command{
		Use:   "report",
		Short: "Write the posture report of this machine",
		Long: `Look at this machine, its browsers' extensions and the hardened profile, and write
the posture report as one HTML file to read and one JSON file for programs. The
report goes to your download folder; an existing file is never overwritten. With
--json its JSON goes to standard output, and no file is written.

The report looks at this machine alone and uses no network, unless you ask for it
with --check-tls: Sallyport then connects once to the broker's sign-in host, for a
TLS handshake and nothing more, and the report says who vouches for the host's
certificate. A root that was added on this machine means that somebody can read
along: a company's proxy, a security program or an attacker.

With --fail-on the command is a check: it ends with exit code 1 where it found
something as grave as that or graver, also what you dismissed, and with 3 where no
report came about. What could not be looked at is told in the report alone.`,
		Example: `  sallyport report
  sallyport report --out ~/audit
  sallyport report --lang de
  sallyport report --json --fail-on warn
  sallyport report --check-tls`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, args []string) error {
			run := w.run
			if w.failOn.value != never {
				run = asCheck(run)
			}
			return run(cmd, args)
		},
	}
	cmd.Flags().StringVarP(&w.out, "out", "o", "", "folder, or file name, to write to (default: your download folder)")
	cmd.Flags().BoolVar(&w.checkTLS, "check-tls", false, "connect to the broker's sign-in host, and say who vouches for its certificate")
	cmd.Flags().BoolVar(&w.asJSON, "json", false, "print the JSON to standard output, and write no file (docs/report-schema.json)")
	w.failOn = wordFlag(cmd, "fail-on", "end with exit code 1 where something as grave as this was found", []string{never, string(finding.Warn), string(finding.Danger)})
	cmd.Flags().StringVar(&w.language, "lang", userLanguage(localeVariable), "language of the report: en or de")
	return cmd
}

// reportWish is what the user wants of a report.
type reportWish struct {
	out, language    string
	checkTLS, asJSON bool
	failOn           *word
}

func (w *reportWish) run(cmd *cobra.Command, _ []string) error {
	if err := w.refuse(cmd.Flags().Changed("lang")); err != nil {
		return err
	}
	v, err := openVault()
	if err != nil {
		return err
	}
	k, err := openKeeper(v)
	if err != nil {
		return err
	}
	if w.out == "" && !w.asJSON {
		if w.out, err = report.DownloadDir(); err != nil {
			return message.NewError(message.ReportFailed, err)
		}
	}
	fmt.Fprintln(cmd.ErrOrStderr(), "Looking at this machine …")
	sources := posture.Sources{Vault: v, Keeper: k, Ours: ourIDs(v), Version: extension.Version}
	if w.checkTLS {
		sources.CheckTLS = posture.CompareTLS
	}
	result := posture.Run(cmd.Context(), sources, nil)
	if w.asJSON {
		err = report.JSON(cmd.OutOrStdout(), result, w.language)
	} else {
		err = writeReport(cmd.OutOrStdout(), w.out, result, w.language)
	}
	if err == nil && fails(result, finding.Level(w.failOn.value)) {
		return errFound
	}
	return err
}

// refuse says what cannot be had. A locale that we do not speak gets English; a
// wish for a language is answered.
func (w *reportWish) refuse(wished bool) error {
	spoken := report.Spoken(w.language).Language()
	switch {
	case wished && !strings.HasPrefix(strings.ToLower(w.language), spoken):
		return &usageError{fmt.Sprintf("there is no report in the language %q", w.language), "use en or de"}
	case w.asJSON && w.out != "":
		return &usageError{"--json writes no file that --out could name", "give one of them"}
	}
	return nil
}

// never is the level on which no report fails.
const never = "never"

// fails reports whether a check failed at a level or above.
func fails(result posture.Result, level finding.Level) bool {
	return level != never && slices.ContainsFunc(result.Findings, func(f finding.Finding) bool {
		return f.Outcome == finding.Fail && f.Level.Rank() >= level.Rank()
	})
}

// writeReport writes the files and says on w what is in them, and where they are.
func writeReport(w io.Writer, out string, result posture.Result, language string) error {
	files, err := report.Write(out, result, language)
	if err != nil {
		return message.NewError(message.ReportFailed, err)
	}
	if err := report.Text(w, result, language); err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "\n%s\n%s\n", files.HTML, files.JSON)
	return err
}

// userLanguage is the primary language tag of the user's locale, for example
// "de", with the region where it is written in more than one way, as in "zh-TW".
// The first variable that is set decides, as POSIX has it.
func userLanguage(getenv func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale := getenv(name); locale != "" {
			if end := strings.IndexAny(locale, ".@"); end >= 0 {
				locale = locale[:end]
			}
			language, region, _ := strings.Cut(locale, "_")
			if language == "C" || language == "POSIX" {
				break
			}
			// Only these are written in more than one way.
			if language == "zh" || language == "pt" {
				return strings.TrimSuffix(language+"-"+region, "-")
			}
			return strings.ToLower(language)
		}
	}
	return "en"
}
