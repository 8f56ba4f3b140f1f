package portal

import (
	"strings"
	"sync"

	"golang.org/x/net/publicsuffix"
)

// openSuffixes are places where anybody may have a name at once, and that the
// public suffix list does not have: site builders, quick hosting, and names made
// of an address.
const openSuffixes = `weebly.com godaddysites.com surge.sh nip.io sslip.io xip.io traefik.me site123.me wixstudio.io wixstudio.com webador.com mystrikingly.com
jimdosite.com jimdofree.com webnode.page square.site squarespace.com mailchimpsites.com hubspotpagebuilder.com clickfunnels.com leadpages.co unbounce.com unbouncepages.com
infinityfreeapp.com epizy.com rf.gd 42web.io byethost.com 000webhostapp.com freehostia.com ucoz.com narod.ru tilda.ws ukit.me simdif.com yolasite.com bravesites.com
my-free.website myfreesites.net webwave.dev strikingly.com zyrosite.com hostingersite.com creator-spring.com typeform.com typedream.app carrd.co notion.site gitbook.io
framer.website framer.app framer.ai lovable.app bolt.host v0.app webflow.io canva.site my.canva.site glitch.me repl.co replit.app replit.dev codesandbox.io csb.app stackblitz.io
azurestaticapps.net azurewebsites.net web.core.windows.net blob.core.windows.net cloudapp.net cloudapp.azure.com azureedge.net azurefd.net trafficmanager.net
pages.dev workers.dev r2.dev trycloudflare.com ngrok.io ngrok.app ngrok-free.app ngrok-free.dev loca.lt serveo.net localhost.run lhr.life tunnelmole.net
web.app firebaseapp.com appspot.com run.app cloudfunctions.net withgoogle.com netlify.app vercel.app now.sh onrender.com fly.dev herokuapp.com railway.app deno.dev
blogspot.com wordpress.com tumblr.com wixsite.com github.io gitlab.io bitbucket.io codeberg.page neocities.org livejournal.com over-blog.com
duckdns.org ddns.net hopto.org zapto.org sytes.net servehttp.com no-ip.org no-ip.biz dynu.net freeddns.org mooo.com afraid.org dyndns.org ddns.me linkpc.net
backblazeb2.com digitaloceanspaces.com ondigitalocean.app wasabisys.com linodeobjects.com fleek.co fleek.xyz ipfs.dweb.link dweb.link ipfs.io cf-ipfs.com on-fleek.app
myshopify.com mybigcommerce.com ecwid.com zendesk.com freshdesk.com helpscoutdocs.com zohosites.com zohodesk.com sharepoint.com formstack.com jotform.com
`

// closedTenants are services that give a firm a host below their own name after
// a contract, or as the other end of its own: measurement, content networks,
// recruiting, libraries' and translators' views. A brand in front of them is the
// service's customer, not an imitation.
const closedTenants = `adlegend.com omtrdc.net 2o7.net sc.omtrdc.net demdex.net adobedtm.com everesttech.net eloqua.com en25.com marketo.com mktoweb.com mktoresp.com exacttarget.com
edgekey.net edgesuite.net akamaized.net akamaihd.net akamai.net akadns.net cdn.cloudflare.net fastly.net fastlylb.net cloudfront.net llnwd.net footprint.net incapdns.net impervadns.net
myworkdayjobs.com workday.com taleo.net icims.com greenhouse.io lever.co smartrecruiters.com successfactors.com brassring.com avature.net oraclecloud.com
my.salesforce.com force.com my.site.com lightning.force.com okta.com onelogin.com duosecurity.com service-now.com atlassian.net statuspage.io
qualtrics.com surveymonkey.com medallia.com medallia.eu confirmit.com webex.com zoom.us on24.com brighttalk.com vidyard.com wistia.com brightcove.com
doubleclick.net fls.doubleclick.net googlesyndication.com tt.omtrdc.net mookie1.com flashtalking.com adsrvr.org
translate.goog oclc.org googleusercontent.com readthedocs.io readthedocs-hosted.com rtfd.io archive.org archive.ph bing.com google.com yahoo.com duckduckgo.com
tradingview.com glassdoor.com trustpilot.com crunchbase.com linkedin.com reddit.com wikipedia.org similarweb.com
`

// sharedByPath are hosts where the path says whose page it is.
const sharedByPath = `sites.google.com docs.google.com forms.gle script.google.com storage.googleapis.com firebasestorage.googleapis.com storage.cloud.google.com
telegra.ph linktr.ee s3.amazonaws.com forms.office.com onedrive.live.com 1drv.ms ipfs.io cloudflare-ipfs.com gateway.pinata.cloud rawcdn.githack.com raw.githack.com htmlpreview.github.io
`

// abusedTLDs are top-level domains that published measurements of phishing and
// of campaigns against this kind of firm name again and again.
const abusedTLDs = `top sbs help vip xyz click icu cyou buzz shop online site club live life rest cfd bond fun space website store tech tk ml ga cf gq lol monster quest autos
beauty hair skin makeup mom pics homes boats yachts motorcycles fit work support cam cc pw su ws link zip mov today best pro cn ru wang ooo app win bid loan men date download
review stream trade trading services finance financial investments exchange cloud digital world center agency email host press uno one run network systems group guru ltd company`

// hosting says of a domain whose the names below it are.
type hosting uint8

const (
	openSuffix hosting = 1 << iota
	closedTenant
	pathShared
	abusedTLD
)

var hostings = sync.OnceValue(func() map[string]hosting {
	all := map[string]hosting{}
	for list, kind := range map[string]hosting{openSuffixes: openSuffix, closedTenants: closedTenant, sharedByPath: pathShared, abusedTLDs: abusedTLD} {
		for domain := range strings.FieldsSeq(list) {
			all[domain] |= kind
		}
	}
	return all
})

// place is where a host stands in the order of names.
type place struct {
	// suffix is what lies above the name that somebody registered.
	suffix string
	// registrable is that name with its suffix; the host itself where there is none.
	registrable string
	// open says that anybody may have a name below the suffix, at once.
	open bool
	// closed says that the registrable name gives hosts to contracted firms only.
	closed bool
	// pathShared says that the path decides whose page it is.
	pathShared bool
	// abused says that the top-level domain is one of those that are cheap to burn.
	abused bool
}

// placeOf places a host in lower-case Punycode, without a trailing dot.
func placeOf(host string) place {
	known := hostings()
	suffix, icann := publicsuffix.PublicSuffix(host)
	p := place{
		suffix:     suffix,
		open:       !icann && strings.Contains(suffix, "."),
		pathShared: known[host]&pathShared != 0 || strings.HasPrefix(host, "s3") && strings.HasSuffix(host, ".amazonaws.com"),
		abused:     known[host[strings.LastIndexByte(host, '.')+1:]]&abusedTLD != 0,
	}
	for above, more := host, true; more; _, above, more = strings.Cut(above, ".") {
		p.closed = p.closed || known[above]&closedTenant != 0
		if known[above]&openSuffix != 0 && above != host && len(above) > len(p.suffix) {
			p.suffix, p.open = above, true
		}
	}
	p.registrable = host
	if below, ok := strings.CutSuffix(host, "."+p.suffix); ok {
		p.registrable = host[strings.LastIndexByte(below, '.')+1:]
	}
	return p
}
