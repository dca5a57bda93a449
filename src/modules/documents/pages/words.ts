import type { Lang } from '#platform/lang.ts'
import { documentTypes, format, typeNameOf } from '../layout/format.ts'

const english = new Map<string, string>(format.document_types.map((type) => [type.abbr, type.name_en]))

/** The name of a type in the language of the screen: "Báo cáo", "Report". */
export const typeWord = (type: string, lang: Lang): string =>
  lang === 'vi'
    ? (typeNameOf(type) ?? type)
    : type === 'CV'
      ? (format.document_types_without_abbreviation[0]?.name_en ?? type)
      : (english.get(type) ?? type)

/** The types to choose from. */
export const typeOptions = (lang: Lang) =>
  documentTypes.map((type) => ({ value: type, label: `${typeWord(type, lang)} (${type})` }))
