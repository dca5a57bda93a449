import { type Day, readDay } from '#platform/day.ts'
import { personName, userName } from './account.ts'

/** The name of the import's job, and the kind of its progress. */
export const importJob = 'identity.import-accounts'

/** A line of the sheet as it stands there; `line` counts from 1 with the head. */
export type AccountLine = {
  line: number
  username: string
  name: string
  email: string
  unitCode: string
  office: string
  from: string
  decision: string
}

/** An account to be made, with its office if the line names one. */
export type AccountRow = {
  line: number
  username: string
  name: string
  email: string
  mandate: { unitId: number; office: string; from: Day; decision: string | null } | null
}

export type AccountFinding = { line: number; column: string; reason: string; value: string }

/** What the database knows of the names and codes in the sheet. */
export type KnownForImport = {
  units: ReadonlyMap<string, number>
  offices: ReadonlySet<string>
  usernames: ReadonlySet<string>
  emails: ReadonlySet<string>
  /** folded names of all units, to refuse accounts named after them */
  unitNames: ReadonlySet<string>
}

/** The same text without marks and in small letters, as `folded` in SQL gives it. */
export const foldedName = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').trim().toLowerCase()

const address = /^[^\s@<>(),;:"[\]\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/

// control characters, and invisible ones that turn the reading around
const odd = /[\p{Cc}\p{Cf}]/u

type Found = Omit<AccountFinding, 'line'>

const personOf = (
  line: AccountLine,
  known: KnownForImport,
): { value: Pick<AccountRow, 'username' | 'name' | 'email'>; found: Found[] } => {
  const login = userName(line.username)
  const name = personName(line.name, known.unitNames.has(foldedName(line.name)))
  const email = line.email.trim().toLowerCase()
  const found: Found[] = []
  if (!login.ok)
    found.push({
      column: 'username',
      reason: line.username ? login.reason : 'required',
      value: line.username,
    })
  else if (known.usernames.has(login.value))
    found.push({ column: 'username', reason: 'user-name-taken', value: login.value })
  if (!name.ok) found.push({ column: 'name', reason: line.name ? name.reason : 'required', value: line.name })
  else if (name.value.length > 200)
    found.push({ column: 'name', reason: 'too-long', value: name.value.slice(0, 40) })
  if (!address.test(email))
    found.push({ column: 'email', reason: email ? 'not-an-address' : 'required', value: line.email })
  else if (known.emails.has(email)) found.push({ column: 'email', reason: 'email-taken', value: email })
  return { value: { username: login.ok ? login.value : '', name: name.ok ? name.value : '', email }, found }
}

const mandateOf = (
  line: AccountLine,
  known: KnownForImport,
  today: Day,
): { value: AccountRow['mandate']; found: Found[] } => {
  if (!line.unitCode && !line.office) return { value: null, found: [] }
  const unitId = known.units.get(line.unitCode)
  const from = line.from ? readDay(line.from) : today
  const found: Found[] = []
  if (unitId === undefined)
    found.push({
      column: 'unit_code',
      reason: line.unitCode ? 'unit-unknown' : 'required',
      value: line.unitCode,
    })
  if (!known.offices.has(line.office))
    found.push({ column: 'office', reason: line.office ? 'office-unknown' : 'required', value: line.office })
  if (from === undefined) found.push({ column: 'from', reason: 'not-a-day', value: line.from })
  if (found.length > 0 || unitId === undefined || from === undefined) return { value: null, found }
  return { value: { unitId, office: line.office, from, decision: line.decision || null }, found }
}

/**
 * Reads every line of a sheet of accounts: what can be made, and what is wrong with the others, cell by cell. A user name
 * or address that stands twice is taken once; the second line is refused.
 */
export const checkAccounts = (
  lines: readonly AccountLine[],
  known: KnownForImport,
  today: Day,
): { rows: AccountRow[]; findings: AccountFinding[] } => {
  const rows: AccountRow[] = []
  const findings: AccountFinding[] = []
  const names = new Set<string>()
  const addresses = new Set<string>()
  for (const line of lines) {
    const person = personOf(line, known)
    const mandate = mandateOf(line, known, today)
    const { username, email } = person.value
    const found = [...person.found, ...mandate.found]
    for (const [column, text] of Object.entries(line))
      if (typeof text === 'string' && odd.test(text))
        found.push({ column, reason: 'control-character', value: '' })
    if (username && names.has(username))
      found.push({ column: 'username', reason: 'twice-in-sheet', value: username })
    if (email && addresses.has(email)) found.push({ column: 'email', reason: 'twice-in-sheet', value: email })
    names.add(username)
    addresses.add(email)
    findings.push(...found.map((one) => ({ line: line.line, ...one })))
    if (found.length === 0) rows.push({ line: line.line, ...person.value, mandate: mandate.value })
  }
  return { rows, findings }
}
