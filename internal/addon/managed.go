package addon

import (
	"os"

	"github.com/sallyport/sallyport/internal/browser"
)

// marks are files that only a managed machine has, and what they show. A
// program that is merely installed is none: each of these comes with joining.
type mark struct{ path, shows string }

func marks(system string) []mark {
	switch system {
	case "linux":
		return []mark{
			{"/etc/opt/chrome/policies/enrollment/CloudManagementEnrollmentToken", "Chrome Enterprise"},
			{"/etc/chromium/policies/enrollment/CloudManagementEnrollmentToken", "Chrome Enterprise"},
			{"/etc/opt/edge/policies/enrollment/CloudManagementEnrollmentToken", "Edge management"},
			{"/etc/krb5.keytab", "a Kerberos or Windows domain"},
			{"/etc/ipa/default.conf", "FreeIPA"},
			{"/etc/sssd/sssd.conf", "a directory service (SSSD)"},
			{"/opt/microsoft/intune", "Microsoft Intune"},
			{"/opt/jc/jcagent.conf", "JumpCloud"},
			{"/etc/landscape/client.conf", "Landscape"},
			{"/opt/orbit/secret-orbit-node-key.txt", "Fleet"},
			{"/etc/puppetlabs/puppet/ssl/certs/ca.pem", "Puppet"},
			{"/var/lib/puppet/ssl/certs/ca.pem", "Puppet"},
			{"/etc/chef/client.pem", "Chef"},
			{"/etc/salt/pki/minion/minion_master.pub", "Salt"},
		}
	case "darwin":
		return []mark{
			{"/var/db/ConfigurationProfiles/Settings/.cloudConfigProfileInstalled", "device enrolment"},
			{"/usr/local/jamf/bin/jamf", "Jamf"},
		}
	}
	return nil
}

// managedBy names what shows that somebody manages this machine, or is empty.
// A file that may not be read shows it as well: it is there.
func managedBy(env browser.Env) string {
	for _, m := range marks(env.OS) {
		if _, err := os.Lstat(env.Path(m.path)); err == nil {
			return m.shows
		}
	}
	return managedByRegistry()
}
