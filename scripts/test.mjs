// `npm test`: installs what is missing, runs every check and every test, and ends with "N passed, N failed".
// `npm run test:full` adds the slow ones (*.full.test.ts, *.full.spec.ts).
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const bin = join(root, 'node_modules', '.bin')
const results = mkdtempSync(join(tmpdir(), 'canhtan-test-'))
const full = process.argv.includes('--full')
const env = {
  ...process.env,
  PATH: `${bin}:${process.env.PATH}`,
  FORCE_COLOR: '0',
  NO_COLOR: '1',
  ...(full && { CANHTAN_FULL: '1' }),
}

/** The browser of the journeys and the PDF reader of the layout tests: not npm packages, so from the system's. */
const programs = [
  { names: ['chromium', 'chromium-browser', 'google-chrome'], debian: 'chromium' },
  { names: ['pdftoppm'], debian: 'poppler-utils' },
]
const there = (name) => env.PATH.split(':').some((folder) => existsSync(join(folder, name)))
const missing = programs.filter((p) => !p.names.some(there)).map((p) => p.debian)
if (missing.length > 0 && process.getuid?.() === 0 && there('apt-get')) {
  console.log(`installing ${missing.join(', ')}`)
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'] }
  spawnSync('apt-get', ['update', '-q'], quiet)
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], quiet)
} else if (missing.length > 0) {
  console.log(`not on this machine, and only root can install them: ${missing.join(', ')}`)
}

const run = (command, args) =>
  new Promise((done) => {
    const started = Date.now()
    let said = ''
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.on('data', (text) => (said += text))
    child.stderr.on('data', (text) => (said += text))
    child.on('error', (fault) => (said += fault.message))
    child.on('close', (code) => done({ ok: code === 0, said, seconds: (Date.now() - started) / 1000 }))
  })

const end = (said) => said.split('\n').slice(-200).join('\n')

const check = async (name, command, ...args) => {
  const { ok, said, seconds } = await run(command, args)
  return { name, seconds, passed: ok ? 1 : 0, failed: ok ? 0 : 1, said: ok ? '' : end(said) }
}

/** A file that does not load and an error outside every test have no failed test of their own: they count as one. */
const counted = (report, ok) => {
  const broken = report.testResults.filter(
    (f) => f.status === 'failed' && f.assertionResults.every((t) => t.status !== 'failed'),
  )
  const failed = report.numFailedTests + broken.length
  return { passed: report.numPassedTests, failed: failed === 0 && !ok ? 1 : failed }
}

/** Every test that failed, by name: what is said of them can be too long to be shown whole. */
const failedNames = (report) =>
  report.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter((t) => t.status === 'failed').map((t) => `failed: ${t.fullName}`),
  )

const tests = async (name) => {
  const file = join(results, `${name}.json`)
  const args = ['run', '--project', name, '--passWithNoTests', '--reporter=default', '--reporter=json']
  const { ok, said, seconds } = await run('vitest', [...args, `--outputFile.json=${file}`])
  if (!existsSync(file)) return { name, seconds, passed: 0, failed: ok ? 0 : 1, said: ok ? '' : end(said) }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const sum = counted(report, ok)
  const failures = said.slice(Math.max(0, said.search(/⎯+ (Failed|Unhandled)/)))
  return {
    name,
    seconds,
    ...sum,
    said: sum.failed > 0 ? [...failedNames(report), end(failures)].join('\n') : '',
  }
}

const sums = { passed: 0, failed: 0 }
const note = ({ name, seconds, passed, failed, said }) => {
  sums.passed += passed
  sums.failed += failed
  console.log(
    `${failed === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(12)} ${String(passed).padStart(5)} passed ${String(failed).padStart(3)} failed ${seconds.toFixed(1).padStart(7)} s`,
  )
  if (said) console.log(said)
}

try {
  for (const result of await Promise.all([
    check('types', 'tsc'),
    check('style', 'biome', 'check', '--colors=off', '--max-diagnostics=10'),
    check('unused', 'knip', '--no-progress'),
    check('notices', 'node', 'scripts/notices.mjs', '--check'),
  ]))
    note(result)
  // side by side: alone neither keeps two cores busy
  for (const result of await Promise.all([tests('unit'), tests('e2e')])) note(result)
} finally {
  rmSync(results, { recursive: true, force: true })
}
console.log(`${sums.passed} passed, ${sums.failed} failed`)
process.exitCode = sums.failed === 0 ? 0 : 1
