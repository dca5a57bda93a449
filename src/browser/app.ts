// One bundle; one behaviour a file. Every page works without it.
import './search-shortcut.ts'
