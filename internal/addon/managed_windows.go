package addon

import (
	"unsafe"

	"golang.org/x/sys/windows"
	"golang.org/x/sys/windows/registry"
)

// enrollments holds one key for each management service that this machine is
// enrolled with. Source: Microsoft's documentation of MDM enrolment.
const enrollments = `SOFTWARE\Microsoft\Enrollments`

// managedByRegistry names the domain or the device management that this machine
// joined, or is empty.
func managedByRegistry() string {
	var name *uint16
	var status uint32
	if windows.NetGetJoinInformation(nil, &name, &status) == nil {
		defer func() { _ = windows.NetApiBufferFree((*byte)(unsafe.Pointer(name))) }()
		if status == windows.NetSetupDomainName {
			return "a Windows domain"
		}
	}
	key, err := registry.OpenKey(registry.LOCAL_MACHINE, enrollments, registry.READ)
	if err != nil {
		return ""
	}
	defer key.Close()
	ids, _ := key.ReadSubKeyNames(maxRequests) // what was read before an error is kept
	for _, id := range ids {
		one, err := registry.OpenKey(key, id, registry.QUERY_VALUE)
		if err != nil {
			continue
		}
		state, _, stateErr := one.GetIntegerValue("EnrollmentState")
		user, _, userErr := one.GetStringValue("UPN")
		one.Close()
		if stateErr == nil && userErr == nil && state == 1 && user != "" {
			return "device management"
		}
	}
	return ""
}
