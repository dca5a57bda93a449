/** What does not fit in a line of a table, in words that the texts translate. */
export type LineFinding = { line: number; reason: LineReason; text: string }
export type LineReason =
  | 'group-unknown'
  | 'stratum-unknown'
  | 'unit-unknown'
  | 'name-lacking'
  | 'name-too-long'
  | 'number-wrong'
  | 'stratum-twice'
  | 'address-wrong'
  | 'person-twice'

export const strataHeads = {
  group: ['nhom', 'nhom doi tuong', 'ma nhom', 'group'],
  name: ['tang', 'ten tang', 'tang mau', 'stratum', 'name'],
  unit: ['don vi', 'ma don vi', 'unit', 'unit code'],
  population: ['so nguoi', 'tong so', 'population', 'n'],
  sample: ['co mau', 'mau', 'sample'],
  quota: ['han muc', 'chi tieu', 'quota'],
} as const

export const listHeads = {
  name: ['ho va ten', 'ho ten', 'ten', 'name', 'full name'],
  email: ['email', 'e mail', 'thu dien tu', 'dia chi thu'],
  stratum: ['tang', 'ten tang', 'tang mau', 'stratum'],
  group: ['nhom', 'nhom doi tuong', 'ma nhom', 'group'],
  lang: ['ngon ngu', 'lang', 'language'],
} as const

type Line<K extends string> = { line: number; row: Record<K, string> }
export type StratumLine = Line<keyof typeof strataHeads>
export type ListLine = Line<keyof typeof listHeads>

export type ReadStratum = {
  group: string
  name: string
  unitId: number | null
  population: number | null
  sample: number | null
  quota: number
}

// "1.250" and "1 250" are thousands
const count = (text: string): number | null | undefined => {
  if (text === '') return null
  const plain = text.replace(/[.,\s\u00a0](?=\d{3}(\D|$))/g, '')
  return /^\d{1,9}$/.test(plain) ? Number(plain) : undefined
}

/** The cells of a campaign from a table; lines that do not fit are named. */
export const readStrata = (
  lines: readonly StratumLine[],
  groups: readonly string[],
  units: ReadonlyMap<string, number>,
): { strata: ReadStratum[]; findings: LineFinding[] } => {
  const findings: LineFinding[] = []
  const seen = new Set<string>()
  const strata = lines.flatMap(({ line, row }): ReadStratum[] => {
    const wrong = (reason: LineReason, text: string) => {
      findings.push({ line, reason, text })
      return []
    }
    // a campaign with one group needs no column of groups
    const group = row.group || (groups.length === 1 ? (groups[0] ?? '') : '')
    if (!groups.includes(group)) return wrong('group-unknown', row.group)
    if (row.name === '') return wrong('name-lacking', '')
    if (row.name.length > 200) return wrong('name-too-long', row.name.slice(0, 40))
    const unitId = row.unit === '' ? null : (units.get(row.unit) ?? undefined)
    if (unitId === undefined) return wrong('unit-unknown', row.unit)
    const [population, sample, quota] = [count(row.population), count(row.sample), count(row.quota)]
    if (population === undefined) return wrong('number-wrong', row.population)
    if (sample === undefined) return wrong('number-wrong', row.sample)
    if (quota === undefined) return wrong('number-wrong', row.quota)
    const key = `${group}\n${row.name}`
    if (seen.has(key)) return wrong('stratum-twice', row.name)
    seen.add(key)
    return [{ group, name: row.name, unitId, population, sample, quota: quota ?? 0 }]
  })
  return { strata, findings }
}

export type ReadPerson = { stratumId: number; name: string; email: string | null; lang: 'vi' | 'en' }

/** The list of people of a campaign from a table; lines that do not fit are named. */
export const readPeople = (
  lines: readonly ListLine[],
  strata: readonly { id: number; group: string; name: string }[],
): { people: ReadPerson[]; findings: LineFinding[] } => {
  const findings: LineFinding[] = []
  const met = new Set<string>()
  const people = lines.flatMap(({ line, row }): ReadPerson[] => {
    const wrong = (reason: LineReason, text: string) => {
      findings.push({ line, reason, text })
      return []
    }
    const fitting = strata.filter(
      ({ group, name }) =>
        (row.group === '' || row.group === group) && (row.stratum === '' || row.stratum === name),
    )
    const [stratum] = fitting
    if (!stratum || fitting.length > 1) return wrong('stratum-unknown', row.stratum)
    if (row.name === '') return wrong('name-lacking', '')
    if (row.name.length > 200) return wrong('name-too-long', row.name.slice(0, 40))
    const email = row.email.toLowerCase()
    if (email !== '' && !/^[^\s@<>,;"]{1,64}@[^\s@<>,;"]{1,190}\.[^\s@<>,;".]{2,}$/.test(email))
      return wrong('address-wrong', row.email.slice(0, 60))
    if (email !== '' && met.has(email)) return wrong('person-twice', email)
    met.add(email)
    return [
      { stratumId: stratum.id, name: row.name, email: email || null, lang: row.lang === 'en' ? 'en' : 'vi' },
    ]
  })
  return { people, findings }
}
