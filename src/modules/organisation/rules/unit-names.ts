const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const written: [RegExp, string][] = [
  [/\buy ban nhan dan\b/g, 'ubnd'],
  [/\bu b n d\b/g, 'ubnd'],
  [/\buy ban mat tran to quoc\b/g, 'ub mttq'],
  [/\bvpubnd\b/g, 'van phong ubnd'],
  [/\bvp\b/g, 'van phong'],
  [/\btp\b/g, 'thanh pho'],
  [/\btx\b/g, 'thi xa'],
  [/\bgtvt\b/g, 'giao thong van tai'],
  [/\bkh ?dt\b/g, 'ke hoach va dau tu'],
  // before "TT" alone, which is a township
  [/\bvh ?tt ?(?:va )?dl\b/g, 'van hoa the thao va du lich'],
  [/\bvh ?(?:va )?tt\b/g, 'van hoa va the thao'],
  [/\btt ?tt\b/g, 'thong tin va truyen thong'],
  [/\btt\b/g, 'thi tran'],
  [/\btn ?mt\b/g, 'tai nguyen va moi truong'],
  [/\bnn (?:va )?mt\b/g, 'nong nghiep va moi truong'],
  [/\bnn (?:va )?ptnt\b/g, 'nong nghiep va phat trien nong thon'],
  [/\bnong nghiep ptnt\b/g, 'nong nghiep va phat trien nong thon'],
  [/\bld ?tb ?(?:va )?xh\b/g, 'lao dong thuong binh va xa hoi'],
  [/\bgd ?(?:va )?dt\b/g, 'giao duc va dao tao'],
  [/\bkh ?(?:va )?cn\b/g, 'khoa hoc va cong nghe'],
]

/**
 * The key under which a unit's name is looked up: marks, case, hyphens and the usual abbreviations do not matter
 * ("Ủy ban nhân dân TP. Vinh" and "UBND thành phố Vinh" have one key).
 */
export const nameKey = (name: string): string => {
  const key = written.reduce((text, [from, to]) => text.replace(from, to), fold(name))
  return key.replace(/^ubnd (huyen|thanh pho|thi xa|quan|xa|phuong|thi tran) /, '$1 ')
}

/** What a unit can be called in a document: its name, its short name and its codes. */
export type NamedUnit = { unitId: number; nameVi: string; shortName: string | null; codes: readonly string[] }

/** A name as written, and the units it may mean: one is found, none is unknown, several need a person's choice. */
export type NameMatch = { name: string; unitIds: number[] }

/** Finds units by the names that a document uses for them. */
export const matchNames = (names: readonly string[], units: readonly NamedUnit[]): NameMatch[] => {
  const byKey = new Map<string, Set<number>>()
  const put = (text: string, unitId: number) => {
    const key = nameKey(text)
    if (key !== '') byKey.set(key, (byKey.get(key) ?? new Set()).add(unitId))
  }
  for (const unit of units) {
    put(unit.nameVi, unit.unitId)
    if (unit.shortName) put(unit.shortName, unit.unitId)
    for (const code of unit.codes) put(code, unit.unitId)
  }
  return names.map((name) => ({ name, unitIds: [...(byKey.get(nameKey(name)) ?? [])] }))
}
