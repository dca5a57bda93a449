import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
import { isDay } from './day.ts'
import { projectRoot } from './root.ts'
import { SetupProblem } from './setup-problem.ts'

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most)
const flag = z.enum(['0', '1', 'true', 'false']).transform((v) => v === '1' || v === 'true')
const path = z.string().transform((p) => (isAbsolute(p) ? p : resolve(projectRoot, p)))
const webAddress = z.url({ protocol: /^https?$/ }).transform((u) => u.replace(/\/+$/, ''))

const shape = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  /** Where the web server listens: loopback unless told otherwise; PORT 0 takes a free one. */
  HOST: z.string().default('127.0.0.1'),
  PORT: whole(0, 65_535).default(8700),
  /** The address people use, when a reverse proxy stands before us; links in mails begin with it. */
  PUBLIC_URL: webAddress.optional(),
  /** How many proxies stand before us: so many entries of X-Forwarded-For are believed, from the right. */
  TRUSTED_PROXIES: whole(0, 9).default(0),
  DATA_DIR: path.prefault('data'),
  /** A PostgreSQL 15 or later; without it the one that comes with the package runs in DATA_DIR. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL: whole(2, 200).default(10),
  /** The fixed working day of a demonstration, YYYY-MM-DD. */
  CANHTAN_TODAY: z.string().refine(isDay, 'YYYY-MM-DD').optional(),
  DEMO_PASSWORD: z.string().min(8).optional(),
  /** Signs sessions; without it one is made and kept in DATA_DIR. */
  SECRET: z.string().min(32).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('Canh Tân <canhtan@localhost>'),
  S3_BUCKET: z.string().min(3).optional(),
  S3_ENDPOINT: webAddress.optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY: z.string().optional(),
  S3_SECRET_KEY: z.string().optional(),
  UPLOAD_MAX_MB: whole(1, 2_000).default(25),
  /** Plan sheets: rows, characters a cell, megabytes once unpacked. */
  IMPORT_MAX_ROWS: whole(1, 1_000_000).default(5_000),
  IMPORT_MAX_CELL: whole(100, 1_000_000).default(5_000),
  IMPORT_MAX_UNPACKED_MB: whole(1, 2_000).default(20),
  OIDC_ISSUER: webAddress.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_LABEL: z.string().default('OpenID Connect'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** For each person, or each address before the sign-in; 0 is no limit. */
  REQUESTS_PER_MINUTE: whole(0, 1_000_000).default(1_200),
  /** How many jobs one process works on at once. */
  JOBS_CONCURRENCY: whole(1, 64).default(2),
  /** Set when the demo province is served. */
  CANHTAN_DEMO: flag.default(false),
})

export type Config = z.infer<typeof shape>

const together: (keyof Config)[][] = [
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
  ['S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'],
]

/**
 * The settings of this process, read once at its start. An empty variable counts as unset.
 * Throws SetupProblem naming every bad variable; a value is never repeated, since it may be a secret.
 */
export const readConfig = (env: Record<string, string | undefined>): Config => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const read = shape.safeParse(given)
  if (!read.success)
    throw badSettings(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  const halves = together.filter((set) => set.some((k) => read.data[k]) && !set.every((k) => read.data[k]))
  if (halves.length > 0) throw badSettings(halves.map((set) => `${set.join(' + ')}: all or none`))
  return read.data
}

const badSettings = (lines: string[]): SetupProblem =>
  new SetupProblem(`Biến môi trường không hợp lệ / Bad settings in the environment:\n  ${lines.join('\n  ')}`)
