package serve

import (
	"os/exec"
	"syscall"
)

// apart puts a command into a group of its own, which the console's signals do
// not reach.
func apart(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{CreationFlags: syscall.CREATE_NEW_PROCESS_GROUP}
}
