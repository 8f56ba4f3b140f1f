package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/addon"
	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/guard"
	"github.com/sallyport/sallyport/internal/message"
	"github.com/sallyport/sallyport/internal/portal"
	"github.com/sallyport/sallyport/internal/vault"
)

// errUnjudged: something could not be judged, which the output says.
var errUnjudged = errors.New("not everything could be judged")

func extensionsCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "extensions",
		Short: "Judge the extensions of every browser on this machine",
		Long: `List the extensions of every browser profile of yours on this machine: what each can
do on your broker's pages, by which line of its manifest, and what speaks against it.
Nothing is sent anywhere, and no profile is changed.

What an extension can do is never counted against it, and what speaks against it is
never outweighed. The words: stop (do not sign in while it is on), review (look at it
before you sign in), note (worth knowing), expected (nothing to say). An extension's code
is not analysed, so none is ever called safe.`,
		Example: `  sallyport extensions
  sallyport extensions --json
  sallyport extensions assess ~/Downloads/helper.crx`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			env, err := browser.Here()
			if err != nil {
				return message.NewError(message.NoHome, err)
			}
			stderr, origins := cmd.ErrOrStderr(), portal.IBKR().JudgedOrigins()
			v, err := vaultAtHand()
			j := addon.NewJudge(origins, importedLists(stderr, v, err))
			look := addon.Look{Env: env, Vault: v, Origins: origins, Files: addon.ReadersFiles, Ours: []string{extension.ChromiumID, extension.FirefoxID}}
			if v != nil {
				look.Ours = ourIDs(v)
			}
			looking := look.Begin()
			all := judgeProfiles(cmd.Context(), looking, env.Profiles(), j, asJSON, newProgress(stderr))
			_ = looking.Remember() // what cannot be written is compared with the older look the next time
			if looking.Forgotten != "" {
				fmt.Fprintf(stderr, "Not compared with the last look: %s\n", looking.Forgotten)
			}
			if asJSON {
				return printJSON(cmd.OutOrStdout(), extensionsList{extensionsFormat, all})
			}
			return printExtensions(cmd.OutOrStdout(), all)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON for programs (docs/extensions.md)")
	cmd.AddCommand(assessCommand(), extensionsPolicyCommand())
	return cmd
}

// judgeProfiles judges one profile after the other, our own extension left out, and keeps
// no more of each than is shown.
func judgeProfiles(ctx context.Context, look *addon.Looking, profiles []browser.Profile, j *addon.Judge, matches bool, p *progress) []judgedProfile {
	all := []judgedProfile{}
	for _, profile := range profiles {
		one := judgedProfile{BrowserID: profile.Browser.ID, Browser: profile.Browser.Name, Profile: addon.Clean(profile.Name, 60), Package: profile.Package, Extensions: []judgedExtension{}}
		addons := look.Profile(ctx, profile)
		if n := len(look.Unread); n > 0 && look.Unread[n-1].Profile.Dir == profile.Dir {
			one.Unknown = look.Unread[n-1].Reason
		}
		for i := range addons {
			if !slices.Contains(look.Ours, addons[i].ID) {
				one.Extensions = append(one.Extensions, judgedInstalled(j, &addons[i], matches))
			}
			p.step()
		}
		all = append(all, one)
	}
	return all
}

func judgedInstalled(j *addon.Judge, a *addon.Addon, matches bool) judgedExtension {
	e := judgedOf(j.Installed(a))
	found := j.Matches(a)
	if len(found) > 0 {
		e.why = found[0]
	}
	if matches {
		e.Matched = orEmpty(found)
	}
	e.Path, e.Enabled = "", &a.Enabled
	return e
}

func assessCommand() *cobra.Command {
	var origins []string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "assess PATH...",
		Short: "Judge an extension before you install it",
		Long: `Judge extensions that are not installed: what each could do on your broker's pages, and
what speaks against it. PATH is a manifest.json, an extension's folder, or a .crx, .xpi or
.zip file, which is read in place. A folder that holds many extensions gives an answer for
each of them.

Without --origin an extension is judged against all of the broker's own addresses.

Exit code 0: everything was judged, whatever the verdicts. Exit code 1: something could
not be judged; the output says which, and why.`,
		Example: `  sallyport extensions assess ~/Downloads/helper.crx
  sallyport extensions assess --json unpacked/ other.xpi
  sallyport extensions assess --origin https://www.example.com manifest.json`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return &usageError{fmt.Sprintf("“%s” needs a path", cmd.CommandPath()), seeHelp(cmd)}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			against := portal.IBKR().JudgedOrigins()
			for i, o := range origins {
				if i == 0 {
					against = nil
				}
				origin, err := addon.ParseOrigin(o)
				if err != nil {
					return &usageError{fmt.Sprintf("--origin %q: %v", o, err), seeHelp(cmd)}
				}
				against = append(against, origin)
			}
			v, err := vaultAtHand()
			j := addon.NewJudge(against, importedLists(cmd.ErrOrStderr(), v, err))
			p := newProgress(cmd.ErrOrStderr())
			all, unjudged := []judgedExtension{}, false
			for _, path := range args {
				for _, a := range j.Path(path) {
					all = append(all, judgedOf(a))
					unjudged = unjudged || a.Unjudged != ""
					p.step()
				}
			}
			if asJSON {
				err = printJSON(cmd.OutOrStdout(), all)
			} else {
				err = printAssessed(cmd.OutOrStdout(), all)
			}
			if err == nil && unjudged {
				return errUnjudged
			}
			return err
		},
	}
	cmd.Flags().StringArrayVar(&origins, "origin", nil, "an address to judge against, instead of the broker's own; may be given more than once")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON for programs (docs/extensions.md)")
	return cmd
}

// vaultAtHand opens the user's state, if there is any: looking makes no folder.
func vaultAtHand() (*vault.Vault, error) {
	dir, err := vault.DefaultDir()
	if err != nil {
		return nil, nil
	}
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return vault.Open(dir)
}

// importedLists are the lists of known extensions. Where they cannot be read, that is
// said, and there are none.
func importedLists(stderr io.Writer, v *vault.Vault, err error) *addon.Lists {
	var feeds []addon.Feed
	if v != nil && err == nil {
		feeds, err = addon.Feeds(v)
	}
	if err != nil {
		fmt.Fprintln(stderr, "Judged without the lists that you imported:")
		printError(stderr, guard.StateError(err))
		return nil
	}
	return addon.NewLists(feeds)
}

// progress tells, on standard error, how far a scan is that takes longer than a second.
type progress struct {
	out  io.Writer
	next time.Time
	done int
}

func newProgress(out io.Writer) *progress {
	return &progress{out: out, next: time.Now().Add(time.Second)}
}

func (p *progress) step() {
	p.done++
	if now := time.Now(); now.After(p.next) {
		p.next = now.Add(5 * time.Second)
		fmt.Fprintf(p.out, "… %d extensions judged\n", p.done)
	}
}
