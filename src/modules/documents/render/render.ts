import { type ChildProcess, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { log } from '#platform/log.ts'
import { Refused } from '#platform/refused.ts'
import type { CardsSheet } from '../layout/cards.ts'
import type { CertificateSheet } from '../layout/certificate.ts'
import type { OfficialDocument } from '../layout/model.ts'
import type { Answered, Asked, Format, Wanted } from './asked.ts'
import { written } from './written.ts'

/** The compiler died or took too long over a document. */
export class RenderFault extends Error {
  override name = 'RenderFault'
}

type Waiting = { done: (bytes: Uint8Array) => void; fail: (fault: Error) => void; timer: NodeJS.Timeout }
type Renderer = { child: ChildProcess; waiting: Map<number, Waiting> }

// In the sources the process runs this folder's child.ts (Node takes the types off), in the build dist/render.mjs.
const entry = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './child.ts' : './render.mjs', import.meta.url),
)

const timeLimitMs = 60_000
let renderer: Renderer | undefined
let asked = 0

const start = (): Renderer => {
  const child = fork(entry, [], {
    serialization: 'advanced',
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const made: Renderer = { child, waiting: new Map() }
  child.on('message', ({ id, bytes, fault }: Answered) => {
    const waiting = taken(made, id)
    if (bytes) waiting?.done(new Uint8Array(bytes))
    else waiting?.fail(new RenderFault(fault ?? 'no answer'))
  })
  const lost = (why: string) => {
    if (renderer === made) renderer = undefined
    for (const id of [...made.waiting.keys()]) taken(made, id)?.fail(new RenderFault(why))
  }
  child.on('error', (fault) => lost(`the rendering process: ${fault.message}`))
  child.on('exit', (code, signal) => lost(`the rendering process ended (${signal ?? code})`))
  child.unref()
  child.channel?.unref()
  return made
}

/** Whoever waits keeps the process alive; an idle renderer does not. */
const taken = (from: Renderer, id: number): Waiting | undefined => {
  const waiting = from.waiting.get(id)
  if (!waiting) return undefined
  clearTimeout(waiting.timer)
  from.waiting.delete(id)
  if (from.waiting.size === 0) from.child.channel?.unref()
  return waiting
}

/**
 * What is wanted, written in a process of its own: long documents do not hold up the server, and a fault of the
 * compiler does not end it. Throws RenderFault when that process dies or takes over a minute; the next one
 * asked starts it anew.
 */
const inOwnProcess = async (wanted: Wanted, limitMs: number): Promise<Uint8Array> => {
  if (!existsSync(entry)) return written(wanted)
  renderer ??= start()
  const mine = renderer
  const id = ++asked
  return new Promise((done, fail) => {
    const timer = setTimeout(() => {
      if (renderer === mine) renderer = undefined
      taken(mine, id)?.fail(new RenderFault(`${wanted.format} took longer than ${limitMs / 1000} s`))
      mine.child.kill('SIGKILL')
    }, limitMs)
    mine.waiting.set(id, { done, fail, timer })
    mine.child.channel?.ref()
    mine.child.send({ id, wanted } satisfies Asked)
  })
}

/** The document as Word or PDF; throws RenderFault. */
export const render = (format: Format, doc: OfficialDocument, limitMs = timeLimitMs): Promise<Uint8Array> =>
  inOwnProcess({ format, doc }, limitMs)

const orRefused = async (wanted: Wanted): Promise<Uint8Array> => {
  try {
    return await inOwnProcess(wanted, timeLimitMs)
  } catch (fault) {
    if (!(fault instanceof RenderFault)) throw fault
    log.error({ err: fault, format: wanted.format }, 'a document could not be written')
    throw new Refused('rule', 'not-printable')
  }
}

/** Like `render`, for people: what cannot be written is refused in words, and the fault is in the log. */
export const printed = (format: Format, doc: OfficialDocument): Promise<Uint8Array> =>
  orRefused({ format, doc })

/** Certificates as one PDF; refused in words when they cannot be written. */
export const printedCertificates = (doc: CertificateSheet): Promise<Uint8Array> =>
  orRefused({ format: 'certificates', doc })

/** Answer cards as one PDF; refused in words when they cannot be written. */
export const printedCards = (doc: CardsSheet): Promise<Uint8Array> => orRefused({ format: 'cards', doc })
