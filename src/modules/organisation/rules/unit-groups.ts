import { nameKey } from './unit-names.ts'

const groups: [RegExp, string][] = [
  [/^(tat ca )?(cac |nhung )?so( nganh| ban nganh| ban)?( cap tinh| tinh)?$/, 'department'],
  [/^(cac )?(so|co quan) ban nganh( doan the)?( cap tinh| tinh)?$/, 'department'],
  [/^ubnd (cap huyen|cac huyen.*)$/, 'district'],
  [/^(cac )?(huyen thanh pho thi xa|huyen thi xa thanh pho)$/, 'district'],
  [/^ubnd (cap xa|cac xa.*)$/, 'commune'],
  [/^(cac )?xa phuong( thi tran)?$/, 'commune'],
]

/** The block that a collective name means ("Các sở, ban, ngành", "UBND cấp huyện"); null for a single unit's name. */
export const groupOfName = (name: string): string | null => {
  const key = nameKey(name)
  return groups.find(([pattern]) => pattern.test(key))?.[1] ?? null
}
