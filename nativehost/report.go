package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/message"
	"github.com/sallyport/sallyport/internal/posture"
	"github.com/sallyport/sallyport/internal/report"
)

func reportCommand() *cobra.Command {
	var out, language string
	var checkTLS bool
	cmd := &cobra.Command{
		Use:   "report",
		Short: "Write the posture report of this machine",
		Long: `Look at this machine, its browsers' extensions and the hardened profile, and write
the posture report as one HTML file to read and one JSON file for programs. The
report goes to your download folder; an existing file is never overwritten.

The report looks at this machine alone and uses no network, unless you ask for it
with --check-tls: Sallyport then connects once to the broker's sign-in host, for a
TLS handshake and nothing more, and the report says who vouches for the host's
certificate. A root that was added on this machine means that somebody can read
along: a company's proxy, a security program or an attacker.`,
		Example: `  sallyport report
  sallyport report --out ~/audit
  sallyport report --lang de
  sallyport report --check-tls`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			// A locale that we do not speak gets English; a wish for one is answered.
			spoken := report.Spoken(language).Language()
			if cmd.Flags().Changed("lang") && !strings.HasPrefix(strings.ToLower(language), spoken) {
				return &usageError{fmt.Sprintf("there is no report in the language %q", language), "use en or de"}
			}
			v, err := openVault()
			if err != nil {
				return err
			}
			k, err := openKeeper(v)
			if err != nil {
				return err
			}
			if out == "" {
				if out, err = report.DownloadDir(); err != nil {
					return message.NewError(message.ReportFailed, err)
				}
			}
			fmt.Fprintln(cmd.ErrOrStderr(), "Looking at this machine …")
			sources := posture.Sources{Vault: v, Keeper: k, Ours: ourIDs(v), Version: extension.Version}
			if checkTLS {
				sources.CheckTLS = posture.CompareTLS
			}
			result := posture.Run(cmd.Context(), sources, nil)
			files, err := report.Write(out, result, language)
			if err != nil {
				return message.NewError(message.ReportFailed, err)
			}
			if err := report.Text(cmd.OutOrStdout(), result, language); err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "\n%s\n%s\n", files.HTML, files.JSON)
			return err
		},
	}
	cmd.Flags().StringVarP(&out, "out", "o", "", "folder, or file name, to write to (default: your download folder)")
	cmd.Flags().BoolVar(&checkTLS, "check-tls", false, "connect to the broker's sign-in host, and say who vouches for its certificate")
	cmd.Flags().StringVar(&language, "lang", userLanguage(os.Getenv), "language of the report: en or de")
	return cmd
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
