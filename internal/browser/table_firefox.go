package browser

// Firefox on Linux keeps new profiles below ~/.config/mozilla since version
// 147, but reads native-messaging manifests only below ~/.mozilla (measured
// with 153). Both manifest folders are listed, so that an install survives the
// day on which it reads the other.

func firefoxFamily() []Browser {
	mozillaManifests := []Place{
		{Path: "$HOME/.mozilla/native-messaging-hosts", Evidence: Live},
		{Path: "$CONFIG/mozilla/native-messaging-hosts", Evidence: Unverified},
	}
	mozillaKeys := []Place{{Path: `SOFTWARE\Mozilla\NativeMessagingHosts`, Evidence: Source}}
	mozillaDarwin := []Place{{Path: "$SUPPORT/Mozilla/NativeMessagingHosts", Evidence: Vendor}}
	firefoxData := []Place{
		{Path: "$HOME/.mozilla/firefox", Evidence: Source},
		{Path: "$CONFIG/mozilla/firefox", Evidence: Live},
	}
	firefoxDarwin := []Place{{Path: "$SUPPORT/Firefox", Evidence: Source}}
	firefoxWindows := []Place{{Path: "$ROAMING/Mozilla/Firefox", Evidence: Source}}

	return []Browser{
		{
			ID: "firefox", Name: "Firefox", Family: Firefox,
			Linux: Layout{
				Binaries: []Place{
					{Path: "/usr/lib/firefox/firefox", Evidence: Unverified},
					{Path: "/usr/lib64/firefox/firefox", Evidence: Unverified},
					{Path: "/opt/firefox/firefox", Evidence: Unverified},
					{Path: "/usr/bin/firefox", Evidence: Unverified},
				},
				Data: append([]Place{
					{Path: "$HOME/snap/firefox/common/.mozilla/firefox", Evidence: Source, Package: "snap"},
					{Path: "$HOME/snap/firefox/common/.config/mozilla/firefox", Evidence: Unverified, Package: "snap"},
					{Path: "$HOME/.var/app/org.mozilla.firefox/.mozilla/firefox", Evidence: Unverified, Package: "flatpak"},
					{Path: "$HOME/.var/app/org.mozilla.firefox/config/mozilla/firefox", Evidence: Unverified, Package: "flatpak"},
				}, firefoxData...),
				Manifests: mozillaManifests,
				Placement: SignedSideload,
			},
			Darwin: Layout{
				Binaries:  []Place{{Path: "/Applications/Firefox.app/Contents/MacOS/firefox", Evidence: Unverified}},
				Data:      firefoxDarwin,
				Manifests: mozillaDarwin,
				Placement: SignedSideload,
			},
			Windows: Layout{
				Binaries: []Place{
					{Path: "$PROGRAMS/Mozilla Firefox/firefox.exe", Evidence: Unverified},
					{Path: "$PROGRAMS86/Mozilla Firefox/firefox.exe", Evidence: Unverified},
				},
				Data:         firefoxWindows,
				ManifestKeys: mozillaKeys,
				Placement:    SignedSideload,
			},
		},
		{
			ID: "firefox-esr", Name: "Firefox ESR", Family: Firefox,
			Linux: Layout{
				Binaries: []Place{
					{Path: "/usr/lib/firefox-esr/firefox-esr", Evidence: Live},
					{Path: "/usr/bin/firefox-esr", Evidence: Live},
				},
				Data:      firefoxData,
				Manifests: mozillaManifests,
				Placement: UnsignedSideload,
			},
		},
		{
			ID: "firefox-developer", Name: "Firefox Developer Edition", Family: Firefox,
			Linux: Layout{
				Binaries: []Place{
					{Path: "/usr/lib/firefox-developer-edition/firefox", Evidence: Unverified},
					{Path: "/usr/lib/firefox-devedition/firefox-devedition", Evidence: Unverified},
				},
				Data:      firefoxData,
				Manifests: mozillaManifests,
				Placement: UnsignedSideload,
			},
			Darwin: Layout{
				Binaries:  []Place{{Path: "/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox", Evidence: Unverified}},
				Data:      firefoxDarwin,
				Manifests: mozillaDarwin,
				Placement: UnsignedSideload,
			},
			Windows: Layout{
				Binaries:     []Place{{Path: "$PROGRAMS/Firefox Developer Edition/firefox.exe", Evidence: Unverified}},
				Data:         firefoxWindows,
				ManifestKeys: mozillaKeys,
				Placement:    UnsignedSideload,
			},
		},
		{
			ID: "firefox-nightly", Name: "Firefox Nightly", Family: Firefox,
			Linux: Layout{
				Binaries:  []Place{{Path: "/usr/lib/firefox-nightly/firefox-nightly", Evidence: Unverified}},
				Data:      firefoxData,
				Manifests: mozillaManifests,
				Placement: UnsignedSideload,
			},
			Darwin: Layout{
				Binaries:  []Place{{Path: "/Applications/Firefox Nightly.app/Contents/MacOS/firefox", Evidence: Unverified}},
				Data:      firefoxDarwin,
				Manifests: mozillaDarwin,
				Placement: UnsignedSideload,
			},
			Windows: Layout{
				Binaries:     []Place{{Path: "$PROGRAMS/Firefox Nightly/firefox.exe", Evidence: Unverified}},
				Data:         firefoxWindows,
				ManifestKeys: mozillaKeys,
				Placement:    UnsignedSideload,
			},
		},
		{
			ID: "librewolf", Name: "LibreWolf", Family: Firefox,
			Linux: Layout{
				Binaries: []Place{
					{Path: "/usr/share/librewolf/librewolf", Evidence: Unverified},
					{Path: "/usr/lib/librewolf/librewolf", Evidence: Unverified},
				},
				Data: []Place{
					{Path: "$HOME/.librewolf", Evidence: Unverified},
					{Path: "$CONFIG/librewolf/librewolf", Evidence: Unverified},
					{Path: "$HOME/.var/app/io.gitlab.librewolf-community/.librewolf", Evidence: Unverified, Package: "flatpak"},
				},
				Manifests: []Place{{Path: "$HOME/.librewolf/native-messaging-hosts", Evidence: Installer}},
				Placement: SignedSideload,
			},
			Darwin: Layout{
				Binaries:  []Place{{Path: "/Applications/LibreWolf.app/Contents/MacOS/librewolf", Evidence: Unverified}},
				Data:      []Place{{Path: "$SUPPORT/librewolf", Evidence: Unverified}},
				Manifests: []Place{{Path: "$SUPPORT/LibreWolf/NativeMessagingHosts", Evidence: Installer}},
				Placement: SignedSideload,
			},
			Windows: Layout{
				Binaries: []Place{{Path: "$PROGRAMS/LibreWolf/librewolf.exe", Evidence: Unverified}},
				Data:     []Place{{Path: "$ROAMING/librewolf", Evidence: Unverified}},
				ManifestKeys: []Place{
					{Path: `SOFTWARE\Mozilla\NativeMessagingHosts`, Evidence: Installer},
					{Path: `SOFTWARE\LibreWolf\NativeMessagingHosts`, Evidence: Unverified},
				},
				Placement: SignedSideload,
			},
		},
		{
			ID: "waterfox", Name: "Waterfox", Family: Firefox,
			Linux: Layout{
				Binaries: []Place{{Path: "/opt/waterfox/waterfox", Evidence: Unverified}},
				Data: []Place{
					{Path: "$HOME/.waterfox", Evidence: Unverified},
					{Path: "$HOME/.var/app/net.waterfox.waterfox/.waterfox", Evidence: Unverified, Package: "flatpak"},
				},
				Manifests: []Place{{Path: "$HOME/.waterfox/native-messaging-hosts", Evidence: Installer}},
				Placement: SignedSideload,
			},
			Darwin: Layout{
				Binaries:  []Place{{Path: "/Applications/Waterfox.app/Contents/MacOS/waterfox", Evidence: Unverified}},
				Data:      []Place{{Path: "$SUPPORT/Waterfox", Evidence: Unverified}},
				Manifests: mozillaDarwin,
				Placement: SignedSideload,
			},
			Windows: Layout{
				Binaries:     []Place{{Path: "$PROGRAMS/Waterfox/waterfox.exe", Evidence: Unverified}},
				Data:         []Place{{Path: "$ROAMING/Waterfox", Evidence: Unverified}},
				ManifestKeys: mozillaKeys,
				Placement:    SignedSideload,
			},
		},
		{
			// Zen reads Mozilla's manifest folder and not its own, so far.
			ID: "zen", Name: "Zen", Family: Firefox,
			Linux: Layout{
				Binaries: []Place{
					{Path: "/opt/zen-browser-bin/zen-bin", Evidence: Unverified},
					{Path: "/opt/zen/zen", Evidence: Unverified},
				},
				Data: []Place{
					{Path: "$HOME/.zen", Evidence: Unverified},
					{Path: "$HOME/.var/app/app.zen_browser.zen/.zen", Evidence: Unverified, Package: "flatpak"},
				},
				Manifests: append(mozillaManifests[:1:1], Place{Path: "$HOME/.zen/native-messaging-hosts", Evidence: Unverified}),
				Placement: SignedSideload,
			},
			Darwin: Layout{
				Binaries:  []Place{{Path: "/Applications/Zen.app/Contents/MacOS/zen", Evidence: Unverified}},
				Data:      []Place{{Path: "$SUPPORT/zen", Evidence: Source}},
				Manifests: append(mozillaDarwin[:1:1], Place{Path: "$SUPPORT/Zen/NativeMessagingHosts", Evidence: Installer}),
				Placement: SignedSideload,
			},
			Windows: Layout{
				Binaries:     []Place{{Path: "$PROGRAMS/Zen Browser/zen.exe", Evidence: Unverified}},
				Data:         []Place{{Path: "$ROAMING/zen", Evidence: Unverified}},
				ManifestKeys: mozillaKeys,
				Placement:    SignedSideload,
			},
		},
		{
			ID: "floorp", Name: "Floorp", Family: Firefox,
			Linux: Layout{
				Binaries: []Place{{Path: "/usr/lib/floorp/floorp", Evidence: Unverified}},
				Data: []Place{
					{Path: "$HOME/.floorp", Evidence: Unverified},
					{Path: "$HOME/.var/app/one.ablaze.floorp/.floorp", Evidence: Unverified, Package: "flatpak"},
				},
				Manifests: append(mozillaManifests[:1:1], Place{Path: "$HOME/.floorp/native-messaging-hosts", Evidence: Unverified}),
				Placement: SignedSideload,
			},
			Darwin: Layout{
				Binaries:  []Place{{Path: "/Applications/Floorp.app/Contents/MacOS/floorp", Evidence: Unverified}},
				Data:      []Place{{Path: "$SUPPORT/Floorp", Evidence: Unverified}},
				Manifests: mozillaDarwin,
				Placement: SignedSideload,
			},
			Windows: Layout{
				Binaries:     []Place{{Path: "$PROGRAMS/Ablaze Floorp/floorp.exe", Evidence: Unverified}},
				Data:         []Place{{Path: "$ROAMING/Floorp", Evidence: Unverified}},
				ManifestKeys: mozillaKeys,
				Placement:    SignedSideload,
			},
		},
	}
}
