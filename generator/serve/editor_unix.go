//go:build unix

package serve

import (
	"os/exec"
	"syscall"
)

// apart puts a command into a group of its own, which the terminal's signals do
// not reach.
func apart(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
}
