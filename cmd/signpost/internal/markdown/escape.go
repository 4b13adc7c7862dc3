package markdown

import "strings"

var marks = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "~", `\~`, "|", `\|`,
	"&", `\&`, "$", `\$`)

// Escape gives a text, within a line, as Markdown that shows it. The $ is for readers such as GitHub, which make formulas.
func Escape(text string) string { return marks.Replace(text) }
