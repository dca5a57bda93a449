import type { Command } from 'commander'
import { z } from 'zod'
import { command } from '#platform/cli.ts'
import { textOf } from '#platform/cli-files.ts'
import type { Ctx } from '#platform/context.ts'
import { day, id, line } from '#platform/input.ts'
import { Refused } from '#platform/refused.ts'
import { unitsByAnyCode } from '../organisation/facts.ts'
import { disableAccount, enableAccount, makeAccount } from './actions/accounts.ts'
import { type AccountImport, importAccounts } from './actions/import.ts'
import { linkAddress, makeLink } from './actions/links.ts'
import { endMandate, giveMandate } from './actions/mandates.ts'
import { makeTokenFor, revokeToken } from './actions/tokens.ts'
import { personByUsername, readAccounts } from './facts/accounts.ts'
import type { AccountFinding } from './rules/import.ts'
import { vi } from './texts.vi.ts'

type AccountList = {
  items: { id: string; username: string; name: string; email: string; disabled: boolean; offices: string[] }[]
  next: number | null
  total: number
}
type ImportSaid = Omit<AccountImport, 'findings'> & { findings: (AccountFinding & { text: string })[] }

const unitOf = async (ctx: Ctx, code: string): Promise<number> => {
  const unitId = (await unitsByAnyCode(ctx.db, [code])).get(code)
  if (unitId === undefined)
    throw new Refused('input', 'bad-input', [{ field: 'unit', reason: 'unit-unknown' }])
  return unitId
}

const reasonOption = { '--reason <reason>': 'why; goes on record' }
const officeOptions = {
  '--office <code>': 'the office, as in db/reference/offices.csv',
  '--unit <code>': "the unit's code, of any scheme",
  '--from <day>': 'first day (default today)',
  '--decision <number>': 'number of the decision',
}
const officeInput = { from: day.optional(), decision: line(200).optional() }
const accountShape = z.object({
  username: line(60),
  name: line(200),
  email: line(200),
  office: line(60).optional(),
  unit: line(60).optional(),
  ...officeInput,
})

const accountCommands = (program: Command): void => {
  command(
    program,
    {
      name: 'user add <username>',
      summary: 'make an account; its person gets in by `user password`',
      options: {
        '--name <name>': "the person's name",
        '--email <address>': 'e-mail address',
        ...officeOptions,
      },
      input: accountShape,
    },
    async ({ ctx }, { unit, decision, ...account }) => {
      const unitId = unit ? await unitOf(ctx, unit) : undefined
      const made = await makeAccount(ctx, {
        ...account,
        phone: undefined,
        unitId,
        office: account.office,
        from: account.from,
        decisionNo: decision,
      })
      return { id: made.id, username: account.username }
    },
  )
  command(
    program,
    {
      name: 'user list',
      summary: 'accounts by name',
      options: {
        '--q <words>': 'part of a name, user name or address',
        '--offset <n>': 'from which on (50 a page)',
      },
      input: z.object({ q: line(200).optional(), offset: z.coerce.number().int().min(0).default(0) }),
      show: ({ items }: AccountList) =>
        items.map((a) => [a.username, a.name, a.offices.join('; ')].join('\t')).join('\n'),
    },
    async ({ ctx }, { q, offset }) => {
      const { rows, total } = await readAccounts(ctx, { ...(q && { q }) }, offset, 50)
      const items = rows.map((a) => ({
        id: a.id,
        username: a.username,
        name: a.name,
        email: a.email,
        disabled: a.disabled_at !== null,
        offices: a.offices,
      }))
      return { items, next: offset + rows.length < total ? offset + rows.length : null, total }
    },
  )
}

const stateCommands = (program: Command): void => {
  const input = z.object({ username: line(60), reason: line(500).default('canhtan user') })
  for (const [word, act] of [
    ['disable', disableAccount],
    ['enable', enableAccount],
  ] as const)
    command(
      program,
      {
        name: `user ${word} <username>`,
        summary: `${word} an account at once`,
        options: reasonOption,
        input,
      },
      async ({ ctx }, { username, reason }) => {
        await act(ctx, await personByUsername(ctx, username), reason)
        return { username, done: word }
      },
    )
  command(
    program,
    {
      name: 'user password <username>',
      summary: 'a one-time link by which the person chooses a password',
      input: z.object({ username: line(60) }),
      show: ({ link }: { link: string }) => link,
    },
    async ({ ctx }, { username }) => {
      const { token, minutes } = await makeLink(ctx, await personByUsername(ctx, username))
      return { username, link: linkAddress(ctx.config, token), minutes }
    },
  )
}

const mandateCommands = (program: Command): void => {
  command(
    program,
    {
      name: 'user mandate <username>',
      summary: 'give an office in a unit',
      options: { ...officeOptions, '--to <day>': 'last day' },
      input: z.object({
        username: line(60),
        office: line(60),
        unit: line(60),
        to: day.optional(),
        ...officeInput,
      }),
    },
    async ({ ctx }, { username, office, unit, from = ctx.today, to, decision }) => {
      const unitId = await unitOf(ctx, unit)
      const wish = { office, unitId, from, to, title: undefined, titleEn: undefined, decisionNo: decision }
      return giveMandate(ctx, await personByUsername(ctx, username), wish)
    },
  )
  command(
    program,
    {
      name: 'user mandate-end <id>',
      summary: 'end an office after a day',
      options: { '--last-day <day>': 'last day in office (default today)', ...reasonOption },
      input: z.object({ id, lastDay: day.optional(), reason: line(500).default('canhtan user') }),
    },
    async ({ ctx }, { id, lastDay = ctx.today, reason }) => {
      await endMandate(ctx, id, { lastDay, reason })
      return { id, lastDay }
    },
  )
}

const tokenCommands = (program: Command): void => {
  command(
    program,
    {
      name: 'token create',
      summary: 'a token for the API; its text is printed this once',
      options: {
        '--user <username>': 'whose token it is',
        '--scope <scope>': 'read or write',
        '--name <name>': 'what it is used for',
        '--days <days>': 'ends after so many days (default never)',
      },
      input: z.object({
        user: line(60),
        scope: z.enum(['read', 'write']),
        name: line(100).default('canhtan token create'),
        days: z.coerce.number().int().min(1).max(3660).optional(),
      }),
      show: ({ token }: { token: string }) => token,
    },
    ({ ctx }, { user, ...wish }) => makeTokenFor(ctx, user, wish),
  )
  command(
    program,
    { name: 'token revoke <id>', summary: 'revoke a token by its number', input: z.object({ id }) },
    async ({ ctx }, { id }) => {
      await revokeToken(ctx, id)
      return { id, revoked: true }
    },
  )
}

const importCommand = (program: Command): void => {
  const say = (reason: string) => (vi.reasons as Record<string, string>)[reason] ?? reason
  command(
    program,
    {
      name: 'import accounts <file>',
      summary:
        'accounts from a CSV file (username, name, email, unit_code, office, from, decision), without passwords',
      options: { '--dry-run': 'check only, write nothing' },
      input: z.object({ file: z.string(), dryRun: z.boolean().optional() }),
      show: ({ read, taken, refused, findings }: ImportSaid) =>
        [
          `${taken}/${read}, ${refused} ✗`,
          ...findings.map((f) => `${f.line}\t${f.column}\t${f.text}\t${f.value}`),
        ].join('\n'),
    },
    async (run, { file, dryRun = false }) => {
      const result = await importAccounts(run.ctx, await textOf(file), { dryRun })
      if (result.refused > 0) run.fail()
      return { ...result, findings: result.findings.map((f) => ({ ...f, text: say(f.reason) })) }
    },
  )
}

/** `canhtan user …`, `canhtan token …`, `canhtan import accounts FILE`. */
export const cli = (program: Command): void => {
  accountCommands(program)
  stateCommands(program)
  mandateCommands(program)
  tokenCommands(program)
  importCommand(program)
}
