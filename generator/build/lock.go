package build

import "time"

// How long a build waits for another one: lockTries times lockPause.
const (
	lockTries = 20
	lockPause = 100 * time.Millisecond
)

// lockStore takes the lock of the store, and waits a moment for somebody who
// has it. holder names who still has it then.
func lockStore(name string) (unlock func(), holder string, err error) {
	for range lockTries {
		unlock, holder, err = tryLock(name)
		if holder == "" || err != nil {
			return unlock, holder, err
		}
		time.Sleep(lockPause)
	}
	return nil, holder, nil
}
