package build

import (
	"os"
	"path/filepath"
	"testing"

	"vizitka/generator/feed"
	"vizitka/generator/llms"
	"vizitka/generator/output"
	"vizitka/generator/render"
	"vizitka/generator/sitemap"
)

// BenchmarkFeeds lists and makes what feeds, the sitemap and copies in Markdown
// add to a build, by one worker.
func BenchmarkFeeds(b *testing.B) {
	for _, test := range []struct {
		name, settings string
		outputs        func(*render.Env) []output.Output
	}{
		{"summaries", "", feed.Outputs},
		{"texts", "feeds.content = \"full\"\n", feed.Outputs},
		{"sitemap", "", sitemap.Outputs},
		{"llms", "llms = true\n", llms.Outputs},
	} {
		b.Run(test.name, func(b *testing.B) {
			dir := written(b, stagePages)
			file := filepath.Join(dir, "site.toml")
			text, err := os.ReadFile(file)
			if err != nil {
				b.Fatal(err)
			}
			if err := os.WriteFile(file, append([]byte(test.settings), text...), 0o644); err != nil {
				b.Fatal(err)
			}
			s := opened(b, dir)
			b.ReportAllocs()
			for b.Loop() {
				outputs := test.outputs(s.env)
				total := 0
				for i := range outputs {
					total += s.makeAnew(&outputs[i]).size
				}
				b.SetBytes(int64(total))
				b.ReportMetric(float64(len(outputs)), "outputs")
			}
			perPage(b, stagePages)
		})
	}
}
