package portal

import "fmt"

// sentence gives a judgement its reason.
func sentence(j Judgement) Judgement {
	j.Reason = reason(j)
	return j
}

func reason(j Judgement) string {
	switch j.Rule {
	case OfficialHost:
		return fmt.Sprintf("%s is the broker's own domain.", j.Target)
	case MirrorHost:
		return fmt.Sprintf("%s is a known host that shows the broker's portal under a neutral name.", j.Target)
	case AddedHost:
		return fmt.Sprintf("You added %s as a host of your broker's portal.", j.Target)
	case GatewayAddress:
		return "This is where a Client Portal Gateway of your own listens, and nobody vouches for it: sign in only if you started it."
	case NotWeb:
		return "Only addresses with http or https open a page."
	case NotAnAddress:
		return "No browser opens this as an address."
	case TooLong:
		return fmt.Sprintf("It is longer than %d KiB and was not judged.", MaxURL>>10)
	case UserInfo:
		return fmt.Sprintf("The broker's name stands before an @, where it means nothing: the page is at %s.", j.Host)
	case EmbeddedHost:
		return fmt.Sprintf("It has %s in its name, but the host is %s.", j.Target, j.Registrable)
	case SameName:
		return fmt.Sprintf("It has the broker's name under an ending that is not the broker's; %s is.", j.Target)
	case FoldedName:
		return fmt.Sprintf("It is written to look like %s, with other letters.", j.Target)
	case Typo:
		return fmt.Sprintf("It is %s away from %s.", letters(j.Distance), j.Target)
	case BrandAndLure:
		return "It has the broker's name beside a word that makes it look like a sign-in, and is not the broker's."
	case BrandInName:
		return "It has the broker's name in its own, and is not the broker's."
	case NearBrand:
		return "It has nearly the broker's name in its own, and is not the broker's."
	case BrandBelow:
		return fmt.Sprintf("The broker's name stands in front, but the host belongs to %s.", j.Registrable)
	case SplitName:
		return "Read without its dots it is the broker's name, and it is not the broker's."
	case BrandWords:
		return "It has the words of the broker's name, apart from each other, and is not the broker's."
	case MixedScripts:
		return "It mixes letters of different scripts, which is done to make one name look like another."
	case HostedPath:
		return fmt.Sprintf("It is a page with the broker's name on %s, where anybody can make one.", j.Host)
	case RawAddress:
		return "It is the broker's sign-in on a number instead of a name."
	case PasswordPath:
		return "It asks for a password under an address made like the broker's sign-in, on a host that is not the broker's."
	case PageMarks:
		return "The page is made like the broker's sign-in, and the host is not the broker's."
	}
	return "Nothing in it is like the broker's name."
}

func letters(n *int) string {
	if n == nil || *n == 1 {
		return "one letter"
	}
	return fmt.Sprintf("%d letters", *n)
}
