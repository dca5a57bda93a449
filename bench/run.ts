// `npm run bench [-- --json] [-- --quick] [-- --full]`: ratios against the bare database and a bare handler, all
// measured in one run on a throw-away database. --full adds what takes minutes.
import { loadIdentityReference } from '../src/modules/identity/reference.ts'
import { loadOrganisationReference } from '../src/modules/organisation/actions.ts'
import { loadProgrammeReference } from '../src/modules/programme/actions.ts'
import { closeDb, openDb } from '../src/platform/db.ts'
import { log } from '../src/platform/log.ts'
import { throwAwayServer } from '../src/testing/pg.ts'
import { benchOn } from './bench.ts'
import { endurance } from './endurance.ts'
import { intervals } from './intervals.ts'
import { lists } from './lists.ts'
import type { Line } from './measure.ts'
import { scoringOfficials } from './officials.ts'
import { reports } from './reports.ts'
import { scoring } from './scoring.ts'
import { seed } from './seed.ts'
import { statements } from './statements.ts'
import { surveys } from './surveys.ts'

const asked = (option: string): boolean => process.argv.includes(option)

const inWords = ({ name, ratio, target, holds }: Line): string =>
  `${holds ? 'holds' : 'FAILS'}  ${name.padEnd(40)} ${ratio.toFixed(2)}  (target ${target})`

log.level = 'warn'
const settings = [
  'fsync=on',
  'synchronous_commit=on',
  'shared_buffers=512MB',
  'max_connections=100',
  'jit=off',
]
const server = await throwAwayServer(settings)
const url = server.url('canhtan_template')
const db = openDb(url, { max: 8 })
try {
  for (const load of [loadOrganisationReference, loadProgrammeReference, loadIdentityReference])
    await load(db)
  await seed(db)
  const bench = benchOn(db, url, asked('--quick') ? 2 : 5)
  const lines: Line[] = []
  for (const part of [
    lists,
    statements,
    scoring,
    reports,
    intervals,
    surveys,
    scoringOfficials,
    ...(asked('--full') ? [endurance] : []),
  ]) {
    const found = await part(bench)
    lines.push(...found)
    if (!asked('--json')) for (const line of found) console.log(inWords(line))
  }
  if (asked('--json')) console.log(JSON.stringify(lines))
  process.exitCode = lines.every((line) => line.holds) ? 0 : 1
} finally {
  await closeDb(db)
  await server.stop()
}
