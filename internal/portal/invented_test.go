package portal

// invented is a broker that does not exist.
func invented() Portal {
	return Portal{
		ID: "northgate", Name: "Northgate Securities", SignInURL: "https://online.northgatesecurities.example/logon",
		Domains:     []string{"northgatesecurities.example", "ngsx.example"},
		SignInHosts: []string{"online.northgatesecurities.example"},
		Brands:      Brands{Long: []string{"northgate securities"}, Short: []string{"ngsx"}},
		SignInPaths: []string{"/logon"},
		Marks:       []Mark{{Name: "northgate-form", Selectors: []string{"#ngsx-logon"}, Telling: true}},
	}
}
