package build

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"path"
	"strings"

	"vizitka/generator/diag"
	"vizitka/generator/fields"
	"vizitka/generator/trace"
)

var (
	badCSV = diag.Declare(diag.Message{
		Name: "bad-csv", Severity: diag.Error,
		En: "this line of the table cannot be read: {detail}", Ru: "эта строка таблицы не читается: {detail}",
		HintEn: "every line needs as many values as the first; a value with a comma or a quote stands in quotes", HintRu: "в каждой строке столько значений, сколько в первой; значение с запятой или кавычкой берут в кавычки",
	})
	unknownData = diag.Declare(diag.Message{
		Name: "unknown-data", Severity: diag.Warning,
		En: "a file in data/ that is no TOML, YAML, JSON or CSV is not read", Ru: "файл в data/ не TOML, не YAML, не JSON и не CSV, поэтому не читается",
		HintEn: "give it one of the endings .toml .yaml .yml .json .csv, or move it to static/", HintRu: "дайте ему расширение .toml .yaml .yml .json .csv или перенесите в static/",
	})
	sameData = diag.Declare(diag.Message{
		Name: "same-data", Severity: diag.Error,
		En: `two files in data/ have the name "{name}"`, Ru: "у двух файлов в data/ одно имя: «{name}»",
		HintEn: "rename one of them", HintRu: "переименуйте один из них",
	})
)

// dataset is what data/ comes to. It never changes: states with the same files
// and zone share it.
type dataset struct {
	print    trace.Hash // of all that it was made from
	tree     map[string]any
	problems diag.List
}

// readData reads data/, unless the state before did.
func (s *State) readData(last *memory) {
	h := trace.NewHasher()
	h.WriteString(s.settings.Location.String())
	for _, f := range s.tree.Files("data") {
		hash, err := s.tree.Hash(f.Path)
		fmt.Fprintf(h, "\n%s %s %v", f.Path, hash, err)
	}
	if print := h.Sum(); last != nil && last.state != nil && last.state.data.print == print {
		s.data = last.state.data
	} else {
		s.data = dataset{print: print}
		s.data.tree, s.data.problems = s.parseData()
	}
	s.problems.Add(s.data.problems...)
}

// parseData reads data/ into one tree, by the names of folders and files.
func (s *State) parseData() (map[string]any, diag.List) {
	tree := map[string]any{}
	var problems diag.List
	for _, f := range s.tree.Files("data") {
		text, err := s.tree.Read(f.Path)
		if err != nil {
			problems.Add(unreadable.At(diag.File(f.Path), diag.V{"detail": err.Error()}))
			continue
		}
		var value any
		var found diag.List
		ext := strings.ToLower(path.Ext(f.Path))
		switch ext {
		case ".toml":
			value, found = s.document(f.Path, text, fields.TOML)
		case ".yaml", ".yml":
			value, found = s.document(f.Path, text, fields.YAML)
		case ".json":
			value, found = s.document(f.Path, text, fields.JSON)
		case ".csv":
			value, found = table(f.Path, text)
		default:
			found = diag.List{unknownData.At(diag.File(f.Path), nil)}
		}
		problems.Add(found...)
		if value == nil {
			continue
		}
		steps := strings.Split(strings.TrimSuffix(strings.TrimPrefix(f.Path, "data/"), path.Ext(f.Path)), "/")
		if !put(tree, steps, value) {
			problems.Add(sameData.At(diag.File(f.Path), diag.V{"name": strings.Join(steps, ".")}))
		}
	}
	return tree, problems
}

func (s *State) document(file string, text []byte, format fields.Format) (any, diag.List) {
	doc, problems := fields.Parse(fields.Whole(file, text, format))
	return s.dates(doc.Get()), problems
}

// dates gives dates the site's zone.
func (s *State) dates(v any) any {
	switch v := v.(type) {
	case fields.Date:
		return v.In(s.settings.Location)
	case []any:
		for i := range v {
			v[i] = s.dates(v[i])
		}
	case map[string]any:
		for key := range v {
			v[key] = s.dates(v[key])
		}
	}
	return v
}

// put files a value under its steps; false where something is there.
func put(tree map[string]any, steps []string, value any) bool {
	for _, step := range steps[:len(steps)-1] {
		inner, ok := tree[step].(map[string]any)
		if !ok {
			if tree[step] != nil {
				return false
			}
			inner = map[string]any{}
			tree[step] = inner
		}
		tree = inner
	}
	name := steps[len(steps)-1]
	if tree[name] != nil {
		return false
	}
	tree[name] = value
	return true
}

// table reads a CSV file: a list of rows, each the values by the names in the
// first row.
func table(file string, text []byte) (any, diag.List) {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\xEF\xBB\xBF"))))
	rows, err := r.ReadAll()
	if err != nil {
		var at *csv.ParseError
		if errors.As(err, &at) {
			return nil, diag.List{badCSV.At(diag.LineCol(file, text, at.Line, 1), diag.V{"detail": at.Err.Error()})}
		}
		return nil, diag.List{badCSV.At(diag.File(file), diag.V{"detail": err.Error()})}
	}
	if len(rows) == 0 {
		return []any{}, nil
	}
	out := []any{}
	for _, row := range rows[1:] {
		entry := map[string]any{}
		for i, name := range rows[0] {
			entry[strings.TrimSpace(name)] = row[i]
		}
		out = append(out, entry)
	}
	return out, nil
}
