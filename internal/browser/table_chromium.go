package browser

// The paths of user-data folders follow osquery's table of browsers where it
// has them; those of manifests follow the vendors' documentation and, where
// there is none, the installers of other native-messaging hosts. Program paths
// are what the vendors' packages install.

func chromiumFamily() []Browser {
	return []Browser{
		{
			ID: "chromium", Name: "Chromium", Family: Chromium,
			Linux: Layout{
				Binaries: []Place{
					{Path: "/usr/lib/chromium/chromium", Evidence: Live},
					{Path: "/usr/lib64/chromium-browser/chromium-browser", Evidence: Unverified},
					{Path: "/usr/lib/chromium-browser/chromium-browser", Evidence: Unverified},
					{Path: "/usr/bin/chromium", Evidence: Unverified},
					{Path: "/usr/bin/chromium-browser", Evidence: Unverified},
				},
				Data: []Place{
					{Path: "$CONFIG/chromium", Evidence: Live},
					{Path: "$HOME/snap/chromium/common/chromium", Evidence: Source, Package: "snap"},
					{Path: "$HOME/.var/app/org.chromium.Chromium/config/chromium", Evidence: Source, Package: "flatpak"},
				},
				Manifests: []Place{{Path: "$CONFIG/chromium/NativeMessagingHosts", Evidence: Live}},
				Placement: ExternalFile,
			},
			Darwin: Layout{
				Binaries:  []Place{{Path: "/Applications/Chromium.app/Contents/MacOS/Chromium", Evidence: Unverified}},
				Data:      []Place{{Path: "$SUPPORT/Chromium", Evidence: Source}},
				Manifests: []Place{{Path: "$SUPPORT/Chromium/NativeMessagingHosts", Evidence: Vendor}},
				Placement: ByUser,
			},
			Windows: Layout{
				Binaries: []Place{{Path: "$LOCAL/Chromium/Application/chrome.exe", Evidence: Unverified}},
				Data: []Place{
					{Path: "$LOCAL/Chromium/User Data", Evidence: Unverified},
					{Path: "$LOCAL/Chromium", Evidence: Source},
				},
				ManifestKeys: []Place{
					{Path: `SOFTWARE\Chromium\NativeMessagingHosts`, Evidence: Source},
					{Path: `SOFTWARE\Google\Chrome\NativeMessagingHosts`, Evidence: Source},
				},
				Placement: ByUser,
			},
		},
		chrome("chrome", "Google Chrome", chromePaths{
			linuxBinary: "/opt/google/chrome/chrome", linuxData: "google-chrome",
			darwinApp: "Google Chrome", darwinData: "Google/Chrome", windowsData: "Chrome",
		}, Place{Path: "$HOME/.var/app/com.google.Chrome/config/google-chrome", Evidence: Unverified, Package: "flatpak"}),
		chrome("chrome-beta", "Google Chrome Beta", chromePaths{
			linuxBinary: "/opt/google/chrome-beta/chrome", linuxData: "google-chrome-beta",
			darwinApp: "Google Chrome Beta", darwinData: "Google/Chrome Beta", windowsData: "Chrome Beta",
		}),
		chrome("chrome-dev", "Google Chrome Dev", chromePaths{
			linuxBinary: "/opt/google/chrome-unstable/chrome", linuxData: "google-chrome-unstable",
			darwinApp: "Google Chrome Dev", darwinData: "Google/Chrome Dev", windowsData: "Chrome Dev",
		}),
		chrome("chrome-canary", "Google Chrome Canary", chromePaths{
			linuxBinary: "/opt/google/chrome-canary/chrome", linuxData: "google-chrome-canary",
			darwinApp: "Google Chrome Canary", darwinData: "Google/Chrome Canary", windowsData: "Chrome SxS",
		}),
		edge("edge", "Microsoft Edge", edgePaths{linuxBinary: "/opt/microsoft/msedge/msedge", linuxData: "microsoft-edge", darwin: "Microsoft Edge", windows: "Edge"},
			Place{Path: "$HOME/.var/app/com.microsoft.Edge/config/microsoft-edge", Evidence: Unverified, Package: "flatpak"}),
		edge("edge-beta", "Microsoft Edge Beta", edgePaths{linuxBinary: "/opt/microsoft/msedge-beta/msedge", linuxData: "microsoft-edge-beta", darwin: "Microsoft Edge Beta", windows: "Edge Beta"}),
		edge("edge-dev", "Microsoft Edge Dev", edgePaths{linuxBinary: "/opt/microsoft/msedge-dev/msedge", linuxData: "microsoft-edge-dev", darwin: "Microsoft Edge Dev", windows: "Edge Dev"}),
		edge("edge-canary", "Microsoft Edge Canary", edgePaths{darwin: "Microsoft Edge Canary", windows: "Edge SxS"}),
		brave("brave", "Brave", "", "/opt/brave.com/brave/brave",
			Place{Path: "$HOME/.var/app/com.brave.Browser/config/BraveSoftware/Brave-Browser", Evidence: Source, Package: "flatpak"},
			Place{Path: "$HOME/snap/brave/current/.config/BraveSoftware/Brave-Browser", Evidence: Unverified, Package: "snap"}),
		brave("brave-beta", "Brave Beta", "-Beta", "/opt/brave.com/brave-beta/brave"),
		brave("brave-nightly", "Brave Nightly", "-Nightly", "/opt/brave.com/brave-nightly/brave"),
		{
			ID: "vivaldi", Name: "Vivaldi", Family: Chromium,
			Linux: Layout{
				Binaries: []Place{{Path: "/opt/vivaldi/vivaldi-bin", Evidence: Unverified}},
				Data: []Place{
					{Path: "$CONFIG/vivaldi", Evidence: Source},
					{Path: "$HOME/.var/app/com.vivaldi.Vivaldi/config/vivaldi", Evidence: Source, Package: "flatpak"},
				},
				Manifests: []Place{{Path: "$CONFIG/vivaldi/NativeMessagingHosts", Evidence: Installer}},
				Placement: ByUser,
			},
			Darwin: Layout{
				Binaries:  []Place{{Path: "/Applications/Vivaldi.app/Contents/MacOS/Vivaldi", Evidence: Unverified}},
				Data:      []Place{{Path: "$SUPPORT/Vivaldi", Evidence: Source}},
				Manifests: []Place{{Path: "$SUPPORT/Vivaldi/NativeMessagingHosts", Evidence: Installer}},
				Placement: ByUser,
			},
			Windows: Layout{
				Binaries: []Place{
					{Path: "$LOCAL/Vivaldi/Application/vivaldi.exe", Evidence: Unverified},
					{Path: "$PROGRAMS/Vivaldi/Application/vivaldi.exe", Evidence: Unverified},
				},
				Data: []Place{{Path: "$LOCAL/Vivaldi/User Data", Evidence: Source}},
				ManifestKeys: []Place{
					{Path: `SOFTWARE\Vivaldi\NativeMessagingHosts`, Evidence: Installer},
					{Path: `SOFTWARE\Google\Chrome\NativeMessagingHosts`, Evidence: Installer},
				},
				Placement: ByUser,
			},
		},
		{
			ID: "opera", Name: "Opera", Family: Chromium,
			Linux: Layout{
				Binaries: []Place{
					{Path: "/usr/lib/x86_64-linux-gnu/opera/opera", Evidence: Unverified},
					{Path: "/usr/lib64/opera/opera", Evidence: Unverified},
				},
				Data: []Place{
					{Path: "$CONFIG/opera", Evidence: Source},
					{Path: "$HOME/.var/app/com.opera.Opera/config/opera", Evidence: Unverified, Package: "flatpak"},
					{Path: "$HOME/snap/opera/current/.config/opera", Evidence: Unverified, Package: "snap"},
				},
				Manifests: []Place{{Path: "$CONFIG/opera/NativeMessagingHosts", Evidence: Unverified}},
				Placement: ByUser,
			},
			Darwin: Layout{
				Binaries: []Place{{Path: "/Applications/Opera.app/Contents/MacOS/Opera", Evidence: Unverified}},
				Data:     []Place{{Path: "$SUPPORT/com.operasoftware.Opera", Evidence: Source}},
				Manifests: []Place{
					{Path: "$SUPPORT/com.operasoftware.Opera/NativeMessagingHosts", Evidence: Unverified},
					{Path: "$SUPPORT/Opera/NativeMessagingHosts", Evidence: Unverified},
				},
				Placement: ByUser,
			},
			Windows: Layout{
				Binaries: []Place{{Path: "$LOCAL/Programs/Opera/opera.exe", Evidence: Unverified}},
				Data:     []Place{{Path: "$ROAMING/Opera Software/Opera Stable", Evidence: Source}},
				ManifestKeys: []Place{
					{Path: `SOFTWARE\Google\Chrome\NativeMessagingHosts`, Evidence: Installer},
					{Path: `SOFTWARE\Opera Software\NativeMessagingHosts`, Evidence: Unverified},
				},
				Placement: ByUser,
			},
		},
		{
			ID: "opera-gx", Name: "Opera GX", Family: Chromium,
			Darwin: Layout{
				Binaries:  []Place{{Path: "/Applications/Opera GX.app/Contents/MacOS/Opera", Evidence: Unverified}},
				Data:      []Place{{Path: "$SUPPORT/com.operasoftware.OperaGX", Evidence: Unverified}},
				Manifests: []Place{{Path: "$SUPPORT/com.operasoftware.OperaGX/NativeMessagingHosts", Evidence: Unverified}},
				Placement: ByUser,
			},
			Windows: Layout{
				Binaries: []Place{{Path: "$LOCAL/Programs/Opera GX/opera.exe", Evidence: Unverified}},
				Data:     []Place{{Path: "$ROAMING/Opera Software/Opera GX Stable", Evidence: Unverified}},
				ManifestKeys: []Place{
					{Path: `SOFTWARE\Google\Chrome\NativeMessagingHosts`, Evidence: Unverified},
					{Path: `SOFTWARE\Opera Software\NativeMessagingHosts`, Evidence: Unverified},
				},
				Placement: ByUser,
			},
		},
		{
			ID: "yandex", Name: "Yandex Browser", Family: Chromium,
			Linux: Layout{
				Binaries: []Place{
					{Path: "/opt/yandex/browser/yandex_browser", Evidence: Unverified},
					{Path: "/opt/yandex/browser-beta/yandex_browser", Evidence: Unverified},
				},
				Data: []Place{
					{Path: "$CONFIG/yandex-browser", Evidence: Installer},
					{Path: "$CONFIG/yandex-browser-beta", Evidence: Source},
				},
				Manifests: []Place{{Path: "$CONFIG/yandex-browser/NativeMessagingHosts", Evidence: Installer}},
				Placement: ByUser,
			},
			Darwin: Layout{
				Binaries:  []Place{{Path: "/Applications/Yandex.app/Contents/MacOS/Yandex", Evidence: Unverified}},
				Data:      []Place{{Path: "$SUPPORT/Yandex/YandexBrowser", Evidence: Source}},
				Manifests: []Place{{Path: "$SUPPORT/Yandex/YandexBrowser/NativeMessagingHosts", Evidence: Unverified}},
				Placement: ByUser,
			},
			Windows: Layout{
				Binaries:     []Place{{Path: "$LOCAL/Yandex/YandexBrowser/Application/browser.exe", Evidence: Unverified}},
				Data:         []Place{{Path: "$LOCAL/Yandex/YandexBrowser/User Data", Evidence: Source}},
				ManifestKeys: []Place{{Path: `SOFTWARE\Yandex\YandexBrowser\NativeMessagingHosts`, Evidence: Installer}},
				Placement:    ByUser,
			},
		},
		{
			ID: "helium", Name: "Helium", Family: Chromium,
			Linux: Layout{
				Binaries:  []Place{{Path: "/opt/helium/helium", Evidence: Unverified}},
				Data:      []Place{{Path: "$CONFIG/net.imput.helium", Evidence: Installer}},
				Manifests: []Place{{Path: "$CONFIG/net.imput.helium/NativeMessagingHosts", Evidence: Installer}},
				Placement: ByUser,
			},
			Darwin: Layout{
				Binaries:  []Place{{Path: "/Applications/Helium.app/Contents/MacOS/Helium", Evidence: Unverified}},
				Data:      []Place{{Path: "$SUPPORT/net.imput.helium", Evidence: Installer}},
				Manifests: []Place{{Path: "$SUPPORT/net.imput.helium/NativeMessagingHosts", Evidence: Installer}},
				Placement: ByUser,
			},
		},
		{
			ID: "arc", Name: "Arc", Family: Chromium,
			Darwin: Layout{
				Binaries:  []Place{{Path: "/Applications/Arc.app/Contents/MacOS/Arc", Evidence: Unverified}},
				Data:      []Place{{Path: "$SUPPORT/Arc/User Data", Evidence: Source}},
				Manifests: []Place{{Path: "$SUPPORT/Arc/User Data/NativeMessagingHosts", Evidence: Installer}},
				Placement: ByUser,
			},
			// It is a packaged app there; what follows the name is its publisher.
			Windows: Layout{
				Binaries:     []Place{{Path: "$LOCAL/Microsoft/WindowsApps/Arc.exe", Evidence: Unverified}},
				Data:         []Place{{Path: "$LOCAL/Packages/TheBrowserCompany.Arc_ttt1ap7aakyb4/LocalCache/Local/Arc/User Data", Evidence: Unverified}},
				ManifestKeys: []Place{{Path: `SOFTWARE\Google\Chrome\NativeMessagingHosts`, Evidence: Unverified}},
				Placement:    ByUser,
			},
		},
		{
			ID: "dia", Name: "Dia", Family: Chromium,
			Darwin: Layout{
				Binaries:  []Place{{Path: "/Applications/Dia.app/Contents/MacOS/Dia", Evidence: Unverified}},
				Data:      []Place{{Path: "$SUPPORT/Dia/User Data", Evidence: Source}},
				Manifests: []Place{{Path: "$SUPPORT/Dia/User Data/NativeMessagingHosts", Evidence: Unverified}},
				Placement: ByUser,
			},
		},
		{
			ID: "comet", Name: "Comet", Family: Chromium,
			Darwin: Layout{
				Binaries:  []Place{{Path: "/Applications/Comet.app/Contents/MacOS/Comet", Evidence: Unverified}},
				Data:      []Place{{Path: "$SUPPORT/Comet", Evidence: Source}},
				Manifests: []Place{{Path: "$SUPPORT/Comet/NativeMessagingHosts", Evidence: Unverified}},
				Placement: ByUser,
			},
			Windows: Layout{
				Binaries:     []Place{{Path: "$LOCAL/Perplexity/Comet/Application/comet.exe", Evidence: Unverified}},
				Data:         []Place{{Path: "$LOCAL/Perplexity/Comet/User Data", Evidence: Source}},
				ManifestKeys: []Place{{Path: `SOFTWARE\Google\Chrome\NativeMessagingHosts`, Evidence: Unverified}},
				Placement:    ByUser,
			},
		},
	}
}

type chromePaths struct{ linuxBinary, linuxData, darwinApp, darwinData, windowsData string }

// chrome is one channel of Google Chrome; the channels differ in names only.
func chrome(id, name string, p chromePaths, packaged ...Place) Browser {
	return Browser{
		ID: id, Name: name, Family: Chromium,
		Linux: Layout{
			Binaries:  []Place{{Path: p.linuxBinary, Evidence: Unverified}},
			Data:      append([]Place{{Path: "$CONFIG/" + p.linuxData, Evidence: Source}}, packaged...),
			Manifests: []Place{{Path: "$CONFIG/" + p.linuxData + "/NativeMessagingHosts", Evidence: Vendor}},
			Placement: ByUser,
		},
		Darwin: Layout{
			Binaries:  []Place{{Path: "/Applications/" + p.darwinApp + ".app/Contents/MacOS/" + p.darwinApp, Evidence: Unverified}},
			Data:      []Place{{Path: "$SUPPORT/" + p.darwinData, Evidence: Source}},
			Manifests: []Place{{Path: "$SUPPORT/" + p.darwinData + "/NativeMessagingHosts", Evidence: Vendor}},
			Placement: ByUser,
		},
		Windows: Layout{
			Binaries: []Place{
				{Path: "$PROGRAMS/Google/" + p.windowsData + "/Application/chrome.exe", Evidence: Unverified},
				{Path: "$PROGRAMS86/Google/" + p.windowsData + "/Application/chrome.exe", Evidence: Unverified},
				{Path: "$LOCAL/Google/" + p.windowsData + "/Application/chrome.exe", Evidence: Unverified},
			},
			Data:         []Place{{Path: "$LOCAL/Google/" + p.windowsData + "/User Data", Evidence: Source}},
			ManifestKeys: []Place{{Path: `SOFTWARE\Google\Chrome\NativeMessagingHosts`, Evidence: Source}},
			Placement:    ByUser,
		},
	}
}

// edgePaths names one channel; linuxData is empty for one that has no Linux build.
type edgePaths struct{ linuxBinary, linuxData, darwin, windows string }

// edge is one channel of Microsoft Edge.
func edge(id, name string, p edgePaths, packaged ...Place) Browser {
	b := Browser{
		ID: id, Name: name, Family: Chromium,
		Darwin: Layout{
			Binaries:  []Place{{Path: "/Applications/" + p.darwin + ".app/Contents/MacOS/" + p.darwin, Evidence: Unverified}},
			Data:      []Place{{Path: "$SUPPORT/" + p.darwin, Evidence: Source}},
			Manifests: []Place{{Path: "$SUPPORT/" + p.darwin + "/NativeMessagingHosts", Evidence: Vendor}},
			Placement: ByUser,
		},
		Windows: Layout{
			Binaries: []Place{
				{Path: "$PROGRAMS86/Microsoft/" + p.windows + "/Application/msedge.exe", Evidence: Unverified},
				{Path: "$PROGRAMS/Microsoft/" + p.windows + "/Application/msedge.exe", Evidence: Unverified},
				{Path: "$LOCAL/Microsoft/" + p.windows + "/Application/msedge.exe", Evidence: Unverified},
			},
			Data:         []Place{{Path: "$LOCAL/Microsoft/" + p.windows + "/User Data", Evidence: Source}},
			ManifestKeys: []Place{{Path: `SOFTWARE\Microsoft\Edge\NativeMessagingHosts`, Evidence: Vendor}},
			Placement:    ByUser,
		},
	}
	if p.linuxData != "" {
		b.Linux = Layout{
			Binaries:  []Place{{Path: p.linuxBinary, Evidence: Unverified}},
			Data:      append([]Place{{Path: "$CONFIG/" + p.linuxData, Evidence: Source}}, packaged...),
			Manifests: []Place{{Path: "$CONFIG/" + p.linuxData + "/NativeMessagingHosts", Evidence: Vendor}},
			Placement: ByUser,
		}
	}
	return b
}

// brave is one channel of Brave. On Windows it reads both its own registry key
// and Chrome's, depending on the version, so both are listed.
func brave(id, name, suffix, linuxBinary string, packaged ...Place) Browser {
	folder := "BraveSoftware/Brave-Browser" + suffix
	app := "Brave Browser"
	// Before it was built on Chromium, and a while after, it was here.
	older := []Place{{Path: "$ROAMING/brave", Evidence: Source}}
	if suffix != "" {
		app += " " + suffix[1:]
		older = nil
	}
	return Browser{
		ID: id, Name: name, Family: Chromium,
		Linux: Layout{
			Binaries:  []Place{{Path: linuxBinary, Evidence: Unverified}},
			Data:      append([]Place{{Path: "$CONFIG/" + folder, Evidence: Source}}, packaged...),
			Manifests: []Place{{Path: "$CONFIG/" + folder + "/NativeMessagingHosts", Evidence: Installer}},
			Placement: ByUser,
		},
		Darwin: Layout{
			Binaries:  []Place{{Path: "/Applications/" + app + ".app/Contents/MacOS/" + app, Evidence: Unverified}},
			Data:      []Place{{Path: "$SUPPORT/" + folder, Evidence: Source}},
			Manifests: []Place{{Path: "$SUPPORT/" + folder + "/NativeMessagingHosts", Evidence: Installer}},
			Placement: ByUser,
		},
		Windows: Layout{
			Binaries: []Place{
				{Path: "$PROGRAMS/" + folder + "/Application/brave.exe", Evidence: Unverified},
				{Path: "$LOCAL/" + folder + "/Application/brave.exe", Evidence: Unverified},
			},
			Data: append([]Place{{Path: "$LOCAL/" + folder + "/User Data", Evidence: Source}}, older...),
			ManifestKeys: []Place{
				{Path: `SOFTWARE\BraveSoftware\Brave-Browser\NativeMessagingHosts`, Evidence: Installer},
				{Path: `SOFTWARE\Google\Chrome\NativeMessagingHosts`, Evidence: Installer},
			},
			Placement: ByUser,
		},
	}
}
