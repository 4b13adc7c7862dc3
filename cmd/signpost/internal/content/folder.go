package content

import "io/fs"

// NoFolder says why what lies in the place of a folder of the site is none, or "" where it is one, or nothing lies there.
func NoFolder(site fs.FS, name string) string {
	link, err := fs.Lstat(site, name)
	if err != nil {
		return "" // nothing is there, or the machine fails: who reads it will say
	}
	info, err := fs.Stat(site, name)
	switch {
	case link.Mode()&fs.ModeSymlink != 0 && err != nil:
		return name + "/ is a link that leads nowhere, or out of the site's folder"
	case err == nil && !info.IsDir():
		return name + "/ has to be a folder, and this is a file"
	}
	return ""
}
