package build

import (
	"bytes"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"vizitka/generator/content"
	"vizitka/generator/diag"
	"vizitka/generator/site"
)

var (
	addressMoved = diag.Declare(diag.Message{
		Name: "address-moved", Severity: diag.Warning,
		En: "{old} was published and would vanish; this page is probably what stood there, now at {new}", Ru: "{old} был опубликован и исчезнет; похоже, эта страница и была там, а теперь её адрес – {new}",
		HintEn: "so that links to the old address lead here, write in its front matter: {line}", HintRu: "чтобы ссылки на старый адрес вели сюда, напишите в её шапке: {line}",
	})
	addressGone = diag.Declare(diag.Message{
		Name: "address-gone", Severity: diag.Warning,
		En: "{old} was published and would vanish: its page is no more", Ru: "{old} был опубликован и исчезнет: его страницы больше нет",
		HintEn: "if another page takes its place, write in the front matter of that one: {line}", HintRu: "если её заменяет другая страница, напишите в шапке той: {line}",
	})
	addressDraft = diag.Declare(diag.Message{
		Name: "address-draft", Severity: diag.Warning,
		En: "{old} was published and would vanish: its page is a draft now", Ru: "{old} был опубликован и исчезнет: его страница теперь черновик",
		HintEn: "take out draft to keep it", HintRu: "чтобы он остался, уберите draft",
	})
	addressFuture = diag.Declare(diag.Message{
		Name: "address-future", Severity: diag.Warning,
		En: "{old} was published and would vanish: its page appears only on {when}", Ru: "{old} был опубликован и исчезнет: его страница появится только {when}",
		HintEn: "change its date to keep it", HintRu: "чтобы он остался, измените дату",
	})
	addressExpired = diag.Declare(diag.Message{
		Name: "address-expired", Severity: diag.Notice,
		En: "{old} is published no more: its page expired on {when}", Ru: "{old} больше не публикуется: срок его страницы истёк {when}",
		HintEn: "change expiryDate to bring it back", HintRu: "чтобы вернуть его, измените expiryDate",
	})
)

// likely is the least likeness for which a page is taken for another one.
const likely = 0.5

// Vanished tells of the addresses that the last build published and this one
// does not, with the likely new home of each. It is not among [State.Problems],
// which are those of the site alone: this is the difference to the last one,
// and the build after does not tell it again.
//
// Only addresses of pages that have a file are told, because only there an
// alias can be written; one that an alias or anything else now answers is
// fine. Nor is it told what the author asked for on the command line: another
// output folder, or a build without the drafts of the one before.
func (s *State) Vanished() diag.List {
	if s.last == nil || s.lastHead == nil || s.options.Live || s.isAsleep() || s.lastHead.output != s.options.Output {
		return nil
	}
	s.MakeLists()
	gone := map[string]string{} // files by their last address
	for address, m := range s.last.made {
		if _, still := s.outputs[address]; still {
			continue
		}
		if file, ok := pageOf(m.id); ok {
			gone[address] = file
		}
	}
	v := vanishing{state: s, leftOut: map[string]site.LeftOut{}}
	for _, l := range s.site.LeftOut() {
		v.leftOut[l.File] = l
	}
	var out diag.List
	for _, address := range sortedKeys(gone) {
		out.Add(v.tell(address, gone[address])...)
	}
	return out
}

// pageOf returns the file of the page that an output is: false for further
// pages of a list, fallbacks, lists without a file, and all that is no page.
func pageOf(id string) (file string, ok bool) {
	file, ok = strings.CutSuffix(id, " 1")
	file = file[:max(0, strings.LastIndexByte(file, ' '))] // without its language
	return file, ok && strings.HasPrefix(file, "content/") && content.IsMarkdown(file)
}

// vanishing looks for what became of pages.
type vanishing struct {
	state   *State
	leftOut map[string]site.LeftOut
	homes   map[string]string // addresses of pages, by file
	fresh   []string          // files of pages whose address is new
}

func (v *vanishing) tell(output, file string) diag.List {
	old := addressOf(output)
	if l, out := v.leftOut[file]; out {
		return v.tellLeftOut(old, l)
	}
	home := v.home(file)
	if home == "" {
		return diag.List{addressGone.At(diag.File(file), diag.V{"old": old, "line": aliasLine(nil, old, false)})}
	}
	return diag.List{addressMoved.At(diag.File(home), diag.V{
		"old": old, "new": addressOf(v.homes[home]), "line": v.state.aliasLineOf(home, old),
	})}
}

func (v *vanishing) tellLeftOut(old string, l site.LeftOut) diag.List {
	values := diag.V{"old": old, "when": l.When.Format(time.DateOnly)}
	then := v.state.lastHead.include
	switch {
	case l.Reason == site.Draft && !then.Drafts:
		return diag.List{addressDraft.At(diag.File(l.File), values)}
	case l.Reason == site.Future && !then.Future:
		return diag.List{addressFuture.At(diag.File(l.File), values)}
	case l.Reason == site.Expired && !then.Expired:
		return diag.List{addressExpired.At(diag.File(l.File), values)}
	}
	return nil
}

// home returns the file of the page that a file's page became: the file
// itself, or the one most like it of those whose address is new.
func (v *vanishing) home(file string) string {
	s := v.state
	if v.homes == nil {
		v.homes = map[string]string{}
		for _, address := range sortedKeys(s.outputs) {
			page, ok := pageOf(s.outputs[address].ID)
			if !ok {
				continue
			}
			v.homes[page] = address
			if _, was := s.last.made[address]; !was {
				v.fresh = append(v.fresh, page)
			}
		}
	}
	if _, ok := v.homes[file]; ok {
		return file
	}
	then, ok := s.last.docs[file]
	if !ok {
		return ""
	}
	best, most := "", likely
	for _, page := range v.fresh {
		now := s.doc(page).document
		like := then.document.Sketch.Likeness(now.Sketch)
		if then.document.Print == now.Print {
			like = 2 // the same file under another name, before one that was copied and edited
		}
		if now.Name.Lang == then.document.Name.Lang && (like > most || like == most && best == "") {
			best, most = page, like
		}
	}
	return best
}

// addressOf returns the address that an output is served at.
func addressOf(output string) string {
	if path.Base(output) == "index.html" {
		output = strings.TrimSuffix(output, "index.html")
	}
	return "/" + output
}

// aliasLineOf returns the line of front matter that adds an alias to those
// that a page has.
func (s *State) aliasLineOf(file, alias string) string {
	text, _ := s.tree.Read(file)
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	return aliasLine(s.doc(file).document.Meta.Aliases, alias, bytes.HasPrefix(text, []byte("---")))
}

func aliasLine(have []string, alias string, yaml bool) string {
	all := slices.Clone(have)
	if !slices.Contains(all, alias) {
		all = append(all, alias)
	}
	for i, a := range all {
		all[i] = strconv.Quote(a)
	}
	if yaml {
		return "aliases: [" + strings.Join(all, ", ") + "]"
	}
	return "aliases = [" + strings.Join(all, ", ") + "]"
}
