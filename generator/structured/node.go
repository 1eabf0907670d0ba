package structured

// The nodes of a graph, as far as search engines read them. What is empty is
// left out.

type ref struct {
	ID string `json:"@id"`
}

// to names a node, nil for none.
func to(id string) *ref {
	if id == "" {
		return nil
	}
	return &ref{id}
}

// A thing is what all nodes have.
type thing struct {
	Type        string `json:"@type"`
	ID          string `json:"@id,omitempty"`
	Name        string `json:"name,omitempty"`
	URL         string `json:"url,omitempty"`
	Description string `json:"description,omitempty"`
}

type webSite struct {
	thing
	Language  string `json:"inLanguage"`
	Publisher *ref   `json:"publisher,omitempty"`
}

type webPage struct {
	thing
	Language    string `json:"inLanguage"`
	Site        *ref   `json:"isPartOf"`
	Breadcrumbs *ref   `json:"breadcrumb,omitempty"`
	Image       *ref   `json:"primaryImageOfPage,omitempty"`
	Published   string `json:"datePublished,omitempty"`
	Modified    string `json:"dateModified,omitempty"`
	Main        *ref   `json:"mainEntity,omitempty"`
}

type imageObject struct {
	Type   string `json:"@type"`
	ID     string `json:"@id"`
	URL    string `json:"url"`
	Source string `json:"contentUrl"`
}

type itemList struct {
	Type  string     `json:"@type"`
	ID    string     `json:"@id"`
	Name  string     `json:"name,omitempty"`
	Items []listItem `json:"itemListElement"`
}

type listItem struct {
	Type     string `json:"@type"`
	Position int    `json:"position"`
	Name     string `json:"name"`
	Item     string `json:"item,omitempty"`
}

// A work is an Article or another thing that somebody made.
type work struct {
	thing
	Headline  string   `json:"headline,omitempty"`
	Language  string   `json:"inLanguage"`
	Page      *ref     `json:"mainEntityOfPage"`
	Author    *ref     `json:"author,omitempty"`
	Publisher *ref     `json:"publisher,omitempty"`
	Published string   `json:"datePublished,omitempty"`
	Modified  string   `json:"dateModified,omitempty"`
	Image     *ref     `json:"image,omitempty"`
	Section   string   `json:"articleSection,omitempty"`
	Keywords  []string `json:"keywords,omitempty"`
	Main      *ref     `json:"mainEntity,omitempty"`
}

type definedTerm struct {
	thing
	Also []string `json:"alternateName,omitempty"`
	Set  *ref     `json:"inDefinedTermSet,omitempty"`
}

type definedTermSet struct {
	thing
	Language string `json:"inLanguage,omitempty"`
	Terms    []ref  `json:"hasDefinedTerm,omitempty"`
}

type video struct {
	thing
	Language   string   `json:"inLanguage"`
	Page       *ref     `json:"mainEntityOfPage"`
	Thumbnails []string `json:"thumbnailUrl,omitempty"`
	Uploaded   string   `json:"uploadDate,omitempty"`
	Duration   string   `json:"duration,omitempty"`
	Content    string   `json:"contentUrl"`
	Transcript string   `json:"transcript,omitempty"`
	Author     *ref     `json:"author,omitempty"`
}

type event struct {
	thing
	Language   string  `json:"inLanguage"`
	Page       *ref    `json:"mainEntityOfPage"`
	Start      string  `json:"startDate"`
	End        string  `json:"endDate,omitempty"`
	Status     string  `json:"eventStatus"`
	Attendance string  `json:"eventAttendanceMode,omitempty"`
	Places     []place `json:"location,omitempty"`
	Performer  *ref    `json:"performer,omitempty"`
	Image      *ref    `json:"image,omitempty"`
}

type place struct {
	Type    string `json:"@type"`
	Name    string `json:"name,omitempty"`
	Address string `json:"address,omitempty"`
	URL     string `json:"url,omitempty"`
}

type person struct {
	thing
	Given     string   `json:"givenName,omitempty"`
	More      string   `json:"additionalName,omitempty"`
	Family    string   `json:"familyName,omitempty"`
	JobTitle  string   `json:"jobTitle,omitempty"`
	Image     string   `json:"image,omitempty"`
	Place     *place   `json:"homeLocation,omitempty"`
	Same      []string `json:"sameAs,omitempty"`
	Knows     []string `json:"knowsAbout,omitempty"`
	Languages []string `json:"knowsLanguage,omitempty"`
	Works     []place  `json:"worksFor,omitempty"`
	Alumni    []place  `json:"alumniOf,omitempty"`
}
