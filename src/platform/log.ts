import { destination, type Logger, pino } from 'pino'

/** Names of values that never reach the log, two levels deep. */
const secrets = [
  'password',
  'newPassword',
  'token',
  'secret',
  'cookie',
  'authorization',
  'set-cookie',
  'code',
]
const paths = secrets.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`])

// ECONNREFUSED, ERR_INVALID_ARG, PostgreSQL's 28P01: what went wrong; a code of a second factor has six digits or more
const faultCode = /^(E[A-Z]{3,}|ERR_[A-Z_]+|[0-9A-Z]{5})$/

const hide = (value: unknown, path: unknown[]): unknown =>
  path.at(-1) === 'code' && typeof value === 'string' && faultCode.test(value) ? value : '[hidden]'

/** A JSON log line for each event; `write` takes the lines (default: stderr, since stdout is for answers). */
export const createLog = (level: string, write?: { write(line: string): void }): Logger =>
  pino({ level, base: null, redact: { paths, censor: hide } }, write ?? destination({ dest: 2, sync: true }))

/** An address as it may be written down: what stands behind /link/ opens an account, behind /phieu/ answers a survey. */
export const plainPath = (path: string): string => path.replace(/^\/(link|phieu)\/[^/]+/, '/$1/[hidden]')

/** The log of this process. main.ts sets `log.level` from the configuration. */
export const log: Logger = createLog(process.env.VITEST ? 'silent' : 'info')
