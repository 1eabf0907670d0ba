package main

import (
	"bytes"
	"errors"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"vizitka/generator/diag"
)

var (
	gitUnread = diag.Declare(diag.Message{
		Name: "git-unread", Severity: diag.Notice,
		En: "git does not tell when pages were changed: {detail}", Ru: "git не сообщает, когда менялись страницы: {detail}",
		HintEn: "the sitemap has the dates of the pages alone; so it has without lastmod = \"git\"", HintRu: "в карте сайта даты из самих страниц, как и без lastmod = \"git\"",
	})
	gitShallow = diag.Declare(diag.Message{
		Name: "git-shallow", Severity: diag.Notice,
		En: "git has only the end of the history here, so it does not tell when older pages were changed", Ru: "здесь у git только конец истории, поэтому о страницах постарше он не знает, когда они менялись",
		HintEn: "fetch all of it: `git fetch --unshallow`, or fetch-depth: 0 where a host checks the site out", HintRu: "получите её целиком: `git fetch --unshallow`, а на хостинге – fetch-depth: 0",
	})
)

// commits returns when each file of the site's folder was last committed, by its
// name there, from one call of git; nil unless the settings ask for it. The
// folder may be any of a repository.
func (c *call) commits(dir, environment string) (map[string]time.Time, diag.List) {
	if !c.settings(dir, environment).Sitemap.Git {
		return nil, nil
	}
	git := func(args ...string) ([]byte, error) {
		return exec.Command("git", append([]string{"-C", dir}, args...)...).Output()
	}
	// Of a commit its parents and the moment it was written; a merge names no
	// files. -z: names stand as they are.
	log, err := git("log", "-z", "--format=%x01%p%x01%at", "--name-only", "--no-renames", "--no-show-signature", "--relative", "--", ".")
	if err != nil {
		detail := err.Error()
		var exit *exec.ExitError
		if errors.As(err, &exit) && len(exit.Stderr) > 0 {
			detail, _, _ = strings.Cut(string(exit.Stderr), "\n")
		}
		return nil, diag.List{gitUnread.At(diag.Place{}, diag.V{"detail": detail})}
	}
	shallow := false
	if answer, err := git("rev-parse", "--is-shallow-repository"); err == nil {
		shallow = string(bytes.TrimSpace(answer)) == "true"
	}
	found := newestOf(string(log), shallow)
	if shallow {
		return found, diag.List{gitShallow.At(diag.Place{}, nil)}
	}
	return found, nil
}

// newestOf reads what git log says, the newest commit first. The oldest commit of
// a shallow clone seems to have made all files: that tells nothing.
func newestOf(log string, shallow bool) map[string]time.Time {
	newest := map[string]time.Time{}
	var when time.Time
	counts := false
	for part := range strings.SplitSeq(log, "\x00") {
		part = strings.TrimPrefix(part, "\n")
		if head, ok := strings.CutPrefix(part, "\x01"); ok {
			parents, written, _ := strings.Cut(head, "\x01")
			seconds, err := strconv.ParseInt(written, 10, 64)
			when, counts = time.Unix(seconds, 0).UTC(), err == nil && (parents != "" || !shallow)
			continue
		}
		if _, known := newest[part]; counts && part != "" && !known {
			newest[part] = when
		}
	}
	return newest
}
