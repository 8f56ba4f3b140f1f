package portal

import "strings"

// permutations gives the plain imitations of a name, kind by kind.
func permutations(name string) map[string][]string {
	const letters = "abcdefghijklmnopqrstuvwxyz0123456789"
	drawn := map[byte][]string{
		'a': {"à", "ạ", "ə", "а", "4"}, 'b': {"d", "lb", "ḃ", "ь"}, 'c': {"e", "ç", "с"}, 'd': {"b", "cl", "ď"}, 'e': {"c", "é", "ẹ", "е", "3"}, 'g': {"q", "ģ", "ɡ"},
		'h': {"lh", "ĥ", "һ"}, 'i': {"1", "l", "í", "ı", "і"}, 'k': {"lk", "lc", "ķ", "κ", "к"}, 'n': {"m", "ń", "п"}, 'o': {"0", "ö", "о", "ο"}, 'r': {"ŕ", "ʀ", "г"},
		's': {"ś", "ѕ", "5"}, 't': {"ţ", "т"}, 'u': {"ü", "υ"}, 'v': {"ν", "ѵ"}, 'y': {"ý", "у"},
	}
	all := map[string][]string{}
	add := func(kind, n string) {
		if n != name && !strings.HasPrefix(n, "-") && !strings.HasSuffix(n, "-") {
			all[kind] = append(all[kind], n)
		}
	}
	for i := range len(name) {
		before, c, after := name[:i], name[i:i+1], name[i+1:]
		add("omission", before+after)
		add("repetition", before+c+c+after)
		if i > 0 {
			add("hyphenation", before+"-"+c+after)
			add("subdomain", before+"."+c+after)
			add("transposition", name[:i-1]+c+name[i-1:i]+after)
		}
		for _, l := range letters {
			add("replacement", before+string(l)+after)
			if i > 0 {
				add("insertion", before+string(l)+c+after)
			}
		}
		for bit := range 7 {
			if flipped := name[i] ^ 1<<bit; strings.IndexByte(letters, flipped) >= 0 {
				add("bitsquatting", before+string(rune(flipped))+after)
			}
		}
		if strings.Contains("aeiou", c) {
			for _, v := range "aeiou" {
				add("vowel swap", before+string(v)+after)
			}
		}
		for _, d := range drawn[name[i]] {
			add("homoglyph", before+d+after)
			for j := i + 1; j < len(name); j++ {
				for _, e := range drawn[name[j]] {
					add("two homoglyphs", before+d+name[i+1:j]+e+name[j+1:])
				}
			}
		}
	}
	for _, l := range letters {
		add("addition", name+string(l))
	}
	for _, w := range []string{"login", "secure", "account", "verify", "online", "support", "my", "www", "portal", "update", "business", "connect"} {
		add("dictionary", name+w)
		add("dictionary", w+name)
		add("dictionary", name+"-"+w)
		add("dictionary", w+"-"+name)
	}
	return all
}
