package contact_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func TestResumesFollowTheSchema(t *testing.T) {
	text, err := os.ReadFile(needFile(t, "../../.ci/judges/node_modules/resume-schema/schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("resume.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("resume.json")
	if err != nil {
		t.Fatal(err)
	}
	for path, text := range everywhere(t, "resume.json") {
		var resume any
		if err := json.Unmarshal([]byte(text), &resume); err != nil {
			t.Fatal(path, err)
		}
		if err := schema.Validate(resume); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// A CV in one language holds no projects in another one.
func TestAResumeHoldsOnlyWhatIsTranslated(t *testing.T) {
	for path, text := range everywhere(t, "resume.json") {
		var resume struct {
			Projects, References []struct{ Name string }
		}
		if err := json.Unmarshal([]byte(text), &resume); err != nil {
			t.Fatal(path, err)
		}
		if translated := path != "golden/en/profile/resume.json"; (len(resume.Projects) > 0) != translated || (len(resume.References) > 0) != translated {
			t.Errorf("%s has the projects %v and the references %v", path, resume.Projects, resume.References)
		}
	}
}
