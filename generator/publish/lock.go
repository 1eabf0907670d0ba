package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"vizitka/generator/diag"
)

// How long a publishing waits for another one: lockTries times lockPause.
var (
	lockTries = 50
	lockPause = 100 * time.Millisecond
)

// lock keeps other publishings away from dir until unlock is called. A lock
// that stays taken is a diagnostic. The folder above dir is made if it is
// missing.
func lock(dir string) (unlock func(), d diag.List, err error) {
	parent, name := filepath.Split(dir)
	for try := 0; ; try++ {
		unlock, busy, err := tryLock(parent, name)
		switch {
		case errors.Is(err, fs.ErrNotExist) && try == 0:
			if err := os.MkdirAll(parent, 0o755); err != nil {
				return nil, nil, err
			}
		case err != nil:
			return nil, nil, err
		case !busy:
			return unlock, nil, nil
		case try >= lockTries:
			return nil, diag.List{outputBusy.At(noPlace, diag.V{"dir": dir})}, nil
		default:
			time.Sleep(lockPause)
		}
	}
}
