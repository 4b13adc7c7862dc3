package site

import (
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/when"
)

// What the layouts receive that tell how true the directory is, and what is about to change in it.

// HealthPage is what layouts/health.html receives: how fresh the directory is. Long lists are cut; what begins with More is
// how many are left out.
type HealthPage struct {
	Page
	Freshness
	Median      int // age of the checks in days; -1 where there are none
	Chart       AgeChart
	Themes      []HealthShare
	MoreThemes  int
	Keepers     []HealthShare // a Title of "" is nobody
	MoreKeepers int
	Rows        []HealthRow
	MoreRows    int
	Missing     []HealthGap
	MoreMissing int
	Gaps        []Link // themes and areas with nothing in them
	MoreGaps    int
	Links       *LinksSeen // nil where nobody has looked
	Changes     bool       // there is a page of what changes
}

// ChangesPage is what layouts/changes.html receives: what a preview changes.
type ChangesPage struct {
	Page
	Changes
}

// Changes are what is different from an earlier state of the content.
type Changes struct {
	Since        string    // the commit of that state, shortened
	On           when.Date // its day
	Unknown      string    // why nothing is known, in plain words, or ""
	List         []Change
	More         int               // files that are left out
	Problems     []problem.Problem // the worst of those that were not there before
	MoreProblems int
	Solved       int // problems that are gone
}

// A Change is a file of the content that is another. Its cards are nil where there was none, or is none any more.
type Change struct {
	What          string // "New", "Changed", "Gone"
	Path          string
	Before, After *Card
	Fields        []FieldChange
	Secret        bool // its fields must not be shown
}

// A FieldChange is a field that says something else.
type FieldChange struct{ Name, Before, After string }

// Freshness counts services, events that are not over, and what else has been checked before.
type Freshness struct {
	Total, Fresh, Old, Never int
	Share                    int // percentage of Fresh
}

// A HealthShare is how much of something was checked lately.
type HealthShare struct {
	Link
	Freshness
}

// A HealthRow is an entry that needs a look.
type HealthRow struct {
	Link
	What    string
	Checked directory.Checked
	Days    int // since it was checked; -1 for never
}

// A HealthGap is a theme with the areas that have nothing about it.
type HealthGap struct {
	Link
	Areas []Link
	More  int // areas that are left out
}

// An AgeChart is how many entries were last checked in each month, as bars. Its numbers are units of its viewBox.
type AgeChart struct {
	Width, Height, Bar, Base int
	Months                   []ChartMonth // all months before the others stand first, as one
}

// A ChartMonth is a bar, whose lower part is what was checked too long ago.
type ChartMonth struct {
	Name, Short     string
	Count, Old      int
	X, Middle       int
	Top, FreshHigh  int
	OldTop, OldHigh int
}

// LinksSeen is what is known of the pages of other sites that a directory leads to.
type LinksSeen struct {
	Asked int       // of how many pages something is known
	On    when.Date // the last day on which one was asked for
	Dead  []DeadLink
	More  int
}

// A DeadLink is a page of another site that is gone.
type DeadLink struct {
	Link          // the entry that leads there
	Target string // the address
	Why    string
	On     when.Date
}
