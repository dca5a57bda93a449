import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { projectRoot } from './root.ts'
import { SetupProblem } from './setup-problem.ts'

describe('settings', () => {
  test('an empty environment gives a working installation', () => {
    const config = readConfig({})
    expect(config).toMatchObject({
      PORT: 8700,
      HOST: '127.0.0.1',
      DATA_DIR: `${projectRoot}/data`,
      NODE_ENV: 'production',
    })
    expect(config.DATABASE_URL).toBeUndefined()
  })

  test.each([
    [{ PORT: '0' }, { PORT: 0 }],
    [{ DATA_DIR: '/var/lib/x' }, { DATA_DIR: '/var/lib/x' }],
    [{ DATA_DIR: 'elsewhere' }, { DATA_DIR: `${projectRoot}/elsewhere` }],
    [{ CANHTAN_TODAY: '2025-02-20' }, { CANHTAN_TODAY: '2025-02-20' }],
    [{ PORT: '' }, { PORT: 8700 }],
    [{ PUBLIC_URL: 'https://cchc.example.vn/' }, { PUBLIC_URL: 'https://cchc.example.vn' }],
    [{ DATABASE_URL: 'postgresql://a:b@db/x' }, { DATABASE_URL: 'postgresql://a:b@db/x' }],
    [{ CANHTAN_DEMO: '1' }, { CANHTAN_DEMO: true }],
  ])('%o is read as %o', (env, expected) => expect(readConfig(env)).toMatchObject(expected))

  test.each([
    [{ PORT: 'eighty' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ CANHTAN_TODAY: '2025-02-30' }, 'CANHTAN_TODAY'],
    [{ DATABASE_URL: 'mysql://x/y' }, 'DATABASE_URL'],
    [{ SMTP_URL: 'mail.example.vn' }, 'SMTP_URL'],
    [{ DEMO_PASSWORD: 'short' }, 'DEMO_PASSWORD'],
    [{ SECRET: 'too short' }, 'SECRET'],
    [{ UPLOAD_MAX_MB: '0' }, 'UPLOAD_MAX_MB'],
    [{ OIDC_ISSUER: 'https://id.example.vn' }, 'OIDC_CLIENT_ID'],
    [{ S3_BUCKET: 'evidence' }, 'S3_ACCESS_KEY'],
  ])('%o is refused and %s is named', (env, name) => {
    expect(() => readConfig(env)).toThrow(SetupProblem)
    expect(() => readConfig(env)).toThrow(name)
  })

  test('all bad settings are named at once and no value is repeated', () => {
    const read = () => readConfig({ PORT: 'x', DATABASE_URL: 'mysql://user:hunter2@x/y' })
    expect(read).toThrow(/PORT[\s\S]*DATABASE_URL/)
    expect(read).not.toThrow(/hunter2/)
  })
})
