import { randomUUID } from 'node:crypto'
import { inTransaction } from '#platform/action.ts'
import { type Ctx, system } from '#platform/context.ts'
import { record, sha256 } from '#platform/record.ts'
import { type FieldError, Refused } from '#platform/refused.ts'
import { importUnits, loadOrganisationReference, setInstallation } from '../../organisation/actions.ts'
import { installationUnit, unitsByAnyCode } from '../../organisation/facts.ts'
import type { LinkInput } from '../input.ts'
import { loadIdentityReference } from '../reference.ts'
import { addPersons, isEmpty, savePassword } from '../store/accounts.ts'
import { useLink } from '../store/links.ts'
import { addMandates, topUnit } from '../store/mandates.ts'
import { hashChosen, readLink } from './links.ts'
import { readNames } from './names.ts'

/** Before any document of ours: the day from which the province's own unit stands. */
const longAgo = '2000-01-01'

/** True when the first administrator must also say what the province is called. */
export const asksForUnit = async (ctx: Ctx): Promise<boolean> =>
  !(await installationUnit(ctx.db)) && !(await topUnit(ctx.db, ctx.today))

/** The unit at the top, which the first administrator belongs to; made from the name typed on an empty installation. */
const topOfAll = async (ctx: Ctx, name: string | undefined): Promise<number> => {
  const known = (await installationUnit(ctx.db))?.unitId ?? (await topUnit(ctx.db, ctx.today))
  if (known) return known
  const bySystem: Ctx = { ...ctx, actor: system }
  await loadOrganisationReference(ctx.db)
  const quoted = `"${(name ?? '').replaceAll('"', '""')}"`
  const sheet = `code,name_vi,kind,valid_from\ntop,${quoted},province,${longAgo}\n`
  const made = await importUnits(bySystem, Buffer.from(sheet), { scheme: 'own', validFrom: longAgo })
  if (!made.written)
    throw new Refused('input', 'bad-input', [{ field: 'unitName', reason: 'not-one-of-these' }])
  const id = (await unitsByAnyCode(ctx.db, ['top'])).get('top') ?? 0
  await setInstallation(bySystem, id, longAgo)
  return id
}

const required = (input: LinkInput, withUnit: boolean) => {
  const { username, name, email, unitName } = input
  const needed = { username, name, email, ...(withUnit && { unitName }) }
  const fields: FieldError[] = Object.entries(needed)
    .filter(([, value]) => !value)
    .map(([field]) => ({ field, reason: 'required' }))
  if (!username || !name || !email || fields.length > 0) throw new Refused('input', 'bad-input', fields)
  return { username, name, email }
}

/** The first person of an empty installation, by the link that `serve` printed: an administrator of everything. */
export const becomeFirstAdministrator = async (ctx: Ctx, token: string, input: LinkInput): Promise<void> => {
  const wish = required(input, await asksForUnit(ctx))
  const hash = await hashChosen(input, wish.username)
  const id = randomUUID()
  const actor = { ...ctx.actor, kind: 'person' as const, id, name: wish.name }
  await inTransaction({ ...ctx, actor }, async (ctx) => {
    await readLink(ctx, token)
    if (!(await isEmpty(ctx.db))) throw new Refused('rule', 'link-used')
    await loadIdentityReference(ctx.db)
    const names = await readNames(ctx.db, wish)
    const unitId = await topOfAll(ctx, input.unitName)
    await addPersons(ctx.db, [{ id, ...names }])
    await savePassword(ctx.db, id, hash)
    await addMandates(ctx.db, [{ personId: id, office: 'administrator', unitId, from: ctx.today, to: null }])
    await useLink(ctx.db, sha256(token))
    record(ctx, 'account.first-administrator-made', { kind: 'account', id, unitId }, { after: names })
  })
}
