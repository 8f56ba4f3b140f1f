package machine

// program is a remote-control program, as far as it can be told from outside.
type program struct {
	// name is what people call it.
	name string
	// processes are its processes' names, in lower case and without ".exe"
	// (under Wine). The kernel keeps 15 characters of a name; longer ones are
	// compared by these.
	processes []string
	// helpers are processes that run only while somebody is connected.
	helpers []string
	// helperArgument marks such a helper where it is the program itself,
	// started with this argument. Only the user's own processes are asked.
	helperArgument string
	// ports are those on which it takes connections by default, first and last.
	ports [2]uint16
	// relay is set when it has connections while nobody controls the machine,
	// most of all to its maker's servers, so that only inbound ones count.
	relay bool
	// standing is set for services that distributions start by themselves and
	// that let nobody in until the user sets them up.
	standing bool
}

// programs are the ones known. Process names are those under which the programs
// are commonly seen to run; they were not checked against every maker's package.
// One of which only the process name is known is told as running, never as
// connected.
var programs = []program{
	// Servers: whoever is connected to them sees the screen.
	{name: "x11vnc", processes: []string{"x11vnc"}, ports: [2]uint16{5900, 5999}},
	{name: "TigerVNC", processes: []string{"xtigervnc", "x0tigervncserver", "x0vncserver", "tigervncserver", "xvnc", "vncsession"}, ports: [2]uint16{5900, 5999}},
	{name: "TightVNC", processes: []string{"xtightvnc", "xvnc4", "vncserver"}, ports: [2]uint16{5900, 5999}},
	{name: "RealVNC", processes: []string{"vncserver-x11", "vncserver-x11-core", "vncserverui", "vncserver-virtual", "vncagent"}, ports: [2]uint16{5900, 5999}, relay: true},
	{name: "Krfb", processes: []string{"krfb", "krfb-virtualmonitor"}, ports: [2]uint16{5900, 5999}},
	{name: "KRdp", processes: []string{"krdpserver"}, ports: [2]uint16{3389, 3389}},
	{name: "Vino", processes: []string{"vino-server"}, ports: [2]uint16{5900, 5999}},
	{name: "wayvnc", processes: []string{"wayvnc"}, ports: [2]uint16{5900, 5999}},
	{name: "GNOME Remote Desktop", processes: []string{"gnome-remote-desktop-daemon"}, ports: [2]uint16{3389, 3399}, standing: true},
	{name: "xrdp", processes: []string{"xrdp", "xrdp-sesman", "xrdp-chansrv"}, ports: [2]uint16{3389, 3389}},
	{name: "FreeRDP shadow server", processes: []string{"freerdp-shadow-cli"}, ports: [2]uint16{3389, 3389}},
	{name: "NoMachine", processes: []string{"nxserver.bin", "nxd", "nxnode.bin"}, ports: [2]uint16{4000, 4000}, relay: true},
	{name: "X2Go", processes: []string{"x2goagent", "x2gocleansession"}, helpers: []string{"x2goagent"}},
	{name: "Sunshine", processes: []string{"sunshine"}, ports: [2]uint16{48010, 48010}, relay: true},

	// Programs that work through their maker's relay.
	{name: "TeamViewer", processes: []string{"teamviewer", "teamviewerd", "teamviewer_service"}, helpers: []string{"teamviewer_desktop"}, ports: [2]uint16{5938, 5938}, relay: true},
	{name: "AnyDesk", processes: []string{"anydesk"}, ports: [2]uint16{7070, 7070}, relay: true},
	{name: "RustDesk", processes: []string{"rustdesk"}, helperArgument: "--cm", ports: [2]uint16{21118, 21118}, relay: true},
	{name: "HopToDesk", processes: []string{"hoptodesk"}, helperArgument: "--cm", relay: true},
	{name: "Chrome Remote Desktop", processes: []string{"chrome-remote-desktop", "chrome-remote-desktop-host", "remoting_me2me_host", "remoting_host"}, relay: true},
	{name: "DWService", processes: []string{"dwagent", "dwagsvc", "dwaglnc"}, relay: true},
	{name: "Splashtop", processes: []string{"srstreamer", "splashtop-streamer", "srmanager", "srservice"}, relay: true},
	{name: "ScreenConnect", processes: []string{"screenconnect", "screenconnect.clientservice", "screenconnect.windowsclient"}, relay: true},
	{name: "Supremo", processes: []string{"supremo", "supremoservice", "supremosystem"}, relay: true},
	{name: "MeshCentral", processes: []string{"meshagent"}, relay: true},
	{name: "Quick Assist", processes: []string{"quickassist", "msra"}, relay: true},
	{name: "UltraViewer", processes: []string{"ultraviewer_desktop", "ultraviewer_service"}, relay: true},
	{name: "Ammyy Admin", processes: []string{"aa_v3"}, relay: true},
	{name: "ISL Light", processes: []string{"isllight", "isllightclient"}, relay: true},
	{name: "Getscreen.me", processes: []string{"getscreen"}, relay: true},
}
