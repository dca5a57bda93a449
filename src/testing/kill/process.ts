import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { projectRoot } from '#platform/root.ts'

const program = join(projectRoot, 'canhtan')
const node = join(projectRoot, 'node_modules', '.bin', 'node')

type Env = Record<string, string | undefined>

/** What is inherited is this machine's alone: no setting of the person who runs the tests. */
const machine = (): Env =>
  Object.fromEntries(['PATH', 'HOME', 'LANG', 'TMPDIR', 'USER'].map((name) => [name, process.env[name]]))

/** Brings dist up to date, once, as the first command of an installation does; what it installs comes by this person's settings. */
export const buildOnce = (): void => {
  const { status, stderr } = spawnSync(program, ['--version'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}

/** What `canhtan … --json` answers, with its exit code. */
export const ask = (args: string[], env: Env): { code: number | null; answer: unknown } => {
  const done = spawnSync(program, [...args, '--json'], { env: { ...machine(), ...env }, encoding: 'utf8' })
  return { code: done.status, answer: JSON.parse(done.stdout || 'null') }
}

export type Running = {
  pid: number
  /** what it said when it was ready: an address for `serve` */
  said: string
  /** kill -9: it is told nothing and cleans nothing up */
  kill(): Promise<void>
  /** in order; gives the exit code */
  stop(): Promise<number | null>
}

const ready: Record<'serve' | 'work', RegExp> = {
  serve: /^READY (http:\/\/127\.0\.0\.1:\d+)$/m,
  work: /(Working on jobs)/,
}

/** Starts the built program's `serve` or `work` and waits until it says that it is ready. */
export const start = async (name: 'serve' | 'work', env: Env, args: string[] = []): Promise<Running> => {
  const child: ChildProcess = spawn(node, [join(projectRoot, 'dist', 'main.mjs'), name, ...args], {
    env: { ...machine(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  let heard = ''
  const said = new Promise<string>((found, failed) => {
    const hear = (text: Buffer) => {
      heard = (heard + text).slice(-20_000)
      const match = ready[name].exec(heard)?.[1]
      if (match) found(match)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    ended.then((code) => failed(new Error(`${name} ended with ${code}: ${heard}`)))
  })
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  return {
    said: await said,
    pid: child.pid ?? 0,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  }
}
