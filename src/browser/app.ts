// One bundle; one behaviour a file. Every page works without it.
import './check-filter.ts'
import './confirm.ts'
import './counter.ts'
import './fits.ts'
import './form.ts'
import './rows.ts'
import './search-shortcut.ts'
import './upload.ts'
