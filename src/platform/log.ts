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

/** A JSON log line for each event; `write` takes the lines (default: stderr, since stdout is for answers). */
export const createLog = (level: string, write?: { write(line: string): void }): Logger =>
  pino(
    { level, base: null, redact: { paths, censor: '[hidden]' } },
    write ?? destination({ dest: 2, sync: true }),
  )

/** An address as it may be written down: what stands behind /link/ opens an account. */
export const plainPath = (path: string): string => path.replace(/^\/link\/[^/]+/, '/link/[hidden]')

/** The log of this process. main.ts sets `log.level` from the configuration. */
export const log: Logger = createLog(process.env.VITEST ? 'silent' : 'info')
