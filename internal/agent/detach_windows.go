package agent

import (
	"os/exec"
	"syscall"

	"golang.org/x/sys/windows"
)

// detach keeps the signals of the agent's console away from the program.
func detach(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{CreationFlags: windows.CREATE_NEW_PROCESS_GROUP}
}
