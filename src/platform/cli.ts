import type { Command } from 'commander'
import type { z } from 'zod'
import type { Ctx } from './context.ts'
import type { Deps } from './deps.ts'
import { readInput } from './input.ts'

/** What a command is given: the process's parts, a context of the system actor, and ways to say things. */
export type Run = {
  deps: Deps
  ctx: Ctx
  /** for what opens connections of its own: the job worker, COPY streams */
  databaseUrl: string
  /** a line for the person at the terminal, on stderr */
  say: (line: string) => void
  /** the work is done but the answer is a no (findings, a broken chain): leave with exit code 1 */
  fail: () => void
  /** aborted on Ctrl-C and SIGTERM; only commands opened as `long` go on after it, to end in order */
  stopping: AbortSignal
}

/**
 * `bare`: without migrations, as `restore` and `migrate` need it. `long`: ends by itself once `stopping` is aborted.
 * `pure`: reads a file and no database; none is started, and `ctx.db` leads nowhere.
 */
export type OpenOptions = { bare?: boolean; long?: boolean; pure?: boolean }

/** Opens what a command needs, runs it, and closes everything again, whatever happens. */
export type Opener = <T>(options: OpenOptions, work: (run: Run) => Promise<T>) => Promise<T>

/** `print` puts the answer, and nothing else, on stdout. */
export type Wiring = { open: Opener; print: (text: string) => void }

const wirings = new WeakMap<Command, Wiring>()

/** Hands a program its opener: main.ts does it before the rooms add their commands, tests with their own. */
export const wire = (program: Command, wiring: Wiring): void => {
  // an option belongs to the command it stands behind: `demo accounts --json` is not `demo --json`
  program.enablePositionalOptions()
  wirings.set(program, wiring)
}

const rootOf = (command: Command): Command => (command.parent ? rootOf(command.parent) : command)

/** One command, as a room describes it. */
export type CommandSpec<S extends z.ZodType, T> = {
  /** words and arguments: 'import plan <file>' hangs `plan` under `import` */
  name: string
  summary: string
  /** flags and what they mean: `{'--year <year>': 'the programme year'}` */
  options?: Record<string, string>
  /** shape of arguments and options together, by their camelCase names; a bad one is a usage error (exit 2) */
  input: S
  /** how people read the answer; without it they get the JSON, indented */
  show?: (result: T) => string
  /** what `--json` gives, where it is not the result itself */
  json?: (result: T) => unknown
  open?: OpenOptions | ((value: z.output<S>) => OpenOptions)
}

const groups: Record<string, string> = {
  import: 'bring data in from a sheet',
  export: 'write data out',
  user: 'accounts',
  token: 'tokens for the API',
  directive: 'documents that give work',
  demo: 'the demonstration province',
  audit: 'the record of acts',
  index: 'the PAR index: compute, rank, check, aggregate, intervals, verify',
  report: 'periodic reports: consolidate',
}

const groupOf = (program: Command, name: string): Command =>
  program.commands.find((c) => c.name() === name) ?? program.command(name).description(groups[name] ?? name)

const camel = (word: string): string =>
  word.replace(/[<>[\].]/g, '').replace(/-(\w)/g, (_, c: string) => c.toUpperCase())

const refuseUsage = (command: Command, fields: { field: string; reason: string }[]): never =>
  command.error(`error: ${fields.map((f) => `${f.field}: ${f.reason}`).join(', ')}`, { exitCode: 2 })

/**
 * Adds a command whose work is given an open run and its checked arguments. Every command takes `--json`: the
 * result as one document on stdout. A Refused or SetupProblem thrown by the work is exit code 1, a fault 3.
 */
export const command = <S extends z.ZodType, T>(
  program: Command,
  spec: CommandSpec<S, T>,
  work: (run: Run, value: z.output<S>) => Promise<T>,
): Command => {
  const words = spec.name.split(' ')
  const names = words.filter((w) => !/^[<[]/.test(w))
  const given = words.filter((w) => /^[<[]/.test(w))
  const parent = names.slice(0, -1).reduce(groupOf, program)
  const made = parent.command([names.at(-1), ...given].join(' ')).description(spec.summary)
  for (const [flags, meaning] of Object.entries(spec.options ?? {})) made.option(flags, meaning)
  made.option('--json', 'one JSON document on stdout')
  return made.action(async () => {
    const { json, ...options } = made.opts<{ json?: boolean }>()
    const named = given.map((word, i): [string, unknown] => [camel(word), made.processedArgs[i]])
    const read = readInput(spec.input, { ...options, ...Object.fromEntries(named) })
    if (!read.ok) return refuseUsage(made, read.fields)
    const wiring = wirings.get(rootOf(made))
    if (!wiring) throw new Error('the program has no opener: wire(program, …) comes first')
    const open = typeof spec.open === 'function' ? spec.open(read.value) : (spec.open ?? {})
    const result = await wiring.open(open, (run) => work(run, read.value))
    if (json) wiring.print(JSON.stringify((spec.json ? spec.json(result) : result) ?? null))
    else if (result !== undefined) wiring.print(spec.show?.(result) ?? JSON.stringify(result, null, 2))
  })
}
