package portal

// IBKR is Interactive Brokers' Client Portal.
//
// Domains and hosts: the broker's own list "IBKR Host and Ports" at ibkr.info,
// the broker's regional sites, and public API clients that name the portal's
// nodes. Knowledge bases and neutral-brand mirrors are left out of Domains on
// purpose: no one signs in to the Client Portal there. OtherDomains has them,
// from the same list, public rule lists and public code; ibllc.com is where the
// programs connect to, ibgdr.com the site for the day when all others are down.
//
// Mirrors: the same texts as the broker's own pages under a neutral name, used by
// introducing brokers (clientam.com has /sso/Login?partnerID=…).
//
// ContentOnlyHosts is empty: no source names a host of somebody else that the
// portal's pages need. What public clients see of them (the sign-in program, the
// session's, the portal's and the trading API's paths) lies on the portal's own
// hosts. A host joins with its source, once a session's record shows that it is
// missed.
//
// DeviceCookies are candidates, unverified: the broker does not say which cookie
// makes it recognise a device. The names are those that public clients of the
// portal meet and that are no session: SBID and device.info, which name a
// browser or a device, and what was chosen before (region, language).
//
// SessionCookies are the names that such clients store and replay, alone, to be
// signed in.
//
// Marks: the parts of the sign-in's form that public automation scripts name,
// over three generations of it.
func IBKR() Portal {
	return Portal{
		ID:        "ibkr",
		Name:      "Interactive Brokers Client Portal",
		SignInURL: "https://www.interactivebrokers.com/sso/Login",
		Domains: []string{
			"interactivebrokers.com",
			"interactivebrokers.ca",
			"interactivebrokers.co.uk",
			"interactivebrokers.co.in",
			"interactivebrokers.co.jp",
			"interactivebrokers.com.au",
			"interactivebrokers.com.hk",
			"interactivebrokers.com.sg",
			"interactivebrokers.eu",
			"interactivebrokers.hu",
			"interactivebrokers.ie",
			"ibkr.com",
			"ibkr.com.cn",
		},
		SignInHosts: []string{
			"www.interactivebrokers.com",
			"www.interactivebrokers.ca",
			"www.interactivebrokers.co.uk",
			"www.interactivebrokers.co.in",
			"www.interactivebrokers.co.jp",
			"www.interactivebrokers.com.au",
			"www.interactivebrokers.com.hk",
			"www.interactivebrokers.com.sg",
			"www.interactivebrokers.eu",
			"www.interactivebrokers.hu",
			"www.interactivebrokers.ie",
			"www.ibkr.com.cn",
			"portal.interactivebrokers.com",
			"gdcdyn.interactivebrokers.com",
			"cdcdyn.interactivebrokers.com",
			"ndcdyn.interactivebrokers.com",
		},
		OtherDomains: []string{
			"ibkr.ca", "ibkr.co.in", "ibkr.co.uk", "ibkr.com.au", "ibkr.com.hk", "ibkr.com.sg", "ibkr.eu", "ibkr.ie",
			"ibkr.info", "ibkrguides.com", "ibkrcampus.com", "ibkrcampus.eu", "interactiveadvisors.com",
			"ibllc.com", "ibllc.com.cn", "ibgdr.com", "interactivebrokers.github.io",
		},
		Mirrors: []string{"clientam.com", "clientam.com.hk", "ibtweet.com"},
		Brands: Brands{
			Long:    []string{"interactive brokers"},
			Short:   []string{"ibkr"},
			Neutral: []string{"clientam"},
		},
		SignInPaths:   []string{"/sso/login", "/sso/authenticator", "/sso/dispatcher", "/sso/lib/xyz", "/portal.proxy/", "/accountmanagement/"},
		SignInQueries: []string{"forwardto=", "rl=1", "partnerid=", "ip2loc="},
		GatewayPort:   GatewayPort,
		GatewayPaths:  []string{"/sso/", "/v1/api", "/portal.proxy/", "/v1/portal"},
		Marks: []Mark{
			{Name: "username-field", Selectors: []string{"#xyz-field-username"}, Telling: true},
			{Name: "password-field", Selectors: []string{"#xyz-field-password"}, Telling: true},
			{Name: "code-field", Selectors: []string{"[id^=xyz-field-][id$=-response]"}, Telling: true},
			{Name: "form-blocks", Selectors: []string{"[class*=xyzform-]", "[class*=xyzblock-]", ".xyz-errormessage", ".xyz-button-login", ".xyz-multipleselect"}, Telling: true},
			{Name: "paper-switch", Selectors: []string{"input[name=paperSwitch]"}, Telling: true},
			{Name: "sign-in-script", Selectors: []string{"script[src*='/sso/lib/xyz']"}, Telling: true},
			{Name: "form-wrapper", Selectors: []string{".loginformWrapper"}},
			{Name: "old-form", Selectors: []string{"#user_name[name=user_name]", "#submitForm"}},
			{Name: "title", Texts: []string{"interactive brokers", "ibkr"}},
			{Name: "logo", Texts: []string{"interactive brokers", "ibkr"}},
			{Name: "heading", Texts: []string{"interactive brokers", "ibkr client portal"}},
		},
		DeviceCookies: []string{"SBID", "device.info", "REGION", "RL", "IB_LANG"},
		SessionCookies: []string{
			"XYZAB", "XYZAB_AM.LOGIN", "USERID", "cp", "JSESSIONID", "PHPSESSID", "x-sess-uuid", "portal", "api", "web", "TABID",
		},
	}
}
