package main

import (
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
			look := addon.Look{Env: env, Vault: v, Origins: origins, Files: addon.AllFiles, Ours: []string{extension.ChromiumID, extension.FirefoxID}}
			if v != nil {
				look.Ours = ourIDs(v)
			}
			looking := look.Begin()
			var out extensionsPrinter = &extensionsText{w: cmd.OutOrStdout()}
			if asJSON {
				out = &extensionsJSON{w: cmd.OutOrStdout()}
			}
			scan := scan{looking, j, asJSON, newProgress(stderr)}
			for p, found := range looking.Each(cmd.Context(), env.Profiles()) {
				if err := out.profile(scan.profile(p, found)); err != nil {
					return err
				}
			}
			_ = looking.Remember() // what cannot be written is compared with the older look the next time
			if looking.Forgotten != "" {
				fmt.Fprintf(stderr, "Not compared with the last look: %s\n", looking.Forgotten)
			}
			return out.end()
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON for programs (docs/extensions.md)")
	cmd.AddCommand(assessCommand(), extensionsPolicyCommand())
	return cmd
}

// extensionsPrinter shows one profile after the other, so that no more than a few are kept.
type extensionsPrinter interface {
	profile(judgedProfile) error
	end() error
}

// scan judges profiles. matches is set where every match is shown.
type scan struct {
	look    *addon.Looking
	judge   *addon.Judge
	matches bool
	told    *progress
}

// profile judges the extensions of one profile, our own left out.
func (s *scan) profile(p browser.Profile, addons []addon.Addon) judgedProfile {
	one := judgedProfile{BrowserID: p.Browser.ID, Browser: p.Browser.Name, Profile: addon.Clean(p.Name, 60), Package: p.Package, Extensions: []judgedExtension{}}
	if n := len(s.look.Unread); n > 0 && s.look.Unread[n-1].Profile.Dir == p.Dir {
		one.Unknown = s.look.Unread[n-1].Reason
	}
	for i := range addons {
		if !slices.Contains(s.look.Ours, addons[i].ID) {
			one.Extensions = append(one.Extensions, s.installed(&addons[i]))
		}
		s.told.step()
	}
	return one
}

func (s *scan) installed(a *addon.Addon) judgedExtension {
	e := judgedOf(s.judge.Installed(a))
	e.why = s.judge.Why(a)
	if s.matches {
		e.Matched = append([]addon.Match{}, s.judge.Reasons(a)...)
	}
	e.Path = ""
	e.origin(a)
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

Exit code 0: everything was judged, whatever the verdicts. Exit code 3: something could
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
				for _, a := range j.Path(cmd.Context(), path) {
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
				return errUnseen
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
