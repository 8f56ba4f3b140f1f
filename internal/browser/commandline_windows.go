package browser

import (
	"errors"
	"unicode/utf16"
	"unsafe"

	"golang.org/x/sys/windows"
)

// maxCommandLine is the most bytes that a command line can have here.
const maxCommandLine = 1 << 16

// CommandLine is what a process was started with: its program and its arguments.
// It fails for a process that has ended, and for one that this user may not look
// into. Source: Microsoft's documentation of PEB and RTL_USER_PROCESS_PARAMETERS.
func CommandLine(pid uint32) ([]string, error) {
	h, err := windows.OpenProcess(windows.PROCESS_QUERY_INFORMATION|windows.PROCESS_VM_READ, false, pid)
	if err != nil {
		return nil, err
	}
	defer func() { _ = windows.CloseHandle(h) }()

	// Addresses of another process are kept as numbers: they are no pointers here.
	var basic [unsafe.Sizeof(windows.PROCESS_BASIC_INFORMATION{}) / unsafe.Sizeof(uintptr(0))]uintptr
	err = windows.NtQueryInformationProcess(h, windows.ProcessBasicInformation, unsafe.Pointer(&basic), uint32(unsafe.Sizeof(basic)), nil)
	if err != nil {
		return nil, err
	}
	block := basic[unsafe.Offsetof(windows.PROCESS_BASIC_INFORMATION{}.PebBaseAddress)/unsafe.Sizeof(uintptr(0))]
	var parameters uintptr
	if err := peek(h, block+unsafe.Offsetof(windows.PEB{}.ProcessParameters), &parameters); err != nil {
		return nil, err
	}
	var line struct {
		length, room uint16
		text         uintptr
	}
	if err := peek(h, parameters+unsafe.Offsetof(windows.RTL_USER_PROCESS_PARAMETERS{}.CommandLine), &line); err != nil {
		return nil, err
	}
	var text [maxCommandLine / 2]uint16
	units := text[:line.length/2]
	if len(units) == 0 {
		return nil, errors.New("the process has no command line")
	}
	if err := windows.ReadProcessMemory(h, line.text, (*byte)(unsafe.Pointer(&units[0])), uintptr(line.length)&^1, nil); err != nil {
		return nil, err
	}
	return windows.DecomposeCommandLine(string(utf16.Decode(units)))
}

// peek reads a value of another process's memory.
func peek[T any](h windows.Handle, at uintptr, value *T) error {
	return windows.ReadProcessMemory(h, at, (*byte)(unsafe.Pointer(value)), unsafe.Sizeof(*value), nil)
}

// Processes calls each with every process that runs, until it says false: its
// number and its parent's.
func Processes(each func(pid, parent uint32) bool) error {
	list, err := windows.CreateToolhelp32Snapshot(windows.TH32CS_SNAPPROCESS, 0)
	if err != nil {
		return err
	}
	defer func() { _ = windows.CloseHandle(list) }()
	entry := windows.ProcessEntry32{Size: uint32(unsafe.Sizeof(windows.ProcessEntry32{}))}
	for err = windows.Process32First(list, &entry); err == nil; err = windows.Process32Next(list, &entry) {
		if !each(entry.ProcessID, entry.ParentProcessID) {
			return nil
		}
	}
	if errors.Is(err, windows.ERROR_NO_MORE_FILES) {
		return nil
	}
	return err
}
